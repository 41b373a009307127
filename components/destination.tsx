import { useState } from 'preact/hooks';
import { Disclosure } from './disclosure.tsx';
import { effectLabels } from './effects.ts';
import { Confirmed } from './evidence.tsx';
import type { Destination } from './groups.ts';
import { LinkRow } from './link.tsx';
import { PlatformName } from './name.tsx';
import { useReport } from './view.ts';

/** So many links are shown at once; the reader asks for more. */
const portion = 40;

function Links({ destination }: { readonly destination: Destination }) {
  const { text } = useReport();
  const [limit, setLimit] = useState(portion);
  const { findings, effects } = destination;
  const more = Math.min(portion, findings.length - limit);
  return (
    <>
      <ul class="links">
        {findings.slice(0, limit).map((finding) => (
          <li key={finding.link}>
            <LinkRow finding={finding} showEffect={effects.length > 1} initiallyOpen={findings.length === 1} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="text-button more" onClick={() => setLimit(limit + portion)}>
          {text.plural('moreLinks', more)}
        </button>
      )}
    </>
  );
}

function DestinationTitle({ destination: { to, hidden } }: { readonly destination: Destination }) {
  const { text } = useReport();
  if (to !== null) return <PlatformName id={to} />;
  return <span class="name">{text.t(hidden ? 'destinationHidden' : 'destinationOrdinary')}</span>;
}

interface DestinationRowProps {
  readonly destination: Destination;
  /** False where the heading of the section has said for all rows when they were last confirmed. */
  readonly showDate: boolean;
}

/** Where links of one section lead, what they meet there, and when that was last confirmed. */
export function DestinationRow({ destination, showDate }: DestinationRowProps) {
  const { text } = useReport();
  const { findings, effects, verified, stale, section } = destination;
  const summary = (
    <span class="destination">
      <DestinationTitle destination={destination} />{' '}
      {section !== 'own' && (
        <span class="destination-effects" data-section={section}>
          {effects.map(([effect, count]) => (
            <span key={effect} class="effect-word">
              {text.t(effectLabels[effect])}
              {effects.length > 1 && ` ${text.number(count)}`}
            </span>
          ))}
        </span>
      )}{' '}
      <span class="count">
        <span aria-hidden="true">{text.number(findings.length)}</span>
        <span class="hidden">{text.plural('links', findings.length)}</span>
      </span>
      {showDate && verified !== null && (
        <span class="destination-date">
          <Confirmed day={verified} stale={stale} />
        </span>
      )}
    </span>
  );
  return (
    <Disclosure kind="destination" heading="h3" summary={summary}>
      {() => <Links destination={destination} />}
    </Disclosure>
  );
}
