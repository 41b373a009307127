/** One event of a trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the thread; what other processes took away is not in it. */
  readonly tdur?: number;
  /** The same clock at a mark that a script has set. */
  readonly tts?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly url?: string;
      readonly isOutermostMainFrame?: boolean;
      readonly frames?: readonly { readonly url: string; readonly processId?: number }[];
    };
  };
}

export const traceCategories = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
  'blink.user_timing',
];

/**
 * Everything in which scripts run. `ScriptDuration` of the DevTools protocol leaves out what runs in microtasks: a script
 * that waits once costs nothing there.
 */
const scriptEvents: ReadonlySet<string> = new Set([
  'v8.compile',
  'EvaluateScript',
  'FunctionCall',
  'FireIdleCallback',
  'TimerFire',
  'BlinkScheduler_PerformMicrotaskCheckpoint',
]);

/** What scripts did on the main thread of a page (ms of the thread). */
export interface ScriptWork {
  readonly total: number;
  /** The most in one task. */
  readonly longest: number;
  /** Between each {@link beginMark} and the next {@link endMark}, added up. */
  readonly marked: number;
}

/** What a script calls `performance.mark` with where something begins and ends that is to be told apart. */
export const beginMark = 'hutong-bench-begin';
export const endMark = 'hutong-bench-end';

function markedTime(events: readonly TraceEvent[]): number {
  const marks = events.filter(({ name }) => name === beginMark || name === endMark).sort((a, b) => a.ts - b.ts);
  let began = 0;
  let time = 0;
  for (const { name, tts = 0 } of marks) {
    if (name === beginMark) began = tts;
    else time += tts - began;
  }
  return time / 1_000;
}

/** The process of a page that was there when the trace began, or was loaded while it ran. Throws where it was neither. */
function processOf(events: readonly TraceEvent[], address: string): number {
  for (const { name, pid, args } of events) {
    if (name === 'CommitLoad' && args?.data?.isOutermostMainFrame === true && args.data.url === address) return pid;
  }
  const frames = events.flatMap(({ name, args }) =>
    name === 'TracingStartedInBrowser' ? (args?.data?.frames ?? []) : [],
  );
  const found = frames.find(({ url }) => url === address)?.processId;
  if (found === undefined) throw new Error(`The trace knows no page at ${address}.`);
  return found;
}

function mainThreadOf(events: readonly TraceEvent[], pid: number): number {
  const named = events.find(
    (event) => event.pid === pid && event.name === 'thread_name' && event.args?.name === 'CrRendererMain',
  );
  if (named === undefined) throw new Error('The trace knows no main thread.');
  return named.tid;
}

function spent({ tdur, dur }: TraceEvent): number {
  return (tdur ?? dur ?? 0) / 1_000;
}

/** Those that stand in no other, in order of time. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return events
    .filter(({ ph }) => ph === 'X')
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      const outside = ts >= end;
      if (outside) end = ts + dur;
      return outside;
    });
}

/** What scripts did in a page, the page's own included. */
export function scriptWork(events: readonly TraceEvent[], address: string): ScriptWork {
  const pid = processOf(events, address);
  const tid = mainThreadOf(events, pid);
  const ofPage = events.filter((event) => event.pid === pid && event.tid === tid);
  const tasks = outermost(ofPage.filter(({ name }) => name === 'RunTask'));
  let total = 0;
  let longest = 0;
  let task = 0;
  let inTask = 0;
  for (const event of outermost(ofPage.filter(({ name }) => scriptEvents.has(name)))) {
    const before = task;
    while (task < tasks.length && event.ts >= (tasks[task] as TraceEvent).ts + ((tasks[task] as TraceEvent).dur ?? 0))
      task++;
    inTask = (task === before ? inTask : 0) + spent(event);
    total += spent(event);
    longest = Math.max(longest, inTask);
  }
  return { total, longest, marked: markedTime(ofPage) };
}
