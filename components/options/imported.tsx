import type { Vantage } from '../../engine/types.ts';
import { nameOfLanguage } from '../language-names.ts';
import { placeName } from '../names.ts';
import { useText } from '../page-text.ts';
import type { Text, TextKey } from '../text.ts';
import { type Appearance, appearanceLabels } from './look.tsx';
import type { Places } from './place.tsx';

/** Every setting, as far as the page shows it. */
export interface OptionValues {
  readonly language: string | null;
  readonly appearance: Appearance;
  readonly vantage: Vantage | null;
  readonly marks: boolean;
  readonly offSites: readonly string[];
}

/** What an import took and what it did not, as `browser/settings-file.ts` tells it. */
export interface Imported {
  readonly file: string;
  readonly newer: boolean;
  readonly before: OptionValues;
  readonly after: OptionValues;
  readonly taken: readonly { readonly part: keyof OptionValues; readonly added: readonly string[] | null }[];
  readonly skipped: readonly {
    readonly part: string;
    readonly value: string | null;
    readonly reason: 'same' | 'unchosen' | 'unknown' | 'unfit' | 'not-given';
  }[];
}

const labels: Readonly<Record<string, TextKey>> = {
  language: 'language',
  appearance: 'optionsAppearance',
  vantage: 'optionsPlace',
  marks: 'optionsMarks',
  offSites: 'optionsOff',
  access: 'optionsAccess',
  everySite: 'optionsEverySite',
};

const reasons = {
  same: 'optionsSame',
  unchosen: 'optionsUnchosen',
  unknown: 'optionsUnknown',
  unfit: 'optionsUnfit',
  'not-given': 'optionsNotGiven',
} as const satisfies Record<Imported['skipped'][number]['reason'], TextKey>;

/** Keys that a variable holds: none of them has placeholders. */
function plain(key: TextKey, text: Text): string {
  return (text.t as (key: TextKey) => string)(key);
}

function labelOf(part: string, text: Text): string {
  const key = Object.hasOwn(labels, part) ? labels[part] : undefined;
  return key === undefined ? part : plain(key, text);
}

interface InWords {
  readonly text: Text;
  readonly places: Places;
  readonly browserLanguage: string;
}

function valueInWords(
  part: keyof OptionValues,
  values: OptionValues,
  { text, places, browserLanguage }: InWords,
): string {
  if (part === 'language') return nameOfLanguage(values.language, browserLanguage);
  if (part === 'appearance') return plain(appearanceLabels[values.appearance], text);
  if (part === 'marks') return text.t(values.marks ? 'optionsOn' : 'optionsOffWord');
  if (part === 'offSites') return text.list(values.offSites);
  return values.vantage === null ? text.t('optionsPlaceOfPage') : placeName(values.vantage, places.names, text);
}

function takenLine({ part, added }: Imported['taken'][number], imported: Imported, words: InWords): string {
  const setting = labelOf(part, words.text);
  if (added !== null) return words.text.t('optionsSettingIs', { setting, value: words.text.list(added) });
  const value = valueInWords(part, imported.after, words);
  return words.text.t('optionsSettingWas', { setting, value, before: valueInWords(part, imported.before, words) });
}

function skippedLine({ part, value, reason }: Imported['skipped'][number], text: Text): string {
  const setting = labelOf(part, text);
  const why = text.t(reasons[reason]);
  const what = value === null ? setting : text.t('optionsSettingIs', { setting, value });
  return text.t('optionsSettingIs', { setting: what, value: why });
}

interface ImportedListsProps {
  readonly imported: Imported;
  readonly places: Places;
  readonly browserLanguage: string;
}

/** What became of every part of a file. */
export function ImportedLists({ imported, places, browserLanguage }: ImportedListsProps) {
  const text = useText();
  const { file, taken, skipped, newer } = imported;
  return (
    <>
      <p>
        {taken.length === 0
          ? text.t('optionsImportedNothing', { file })
          : text.plural('optionsImported', taken.length, { file })}
        {newer && <> {text.t('optionsNewer')}</>}
      </p>
      {taken.length > 0 && (
        <>
          <h3>{text.t('optionsTaken')}</h3>
          <ul class="lines">
            {taken.map((one) => (
              <li key={one.part}>{takenLine(one, imported, { text, places, browserLanguage })}</li>
            ))}
          </ul>
        </>
      )}
      {skipped.length > 0 && (
        <>
          <h3>{text.t('optionsSkipped')}</h3>
          <ul class="lines">
            {skipped.map((one) => (
              <li key={`${one.part} ${one.value}`}>{skippedLine(one, text)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
