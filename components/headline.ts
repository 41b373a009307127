import type { PageReport, ReportAnswer } from '../engine/report.ts';
import { sectionOf } from '../engine/section.ts';
import { sentenceFactsOf } from './facts.ts';
import { shortName } from './names.ts';
import { sentence } from './sentence.ts';
import type { Text } from './text.ts';

function stoppedSentence(
  { platform, effect }: NonNullable<PageReport['stopped']>,
  names: PageReport['names'],
  text: Text,
): string {
  const name = shortName(platform, names, text);
  return text.t(sectionOf(effect) === 'walled' ? 'stoppedWalled' : 'stoppedWarning', { platform: name });
}

/** What the popup says first, in whatever state it is. */
export function headline(answer: ReportAnswer | null, text: Text): string {
  if (answer === null) return text.t('scanning');
  if (answer.kind === 'no-access') return text.t('noAccess');
  if (answer.kind === 'off') return text.t('siteOff', { site: answer.site });
  if (answer.kind === 'fault') return text.t('fault');
  const { report } = answer;
  if (report.stopped !== null) return stoppedSentence(report.stopped, report.names, text);
  return sentence(sentenceFactsOf(report, text), text);
}
