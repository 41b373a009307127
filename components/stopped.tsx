import { Address } from './address.tsx';
import { CopyButton } from './copy.tsx';
import { sentenceFactsOf } from './facts.ts';
import { sentence } from './sentence.ts';
import { useReport } from './view.ts';

/** Where the page itself is a platform's stop or warning page: for which address, and how to go on. */
export function Stopped() {
  const { text, report } = useReport();
  if (report.stopped === null) return null;
  const { target } = report.stopped;
  return (
    <section class="stopped" aria-label={text.t('stoppedTarget')}>
      {target === null ? (
        <p>{text.t('stoppedUnreadable')}</p>
      ) : (
        <>
          <p class="stopped-target">
            <span class="chain-label">{text.t('stoppedTarget')}</span>
            <Address address={target} />
          </p>
          <CopyButton address={target} />
        </>
      )}
      {report.findings.length > 0 && <p class="quiet">{sentence(sentenceFactsOf(report, text), text)}</p>}
    </section>
  );
}
