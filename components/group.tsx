import type { Bucket } from '../engine/types.ts';
import { DestinationRow } from './destination.tsx';
import { Disclosure } from './disclosure.tsx';
import { type Section, sectionLabels } from './effects.ts';
import { Glyph } from './glyph.tsx';
import type { Destination } from './groups.ts';
import { useReport } from './view.ts';

type Sections = ReadonlyMap<Section, readonly Destination[]>;

function countLinks(destinations: readonly Destination[]): number {
  return destinations.reduce((sum, { findings }) => sum + findings.length, 0);
}

function Title({ section, count }: { readonly section: Section; readonly count: number }) {
  const { text } = useReport();
  return (
    <span class="group-title" data-section={section}>
      <Glyph section={section} />
      <span class="group-label">{text.t(sectionLabels[section])}</span>{' '}
      <span class="count">
        <span aria-hidden="true">{text.number(count)}</span>
        <span class="hidden">{text.plural('links', count)}</span>
      </span>
    </span>
  );
}

function Destinations({ list }: { readonly list: readonly Destination[] }) {
  return (
    <ul class="destinations">
      {list.map((destination) => (
        <li key={destination.key}>
          <DestinationRow destination={destination} />
        </li>
      ))}
    </ul>
  );
}

/** All destinations of one bucket. */
export function Group({ bucket, destinations }: { readonly bucket: Bucket; readonly destinations: Sections }) {
  const { text, report } = useReport();
  if (bucket === 'own') return <OwnGroup list={destinations.get('own') ?? []} />;
  const list = destinations.get(bucket) ?? [];
  const depends = bucket === 'unknown' ? (destinations.get('depends') ?? []) : [];
  const count = countLinks(list) + countLinks(depends);
  if (count === 0) return null;
  return (
    <section class="group" data-section={bucket}>
      <h2>
        <Title section={bucket} count={count} />
      </h2>
      {bucket === 'unknown' && report.vantage === null && <p class="group-note">{text.t('unknownWithoutPlace')}</p>}
      {depends.length > 0 && (
        <>
          <p class="subgroup">
            <Title section="depends" count={countLinks(depends)} />
          </p>
          <Destinations list={depends} />
          {list.length > 0 && (
            <p class="subgroup" data-section="unknown">
              {text.t('effectUnknown')} <span class="count">{text.number(countLinks(list))}</span>
            </p>
          )}
        </>
      )}
      {list.length > 0 && <Destinations list={list} />}
    </section>
  );
}

/** The platform's own links: told apart, folded up, never judged. */
function OwnGroup({ list }: { readonly list: readonly Destination[] }) {
  if (list.length === 0) return null;
  return (
    <section class="group" data-section="own">
      <Disclosure kind="group" heading="h2" summary={<Title section="own" count={countLinks(list)} />}>
        {() => <Destinations list={list} />}
      </Disclosure>
    </section>
  );
}
