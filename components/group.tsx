import { useMemo } from 'preact/hooks';
import type { ReportedFinding } from '../engine/report.ts';
import type { Section } from '../engine/section.ts';
import type { Bucket } from '../engine/types.ts';
import { DestinationRow } from './destination.tsx';
import { Disclosure } from './disclosure.tsx';
import { sectionLabels } from './effects.ts';
import { Confirmed } from './evidence.tsx';
import { Glyph } from './glyph.tsx';
import { type Destination, destinationsOf, sharedDate } from './groups.ts';
import type { TextKey } from './text.ts';
import { useReport } from './view.ts';

function countLinks(destinations: readonly Destination[]): number {
  return destinations.reduce((sum, { findings }) => sum + findings.length, 0);
}

interface TitleProps {
  readonly label: TextKey;
  readonly glyph: Section;
  readonly count: number;
}

function Title({ label, glyph, count }: TitleProps) {
  const { text } = useReport();
  return (
    <span class="group-title">
      <Glyph section={glyph} />
      <span class="group-label">{text.t(label)}</span>{' '}
      <span class="count">
        <span aria-hidden="true">{text.number(count)}</span>
        <span class="hidden">{text.plural('links', count)}</span>
      </span>
    </span>
  );
}

interface DestinationsProps {
  readonly list: readonly Destination[];
  readonly showDates: boolean;
  readonly unfolded: boolean;
}

function Destinations({ list, showDates, unfolded }: DestinationsProps) {
  return (
    <ul class="destinations">
      {list.map((destination) => (
        <li key={`${destination.key} ${unfolded}`}>
          <DestinationRow destination={destination} showDate={showDates} unfolded={unfolded} />
        </li>
      ))}
    </ul>
  );
}

interface GroupProps {
  readonly bucket: Bucket;
  readonly destinations: ReadonlyMap<Section, readonly Destination[]>;
  /** True where the reader has searched for what is in it. */
  readonly unfolded: boolean;
}

/** All destinations of one bucket; under Unknown those first whose verdict depends. */
export function Group({ bucket, destinations, unfolded }: GroupProps) {
  const { text, report } = useReport();
  const depends = bucket === 'unknown' ? (destinations.get('depends') ?? []) : [];
  const list = [...depends, ...(destinations.get(bucket) ?? [])];
  if (list.length === 0) return null;
  if (bucket === 'own') return <FoldedGroup name="own" label="bucketOwn" list={list} unfolded={unfolded} />;
  const date = sharedDate(list);
  return (
    <section class="group" data-section={bucket}>
      <div class="group-heading">
        <h2>
          <Title label={sectionLabels[bucket]} glyph={bucket} count={countLinks(list)} />
        </h2>
        {date !== null && <Confirmed day={date.day} stale={date.stale} />}
      </div>
      {bucket === 'unknown' && report.vantage === null && <p class="group-note">{text.t('unknownWithoutPlace')}</p>}
      <Destinations list={list} showDates={date === null} unfolded={unfolded} />
    </section>
  );
}

/** Buttons that share the page or sign in: nobody follows them to read what is there. */
export function Buttons(props: { readonly findings: readonly ReportedFinding[]; readonly unfolded: boolean }) {
  const { findings, unfolded } = props;
  const list = useMemo(() => [...destinationsOf(findings).values()].flat(), [findings]);
  return list.length === 0 ? null : <FoldedGroup name="buttons" label="buttonsTitle" list={list} unfolded={unfolded} />;
}

interface FoldedGroupProps {
  readonly name: 'own' | 'buttons';
  readonly label: TextKey;
  readonly list: readonly Destination[];
  readonly unfolded: boolean;
}

/** What is told apart, folded up and not judged: the platform's own links, and buttons. */
function FoldedGroup({ name, label, list, unfolded }: FoldedGroupProps) {
  return (
    <section class="group" data-section={name}>
      <Disclosure
        key={String(unfolded)}
        kind="group"
        heading="h2"
        initiallyOpen={unfolded}
        summary={<Title label={label} glyph={name === 'own' ? 'own' : 'unknown'} count={countLinks(list)} />}
      >
        {() => <Destinations list={list} showDates={false} unfolded={unfolded} />}
      </Disclosure>
    </section>
  );
}
