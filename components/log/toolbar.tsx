import { type ColumnName, columnNames } from '../../log/archive.ts';
import { useLog } from './context.ts';
import { Popover } from './facet.tsx';
import { findingColumns, usualColumns } from './finding-columns.tsx';
import { columnLabels } from './names.ts';
import { type Question, type View, views } from './question.ts';

const viewLabels = {
  findings: 'logPageViewFindings',
  pages: 'logPageViewPages',
  sessions: 'logPageViewSessions',
  plots: 'logPageViewPlots',
} as const satisfies Record<View, string>;

interface ToolbarProps {
  readonly question: Question;
  readonly onAsk: (change: Partial<Question>) => void;
  readonly columns: readonly string[] | null;
  readonly onColumns: (columns: readonly string[] | null) => void;
  /** How many pages are chosen. */
  readonly chosen: number;
  readonly onDelete: () => void;
  readonly onUnchoose: () => void;
}

/** Which side of the log is shown, and how its table looks. */
export function Toolbar({ question, onAsk, columns, onColumns, chosen, onDelete, onUnchoose }: ToolbarProps) {
  const log = useLog();
  const { text } = log;
  const wanted = new Set(columns ?? usualColumns);
  return (
    <div class="log-toolbar">
      <nav class="log-views" aria-label={text.t('logPageViews')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-current={question.view === view ? 'page' : undefined}
            onClick={() => onAsk({ view })}
          >
            {text.t(viewLabels[view])}
          </button>
        ))}
      </nav>
      {chosen > 0 && (
        <p class="log-chosen" role="status">
          {text.plural('logPageChosen', chosen)}{' '}
          <button type="button" class="text-button" onClick={onDelete}>
            {text.t('logPageDelete')}
          </button>{' '}
          <button type="button" class="text-button" onClick={onUnchoose}>
            {text.t('logPageUnchoose')}
          </button>
        </p>
      )}
      {question.view === 'findings' && (
        <div class="log-tools">
          <label class="log-group">
            {text.t('logPageGroupBy')}{' '}
            <select
              value={question.group ?? ''}
              onChange={({ currentTarget }) => onAsk({ group: (currentTarget.value || null) as ColumnName | null })}
            >
              <option value="">{text.t('logPageGroupNone')}</option>
              {columnNames.map((column) => (
                <option key={column} value={column}>
                  {text.t(columnLabels[column])}
                </option>
              ))}
            </select>
          </label>
          {question.group === null && (
            <Popover label={text.t('logPageColumns')} value="" kind="plain">
              {() => (
                <fieldset class="facet-choices">
                  <legend class="hidden">{text.t('logPageColumns')}</legend>
                  {findingColumns(log, question.judgement).map(({ id, label }) => (
                    <label key={id} class="facet-choice">
                      <input
                        type="checkbox"
                        checked={wanted.has(id)}
                        disabled={wanted.size === 1 && wanted.has(id)}
                        onChange={({ currentTarget }) => {
                          const next = new Set(wanted);
                          if (currentTarget.checked) next.add(id);
                          else next.delete(id);
                          onColumns([...next]);
                        }}
                      />
                      <span class="facet-name">{label}</span>
                    </label>
                  ))}
                  <button type="button" class="text-button" onClick={() => onColumns(null)}>
                    {text.t('logPageColumnsUsual')}
                  </button>
                </fieldset>
              )}
            </Popover>
          )}
        </div>
      )}
    </div>
  );
}
