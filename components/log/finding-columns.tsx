import type { FindingRow } from '../../log/archive.ts';
import { shortAddress } from '../address.tsx';
import { Quote } from '../name.tsx';
import { EffectWord } from '../record.tsx';
import { conclusionBy } from './conclusion.ts';
import type { GridColumn } from './grid.tsx';
import { shortMoment } from './moments.ts';
import { columnLabels, type Naming, sessionName, sourceName, valueName } from './names.ts';

/** Columns that are shown until the reader chooses others. */
export const usualColumns: readonly string[] = [
  'time',
  'pagePlatform',
  'page',
  'words',
  'target',
  'destination',
  'effect',
  'wall',
];

function Host({ address }: { readonly address: string }) {
  return (
    <bdi dir="ltr" class="grid-address" title={address}>
      {shortAddress(address)}
    </bdi>
  );
}

/** Every column that findings can be shown with, in the order in which they stand. */
export function findingColumns(naming: Naming, judgement: string): readonly GridColumn<FindingRow>[] {
  const { text, sessions } = naming;
  const of = ({ link }: FindingRow) => conclusionBy(link, judgement);
  const platform = (id: string | null, column: 'pagePlatform' | 'destination') => (
    <span data-none={id === null}>{valueName(column, id, naming)}</span>
  );
  const code = (id: string | null) => (id === null ? '' : <code title={id}>{id}</code>);
  return [
    {
      id: 'time',
      label: text.t('logPageColumnTime'),
      width: 158,
      share: 0.3,
      sort: 'day',
      cell: ({ page, link }) => (
        <time dir="ltr" dateTime={link.seen.observedAt}>
          {shortMoment({ observedAt: link.seen.observedAt, timeZone: page.timeZone })}
        </time>
      ),
    },
    {
      id: 'session',
      label: text.t(columnLabels.session),
      width: 120,
      share: 0.8,
      sort: 'session',
      cell: ({ page }) => {
        const session = sessions.find(({ id }) => id === page.session);
        return session === undefined ? '' : sessionName(session, text);
      },
    },
    {
      id: 'pagePlatform',
      label: text.t(columnLabels.pagePlatform),
      width: 104,
      share: 0.6,
      sort: 'pagePlatform',
      cell: ({ page }) => platform(page.platform, 'pagePlatform'),
    },
    {
      id: 'pageSurface',
      label: text.t(columnLabels.pageSurface),
      width: 90,
      share: 0.5,
      sort: 'pageSurface',
      cell: ({ page }) => (page.surface === null ? '' : valueName('pageSurface', page.surface, naming)),
    },
    {
      id: 'destination',
      label: text.t(columnLabels.destination),
      width: 104,
      share: 0.6,
      sort: 'destination',
      cell: (row) => platform(of(row).to, 'destination'),
    },
    {
      id: 'effect',
      label: text.t(columnLabels.effect),
      width: 150,
      share: 0.8,
      sort: 'effect',
      cell: (row) => <EffectWord effect={of(row).effect} />,
    },
    {
      id: 'words',
      label: text.t('logPageColumnWords'),
      width: 120,
      share: 1,
      sort: null,
      cell: ({ link }) => <Quote words={link.seen.text} />,
    },
    {
      id: 'target',
      label: text.t('logPageColumnTarget'),
      width: 170,
      share: 1.5,
      sort: null,
      cell: ({ link }) => <Host address={link.seen.target ?? link.seen.link} />,
    },
    {
      id: 'page',
      label: text.t('logPageColumnPage'),
      width: 150,
      share: 1.2,
      sort: 'site',
      cell: ({ page }) => <Host address={page.address} />,
    },
    {
      id: 'wall',
      label: text.t(columnLabels.wall),
      width: 170,
      share: 1,
      sort: 'wall',
      cell: (row) => code(of(row).wall),
    },
    {
      id: 'wrapper',
      label: text.t(columnLabels.wrapper),
      width: 110,
      share: 0.6,
      sort: 'wrapper',
      cell: (row) => code(of(row).wrapper),
    },
    {
      id: 'kind',
      label: text.t(columnLabels.kind),
      width: 96,
      share: 0.5,
      sort: 'kind',
      cell: (row) => valueName('kind', of(row).kind, naming),
    },
    {
      id: 'source',
      label: text.t(columnLabels.source),
      width: 96,
      share: 0.5,
      sort: 'source',
      cell: ({ link }) => sourceName(link.seen.source, text),
    },
    {
      id: 'count',
      label: text.t('logPageColumnCount'),
      width: 70,
      share: 0.2,
      sort: null,
      cell: ({ link }) => text.number(link.seen.count),
    },
    {
      id: 'verified',
      label: text.t('logPageColumnVerified'),
      width: 104,
      share: 0.4,
      sort: null,
      cell: (row) => of(row).verified ?? '',
    },
  ];
}
