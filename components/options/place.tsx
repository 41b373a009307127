import { useId } from 'preact/hooks';
import type { VantageChoice } from '../../engine/report.ts';
import { type Localised, type PlatformId, type Surface, surfaces, type Vantage } from '../../engine/types.ts';
import { placeName, shortName } from '../names.ts';
import { useText } from '../page-text.ts';
import type { Text } from '../text.ts';

/** The places that links can be judged from, with the names of their platforms. */
export interface Places {
  readonly choices: readonly VantageChoice[];
  readonly names: Readonly<Record<PlatformId, Localised>>;
}

const placeOf = (platform: PlatformId, surface: Surface | null): Vantage => ({
  platform,
  surface,
  client: null,
  region: null,
});

function optionValue({ platform, surface }: Vantage): string {
  return surface === null ? platform : `${platform} ${surface}`;
}

function vantageOf(value: string): Vantage | null {
  const [platform, surface] = value.split(' ');
  if (platform === undefined || platform === '') return null;
  return placeOf(platform, surfaces.find((one) => one === surface) ?? null);
}

function sorted({ choices, names }: Places, text: Text): VantageChoice[] {
  const collator = new Intl.Collator(text.tag);
  const name = ({ platform }: VantageChoice) => shortName(platform, names, text);
  return [...choices].sort((a, b) => collator.compare(name(a), name(b)));
}

interface PlaceProps {
  readonly places: Places;
  readonly chosen: Vantage | null;
  readonly onChoose: (vantage: Vantage | null) => void;
}

interface PlaceChoiceProps extends PlaceProps {
  readonly id: string;
  /** What is said of no place at all. */
  readonly none: string;
  /** The id of what describes it. */
  readonly describedBy?: string;
}

/** The places as a list to choose from. */
export function PlaceChoice({ id, places, chosen, none, describedBy, onChoose }: PlaceChoiceProps) {
  const text = useText();
  const listed = chosen !== null && places.choices.some((one) => one.platform === chosen.platform);
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      value={chosen === null ? '' : optionValue(chosen)}
      onChange={(event) => onChoose(vantageOf(event.currentTarget.value))}
    >
      <option value="">{none}</option>
      {chosen !== null && !listed && (
        <option value={optionValue(chosen)}>{placeName(chosen, places.names, text)}</option>
      )}
      {sorted(places, text).map(({ platform, surfaces: own }) => (
        <optgroup key={platform} label={shortName(platform, places.names, text)}>
          {own.map((surface) => (
            <option key={surface} value={optionValue(placeOf(platform, surface))}>
              {placeName(placeOf(platform, surface), places.names, text)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** Chooses the place to judge from on all pages. */
export function Place(props: PlaceProps) {
  const text = useText();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text.t('optionsPlace')}</label>
      <PlaceChoice {...props} id={id} none={text.t('optionsPlaceOfPage')} describedBy={`${id}-note`} />
      <p class="note" id={`${id}-note`}>
        {text.t('optionsPlaceNote')}
      </p>
    </div>
  );
}
