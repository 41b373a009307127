import type { PageReport } from '../engine/report.ts';
import { destinationsElsewhere } from './groups.ts';
import { placeInSentence } from './names.ts';
import type { Outcomes, SentenceFacts } from './sentence.ts';
import type { Text } from './text.ts';

/** How many findings of a report meet what; own links are left out. */
export function outcomesOf({ findings }: PageReport): Outcomes {
  const outcomes = { walled: 0, warning: 0, login: 0, open: 0, depends: 0, unknown: 0 };
  for (const { bucket, effect } of findings) {
    if (bucket === 'own') continue;
    if (bucket === 'interstitial') outcomes[effect === 'login-wall' ? 'login' : 'warning'] += 1;
    else if (bucket === 'unknown') outcomes[effect === 'depends' ? 'depends' : 'unknown'] += 1;
    else outcomes[bucket] += 1;
  }
  return outcomes;
}

/** What of a report the sentence is about. */
export function sentenceFactsOf(report: PageReport, text: Text): SentenceFacts {
  const { findings, vantage, vantageChosen, names, coverage, state } = report;
  const { recorded, blank, walled } = destinationsElsewhere(report);
  return {
    outcomes: outcomesOf(report),
    toPlatforms: findings.every(({ to, bucket }) => to !== null || bucket === 'own'),
    place: vantage === null ? 'none' : vantageChosen ? { chosen: placeInSentence(vantage, names, text) } : 'page',
    elsewhere: { platforms: recorded.length + blank.length, walled },
    scanning: state === 'scanning',
    complete: coverage.framesRead >= coverage.frames && coverage.stoppedAt === null,
  };
}
