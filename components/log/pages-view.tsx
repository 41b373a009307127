import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Selection } from '../../log/archive.ts';
import type { LogFilter, LoggedPage, SeenPage } from '../../log/records.ts';
import { Address, shortAddress } from '../address.tsx';
import { sectionLabels } from '../effects.ts';
import { Quote } from '../name.tsx';
import { surfaceName } from '../names.ts';
import { EffectWord } from '../record.tsx';
import { conclusionBy } from './conclusion.ts';
import { useLog } from './context.ts';
import { DetailPanel } from './finding-detail.tsx';
import { Grid, type GridColumn } from './grid.tsx';
import { momentSeen, shortMoment } from './moments.ts';
import { sessionName, valueName } from './names.ts';
import { type PageSummary, readPage, readPages } from './page-summaries.ts';
import { percent } from './percent.ts';
import { shareOf } from './shares.ts';

/** One page beside the table: its links as they stand there. */
function PageDetail({ page, judgement, onClose }: { page: SeenPage; judgement: string; onClose: () => void }) {
  const { text, archive, fail } = useLog();
  const [whole, setWhole] = useState<LoggedPage | null>(null);
  useEffect(() => {
    let stale = false;
    setWhole(null);
    readPage(archive, page).then((found) => {
      if (!stale) setWhole(found);
    }, fail);
    return () => {
      stale = true;
    };
  }, [archive, page, fail]);
  return (
    <DetailPanel title={text.t('logPageColumnPage')} onClose={onClose}>
      <Address address={page.address} />
      <p class="quiet">
        {momentSeen(page, text)} · {page.timeZone} · {text.plural('logPageOrdinary', page.ordinary)}
      </p>
      <p class="quiet">
        {text.t('logPageFramesRead', {
          read: text.number(page.coverage.framesRead),
          frames: text.number(page.coverage.frames),
        })}
      </p>
      {page.passcodes.length > 0 && (
        <>
          <h3>{text.t('logPagePasscodes')}</h3>
          <ul class="lines">
            {page.passcodes.map((one) => (
              <li key={one.text}>
                <Quote words={one.text} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{text.plural('logPageFindings', whole?.links.length ?? 0)}</h3>
      <ul class="detail-links">
        {(whole?.links ?? []).map((link) => (
          <li key={link.seen.id}>
            <span>{link.seen.text !== '' && <Quote words={link.seen.text} />}</span>
            <EffectWord effect={conclusionBy(link, judgement).effect} />
            <bdi dir="ltr" class="grid-address">
              {shortAddress(link.seen.target ?? link.seen.link)}
            </bdi>
          </li>
        ))}
      </ul>
    </DetailPanel>
  );
}

interface PagesViewProps {
  readonly filter: LogFilter;
  readonly judgement: string;
  readonly selection: Selection;
  readonly chosen: ReadonlyMap<string, SeenPage>;
  readonly onChoose: (page: SeenPage) => void;
}

/** Pages that hold a finding that fits, as far as they have been read. */
export function PagesView({ filter, judgement, selection, chosen, onChoose }: PagesViewProps) {
  const log = useLog();
  const { text, archive, fail, sessions } = log;
  const [pages, setPages] = useState<readonly PageSummary[]>([]);
  const [whole, setWhole] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);

  useEffect(() => {
    const going = new AbortController();
    setPages([]);
    setWhole(false);
    setOpened(null);
    readPages(
      archive,
      { filter, judgement },
      (read, all) => {
        setPages(read);
        setWhole(all);
      },
      going.signal,
    ).catch((error) => {
      if (!going.signal.aborted) fail(error);
    });
    return () => going.abort();
    // A new selection is asked for whenever the log has changed.
  }, [archive, filter, judgement, selection, fail]);

  const columns = useMemo(
    (): readonly GridColumn<PageSummary>[] => [
      {
        id: 'time',
        label: text.t('logPageColumnTime'),
        width: 158,
        share: 0.3,
        sort: null,
        cell: ({ page }) => <bdi dir="ltr">{shortMoment(page)}</bdi>,
      },
      {
        id: 'pagePlatform',
        label: text.t('logPageColumnPagePlatform'),
        width: 110,
        share: 0.6,
        sort: null,
        cell: ({ page }) => valueName('pagePlatform', page.platform, log),
      },
      {
        id: 'pageSurface',
        label: text.t('logPageColumnSurface'),
        width: 100,
        share: 0.5,
        sort: null,
        cell: ({ page }) => (page.surface === null ? '' : surfaceName(page.surface, page.platform, text)),
      },
      {
        id: 'page',
        label: text.t('logPageColumnPage'),
        width: 220,
        share: 2,
        sort: null,
        cell: ({ page }) => (
          <bdi dir="ltr" class="grid-address" title={page.address}>
            {shortAddress(page.address)}
          </bdi>
        ),
      },
      {
        id: 'findings',
        label: text.t('logPageColumnFindings'),
        width: 90,
        share: 0.3,
        sort: null,
        cell: ({ findings }) => text.number(findings),
      },
      {
        id: 'walled',
        label: text.t('bucketWalled'),
        width: 80,
        share: 0.3,
        sort: null,
        cell: ({ sections }) => {
          const share = shareOf('walled', sections);
          return share === null ? '–' : percent(share, text);
        },
      },
      {
        id: 'met',
        label: text.t('logPageColumnMet'),
        width: 150,
        share: 0.8,
        sort: null,
        cell: ({ sections }) => {
          const said = [...sections].map(([one, count]) => `${text.t(sectionLabels[one])} ${text.number(count)}`);
          return (
            <span class="bar" role="img" aria-label={text.list(said)} title={text.list(said)}>
              {[...sections].map(([section, count]) => (
                <span key={section} data-section={section} style={{ flexGrow: count }} />
              ))}
            </span>
          );
        },
      },
      {
        id: 'session',
        label: text.t('logPageColumnSession'),
        width: 130,
        share: 0.8,
        sort: null,
        cell: ({ page }) => {
          const session = sessions.find(({ id }) => id === page.session);
          return session === undefined ? '' : sessionName(session, text);
        },
      },
    ],
    [log, text, sessions],
  );
  const open = opened === null ? undefined : pages[opened];
  return (
    <div class="log-table" data-detail={open !== undefined}>
      {!whole && (
        <p class="search-progress" role="status">
          {text.t('logPagePagesRead', { done: text.number(pages.length), all: text.number(selection.pages) })}
        </p>
      )}
      <Grid
        label={text.t('logPageViewPages')}
        count={pages.length}
        at={(row) => pages[row] ?? null}
        columns={columns}
        order={null}
        onOrder={() => {}}
        onOpen={setOpened}
        onClose={() => setOpened(null)}
        opened={opened}
        isChosen={({ page }) => chosen.has(page.id)}
        onChoose={({ page }) => onChoose(page)}
        choiceLabel={({ page }) => text.t('logPageChoosePage', { address: shortAddress(page.address) })}
        of={selection}
        busy={!whole}
      />
      {open !== undefined && <PageDetail page={open.page} judgement={judgement} onClose={() => setOpened(null)} />}
    </div>
  );
}
