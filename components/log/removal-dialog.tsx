import { useEffect, useId, useState } from 'preact/hooks';
import type { Progress } from '../../log/archive.ts';
import type { LogFilter, SeenPage } from '../../log/records.ts';
import { useLog } from './context.ts';
import { DayField } from './day-field.tsx';
import { Dialog, Working } from './dialog.tsx';
import { isOpen } from './question.ts';
import { type Extent, extentOf, mostKept, putBack, type Removal, removePages } from './removal.ts';

type Choice = 'chosen' | 'filter' | 'site' | 'days' | 'all';

interface RemovalDialogProps {
  readonly chosen: readonly SeenPage[];
  readonly filter: LogFilter;
  /** What is picked when the window opens. */
  readonly first: Choice;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Takes pages out of the log: says what goes before it goes, and whether it can come back. */
export function RemovalDialog({ chosen, filter, first, onClose, onRemoved }: RemovalDialogProps) {
  const log = useLog();
  const { text, archive, overview } = log;
  const id = useId();
  const [choice, setChoice] = useState<Choice>(first);
  const [site, setSite] = useState(filter.site ?? '');
  const [from, setFrom] = useState(filter.from ?? '');
  const [to, setTo] = useState(filter.to ?? '');
  const [typed, setTyped] = useState('');
  const [extent, setExtent] = useState<Extent | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const word = text.t('logPageDeleteWord');

  const removal = ((): Removal | null => {
    if (choice === 'chosen') return chosen.length === 0 ? null : { kind: 'pages', pages: chosen };
    if (choice === 'filter') return { kind: 'filter', filter };
    if (choice === 'site')
      return site.trim() === '' ? null : { kind: 'filter', filter: { site: site.trim().toLowerCase() } };
    if (choice === 'days') {
      const days = { ...(from !== '' && { from }), ...(to !== '' && { to }) };
      return isOpen(days) ? null : { kind: 'filter', filter: days };
    }
    return null;
  })();

  useEffect(() => {
    setExtent(null);
    if (removal === null) return;
    const going = new AbortController();
    extentOf(archive, removal, going.signal).then(setExtent, (error) => {
      if (!going.signal.aborted) log.fail(error);
    });
    return () => going.abort();
  }, [archive, choice, site, from, to, chosen, filter]);

  const size = (pages: number, findings: number) => ({
    pages: text.plural('logPagePages', pages),
    findings: text.plural('logPageFindings', findings),
  });
  const forGood = choice === 'all' || (extent !== null && extent.findings > mostKept);
  const ready = choice === 'all' ? true : extent !== null && extent.pages.length > 0;
  const agreed = !forGood || typed.trim().toLocaleLowerCase(text.tag) === word.toLocaleLowerCase(text.tag);

  async function remove(): Promise<void> {
    const { sessions, judgements } = overview;
    try {
      if (choice === 'all') {
        await archive.clear();
        log.forget();
        log.say(text.t('logPageDeletedAll'));
      } else if (extent !== null) {
        setProgress({ done: 0, all: extent.pages.length });
        const kept = await removePages(archive, extent, setProgress);
        const undo = async () => {
          await putBack(archive, kept ?? [], { sessions, judgements });
          await log.changed();
        };
        const gone = text.t('logPageDeleted', size(extent.pages.length, extent.findings));
        log.say(gone, kept === null ? undefined : undo);
      }
      onRemoved();
    } catch (error) {
      log.fail(error);
    } finally {
      onClose();
      await log.changed();
    }
  }

  const choices: readonly (readonly [Choice, string])[] = [
    ...(chosen.length === 0 ? [] : ([['chosen', text.plural('logPageDeleteChosen', chosen.length)]] as const)),
    ...(isOpen(filter) ? [] : ([['filter', text.t('logPageDeleteFilter')]] as const)),
    ['site', text.t('logPageDeleteSite')],
    ['days', text.t('logPageDeleteDays')],
    ['all', text.t('logPageDeleteAll')],
  ];
  return (
    <Dialog title={text.t('logPageDeleteTitle')} onClose={onClose} busy={progress !== null}>
      {progress !== null ? (
        <Working progress={progress} label={text.t('logPageDeleting')} onStop={null} />
      ) : (
        <form
          class="dialog-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && agreed) void remove();
          }}
        >
          <fieldset class="radios">
            <legend class="hidden">{text.t('logPageDeleteTitle')}</legend>
            {choices.map(([value, label]) => (
              <label key={value} class="radio">
                <input type="radio" name={id} checked={choice === value} onChange={() => setChoice(value)} />
                {label}
              </label>
            ))}
          </fieldset>
          {choice === 'site' && (
            <div class="log-field">
              <label for={`${id}-site`}>{text.t('logPageColumnSite')}</label>
              <input
                id={`${id}-site`}
                value={site}
                placeholder="zhihu.com"
                spellcheck={false}
                onInput={({ currentTarget }) => setSite(currentTarget.value)}
              />
            </div>
          )}
          {choice === 'days' && (
            <div class="filter-line">
              <DayField label={text.t('logPageFrom')} value={from} onChange={setFrom} />
              <DayField label={text.t('logPageUntil')} value={to} onChange={setTo} />
            </div>
          )}
          <p role="status" class="dialog-said">
            {choice === 'all'
              ? text.t('logPageDeletesAll', size(overview.pages, overview.findings))
              : removal === null
                ? ''
                : extent === null
                  ? text.t('logPageCounting')
                  : extent.pages.length === 0
                    ? text.t('logPageDeletesNothing')
                    : text.t('logPageDeletes', size(extent.pages.length, extent.findings))}
          </p>
          {ready && (
            <p class="note" data-warning={forGood}>
              {text.t(forGood ? 'logPageDeleteForGood' : 'logPageDeleteUndo')}
            </p>
          )}
          {forGood && (
            <div class="log-field">
              <label for={`${id}-word`}>{text.t('logPageDeleteType', { word })}</label>
              <input
                id={`${id}-word`}
                value={typed}
                autocomplete="off"
                onInput={({ currentTarget }) => setTyped(currentTarget.value)}
              />
            </div>
          )}
          <div class="buttons">
            <button type="submit" class="button" data-kind="danger" disabled={!ready || !agreed}>
              {text.t('logPageDelete')}
            </button>
            <button type="button" class="button" data-kind="plain" onClick={onClose}>
              {text.t('logPageCancel')}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
