import { useRef } from 'preact/hooks';
import { useText } from '../page-text.ts';
import type { Text } from '../text.ts';
import { type Imported, ImportedLists } from './imported.tsx';
import type { Places } from './place.tsx';
import { Section, Status } from './section.tsx';

/** Access that a file asks for, and that is not there. */
interface Wanted {
  readonly everySite: boolean;
  readonly sites: readonly string[];
}

/** What came of an export, an import or a reset. */
export type Outcome =
  | { readonly kind: 'exported' | 'no-json' | 'not-ours'; readonly file: string }
  | { readonly kind: 'imported'; readonly imported: Imported; readonly wanted: Wanted }
  | { readonly kind: 'reset' | 'undone' };

export interface BackupProps {
  readonly outcome: Outcome | null;
  readonly places: Places;
  readonly browserLanguage: string;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onReset: () => void;
  readonly onUndo: () => void;
  /** The reader answered whether the access that an import wants shall be asked for. */
  readonly onWanted: (yes: boolean) => void;
}

function wantedInWords({ everySite, sites }: Wanted, text: Text): string[] {
  return [...(everySite ? [text.t('optionsEverySite')] : []), ...sites];
}

function sentence(outcome: Outcome, text: Text): string {
  if (outcome.kind === 'exported') return text.t('optionsExported', { file: outcome.file });
  if (outcome.kind === 'no-json') return text.t('optionsNoJson', { file: outcome.file });
  if (outcome.kind === 'not-ours') return text.t('optionsNotOurs', { file: outcome.file });
  return text.t(outcome.kind === 'undone' ? 'optionsUndone' : 'optionsResetDone');
}

function canBeUndone(outcome: Outcome | null): boolean {
  return outcome?.kind === 'reset' || (outcome?.kind === 'imported' && outcome.imported.taken.length > 0);
}

/** All settings as a file and back, and the way to the beginning. */
export function BackupSection(props: BackupProps) {
  const { outcome, places, browserLanguage } = props;
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const wanted = outcome?.kind === 'imported' ? wantedInWords(outcome.wanted, text) : [];
  return (
    <Section title={text.t('optionsBackup')} note={text.t('optionsBackupNote')}>
      <div class="buttons">
        <button type="button" class="button" data-kind="plain" onClick={props.onExport}>
          {text.t('optionsExport')}
        </button>
        <button type="button" class="button" data-kind="plain" onClick={() => picker.current?.click()}>
          {text.t('optionsImport')}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) props.onImport(file);
            // The same file may be picked again.
            currentTarget.value = '';
          }}
        />
        <button type="button" class="button" data-kind="plain" onClick={props.onReset}>
          {text.t('optionsReset')}
        </button>
      </div>
      <Status>
        {outcome !== null && outcome.kind === 'imported' && (
          <ImportedLists imported={outcome.imported} places={places} browserLanguage={browserLanguage} />
        )}
        {outcome !== null && outcome.kind !== 'imported' && <p>{sentence(outcome, text)}</p>}
        {wanted.length > 0 && <p>{text.t('optionsWanted', { sites: text.list(wanted) })}</p>}
      </Status>
      {wanted.length > 0 && (
        <div class="buttons">
          <button type="button" class="button" onClick={() => props.onWanted(true)}>
            {text.t('optionsAllow')}
          </button>
          <button type="button" class="button" data-kind="plain" onClick={() => props.onWanted(false)}>
            {text.t('optionsNotNow')}
          </button>
        </div>
      )}
      {canBeUndone(outcome) && (
        <button type="button" class="button" data-kind="plain" onClick={props.onUndo}>
          {text.t('optionsUndo')}
        </button>
      )}
    </Section>
  );
}
