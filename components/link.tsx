import type { ReportedFinding } from '../engine/report.ts';
import { shortAddress } from './address.tsx';
import { Chain } from './chain.tsx';
import { Decision } from './decision.tsx';
import { Disclosure } from './disclosure.tsx';
import { kindLabels, sourceLabels } from './effects.ts';
import { PlatformName, Quote } from './name.tsx';
import { shortName } from './names.ts';
import { EffectWord, Fact } from './record.tsx';
import { useReport } from './view.ts';

/** The rest of what is known about a link itself; nothing where there is nothing special about it. */
function LinkFacts({ finding }: { readonly finding: ReportedFinding }) {
  const { text, report } = useReport();
  const { carrier, to, ambiguous, kind, count, source } = finding;
  const kindLabel = kindLabels[kind];
  const sourceLabel = sourceLabels[source];
  const foreignCarrier = carrier !== null && carrier !== to;
  if (!foreignCarrier && ambiguous === null && kindLabel === undefined && sourceLabel === undefined && count === 1)
    return null;
  return (
    <dl class="facts">
      {foreignCarrier && (
        <Fact label="linkCarrier">
          <PlatformName id={carrier} />
        </Fact>
      )}
      {ambiguous !== null && (
        <Fact label="linkAmbiguous">{text.list(ambiguous.map((id) => shortName(id, report.names, text)))}</Fact>
      )}
      {kindLabel !== undefined && <Fact label="linkKind">{text.t(kindLabel)}</Fact>}
      {sourceLabel !== undefined && <Fact label="linkSource">{text.t(sourceLabel)}</Fact>}
      {count > 1 && <Fact label="linkCount">{text.plural('times', count)}</Fact>}
    </dl>
  );
}

interface LinkRowProps {
  readonly finding: ReportedFinding;
  /** Where the links of a destination differ in effect, each says its own. */
  readonly showEffect: boolean;
  readonly initiallyOpen: boolean;
}

/** One link: its words and where it leads, and unfolded everything about it. */
export function LinkRow({ finding, showEffect, initiallyOpen }: LinkRowProps) {
  const { text } = useReport();
  const words = finding.text.trim();
  const address = shortAddress(finding.target ?? finding.link);
  const summary = (
    <span class="link-summary">
      {words !== '' && (
        <span class="link-words">
          <Quote words={words} />
        </span>
      )}{' '}
      <span class="link-address">
        <bdi dir="ltr">{address}</bdi>
      </span>{' '}
      {showEffect && <EffectWord effect={finding.effect} />}{' '}
      {finding.count > 1 && (
        <span class="link-count">
          <span aria-hidden="true">×{text.number(finding.count)}</span>
          <span class="hidden">{text.plural('times', finding.count)}</span>
        </span>
      )}
    </span>
  );
  return (
    <Disclosure kind="link" heading="h4" summary={summary} initiallyOpen={initiallyOpen}>
      {() => (
        <>
          <Chain finding={finding} />
          <LinkFacts finding={finding} />
          <Decision finding={finding} />
        </>
      )}
    </Disclosure>
  );
}
