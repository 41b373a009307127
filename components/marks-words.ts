import type { PageReport, ReportedFinding } from '../engine/report.ts';
import type { Effect, Evidence } from '../engine/types.ts';
import { formatDay, longDay } from './dates.ts';
import { effectLabels } from './effects.ts';
import { placeInSentence, shortName } from './names.ts';
import type { Text, TextKey } from './text.ts';

/** The one word on a mark, for each effect that links are marked for. */
const words = {
  warning: 'marksWordWarning',
  'login-wall': 'marksWordLoginWall',
  'copy-out': 'marksWordCopyOut',
  unlinked: 'marksWordUnlinked',
  blocked: 'marksWordBlocked',
  refused: 'marksWordRefused',
} as const satisfies Partial<Record<Effect, TextKey>>;

type MarkedEffect = keyof typeof words;

/** Why a link is marked, in the reader's language. */
export interface MarkWords {
  readonly section: 'walled' | 'interstitial';
  /** Stands on the mark. */
  readonly word: string;
  /** The effect. */
  readonly title: string;
  /** Where the link leads, since when, and who says so. */
  readonly lines: readonly string[];
}

function isMarked(effect: Effect): effect is MarkedEffect {
  return effect in words;
}

function leadsTo({ to, ambiguous }: ReportedFinding, { names, vantage }: PageReport, text: Text): string {
  const platform =
    ambiguous !== null
      ? text.either(ambiguous.map((id) => shortName(id, names, text)))
      : to === null
        ? text.t('marksToOther')
        : shortName(to, names, text);
  if (vantage === null) return text.t('marksTo', { platform });
  return text.t('marksToFrom', { platform, place: placeInSentence(vantage, names, text) });
}

function source(evidence: readonly Evidence[], text: Text): string {
  const named = evidence.find(({ publisher, title }) => publisher !== undefined || title !== undefined);
  if (named === undefined) return text.t('sourcesNone');
  return text.t('marksSource', { publisher: (named.publisher ?? named.title) as string });
}

/** Since when it has been so, and when somebody saw it last. */
function when(finding: ReportedFinding, since: string | null, text: Text): string | null {
  const { verified, stale } = finding;
  const parts = since === null ? [] : [since];
  if (verified !== null) {
    const confirmed = text.t('confirmed', { day: formatDay(verified, text) });
    parts.push(stale === true ? text.t('confirmedStale', { confirmed, doubt: text.t('mayHaveChanged') }) : confirmed);
  }
  const said = parts.join(' · ');
  // A line of its own begins like a sentence.
  return said === '' ? null : said.charAt(0).toLocaleUpperCase(text.tag) + said.slice(1);
}

function linesOf(finding: ReportedFinding, report: PageReport, text: Text): string[] {
  const lines = [leadsTo(finding, report, text)];
  const wall = finding.wall === null ? undefined : report.walls[finding.wall];
  const wrapper = finding.wrapper === null ? undefined : report.wrappers[finding.wrapper];
  if (finding.decidedBy === 'wall' && wall !== undefined) {
    const day = longDay(wall.since, text);
    const since = text.t('marksSince', { day: wall.orEarlier ? text.t('orEarlier', { day }) : day });
    return [...lines, when(finding, since, text) ?? since, source(wall.evidence, text)];
  }
  if (finding.decidedBy === 'wrapper' && wrapper !== undefined) {
    lines.push(text.t('marksWrapper', { platform: shortName(wrapper.platform, report.names, text) }));
    const seen = when(finding, null, text);
    return [...lines, ...(seen === null ? [] : [seen]), source(wrapper.evidence, text)];
  }
  return lines;
}

/** Links with the same verdict share their words, which are thought out once for a report. */
const known = new WeakMap<PageReport, Map<string, MarkWords>>();

/** What is said of a link that is marked; null for one that is not. */
export function marksWords(finding: ReportedFinding, report: PageReport, text: Text): MarkWords | null {
  const { effect, bucket, wall, wrapper, to, ambiguous, verified } = finding;
  if (!isMarked(effect) || (bucket !== 'walled' && bucket !== 'interstitial')) return null;
  const all = known.get(report) ?? new Map<string, MarkWords>();
  known.set(report, all);
  const key = JSON.stringify([text.tag, effect, wall, wrapper, to, ambiguous, verified]);
  const before = all.get(key);
  if (before !== undefined) return before;
  const said: MarkWords = {
    section: bucket,
    word: text.t(words[effect]),
    title: text.t(effectLabels[effect]),
    lines: linesOf(finding, report, text),
  };
  all.set(key, said);
  return said;
}
