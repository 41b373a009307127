import { formatDay } from './dates.ts';
import { outcomesOf } from './facts.ts';
import { useReport } from './view.ts';

/** The proportions of the sentence as a bar; it says nothing that the sentence does not say. */
function Bar() {
  const { report } = useReport();
  // On a page without a place the sentence is about other places, and the proportions of this one would mislead.
  if (report.vantage === null) return null;
  const { walled, warning, login, open, depends, unknown } = outcomesOf(report);
  const parts = [
    ['walled', walled],
    ['interstitial', warning + login],
    ['open', open],
    ['unknown', depends + unknown],
  ] as const;
  if (walled + warning + login + open === 0) return null;
  return (
    <div class="bar" aria-hidden="true">
      {parts.map(
        ([section, count]) => count > 0 && <span key={section} data-section={section} style={{ flexGrow: count }} />,
      )}
    </div>
  );
}

/** What stands below the sentence: its proportions, and by what it is known. */
export function Result() {
  const { text, report } = useReport();
  const { day, today } = report;
  const judged = report.summary.total > report.summary.buckets.own;
  if (!judged || report.stopped !== null) return null;
  return (
    <>
      <Bar />
      <p class="as-of">
        {report.state === 'scanning'
          ? text.t('soFar')
          : day === today
            ? text.t('asOf', { day: formatDay(day, text) })
            : text.t('asOfThen')}
      </p>
    </>
  );
}
