import { Disclosure } from './disclosure.tsx';
import { effectLabels } from './effects.ts';
import { Confirmed } from './evidence.tsx';
import type { Destination } from './groups.ts';
import { LinkRow } from './link.tsx';
import { PlatformName } from './name.tsx';
import { Portions } from './portions.tsx';
import { useReport } from './view.ts';

function Links({ destination: { findings, effects } }: { readonly destination: Destination }) {
  return (
    <Portions
      items={findings}
      row={(finding) => (
        <li key={finding.link}>
          <LinkRow finding={finding} showEffect={effects.length > 1} initiallyOpen={findings.length === 1} />
        </li>
      )}
    />
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
  /** True where the reader has searched for what is in it. */
  readonly unfolded: boolean;
}

/** Where links of one section lead, what they meet there, and when that was last confirmed. */
export function DestinationRow({ destination, showDate, unfolded }: DestinationRowProps) {
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
    <Disclosure kind="destination" heading="h3" summary={summary} initiallyOpen={unfolded}>
      {() => <Links destination={destination} />}
    </Disclosure>
  );
}
