import type { PageReport, ReportAnswer, ReportedFinding } from '../engine/report.ts';

/** What each finding has of its own; all the rest is what many links meet alike. */
const own = ['link', 'target', 'chain', 'text', 'count', 'was', 'shows'] as const;
type Own = (typeof own)[number];
type Common = Omit<ReportedFinding, Own>;
/** What of a finding's own is not as with a plain link that stands on the page once. */
type Odd = Partial<Pick<ReportedFinding, Exclude<Own, 'link' | 'text'>>>;

/** Findings as columns: ten thousand of them have one of a few dozen fates, and browsers copy messages as text. */
interface PackedFindings {
  readonly common: readonly Common[];
  /** For each finding its place in `common`. */
  readonly which: readonly number[];
  readonly links: readonly string[];
  readonly texts: readonly string[];
  /** By the place of the finding. */
  readonly odd: Readonly<Record<number, Odd>>;
}

/** The answer to "what is on this tab?", as it travels to a page of the extension. */
export type PackedAnswer =
  | Exclude<ReportAnswer, { readonly kind: 'report' }>
  | { readonly kind: 'report'; readonly report: Omit<PageReport, 'findings'> & { readonly findings: PackedFindings } };

function commonOf(finding: ReportedFinding): Common {
  const { link, target, chain, text, count, was, shows, ...common } = finding;
  return common;
}

function oddOf({ link, target, chain, count, was, shows }: ReportedFinding): Odd | null {
  const odd: Odd = {
    ...(target !== link && { target }),
    ...((chain.length !== 1 || chain[0] !== link) && { chain }),
    ...(count !== 1 && { count }),
    ...(was !== null && { was }),
    ...(shows !== null && { shows }),
  };
  return Object.keys(odd).length === 0 ? null : odd;
}

/** Lists that hold nothing are alike; others are where they are one and the same. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((one, i) => one === b[i]);
}

function packFindings(findings: readonly ReportedFinding[]): PackedFindings {
  const common: Common[] = [];
  const odd: Record<number, Odd> = {};
  const known = new Map<string, number[]>();
  const names = findings[0] === undefined ? [] : (Object.keys(commonOf(findings[0])) as (keyof Common)[]);
  const fits = (place: number, finding: ReportedFinding) => {
    const one = common[place] as Common;
    return names.every((name) => alike(one[name], finding[name]));
  };
  let last = 0;
  const placeOf = (finding: ReportedFinding) => {
    // They come sorted: the one before is mostly alike.
    if (common.length > 0 && fits(last, finding)) return last;
    const key = `${finding.to} ${finding.effect} ${finding.kind} ${finding.wall} ${finding.source}`;
    const places = known.get(key) ?? [];
    const found = places.find((place) => fits(place, finding));
    last = found ?? common.length;
    if (found !== undefined) return found;
    known.set(key, [...places, common.length]);
    common.push(commonOf(finding));
    return last;
  };
  const which = findings.map(placeOf);
  for (const [i, finding] of findings.entries()) {
    const found = oddOf(finding);
    if (found !== null) odd[i] = found;
  }
  return { common, which, links: findings.map(({ link }) => link), texts: findings.map(({ text }) => text), odd };
}

/** Makes an answer ready to travel. */
export function packAnswer(answer: ReportAnswer): PackedAnswer {
  if (answer.kind !== 'report') return answer;
  return { kind: 'report', report: { ...answer.report, findings: packFindings(answer.report.findings) } };
}

function unpackFindings({ common, which, links, texts, odd }: PackedFindings): ReportedFinding[] {
  return links.map((link, i) => ({
    ...(common[which[i] as number] as Common),
    link,
    target: link,
    chain: [link],
    text: texts[i] as string,
    count: 1,
    was: null,
    shows: null,
    ...odd[i],
  }));
}

/** The answer as it was before it travelled. */
export function unpackAnswer(answer: PackedAnswer): ReportAnswer {
  if (answer.kind !== 'report') return answer;
  return { kind: 'report', report: { ...answer.report, findings: unpackFindings(answer.report.findings) } };
}
