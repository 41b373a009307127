import type { ReportedFinding } from '../engine/report.ts';
import { Address, shortAddress } from './address.tsx';
import { Chain } from './chain.tsx';
import { CopyButton } from './copy.tsx';
import { Decision } from './decision.tsx';
import { Disclosure } from './disclosure.tsx';
import { kindLabels, sourceLabels } from './effects.ts';
import { Jump } from './jump.tsx';
import { PlatformName, Quote } from './name.tsx';
import { shortName } from './names.ts';
import { EffectWord, Fact } from './record.tsx';
import { Times } from './times.tsx';
import { useReport } from './view.ts';

/** The rest of what is known about a link itself; nothing where there is nothing special about it. */
function LinkFacts({ finding }: { readonly finding: ReportedFinding }) {
  const { text, report } = useReport();
  const { carrier, to, ambiguous, kind, count, source, was, shows } = finding;
  const kindLabel = kindLabels[kind];
  const sourceLabel = sourceLabels[source];
  const foreignCarrier = carrier !== null && carrier !== to;
  const usual = kindLabel === undefined && sourceLabel === undefined && count === 1 && was === null && shows === null;
  if (usual && !foreignCarrier && ambiguous === null) return null;
  return (
    <dl class="facts">
      {shows !== null && (
        <Fact label="linkShows">
          <Address address={shows.address} />
        </Fact>
      )}
      {was !== null && (
        <Fact label="linkWas">
          <Address address={was} />
        </Fact>
      )}
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

/** The host of an address, or its scheme where it has none: as much as tells two of them apart at a glance. */
function placeOf(address: string): string {
  return shortAddress(address).split(/[/?#]/, 1)[0] as string;
}

/** What a reader should know before unfolding: the words say something else, or the page changed the link. */
function Notes({ finding: { shows, was, target, link } }: { readonly finding: ReportedFinding }) {
  const { text } = useReport();
  return (
    <>
      {shows !== null && (
        <span class="link-note" data-kind="shows">
          {text.t('textShows', { shown: placeOf(shows.address), target: placeOf(target ?? link) })}
        </span>
      )}{' '}
      {was !== null && <span class="link-note">{text.t('wasBefore', { address: placeOf(was) })}</span>}
    </>
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
  const sourceLabel = sourceLabels[finding.source];
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
      <Notes finding={finding} /> {showEffect && <EffectWord effect={finding.effect} />}{' '}
      <span class="link-aside">
        <Times count={finding.count} />
        {sourceLabel !== undefined && <span class="link-source">{text.t(sourceLabel)}</span>}
      </span>
    </span>
  );
  return (
    <Disclosure kind="link" heading="h4" summary={summary} initiallyOpen={initiallyOpen}>
      {() => (
        <>
          <Chain finding={finding} />
          <div class="actions">
            {finding.target !== null && <CopyButton address={finding.target} />}
            <Jump finding={finding} />
          </div>
          <LinkFacts finding={finding} />
          <Decision finding={finding} />
        </>
      )}
    </Disclosure>
  );
}
