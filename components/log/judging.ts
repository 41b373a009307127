import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Effect } from '../../engine/types.ts';
import type { Archive, Progress } from '../../log/archive.ts';
import { firstJudgement, type Judgement, type LogFilter, type LoggedPage, type Tool } from '../../log/records.ts';
import { rejudger } from '../../log/rejudge.ts';
import { conclusionBy } from './conclusion.ts';

/** One way in which conclusions differ, and how often. */
interface Difference {
  readonly from: Effect;
  readonly to: Effect;
  readonly findings: number;
}

/** How two judgements differ, effect by effect, the most frequent way first. */
export interface Comparison {
  readonly findings: number;
  readonly changed: number;
  readonly differences: readonly Difference[];
}

/** Gathers how the findings of one page after another fare under two judgements. */
class Comparing {
  readonly #ways = new Map<string, Difference>();
  #findings = 0;

  /** Findings that one of the two has not judged are left out. */
  add({ links }: LoggedPage, before: string, after: string): void {
    for (const link of links) {
      if (!link.concluded.some(({ judgement }) => judgement === after)) continue;
      const [from, to] = [conclusionBy(link, before).effect, conclusionBy(link, after).effect];
      this.#findings += 1;
      if (from === to) continue;
      const key = `${from} ${to}`;
      this.#ways.set(key, { from, to, findings: (this.#ways.get(key)?.findings ?? 0) + 1 });
    }
  }

  get result(): Comparison {
    const differences = [...this.#ways.values()].sort((a, b) => b.findings - a.findings);
    const changed = differences.reduce((sum, { findings }) => sum + findings, 0);
    return { findings: this.#findings, changed, differences };
  }
}

/** Compares a judgement with another one, over what fits a filter. Throws the signal's reason. */
export async function compare(
  archive: Archive,
  { filter, before, after }: { readonly filter: LogFilter; readonly before: string; readonly after: string },
  signal: AbortSignal,
): Promise<Comparison> {
  const comparing = new Comparing();
  for await (const page of archive.pages(filter, 'fitting')) {
    signal.throwIfAborted();
    comparing.add(page, before, after);
  }
  return comparing.result;
}

/** So many pages are judged before their conclusions are kept. */
const portion = 100;

interface Asked {
  readonly filter: LogFilter;
  readonly rulebook: RulebookIndex;
  readonly judgedAt: string;
  readonly tool: Tool;
}

/**
 * Judges the pages that fit a filter again and keeps what comes of it beside what was concluded before. Stopped, it leaves what
 * was judged until then.
 */
export async function judgeAgain(
  archive: Archive,
  { filter, rulebook, judgedAt, tool }: Asked,
  progress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<{ readonly judgement: Judgement; readonly comparison: Comparison }> {
  const judgement: Judgement = {
    id: crypto.randomUUID(),
    judgedAt,
    rulebook: rulebook.stamp,
    vantage: null,
    day: null,
    tool,
  };
  const all = (await archive.pageIds(filter)).length;
  const comparing = new Comparing();
  let done = 0;
  let waiting: LoggedPage[] = [];
  const keep = async () => {
    await archive.add([], [judgement], waiting);
    done += waiting.length;
    waiting = [];
    progress({ done, all });
  };
  const again = rejudger(judgement, rulebook, 'full');
  progress({ done, all });
  for await (const page of archive.pages(filter, 'all')) {
    if (signal.aborted) break;
    const judged = again(page);
    comparing.add(judged, firstJudgement, judgement.id);
    waiting.push(judged);
    if (waiting.length === portion) await keep();
  }
  await keep();
  return { judgement, comparison: comparing.result };
}
