// biome-ignore-all lint/a11y/useSemanticElements: a part that scrolls and is no group of fields.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { dayOf } from '../../engine/dates.ts';
import { type LogFormat, logFormats, mediaTypes } from '../../log/formats.ts';
import { type LogFilter, type LoggedPage, type Redaction, redactions } from '../../log/records.ts';
import { effectLabels } from '../effects.ts';
import type { TextKey } from '../text.ts';
import { useLog } from './context.ts';
import { Dialog, Working } from './dialog.tsx';
import {
  type ExportStep,
  type ExportSurroundings,
  type ExportWish,
  exported,
  fileName,
  pickTarget,
  preview,
} from './exporting.ts';
import { valueName } from './names.ts';
import { isOpen } from './question.ts';
import { type Scope, ScopeChoice } from './scope.tsx';

const formatWords = {
  ndjson: ['logPageFormatNdjson', 'logPageFormatNdjsonNote'],
  csv: ['logPageFormatCsv', 'logPageFormatCsvNote'],
  parquet: ['logPageFormatParquet', 'logPageFormatParquetNote'],
  zip: ['logPageFormatZip', 'logPageFormatZipNote'],
} as const satisfies Record<LogFormat, readonly [TextKey, TextKey]>;

const redactionWords = {
  full: ['logPageRedactFull', 'logPageRedactFullNote'],
  'no-query': ['logPageRedactQuery', 'logPageRedactQueryNote'],
  host: ['logPageRedactHost', 'logPageRedactHostNote'],
  platforms: ['logPageRedactPlatforms', 'logPageRedactPlatformsNote'],
} as const satisfies Record<Redaction, readonly [TextKey, TextKey]>;

/** Names as they are typed, parted by semicolons of either script: a name may hold a comma. */
function authorsTyped(words: string): readonly string[] {
  return words
    .split(/[;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** So many findings are shown before they are saved. */
const previewed = 4;

/** The first rows of the file, as they would stand in it. */
function Preview({ wish }: { readonly wish: ExportWish }) {
  const log = useLog();
  const { text, archive, fail } = log;
  const [pages, setPages] = useState<readonly LoggedPage[] | null>(null);
  const { filter, redaction } = wish;
  useEffect(() => {
    let stale = false;
    preview(archive, wish, previewed).then((shown) => {
      if (!stale) setPages(shown);
    }, fail);
    return () => {
      stale = true;
    };
  }, [archive, filter, redaction, fail]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <div class="preview" tabIndex={0} role="group" aria-label={text.t('logPagePreview')}>
      <table>
        <thead>
          <tr>
            {(['Time', 'Page', 'Words', 'Target', 'Effect'] as const).map((name) => (
              <th key={name} scope="col">
                {text.t(`logPageColumn${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(pages ?? []).flatMap(({ page, links }) =>
            links.map(({ seen, concluded: [first] }) => (
              <tr key={seen.id}>
                <td>{seen.observedAt}</td>
                <td>
                  <bdi dir="ltr">{page.address}</bdi>
                </td>
                <td>{seen.text}</td>
                <td>
                  <bdi dir="ltr">
                    {seen.target ?? (first === undefined ? '' : valueName('destination', first.to, log))}
                  </bdi>
                </td>
                <td>{first !== undefined && text.t(effectLabels[first.effect])}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface ExportDialogProps {
  readonly filter: LogFilter;
  readonly surroundings: Omit<ExportSurroundings, 'exportedAt'>;
  readonly now: () => Date;
  readonly onClose: () => void;
}

/** Saves the log, or what the filter leaves of it, as a file; shows before what leaves the machine. */
export function ExportDialog({ filter, surroundings, now, onClose }: ExportDialogProps) {
  const log = useLog();
  const { text, archive, overview } = log;
  const id = useId();
  const [format, setFormat] = useState<LogFormat>('ndjson');
  const [redaction, setRedaction] = useState<Redaction>('no-query');
  const [scope, setScope] = useState<Scope>(isOpen(filter) ? 'all' : 'filter');
  const [byteOrderMark, setMark] = useState(false);
  const [authors, setAuthors] = useState('');
  const [progress, setProgress] = useState<ExportStep | null>(null);
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);
  const wish: ExportWish = {
    format,
    redaction,
    filter: scope === 'all' ? null : filter,
    byteOrderMark,
    authors: authorsTyped(authors),
  };

  async function save(): Promise<void> {
    const moment = now();
    const name = fileName(wish, dayOf(moment));
    const target = await pickTarget(name, mediaTypes[format]);
    if (target === null) return;
    const controller = new AbortController();
    going.current = controller;
    setProgress({ kind: 'counting', done: 0, all: overview.pages });
    try {
      const around = { ...surroundings, exportedAt: moment.toISOString() };
      await target(await exported(archive, overview, wish, around, setProgress, controller.signal));
      if (wish.filter === null && redaction === 'full') await archive.backedUp(moment.toISOString());
      log.say(text.t('logPageExported', { file: name }));
      await log.changed();
      onClose();
    } catch (error) {
      setProgress(null);
      if (controller.signal.aborted) log.say(text.t('logPageExportStopped'));
      else log.fail(error);
    }
  }

  if (progress !== null) {
    const done = { done: text.number(progress.done), all: text.number(progress.all) };
    return (
      <Dialog title={text.t('logPageExport')} onClose={onClose} busy>
        <Working
          progress={progress}
          label={text.t(progress.kind === 'counting' ? 'logPageExportCounting' : 'logPageExporting', done)}
          onStop={() => going.current?.abort(new DOMException('Stopped by the reader.', 'AbortError'))}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={text.t('logPageExport')} onClose={onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="dialog-columns">
          <fieldset class="radios">
            <legend class="dialog-legend">{text.t('logPageFormat')}</legend>
            {logFormats.map((one) => (
              <label key={one} class="radio">
                <input type="radio" name={`${id}-format`} checked={format === one} onChange={() => setFormat(one)} />
                <span>
                  {text.t(formatWords[one][0])}
                  <span class="note">{text.t(formatWords[one][1])}</span>
                </span>
              </label>
            ))}
            {format === 'zip' && (
              <div class="log-field">
                <label for={`${id}-authors`}>{text.t('logPageAuthors')}</label>
                <input
                  id={`${id}-authors`}
                  value={authors}
                  placeholder={text.t('logPageAuthorsHint')}
                  onInput={({ currentTarget }) => setAuthors(currentTarget.value)}
                />
              </div>
            )}
            {format === 'csv' && (
              <label class="radio">
                <input type="checkbox" checked={byteOrderMark} onChange={() => setMark(!byteOrderMark)} />
                {text.t('logPageByteOrderMark')}
              </label>
            )}
          </fieldset>
          <fieldset class="radios">
            <legend class="dialog-legend">{text.t('logPageRedaction')}</legend>
            {redactions.map((one) => (
              <label key={one} class="radio">
                <input
                  type="radio"
                  name={`${id}-redaction`}
                  checked={redaction === one}
                  onChange={() => setRedaction(one)}
                />
                <span>
                  {text.t(redactionWords[one][0])}
                  <span class="note">{text.t(redactionWords[one][1])}</span>
                </span>
              </label>
            ))}
          </fieldset>
        </div>
        <fieldset class="radios" data-row="true">
          <legend class="dialog-legend">{text.t('logPageScope')}</legend>
          <ScopeChoice scope={scope} filter={filter} onScope={setScope} />
        </fieldset>
        <div>
          <p class="dialog-legend">{text.t('logPagePreview')}</p>
          <Preview wish={wish} />
        </div>
        {wish.filter === null && redaction === 'full' && <p class="note">{text.t('logPageExportBackup')}</p>}
        <div class="buttons">
          <button type="submit" class="button">
            {text.t('logPageExportSave')}
          </button>
          <button type="button" class="button" data-kind="plain" onClick={onClose}>
            {text.t('logPageCancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
