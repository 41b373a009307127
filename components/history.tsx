import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PairHistory } from '../engine/history.ts';
import type { PlatformId, Wall, WallId } from '../engine/types.ts';
import { formatDay } from './dates.ts';
import { Disclosure } from './disclosure.tsx';
import { Milestones } from './milestones.tsx';
import { shortName } from './names.ts';
import { periodSpan } from './periods.ts';
import { RecordRow, wallPlace } from './record.tsx';
import { inLanguage, languageOfRules } from './text.ts';
import { Timeline } from './timeline.tsx';
import { ReportContext, useReport } from './view.ts';

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'fault' }
  | { readonly kind: 'there'; readonly history: PairHistory };

interface HistoryProps {
  readonly from: PlatformId;
  /** Null stands for sites of no known platform. */
  readonly to: PlatformId | null;
  /** The wall that decided, to be marked. */
  readonly decided: WallId | null;
}

/** Asks for a history once it is to be seen: most are never looked at. */
function Fetched(props: HistoryProps) {
  const { text, history: ask } = useReport();
  const { from, to } = props;
  const [state, setState] = useState<State>({ kind: 'waiting' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setState({ kind: 'waiting' });
    ask(from, to).then(
      (history) => current && setState({ kind: 'there', history }),
      () => current && setState({ kind: 'fault' }),
    );
    return () => {
      current = false;
    };
  }, [ask, from, to, attempt]);
  if (state.kind === 'there') return <Shown history={state.history} decided={props.decided} />;
  if (state.kind === 'waiting') return <p class="quiet">{text.t('historyWaiting')}</p>;
  return (
    <p class="quiet">
      {text.t('historyFault')}{' '}
      <button type="button" class="text-button" onClick={() => setAttempt(attempt + 1)}>
        {text.t('retry')}
      </button>
    </p>
  );
}

/** Walls that no bar stands for: that cannot be seen from a link, or gave way to a closer one on all their days. */
function Others({ walls }: { readonly walls: readonly Wall[] }) {
  const view = useReport();
  const { text, report } = view;
  return (
    <ul class="records">
      {walls.map((wall) => (
        <li key={wall.id}>
          <RecordRow
            place={
              wall.reason === undefined ? (
                wallPlace(wall, view)
              ) : (
                <span lang={languageOfRules(text)}>{inLanguage(wall.reason, text)}</span>
              )
            }
            effect={wall.effect}
            wall={wall}
            stale={report.staleWalls.includes(wall.id)}
            when={<span class="confirmed">{periodSpan(wall, formatDay, wall.orEarlier, text)}</span>}
          />
        </li>
      ))}
    </ul>
  );
}

function Shown({ history, decided }: { readonly history: PairHistory; readonly decided: WallId | null }) {
  const { text, report } = useReport();
  const { timeline, names, walls, staleWalls, milestones } = history;
  // The records of a history mention platforms and walls that the report of the page does not.
  const around = useMemo(
    () => ({ ...report, names: { ...report.names, ...names }, walls, staleWalls }),
    [report, names, walls, staleWalls],
  );
  const told = new Set(timeline.rows.flatMap(({ periods }) => periods.map(({ wall }) => wall)));
  const others = timeline.walls.filter((id) => !told.has(id)).flatMap((id) => walls[id] ?? []);
  return (
    <ReportContext.Provider value={around}>
      {timeline.rows.length > 0 && <Timeline history={history} decided={decided} />}
      {timeline.rows.length > 0 && <Milestones milestones={milestones} />}
      {others.length > 0 && (
        <Disclosure
          kind="caveats"
          summary={
            <>
              {text.t('historyOthers')} <span class="count">{text.number(others.length)}</span>
            </>
          }
          initiallyOpen={timeline.rows.length === 0}
        >
          {() => <Others walls={others} />}
        </Disclosure>
      )}
    </ReportContext.Provider>
  );
}

/** How links from one platform to another have fared over the years; unfolds. */
export function History({ heading = 'h5', ...props }: HistoryProps & { readonly heading?: 'h4' | 'h5' }) {
  const { text, report } = useReport();
  const from = shortName(props.from, report.names, text);
  const to = props.to === null ? text.t('destinationOrdinary') : shortName(props.to, report.names, text);
  return (
    <div class="history">
      <Disclosure kind="history" heading={heading} summary={text.t('historyTitle', { from, to })}>
        {() => <Fetched {...props} />}
      </Disclosure>
    </div>
  );
}
