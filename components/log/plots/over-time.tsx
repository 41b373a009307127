import { type Section, sectionOf } from '../../../engine/section.ts';
import { effects } from '../../../engine/types.ts';
import type { LogFilter } from '../../../log/records.ts';
import { formatDay } from '../../dates.ts';
import { sectionLabels } from '../../effects.ts';
import { useLog } from '../context.ts';
import { type Span, stacked, ticks } from './figures.ts';
import { Plot, type PlotCell } from './plot.tsx';

interface OverTimeProps {
  readonly by: 'week' | 'month';
  readonly spans: readonly Span[];
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

const [left, top, high, foot, least, widest] = [56, 14, 220, 42, 14, 46] as const;

/** What each section is filled with: told apart without colours, too. */
const fills: Readonly<Record<Section, string>> = {
  walled: 'fill-walled',
  interstitial: 'fill-hatch',
  open: 'fill-dots',
  depends: 'fill-grid',
  unknown: 'fill-lines',
  own: 'fill-plain',
};

/** The sections that occur, with what they are drawn in. */
function PlotLegend({ shown }: { readonly shown: readonly Section[] }) {
  const { text } = useLog();
  return (
    <ul class="plot-legend">
      {shown.map((section) => (
        <li key={section}>
          <svg width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" class={fills[section]} />
          </svg>
          {text.t(sectionLabels[section])}
        </li>
      ))}
    </ul>
  );
}

/** A part of a bar, with the section that it stands for. */
interface StackedCell extends PlotCell {
  readonly section: Section;
}

/** A filter narrowed to the days of a stretch that it leaves. */
function within(filter: LogFilter, { from, to }: Span): LogFilter {
  const first = filter.from !== undefined && filter.from > from ? filter.from : from;
  const last = filter.to !== undefined && filter.to < to ? filter.to : to;
  return { ...filter, from: first, to: last };
}

/** Findings by week or month, stacked by what they met. */
export function OverTime({ by, spans, filter, onFilter }: OverTimeProps) {
  const { text } = useLog();
  const most = Math.max(1, ...spans.map(({ findings }) => findings));
  const axis = ticks(most);
  const end = axis.at(-1) as number;
  const step = Math.min(widest, Math.max(least, 860 / Math.max(1, spans.length)));
  const bar = step - Math.max(2, step * 0.2);
  const width = left + spans.length * step + 16;
  const height = top + high + foot;
  const y = (findings: number) => top + high - (findings / end) * high;
  const spanName = ({ from, to }: Span) =>
    by === 'month'
      ? formatDay(from.slice(0, 7), text)
      : text.t('logPageSpan', { from: formatDay(from, text), to: formatDay(to, text) });
  const shown = stacked.filter((section) => spans.some(({ sections }) => sections.has(section)));
  const cells: StackedCell[][] = spans.map((span, i) => {
    let under = 0;
    return shown.flatMap((section) => {
      const findings = span.sections.get(section) ?? 0;
      if (findings === 0) return [];
      under += findings;
      const those = effects.filter(
        (effect) => sectionOf(effect) === section && (filter.effects?.includes(effect) ?? true),
      );
      return [
        {
          section,
          x: left + i * step,
          y: y(under),
          width: bar,
          height: Math.max(1, (findings / end) * high),
          label: text.t('logPageTimeCell', {
            span: spanName(span),
            effect: text.t(sectionLabels[section]),
            findings: text.number(findings),
          }),
          filter: { ...within(filter, span), effects: those },
        },
      ];
    });
  });
  const every = Math.max(1, Math.ceil(84 / step));
  return (
    <Plot
      title={text.t(by === 'week' ? 'logPageTimeWeeks' : 'logPageTimeMonths')}
      said={text.t('logPageTimeSaid')}
      file="hutong-over-time"
      onFilter={onFilter}
      legend={<PlotLegend shown={shown} />}
      drawing={{
        width,
        height,
        // The keys go through time from left to right, and down through a bar.
        cells: shown.flatMap((section) => {
          const line = cells.flatMap((bars) => bars.filter((one) => one.section === section));
          return line.length === 0 ? [] : [line];
        }),
        shapes: (
          <>
            {axis.map((tick) => (
              <g key={tick}>
                <path
                  d={`M${left - 4} ${y(tick)}H${width - 12}`}
                  class={tick === 0 ? 'plot-rule plot-ground-line' : 'plot-rule'}
                />
                <text x={left - 9} y={y(tick) + 4} class="plot-label" text-anchor="end">
                  {text.number(tick)}
                </text>
              </g>
            ))}
            {cells.flatMap((line, i) =>
              line.map((cell) => (
                <rect
                  key={`${i} ${cell.section}`}
                  x={cell.x}
                  y={cell.y}
                  width={cell.width}
                  height={cell.height}
                  class={`plot-bar ${fills[cell.section]}`}
                />
              )),
            )}
            {spans.map(
              (span, i) =>
                i % every === 0 && (
                  <text
                    key={span.from}
                    x={left + i * step + bar / 2}
                    y={top + high + 18}
                    class="plot-label"
                    text-anchor="middle"
                  >
                    {formatDay(by === 'month' ? span.from.slice(0, 7) : span.from, text)}
                  </text>
                ),
            )}
          </>
        ),
      }}
      table={{
        head: [
          text.t(by === 'week' ? 'logPageWeek' : 'logPageMonth'),
          ...shown.map((section) => text.t(sectionLabels[section])),
          text.t('logPageColumnFindings'),
        ],
        rows: spans.map((span) => [
          spanName(span),
          ...shown.map((section) => text.number(span.sections.get(section) ?? 0)),
          text.number(span.findings),
        ]),
      }}
    />
  );
}
