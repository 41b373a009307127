import type { PageReport } from '../engine/report.ts';
import type { Effect } from '../engine/types.ts';
import { isComplete } from './coverage.tsx';
import { longDay } from './dates.ts';
import { destinationsElsewhere } from './groups.ts';
import { placeInSentence } from './names.ts';
import type { Outcomes, SentenceFacts } from './sentence.ts';
import type { Text } from './text.ts';

/** How many links of a report meet what, listed or not; own links and buttons are left out. */
export function outcomesOf({ summary }: PageReport): Outcomes {
  const counts: Partial<Record<Effect, number>> = {};
  for (const { effects } of summary.destinations) {
    for (const [effect, links] of Object.entries(effects) as [Effect, number][]) {
      counts[effect] = (counts[effect] ?? 0) + links;
    }
  }
  return {
    walled: summary.buckets.walled,
    warning: counts.warning ?? 0,
    login: counts['login-wall'] ?? 0,
    open: summary.buckets.open,
    depends: counts.depends ?? 0,
    unknown: counts.unknown ?? 0,
  };
}

/** What of a report the sentence is about. */
export function sentenceFactsOf(report: PageReport, text: Text): SentenceFacts {
  const { summary, vantage, vantageChosen, names, coverage, state, day, today } = report;
  const { walled } = destinationsElsewhere(report);
  return {
    outcomes: outcomesOf(report),
    toPlatforms: summary.destinations.every(({ to, bucket }) => to !== null || bucket === 'own'),
    place: vantage === null ? 'none' : vantageChosen ? { chosen: placeInSentence(vantage, names, text) } : 'page',
    elsewhere: { platforms: Object.keys(report.elsewhere).length, walled },
    lookedBackTo: day === today ? null : longDay(day, text),
    scanning: state === 'scanning',
    complete: isComplete(coverage),
    passcodes: report.passcodes.length,
    buttons: summary.buttons,
  };
}
