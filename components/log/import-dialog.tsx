import { useEffect, useRef, useState } from 'preact/hooks';
import type { Added, Progress } from '../../log/archive.ts';
import { logFormats } from '../../log/formats.ts';
import { useLog } from './context.ts';
import { Dialog, Working } from './dialog.tsx';
import { failureInWords } from './failure.ts';
import { type Looked, look, take } from './importing.ts';
import { momentHere } from './moments.ts';

type Step =
  | { readonly kind: 'ask' }
  | { readonly kind: 'work'; readonly file: string; readonly progress: Progress }
  | { readonly kind: 'looked'; readonly files: readonly Looked[] }
  | { readonly kind: 'taken'; readonly added: Added };

const nothing: Added = { pages: 0, findings: 0, duplicates: 0, conflicts: [], conclusions: 0 };

function sum(a: Added, b: Added): Added {
  return {
    pages: a.pages + b.pages,
    findings: a.findings + b.findings,
    duplicates: a.duplicates + b.duplicates,
    conflicts: [...a.conflicts, ...b.conflicts],
    conclusions: a.conclusions + b.conclusions,
  };
}

/** What of a file would be added. */
function FileLine({ looked }: { readonly looked: Looked }) {
  const { text } = useLog();
  const { file } = looked;
  if (looked.kind === 'unfit')
    return (
      <li class="import-file" data-unfit="true">
        <b>{file.name}</b>
        <span>{failureInWords(looked.error, text)}</span>
      </li>
    );
  const { header, pages, findings, known } = looked;
  const size = { pages: text.plural('logPagePages', pages), findings: text.plural('logPageFindings', findings) };
  return (
    <li class="import-file">
      <b>{file.name}</b>
      <span>{text.t('logPageImportNew', size)}</span>
      {known > 0 && <span>{text.plural('logPageImportKnown', known)}</span>}
      <span class="quiet">
        {text.t('logPageImportFrom', {
          moment: momentHere(header.exportedAt, text),
          version: header.tool.version,
          sessions: text.plural('logPageSessions', header.sessions.length),
        })}
        {header.redaction !== 'full' && <> {text.t('logPageImportRedacted')}</>}
      </span>
    </li>
  );
}

/** Takes in logs of others, or an own one from a file: first shows what would come, then adds it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const log = useLog();
  const { text, archive } = log;
  const [step, setStep] = useState<Step>({ kind: 'ask' });
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const going = useRef(new AbortController());
  useEffect(() => () => going.current.abort(), []);

  async function lookAt(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    going.current = new AbortController();
    const { signal } = going.current;
    const looked: Looked[] = [];
    try {
      for (const file of files) {
        const told = (progress: Progress) => setStep({ kind: 'work', file: file.name, progress });
        told({ done: 0, all: file.size });
        looked.push(await look(archive, file, told, signal));
      }
      setStep({ kind: 'looked', files: looked });
    } catch {
      setStep({ kind: 'ask' });
    }
  }

  async function add(files: readonly Looked[]): Promise<void> {
    let added = nothing;
    try {
      for (const one of files) {
        if (one.kind === 'unfit') continue;
        const told = (progress: Progress) => setStep({ kind: 'work', file: one.file.name, progress });
        told({ done: 0, all: one.file.size });
        added = sum(added, await take(archive, one.file, told, going.current.signal));
      }
    } catch (error) {
      if (!going.current.signal.aborted) log.fail(error);
    }
    setStep({ kind: 'taken', added });
    await log.changed();
  }

  return (
    <Dialog title={text.t('logPageImport')} onClose={onClose} busy={step.kind === 'work'}>
      {step.kind === 'ask' && (
        <div class="dialog-form">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: whoever has no pointer has the button. */}
          <div
            class="drop"
            data-over={over}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void lookAt([...(event.dataTransfer?.files ?? [])]);
            }}
          >
            <p>{text.t('logPageImportDrop')}</p>
            <button type="button" class="button" data-kind="plain" onClick={() => picker.current?.click()}>
              {text.t('logPageImportChoose')}
            </button>
            <p class="note">{logFormats.map((format) => `.${format}`).join(' · ')}</p>
          </div>
          <input
            ref={picker}
            class="import-picker"
            type="file"
            multiple
            hidden
            accept={logFormats.map((format) => `.${format}`).join(',')}
            onChange={({ currentTarget }) => void lookAt([...(currentTarget.files ?? [])])}
          />
          <p class="note">{text.t('logPageImportNote')}</p>
        </div>
      )}
      {step.kind === 'work' && (
        <Working
          progress={step.progress}
          label={text.t('logPageImportReading', { file: step.file })}
          onStop={() => going.current.abort()}
        />
      )}
      {step.kind === 'looked' && (
        <ul class="import-files">
          {step.files.map((looked) => (
            <FileLine key={looked.file.name} looked={looked} />
          ))}
        </ul>
      )}
      {step.kind === 'taken' && (
        <div role="status" class="dialog-said">
          <p>
            {text.t('logPageImported', {
              pages: text.plural('logPagePages', step.added.pages),
              findings: text.plural('logPageFindings', step.added.findings),
            })}
          </p>
          {step.added.duplicates > 0 && <p>{text.plural('logPageImportedSame', step.added.duplicates)}</p>}
          {step.added.conclusions > 0 && <p>{text.plural('logPageImportedConclusions', step.added.conclusions)}</p>}
          {step.added.conflicts.length > 0 && (
            <>
              <p>{text.plural('logPageImportedConflicts', step.added.conflicts.length)}</p>
              <ul class="lines">
                {step.added.conflicts.slice(0, 20).map((page) => (
                  <li key={page}>
                    <code>{page}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <div class="buttons">
        {step.kind === 'looked' && step.files.some(({ kind }) => kind === 'log') && (
          <button type="button" class="button" onClick={() => void add(step.files)}>
            {text.t('logPageImportAdd')}
          </button>
        )}
        {step.kind !== 'work' && (
          <button type="button" class="button" data-kind="plain" onClick={onClose}>
            {text.t(step.kind === 'taken' ? 'logPageClose' : 'logPageCancel')}
          </button>
        )}
      </div>
    </Dialog>
  );
}
