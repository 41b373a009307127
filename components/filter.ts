import type { PageReport, ReportedFinding } from '../engine/report.ts';
import { bucketOrder } from '../engine/summarise.ts';
import type { Bucket, PlatformId, Wall } from '../engine/types.ts';
import { effectLabels } from './effects.ts';
import { namesInAllLanguages } from './names.ts';
import type { Text } from './text.ts';

/** What the reader wants to see of a list; all conditions hold at once. */
export interface Filter {
  /** Every word has to stand somewhere: in names of platforms, addresses, the link's words, its record or its effect. */
  readonly words: string;
  /** Empty for all. */
  readonly buckets: readonly Bucket[];
  /** Only links to platforms of other owners than the one of the place judged from. */
  readonly rivals: boolean;
}

/** Shows everything. */
export const noFilter: Filter = { words: '', buckets: [], rivals: false };

/** Whether a filter may leave something out. */
export function isActive({ words, buckets, rivals }: Filter): boolean {
  return words.trim() !== '' || buckets.length > 0 || rivals;
}

/** Whether a link leads to a platform of another owner than that of the place judged from. */
export function leadsToRival({ group }: ReportedFinding, report: PageReport): boolean {
  return group !== null && report.group !== null && group !== report.group;
}

/** As texts are compared: full width and half width, large and small letters are the same. */
function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase();
}

function recordWords({ id, reason, evidence }: Wall): string[] {
  const sources = evidence.flatMap(({ title = '', publisher = '' }) => [title, publisher]);
  return [id, reason?.en ?? '', reason?.zh ?? '', ...sources];
}

/** Remembers what was thought out for a key. */
function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** Finds links of a report by words. Texts to search are made once, when the first word is typed. */
export class Search {
  readonly #report: PageReport;
  readonly #text: Text;
  readonly #platform = remembered((id: PlatformId) => plain(namesInAllLanguages(id, this.#report.names).join('\n')));
  readonly #record = remembered((id: string) => {
    const wall = this.#report.walls[id];
    return wall === undefined ? '' : plain(recordWords(wall).join('\n'));
  });
  readonly #effect = remembered((effect: ReportedFinding['effect']) => plain(this.#text.t(effectLabels[effect])));
  readonly #itself = remembered((finding: ReportedFinding) =>
    plain([...finding.chain, finding.target ?? '', finding.text, finding.wrapper ?? ''].join('\n')),
  );

  constructor(report: PageReport, text: Text) {
    this.#report = report;
    this.#text = text;
  }

  /** Whether every one of these words, as {@link wordsOf} gives them, stands in something that is known of a link. */
  finds(words: readonly string[], finding: ReportedFinding): boolean {
    const { to, carrier, ambiguous, wall, effect } = finding;
    const platforms = [to, carrier, ...(ambiguous ?? [])].filter((id) => id !== null);
    return words.every(
      (word) =>
        this.#itself(finding).includes(word) ||
        platforms.some((id) => this.findsPlatform([word], id)) ||
        (wall !== null && this.#record(wall).includes(word)) ||
        this.#effect(effect).includes(word),
    );
  }

  /** Whether every one of these words stands in the names of a platform. */
  findsPlatform(words: readonly string[], id: PlatformId): boolean {
    return words.every((word) => this.#platform(id).includes(word));
  }
}

/** The words of a filter, ready to be compared. */
export function wordsOf({ words }: Filter): string[] {
  return plain(words).split(/\s+/u).filter(Boolean);
}

/** What is left of a list, and how many links each bucket would show. */
export interface Filtered {
  readonly findings: readonly ReportedFinding[];
  /** Of all links that fit the words and the owner, whatever they meet. Buckets that the report has, the worst first. */
  readonly counts: readonly (readonly [Bucket, number])[];
}

/** Findings that fit a filter, in their order. */
export function filtered(report: PageReport, filter: Filter, search: Search): Filtered {
  const words = wordsOf(filter);
  const counts = new Map<Bucket, number>();
  const findings = report.findings.filter((finding) => {
    const { bucket } = finding;
    const before = counts.get(bucket) ?? 0;
    counts.set(bucket, before);
    if (filter.rivals && !leadsToRival(finding, report)) return false;
    if (words.length > 0 && !search.finds(words, finding)) return false;
    counts.set(bucket, before + 1);
    return filter.buckets.length === 0 || filter.buckets.includes(bucket);
  });
  return {
    findings,
    counts: bucketOrder.flatMap((bucket) => {
      const count = counts.get(bucket);
      return count === undefined ? [] : [[bucket, count] as const];
    }),
  };
}
