import { examine } from '../../engine/examine.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Effect } from '../../engine/types.ts';
import type { Archive, Progress } from '../../log/archive.ts';
import type { Conclusion, Judgement, LogFilter, LoggedPage, Tool } from '../../log/records.ts';
import { conclusionOf } from './conclusion.ts';

/** One way in which conclusions differ, and how often. */
export interface Difference {
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
export class Comparing {
  readonly #ways = new Map<string, Difference>();
  #findings = 0;

  /** Findings that one of the two has not judged are left out. */
  add({ links }: LoggedPage, before: string, after: string): void {
    for (const link of links) {
      if (!link.concluded.some(({ judgement }) => judgement === after)) continue;
      const [from, to] = [conclusionOf(link, before).effect, conclusionOf(link, after).effect];
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

/** A page with one more conclusion on each of its links: from where and for the day on which it was seen, by other rules. */
export function judgedAgain({ page, links }: LoggedPage, judgement: Judgement, rulebook: RulebookIndex): LoggedPage {
  return {
    page,
    links: links.map((link) => {
      const { vantage, day } = link.concluded[0] as Conclusion;
      const from = judgement.vantage ?? vantage;
      const on = judgement.day ?? day;
      const found = examine(link.seen.link, { rulebook, vantage: from, day: on, found: true, page: page.address });
      const { kind, carrier, via, to, ambiguous, group, effect, decidedBy, wall, wrapper, rollout } = found;
      const { verified, stale, confidence, evidence, caveats } = found;
      const verdict = { effect, decidedBy, wall, wrapper, rollout, verified, stale, confidence, evidence, caveats };
      const named = { kind, carrier, via, to, ambiguous, group };
      const concluded = {
        judgement: judgement.id,
        rulebook: judgement.rulebook,
        vantage: from,
        day: on,
        ...named,
        ...verdict,
      };
      return { seen: link.seen, concluded: [...link.concluded, concluded] };
    }),
  };
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
  progress({ done, all });
  for await (const page of archive.pages(filter, 'all')) {
    if (signal.aborted) break;
    const again = judgedAgain(page, judgement, rulebook);
    comparing.add(again, (page.links[0]?.concluded[0] as Conclusion | undefined)?.judgement ?? '', judgement.id);
    waiting.push(again);
    if (waiting.length === portion) await keep();
  }
  await keep();
  return { judgement, comparison: comparing.result };
}
