import type { Coverage } from '../engine/report.ts';
import { Disclosure } from './disclosure.tsx';
import type { Text } from './text.ts';
import { useView } from './view.ts';

/** Whether everything was read that is looked for in links and text; pictures are never. */
export function isComplete({ frames, framesRead, stoppedAt, textStoppedAt, unread }: Coverage): boolean {
  return framesRead >= frames && stoppedAt === null && textStoppedAt === null && unread.closedRoots === 0;
}

function coverageLine(coverage: Coverage, text: Text): string {
  const { addresses, frames, framesRead } = coverage;
  const read = text.plural('coverage', addresses);
  const framed =
    frames === 0 ? read : text.plural('coverageFrames', frames, { coverage: read, read: text.number(framesRead) });
  return isComplete(coverage) ? framed : text.t('coverageInPart', { coverage: framed });
}

/** What was not read, each with its reason. */
function missed({ frames, framesRead, stoppedAt, textStoppedAt, unread }: Coverage, text: Text): string[] {
  const { closedRoots, pictures, canvases } = unread;
  const framesMissed = frames - framesRead;
  return [
    ...(stoppedAt === null ? [] : [text.t('missedAddresses', { limit: text.number(stoppedAt) })]),
    ...(textStoppedAt === null ? [] : [text.t('missedText', { limit: text.number(textStoppedAt) })]),
    ...(framesMissed > 0 ? [text.plural('missedFrames', framesMissed)] : []),
    ...(closedRoots > 0 ? [text.plural('missedRoots', closedRoots)] : []),
    ...(pictures > 0 ? [text.plural('missedPictures', pictures)] : []),
    ...(canvases > 0 ? [text.plural('missedCanvases', canvases)] : []),
  ];
}

/** What was read of the page in one line, and unfolded what was not, and why. */
export function CoverageLine({ coverage }: { readonly coverage: Coverage }) {
  const { text } = useView();
  const line = coverageLine(coverage, text);
  const reasons = missed(coverage, text);
  if (reasons.length === 0) return <p class="coverage">{line}</p>;
  return (
    <div class="coverage">
      <Disclosure kind="coverage" summary={line}>
        {() => (
          <>
            <p>{text.t('missedTitle')}</p>
            <ul class="missed">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </Disclosure>
    </div>
  );
}
