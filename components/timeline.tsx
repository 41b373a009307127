import { useId, useState } from 'preact/hooks';
import { standsOn } from '../engine/dates.ts';
import type { PairHistory } from '../engine/history.ts';
import { type Section, sectionOf } from '../engine/section.ts';
import type { Period, TimelineRow } from '../engine/timeline.ts';
import type { Day, Milestone, Wall, WallId } from '../engine/types.ts';
import { formatDay } from './dates.ts';
import { effectLabels, sectionLabels } from './effects.ts';
import { rowName } from './names.ts';
import { periodInWords } from './periods.ts';
import { WallRecord } from './record.tsx';
import { clusters, lines, markedYears, shareOf, stepShare } from './timescale.ts';
import { useReport } from './view.ts';

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

/** The years of the scale, and below them the numbers of milestones. */
function Axis({ today, milestones }: Pick<PairHistory, 'today' | 'milestones'>) {
  const { text } = useReport();
  return (
    <div class="timeline-axis" aria-hidden="true">
      <div class="timeline-years">
        {markedYears(today).map((year) => (
          <span key={year} style={{ insetInlineStart: percent(shareOf(String(year), today)) }}>
            {year}
          </span>
        ))}
        <span class="timeline-today">{text.t('timelineToday')}</span>
      </div>
      {milestones.length > 0 && (
        <div class="timeline-numbers">
          {clusters(
            milestones.map(({ date }) => date),
            today,
          ).map((group) => {
            const [first = 0] = group;
            const last = group.at(-1) ?? first;
            const date = (milestones[first] as Milestone).date;
            return (
              <span key={first} class="milestone-number" style={{ insetInlineStart: percent(shareOf(date, today)) }}>
                {first === last ? text.number(first + 1) : `${text.number(first + 1)}–${text.number(last + 1)}`}
              </span>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** Days that matter to every row: those of milestones, and the one that the page is judged for. */
function Marks({ today, milestones, day }: Pick<PairHistory, 'today' | 'milestones'> & { readonly day: Day }) {
  return (
    <>
      {lines(
        milestones.map(({ date }) => date),
        today,
      ).map((share) => (
        <span key={share} class="timeline-mark" aria-hidden="true" style={{ insetInlineStart: percent(share) }} />
      ))}
      {day !== today && (
        <span
          class="timeline-mark"
          data-kind="day"
          aria-hidden="true"
          style={{ insetInlineStart: percent(shareOf(day, today)) }}
        />
      )}
    </>
  );
}

/** Below this much of the scale there is no room for a word. */
const wordShare = 0.07;
/** How much of the scale the shortest bar takes, as the style sheet draws it. */
const leastShare = 0.012;

interface BarProps {
  readonly period: Period;
  readonly wall: Wall;
  /** Where the next period begins, from 0 to 1: up to there is room for words. */
  readonly next: number;
  readonly today: Day;
  readonly stale: boolean;
  /** True for the period that the verdict comes from. */
  readonly decides: boolean;
  readonly open: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}

/** One period: its effect as word and pattern above the stretch of days, in full for those who hear it. */
function Bar({ period, wall, next, today, stale, decides, open, controls, onToggle }: BarProps) {
  const { text } = useReport();
  const start = shareOf(period.since, today);
  const end = period.until === null ? 1 : shareOf(period.until, today);
  // What nobody has confirmed for long is drawn paler from the last day on which somebody did.
  const doubted = stale && period.until === null && end > start;
  const known = doubted ? Math.max(0, (shareOf(wall.verified, today) - start) / (end - start)) : 1;
  const plain = periodInWords(period, wall, text);
  const words = decides ? text.t('periodDecides', { period: plain }) : plain;
  return (
    <button
      type="button"
      class="period"
      data-section={sectionOf(period.effect)}
      data-decides={decides}
      data-or-earlier={wall.orEarlier && period.since === wall.since}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      title={words}
      style={{
        insetInlineStart: percent(start),
        inlineSize: percent(end - start),
        // Of periods that lie close together the shorter can be reached all the same.
        zIndex: Math.round((1 - (end - start)) * 100),
        '--known': percent(known),
      }}
      onClick={onToggle}
    >
      <span class="hidden">{words}</span>
      {next - start > wordShare && (
        <span
          class="period-word"
          aria-hidden="true"
          style={{ inlineSize: percent((next - start) / Math.max(end - start, leastShare)) }}
        >
          {text.t(effectLabels[period.effect])}
        </span>
      )}
      <span class="period-bar" aria-hidden="true" />
    </button>
  );
}

interface RowProps {
  readonly row: TimelineRow;
  readonly history: PairHistory;
  readonly decided: WallId | null;
  readonly opened: Period | null;
  readonly onOpen: (period: Period | null) => void;
}

function Row({ row, history, decided, opened, onOpen }: RowProps) {
  const { text, report } = useReport();
  const { walls, staleWalls, today, milestones, timeline } = history;
  const label = useId();
  const panel = useId();
  const shown = opened !== null && row.periods.includes(opened) ? opened : null;
  const record = shown?.wall == null ? undefined : walls[shown.wall];
  const starts = row.periods.filter(({ wall }) => wall !== null).map(({ since }) => shareOf(since, today));
  const alone = timeline.rows.every(({ surface }) => surface === null);
  return (
    <li class="timeline-row">
      <p class="timeline-label" id={label}>
        {rowName(row, timeline.from, alone, text)}
      </p>
      <div class="timeline-track">
        <Marks today={today} milestones={milestones} day={report.day} />
        <ol aria-labelledby={label}>
          {row.periods.map((period) => {
            const wall = period.wall === null ? undefined : walls[period.wall];
            return (
              <li key={`${period.since} ${period.wall}`}>
                {wall === undefined ? (
                  <span class="hidden">{periodInWords(period, null, text)}</span>
                ) : (
                  <Bar
                    period={period}
                    wall={wall}
                    next={starts.find((start) => start > shareOf(period.since, today)) ?? 1}
                    today={today}
                    stale={staleWalls.includes(wall.id)}
                    decides={wall.id === decided && standsOn(period, report.day)}
                    open={period === shown}
                    controls={panel}
                    onToggle={() => onOpen(period === shown ? null : period)}
                  />
                )}
              </li>
            );
          })}
        </ol>
      </div>
      {record !== undefined && (
        <div class="timeline-record" id={panel}>
          <WallRecord wall={record} stale={staleWalls.includes(record.id)} />
        </div>
      )}
    </li>
  );
}

/** What the patterns stand for: those that occur, with the marks. */
function Key({ history, decided }: { readonly history: PairHistory; readonly decided: WallId | null }) {
  const { text, report } = useReport();
  const { timeline, staleWalls, today } = history;
  const periods = timeline.rows.flatMap((row) => row.periods).filter(({ wall }) => wall !== null);
  const found = new Set(periods.map(({ effect }) => sectionOf(effect)));
  const sections = (['walled', 'interstitial', 'open'] as const satisfies readonly Section[]).filter((one) =>
    found.has(one),
  );
  const doubted = periods.some(({ wall, until }) => until === null && staleWalls.includes(wall ?? ''));
  return (
    <ul class="timeline-key" aria-hidden="true">
      {sections.map((section) => (
        <li key={section} data-section={section}>
          <span class="period-bar" />
          {text.t(sectionLabels[section])}
        </li>
      ))}
      {doubted && (
        <li data-section={sections[0]}>
          <span class="period-bar" style={{ '--known': '0%' }} />
          {text.t('mayHaveChanged')}
        </li>
      )}
      {decided !== null && periods.some(({ wall }) => wall === decided) && (
        <li data-section={sections[0]} data-decides="true">
          <span class="period-bar" />
          {text.t('decisionTitle')}
        </li>
      )}
      {report.day !== today && (
        <li>
          <span class="timeline-mark" data-kind="day" />
          {formatDay(report.day, text)}
        </li>
      )}
    </ul>
  );
}

/**
 * The walls of a pair of platforms over the years, a row for each place that they tell apart. To the eye bars on a
 * scale, to the ear a list; each bar unfolds the record that it stands for.
 */
export function Timeline({ history, decided }: { readonly history: PairHistory; readonly decided: WallId | null }) {
  const [opened, setOpened] = useState<Period | null>(null);
  return (
    <div class="timeline" style={{ '--step': percent(stepShare(history.today)) }}>
      <Axis today={history.today} milestones={history.milestones} />
      <ol class="timeline-rows">
        {history.timeline.rows.map((row) => (
          <Row
            key={[row.surface, row.client, row.region, row.kind, row.host].join(' ')}
            row={row}
            history={history}
            decided={decided}
            opened={opened}
            onOpen={setOpened}
          />
        ))}
      </ol>
      <Key history={history} decided={decided} />
    </div>
  );
}
