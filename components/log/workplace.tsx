import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayOf } from '../../engine/dates.ts';
import type { SeenPage, SessionId } from '../../log/records.ts';
import { firstJudgement } from '../../log/records.ts';
import { formatDay } from '../dates.ts';
import { keepColumns, keptColumns } from './columns-kept.ts';
import { useLog } from './context.ts';
import { ExportDialog } from './export-dialog.tsx';
import type { ExportSurroundings } from './exporting.ts';
import { FilterBar } from './filter-bar.tsx';
import { FindingsView } from './findings-view.tsx';
import { Groups } from './groups.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { Notices, RoomLine } from './notices.tsx';
import { PagesView } from './pages-view.tsx';
import type { PlotsProps } from './plots/plots.tsx';
import { isOpen, narrowed, withPart } from './question.ts';
import { RemovalDialog } from './removal-dialog.tsx';
import { Sentence } from './sentence.tsx';
import { SessionsView } from './sessions-view.tsx';
import { LogTitle } from './title.tsx';
import { Toolbar } from './toolbar.tsx';
import { useQuestion } from './use-question.ts';
import { useSelection } from './use-selection.ts';

type Open = 'export' | 'import' | 'judge' | { readonly delete: 'chosen' | 'filter' | 'site' };

interface WorkplaceProps {
  readonly exporting: Omit<ExportSurroundings, 'exportedAt'>;
  readonly now: () => Date;
  readonly onRecording: () => void;
}

/** The page with a log that could be opened. */
export function Workplace({ exporting, now, onRecording }: WorkplaceProps) {
  const log = useLog();
  const { text, archive, overview, fail } = log;
  const [question, ask] = useQuestion();
  const { view, filter, order, group, judgement } = question;
  const { selection, busy, progress, stop } = useSelection(archive, overview, filter, order, judgement, fail);
  const [open, setOpen] = useState<Open | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, SeenPage>>(new Map());
  const [columns, setColumns] = useState(keptColumns);
  const [plots, setPlots] = useState<{ readonly Plots: ComponentType<PlotsProps> } | null>(null);

  useEffect(() => {
    // Nobody pays for drawing who only reads.
    if (view === 'plots' && plots === null) import('./plots/plots.tsx').then(setPlots, fail);
  }, [view, plots, fail]);

  function choose(page: SeenPage): void {
    const next = new Map(chosen);
    if (!next.delete(page.id)) next.set(page.id, page);
    setChosen(next);
  }
  function removeSession(id: SessionId): void {
    ask({ filter: { sessions: [id] }, view: 'findings' });
    setOpen({ delete: 'filter' });
  }

  const empty = overview.pages === 0;
  const judged = overview.judgements.find(({ id }) => id === judgement);
  const Plots = plots?.Plots;
  return (
    <>
      <header class="log-head">
        <LogTitle />
        <div class="buttons">
          {log.undo !== null && (
            <button type="button" class="button" data-kind="plain" onClick={() => void log.undo?.()}>
              {text.t('logPageUndoLast')}
            </button>
          )}
          {!empty && (
            <>
              <button type="button" class="button" data-kind="plain" onClick={() => setOpen('judge')}>
                {judged === undefined
                  ? text.t('logPageJudgement')
                  : text.t('logPageJudgementOf', { day: formatDay(dayOf(new Date(judged.judgedAt)), text) })}
              </button>
              <button
                type="button"
                class="button"
                data-kind="plain"
                onClick={() => setOpen({ delete: chosen.size > 0 ? 'chosen' : isOpen(filter) ? 'site' : 'filter' })}
              >
                {text.t('logPageDeleteOpen')}
              </button>
            </>
          )}
          <button type="button" class="button" data-kind="plain" onClick={() => setOpen('import')}>
            {text.t('logPageImportOpen')}
          </button>
          {!empty && (
            <button type="button" class="button" onClick={() => setOpen('export')}>
              {text.t('logPageExportOpen')}
            </button>
          )}
        </div>
      </header>
      <main aria-busy={selection === null || busy}>
        <Notices now={now} onExport={() => setOpen('export')} />
        {empty ? (
          <div class="log-state">
            <p class="sentence">{text.t('logPageEmpty')}</p>
            <p>{text.t('logPageEmptyNote')}</p>
            <div class="buttons">
              <button type="button" class="button" onClick={onRecording}>
                {text.t('logPageEmptyStart')}
              </button>
            </div>
          </div>
        ) : (
          <>
            {selection !== null && <Sentence selection={selection} />}
            <FilterBar
              filter={filter}
              judgement={judgement}
              onFilter={(next, typing) => ask({ filter: next }, typing)}
              progress={progress}
              onStop={() => {
                stop();
                // What is shown is what was found before the search.
                ask({ filter: withPart(filter, 'text', '') }, true);
              }}
            />
            <Toolbar
              question={question}
              onAsk={ask}
              columns={columns}
              onColumns={(next) => {
                keepColumns(next);
                setColumns(next);
              }}
              chosen={chosen.size}
              onDelete={() => setOpen({ delete: 'chosen' })}
              onUnchoose={() => setChosen(new Map())}
            />
            <div class="log-results">
              {selection === null ? (
                <p class="quiet">{text.t('logPageCounting')}</p>
              ) : view === 'sessions' ? (
                <SessionsView
                  selection={selection}
                  onShow={(id) => ask({ view: 'findings', filter: { sessions: [id] } })}
                  onRemove={removeSession}
                />
              ) : selection.findings === 0 ? (
                <p class="log-state">{text.t('logPageNothingFits')}</p>
              ) : view === 'pages' ? (
                <PagesView
                  filter={filter}
                  judgement={judgement}
                  selection={selection}
                  chosen={chosen}
                  onChoose={choose}
                />
              ) : view === 'plots' ? (
                Plots !== undefined && (
                  <Plots
                    filter={filter}
                    judgement={judgement}
                    selection={selection}
                    onFilter={(next) => ask({ view: 'findings', filter: next, group: null })}
                  />
                )
              ) : group !== null ? (
                <Groups
                  selection={selection}
                  column={group}
                  onNarrow={(value) => ask({ filter: narrowed(filter, group, value), group: null })}
                />
              ) : (
                <FindingsView
                  question={question}
                  selection={selection}
                  busy={busy}
                  columns={columns}
                  chosen={chosen}
                  onChoose={choose}
                  onOrder={(next) => ask({ order: next })}
                />
              )}
            </div>
          </>
        )}
      </main>
      <footer class="page-foot">
        <RoomLine />
      </footer>
      {open === 'export' && (
        <ExportDialog filter={filter} surroundings={exporting} now={now} onClose={() => setOpen(null)} />
      )}
      {open === 'import' && <ImportDialog onClose={() => setOpen(null)} />}
      {open === 'judge' && (
        <JudgeDialog
          filter={filter}
          judgement={judgement}
          tool={exporting.tool}
          now={now}
          onJudgement={(id) => ask({ judgement: id || firstJudgement })}
          onClose={() => setOpen(null)}
        />
      )}
      {typeof open === 'object' && open !== null && (
        <RemovalDialog
          chosen={[...chosen.values()]}
          filter={filter}
          first={open.delete}
          onClose={() => setOpen(null)}
          onRemoved={() => setChosen(new Map())}
        />
      )}
    </>
  );
}
