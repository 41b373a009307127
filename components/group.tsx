import type { Section } from '../engine/section.ts';
import type { Bucket } from '../engine/types.ts';
import { DestinationRow } from './destination.tsx';
import { Disclosure } from './disclosure.tsx';
import { sectionLabels } from './effects.ts';
import { Confirmed } from './evidence.tsx';
import { Glyph } from './glyph.tsx';
import { type Destination, sharedDate } from './groups.ts';
import { useReport } from './view.ts';

function countLinks(destinations: readonly Destination[]): number {
  return destinations.reduce((sum, { findings }) => sum + findings.length, 0);
}

function Title({ bucket, count }: { readonly bucket: Bucket; readonly count: number }) {
  const { text } = useReport();
  return (
    <span class="group-title">
      <Glyph section={bucket} />
      <span class="group-label">{text.t(sectionLabels[bucket])}</span>{' '}
      <span class="count">
        <span aria-hidden="true">{text.number(count)}</span>
        <span class="hidden">{text.plural('links', count)}</span>
      </span>
    </span>
  );
}

function Destinations({ list, showDates }: { readonly list: readonly Destination[]; readonly showDates: boolean }) {
  return (
    <ul class="destinations">
      {list.map((destination) => (
        <li key={destination.key}>
          <DestinationRow destination={destination} showDate={showDates} />
        </li>
      ))}
    </ul>
  );
}

interface GroupProps {
  readonly bucket: Bucket;
  readonly destinations: ReadonlyMap<Section, readonly Destination[]>;
}

/** All destinations of one bucket; under Unknown those first whose verdict depends. */
export function Group({ bucket, destinations }: GroupProps) {
  const { text, report } = useReport();
  const depends = bucket === 'unknown' ? (destinations.get('depends') ?? []) : [];
  const list = [...depends, ...(destinations.get(bucket) ?? [])];
  if (list.length === 0) return null;
  if (bucket === 'own') return <OwnGroup list={list} />;
  const date = sharedDate(list);
  return (
    <section class="group" data-section={bucket}>
      <div class="group-heading">
        <h2>
          <Title bucket={bucket} count={countLinks(list)} />
        </h2>
        {date !== null && <Confirmed day={date.day} stale={date.stale} />}
      </div>
      {bucket === 'unknown' && report.vantage === null && <p class="group-note">{text.t('unknownWithoutPlace')}</p>}
      <Destinations list={list} showDates={date === null} />
    </section>
  );
}

/** The platform's own links: told apart, folded up, never judged. */
function OwnGroup({ list }: { readonly list: readonly Destination[] }) {
  return (
    <section class="group" data-section="own">
      <Disclosure kind="group" heading="h2" summary={<Title bucket="own" count={countLinks(list)} />}>
        {() => <Destinations list={list} showDates={false} />}
      </Disclosure>
    </section>
  );
}
