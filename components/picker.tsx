import { useId, useRef } from 'preact/hooks';
import type { PageReport } from '../engine/report.ts';
import { type PlatformId, type Surface, surfaces, type Vantage } from '../engine/types.ts';
import { placeName, shortName } from './names.ts';
import type { Text } from './text.ts';
import { useReport } from './view.ts';

type Place = Pick<Vantage, 'platform' | 'surface'>;

/** Where links are passed on most, to be had without a search through all places. Those without a record are left out. */
const oftenAsked: readonly (readonly [PlatformId, Surface])[] = [
  ['wechat', 'group-chat'],
  ['wechat', 'moments'],
  ['wechat', 'chat'],
  ['douyin', 'chat'],
  ['weibo', 'post'],
  ['xiaohongshu', 'post'],
  ['qq', 'group-chat'],
];

function optionOf({ platform, surface }: Place): string {
  return surface === null ? platform : `${platform} ${surface}`;
}

function vantageOf(value: string): Vantage | null {
  const [platform, surface] = value.split(' ');
  if (platform === undefined || platform === '') return null;
  return { platform, surface: surfaces.find((one) => one === surface) ?? null, client: null, region: null };
}

/** The platform of the page first, then by name as the reader's language sorts names; surfaces in the engine's order. */
function sortedChoices({ vantageChoices, names, page }: PageReport, text: Text): PageReport['vantageChoices'] {
  const collator = new Intl.Collator(text.tag);
  const name = (id: string) => shortName(id, names, text);
  return vantageChoices
    .map(({ platform, surfaces: own }) => ({ platform, surfaces: surfaces.filter((one) => own.includes(one)) }))
    .sort(
      (a, b) =>
        Number(b.platform === page.platform) - Number(a.platform === page.platform) ||
        collator.compare(name(a.platform), name(b.platform)),
    );
}

function pageLabel({ page, names }: PageReport, text: Text): string {
  if (page.platform === null) return text.t('placeNone');
  const vantage = { platform: page.platform, surface: page.surface, client: null, region: null };
  return text.t('placeOfPage', { place: placeName(vantage, names, text) });
}

function Option({ place: { platform, surface } }: { readonly place: Place }) {
  const { text, report } = useReport();
  return (
    <option value={optionOf({ platform, surface })}>
      {placeName({ platform, surface, client: null, region: null }, report.names, text)}
    </option>
  );
}

interface PickerProps {
  /** Whether the place is the one that the reader has set for all pages. */
  readonly usual: boolean;
  readonly onVantage: (vantage: Vantage | null) => void;
}

/** Chooses the place to judge from; the first choice is always the page's own. */
export function Picker({ usual, onVantage }: PickerProps) {
  const { text, report } = useReport();
  const id = useId();
  const list = useRef<HTMLSelectElement>(null);
  const chosen = report.vantageChosen ? report.vantage : null;
  const choices = sortedChoices(report, text);
  const isListed = (place: Place) =>
    choices.some(
      ({ platform, surfaces: own }) => platform === place.platform && own.some((one) => one === place.surface),
    );
  const often = oftenAsked
    .map(([platform, surface]) => ({ platform, surface }))
    .filter((place) => isListed(place) && place.platform !== report.page.platform);
  return (
    <div class="picker">
      <label for={id}>{text.t('judgedAs')}</label>
      <span class="picker-field">
        <select
          ref={list}
          id={id}
          value={chosen === null ? '' : optionOf(chosen)}
          onChange={(event) => onVantage(vantageOf(event.currentTarget.value))}
        >
          <option value="">{pageLabel(report, text)}</option>
          {chosen !== null && !isListed(chosen) && <Option place={chosen} />}
          {often.length > 0 && (
            <optgroup label={text.t('panelOften')}>
              {often.map((place) => (
                <Option key={optionOf(place)} place={place} />
              ))}
            </optgroup>
          )}
          {choices.map(({ platform, surfaces: own }) => (
            <optgroup key={platform} label={shortName(platform, report.names, text)}>
              {own.map((surface) => (
                <Option key={surface} place={{ platform, surface }} />
              ))}
            </optgroup>
          ))}
        </select>
      </span>
      {chosen !== null && (
        <p class="picker-note">
          {usual && <span>{text.t('panelUsual')} </span>}
          <button
            type="button"
            class="text-button"
            onClick={() => {
              onVantage(null);
              // The button goes away, and the focus must not go with it.
              list.current?.focus();
            }}
          >
            {text.t('placeBack')}
          </button>
        </p>
      )}
    </div>
  );
}
