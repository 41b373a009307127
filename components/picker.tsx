import { useId, useRef } from 'preact/hooks';
import type { PageReport } from '../engine/report.ts';
import { type Surface, surfaces, type Vantage } from '../engine/types.ts';
import { placeName, shortName, surfaceName } from './names.ts';
import type { Text } from './text.ts';
import { useReport } from './view.ts';

function optionOf({ platform, surface }: { readonly platform: string; readonly surface: Surface | null }): string {
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

/** Chooses the place to judge from; the first choice is always the page's own. */
export function Picker({ onVantage }: { readonly onVantage: (vantage: Vantage | null) => void }) {
  const { text, report } = useReport();
  const id = useId();
  const list = useRef<HTMLSelectElement>(null);
  const chosen = report.vantageChosen ? report.vantage : null;
  const choices = sortedChoices(report, text);
  const listed = choices.some(({ platform, surfaces: own }) =>
    own.some((surface) => optionOf({ platform, surface }) === (chosen && optionOf(chosen))),
  );
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
          {chosen !== null && !listed && (
            <option value={optionOf(chosen)}>{placeName(chosen, report.names, text)}</option>
          )}
          {choices.map(({ platform, surfaces: own }) => (
            <optgroup key={platform} label={shortName(platform, report.names, text)}>
              {own.map((surface) => (
                <option key={surface} value={optionOf({ platform, surface })}>
                  {text.t('placeLabel', {
                    platform: shortName(platform, report.names, text),
                    surface: surfaceName(surface, platform, text),
                  })}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </span>
      {chosen !== null && (
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
      )}
    </div>
  );
}
