// biome-ignore-all lint/a11y/useSemanticElements: a part that scrolls and is no group of fields.
import type { ComponentChildren } from 'preact';
import type { FindingRow } from '../../log/archive.ts';
import { type Conclusion, firstJudgement } from '../../log/records.ts';
import { Address } from '../address.tsx';
import { Chain } from '../chain.tsx';
import { Sources } from '../evidence.tsx';
import { PlatformName, Quote } from '../name.tsx';
import { placeName, surfaceName } from '../names.ts';
import { EffectWord, Fact, kindWord, WallRecord } from '../record.tsx';
import { useReport } from '../view.ts';
import { conclusionBy } from './conclusion.ts';
import { useLog } from './context.ts';
import { momentHere, momentSeen } from './moments.ts';
import { sessionName, sourceName } from './names.ts';

interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** What is told beside the table of one of its rows. The focus stays with the table, so that keys go on from row to row. */
export function DetailPanel({ title, onClose, children }: PanelProps) {
  const { text } = useLog();
  return (
    <section
      class="detail"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header class="detail-head">
        <h2>{title}</h2>
        <button type="button" class="text-button" onClick={onClose}>
          {text.t('logPageClose')}
        </button>
      </header>
      <div class="detail-body">{children}</div>
    </section>
  );
}

/** The record behind a conclusion, as the present rules have it; its id alone where they no longer do. */
function Grounds({ concluded: { decidedBy, wall, wrapper, stale } }: { readonly concluded: Conclusion }) {
  const { text } = useLog();
  const { report } = useReport();
  const record = wall === null ? undefined : report.walls[wall];
  const note = wrapper === null ? undefined : report.wrappers[wrapper];
  if (decidedBy === 'wall' && record !== undefined) return <WallRecord wall={record} stale={stale === true} />;
  if (decidedBy === 'wrapper' && note !== undefined)
    return (
      <div class="record">
        <dl class="facts">
          <Fact label="recordWrapper">
            <code>{note.id}</code>
          </Fact>
          <Fact label="recordSources">
            <Sources evidence={note.evidence} />
          </Fact>
        </dl>
      </div>
    );
  const id = wall ?? wrapper;
  if (decidedBy !== null && id !== null)
    return <p class="plain">{text.rich('logPageRecordGone', { record: <code>{id}</code> })}</p>;
  return null;
}

/** What every judgement concluded, side by side. */
function Conclusions({ link }: Pick<FindingRow, 'link'>) {
  const { text, overview } = useLog();
  const { report } = useReport();
  const titleOf = ({ judgement }: Conclusion) => {
    if (judgement === firstJudgement) return text.t('logPageRecorded');
    const at = overview.judgements.find(({ id }) => id === judgement)?.judgedAt;
    return at === undefined ? judgement : text.t('logPageJudgedOn', { moment: momentHere(at, text) });
  };
  const rows = [
    ['logPageColumnEffect', (one: Conclusion) => <EffectWord effect={one.effect} />],
    ['logPageColumnWall', (one: Conclusion) => (one.wall === null ? '–' : <code>{one.wall}</code>)],
    ['logPageVantage', (one: Conclusion) => (one.vantage === null ? '–' : placeName(one.vantage, report.names, text))],
    ['logPageColumnDay', (one: Conclusion) => one.day],
    ['logPageRules', (one: Conclusion) => <span title={one.rulebook.sha256}>{one.rulebook.version}</span>],
  ] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <div class="side-by-side" tabIndex={0} role="group" aria-label={text.t('logPageConclusions')}>
      <table>
        <thead>
          <tr>
            <td />
            {link.concluded.map((one) => (
              <th key={one.judgement} scope="col">
                {titleOf(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, cell]) => (
            <tr key={label}>
              <th scope="row">{text.t(label)}</th>
              {link.concluded.map((one) => (
                <td key={one.judgement}>{cell(one)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FindingDetailProps extends FindingRow {
  readonly judgement: string;
  readonly onClose: () => void;
}

/** All that is known of one finding: its way, its verdict and the record behind it, every judgement, its page. */
export function FindingDetail({ page, link, judgement, onClose }: FindingDetailProps) {
  const { text, sessions } = useLog();
  const concluded = conclusionBy(link, judgement);
  const { seen } = link;
  const session = sessions.find(({ id }) => id === page.session);
  return (
    <DetailPanel title={text.t('logPageFinding')} onClose={onClose}>
      {seen.text !== '' && (
        <p class="detail-words">
          <Quote words={seen.text} />
        </p>
      )}
      <Chain finding={{ chain: seen.chain, via: concluded.via, target: seen.target }} />
      <h3>{text.t('logPageVerdict')}</h3>
      <p class="detail-verdict">
        <EffectWord effect={concluded.effect} />
        {concluded.to !== null && <PlatformName id={concluded.to} />}
      </p>
      <Grounds concluded={concluded} />
      <h3>{text.t('logPageConclusions')}</h3>
      <Conclusions link={link} />
      <h3>{text.t('logPageLink')}</h3>
      <dl class="facts">
        <Fact label="linkKind">{kindWord(concluded.kind, text)}</Fact>
        <Fact label="linkSource">{sourceName(seen.source, text)}</Fact>
        <Fact label="linkCount">{text.plural('times', seen.count)}</Fact>
        {seen.was !== null && (
          <Fact label="linkWas">
            <Address address={seen.was} />
          </Fact>
        )}
        {seen.shows !== null && (
          <Fact label="linkShows">
            <Address address={seen.shows.address} />
          </Fact>
        )}
      </dl>
      <h3>{text.t('logPageColumnPage')}</h3>
      <dl class="facts">
        <Fact label="logPageColumnPage">
          <Address address={page.address} />
        </Fact>
        <Fact label="logPageColumnPagePlatform">
          {page.platform === null ? text.t('logPageNoPlatform') : <PlatformName id={page.platform} />}
          {page.surface !== null && <> · {surfaceName(page.surface, page.platform, text)}</>}
        </Fact>
        <Fact label="logPageColumnTime">
          {momentSeen(page, text)} <span class="quiet">{page.timeZone}</span>
        </Fact>
        <Fact label="logPageColumnSession">{session === undefined ? page.session : sessionName(session, text)}</Fact>
        <Fact label="logPageRead">
          {text.t('logPageFramesRead', {
            read: text.number(page.coverage.framesRead),
            frames: text.number(page.coverage.frames),
          })}
        </Fact>
      </dl>
    </DetailPanel>
  );
}
