import type { Evidence, EvidenceKind, PartialDay } from '../engine/types.ts';
import { formatDay } from './dates.ts';
import { Quote } from './name.tsx';
import type { TextKey } from './text.ts';
import { useView } from './view.ts';

const kindLabels = {
  primary: 'evidencePrimary',
  news: 'evidenceNews',
  reprint: 'evidenceReprint',
  'archived-copy': 'evidenceArchivedCopy',
  blog: 'evidenceBlog',
  community: 'evidenceCommunity',
  code: 'evidenceCode',
} as const satisfies Record<EvidenceKind, TextKey>;

/** A date that machines can read as well. */
export function Day({ day }: { readonly day: PartialDay }) {
  const { text } = useView();
  return <time dateTime={day}>{formatDay(day, text)}</time>;
}

/** When something was last confirmed, and quietly that this was long ago. `bare` leaves out what a label says already. */
export function Confirmed(props: { readonly day: PartialDay; readonly stale: boolean; readonly bare?: boolean }) {
  const { text } = useView();
  const { stale, bare = false } = props;
  const day = <Day day={props.day} />;
  const plain = bare ? day : text.rich('confirmed', { day });
  if (!stale) return <span class="confirmed">{plain}</span>;
  const doubt = <span class="stale">{text.t('mayHaveChanged')}</span>;
  return <span class="confirmed">{text.rich('confirmedStale', { confirmed: plain, doubt })}</span>;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Sources as real links: title, then publisher, date and kind. */
export function Sources({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { text } = useView();
  if (evidence.length === 0) return <p class="quiet">{text.t('sourcesNone')}</p>;
  return (
    <ul class="sources">
      {evidence.map((source) => (
        <li key={source.url}>
          <SourceTitle source={source} />{' '}
          <span class="source-facts">
            {source.publisher !== undefined && source.title !== undefined && (
              <>
                <Quote words={source.publisher} />
                {' · '}
              </>
            )}
            {source.date !== undefined && (
              <>
                <Day day={source.date} />
                {' · '}
              </>
            )}
            {text.t(kindLabels[source.kind])}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SourceTitle({ source }: { readonly source: Evidence }) {
  const { text } = useView();
  const title = <Quote words={source.title ?? source.publisher ?? hostOf(source.url)} />;
  // Rules are data from others: only a web address becomes a link.
  if (!/^https?:\/\//i.test(source.url)) return title;
  return (
    <a href={source.url} target="_blank" rel="noopener noreferrer">
      {title}
      <span class="hidden"> {text.t('newTab')}</span>
    </a>
  );
}
