import type { LogFilter } from '../../../log/records.ts';
import { useLog } from '../context.ts';
import { valueName } from '../names.ts';
import { percent } from '../percent.ts';
import type { Heat, HeatCell } from './figures.ts';
import { Plot, type PlotCell } from './plot.tsx';

interface HeatMapProps {
  readonly heat: Heat;
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

/** `slant` is the room that the last slanted name takes beyond its column (px, as all). */
const [left, top, side, down, gap, slant] = [128, 104, 52, 34, 2, 92] as const;

/** Shades of the heat map, from none to all walled; the number stands in each cell besides. */
function shade(share: number): number {
  return share === 0 ? 0 : 0.16 + share * 0.84;
}

/** Page platform × destination: the share of links that are walled. */
export function HeatMap({ heat, filter, onFilter }: HeatMapProps) {
  const log = useLog();
  const { text } = log;
  const { rows, columns, cells, leftOut } = heat;
  const cellOf = (from: string | null, to: string | null) => cells.find((one) => one.from === from && one.to === to);
  const from = (value: string | null) => valueName('pagePlatform', value, log);
  const to = (value: string | null) => valueName('destination', value, log);
  const label = ({ from: page, to: target, findings, walled }: HeatCell) =>
    text.t('logPageHeatCell', {
      from: from(page),
      to: to(target),
      share: percent(walled / findings, text),
      walled: text.number(walled),
      findings: text.number(findings),
    });
  const width = left + columns.length * side + slant;
  const height = top + rows.length * down + 8;
  const worst = [...cells].sort((a, b) => b.walled - a.walled)[0];
  const parts = [
    text.t('logPageHeatSaid'),
    ...(worst === undefined || worst.walled === 0 ? [] : [text.t('logPageHeatWorst', { cell: label(worst) })]),
    ...(leftOut === 0 ? [] : [text.plural('logPageHeatLeftOut', leftOut)]),
  ];
  const drawn: PlotCell[][] = rows.map((row, r) =>
    columns.flatMap((column, c) => {
      const cell = cellOf(row, column);
      if (cell === undefined) return [];
      const place = { x: left + c * side, y: top + r * down, width: side - gap, height: down - gap };
      return [{ ...place, label: label(cell), filter: { ...filter, pagePlatforms: [row], destinations: [column] } }];
    }),
  );
  return (
    <Plot
      title={text.t('logPageHeat')}
      said={parts.join(text.language === 'en' ? ' ' : '')}
      file="hutong-heat-map"
      onFilter={onFilter}
      drawing={{
        width,
        height,
        cells: drawn.filter((line) => line.length > 0),
        shapes: (
          <>
            <text x={left - 10} y={top - 12} class="plot-axis" text-anchor="end">
              {text.t('logPageHeatAxes')}
            </text>
            {columns.map((column, c) => (
              <text
                key={column ?? ''}
                class="plot-label"
                transform={`translate(${left + c * side + side / 2 - 4} ${top - 8}) rotate(-38)`}
              >
                {to(column)}
              </text>
            ))}
            {rows.map((row, r) => (
              <g key={row ?? ''}>
                <text x={left - 10} y={top + r * down + down / 2 + 3} class="plot-label" text-anchor="end">
                  {from(row)}
                </text>
                {columns.map((column, c) => {
                  const cell = cellOf(row, column);
                  const [x, y] = [left + c * side, top + r * down];
                  if (cell === undefined)
                    return (
                      <rect
                        key={column ?? ''}
                        x={x}
                        y={y}
                        width={side - gap}
                        height={down - gap}
                        class="plot-nothing"
                      />
                    );
                  const share = cell.walled / cell.findings;
                  const strong = shade(share) > 0.55;
                  return (
                    <g key={column ?? ''}>
                      <rect x={x} y={y} width={side - gap} height={down - gap} class="plot-ground" />
                      <rect
                        x={x}
                        y={y}
                        width={side - gap}
                        height={down - gap}
                        class="fill-walled"
                        style={{ opacity: shade(share) }}
                      />
                      <text
                        x={x + (side - gap) / 2}
                        y={y + 15}
                        class={strong ? 'plot-number plot-strong' : 'plot-number'}
                        text-anchor="middle"
                      >
                        {percent(share, text)}
                      </text>
                      <text
                        x={x + (side - gap) / 2}
                        y={y + 27}
                        class={strong ? 'plot-small plot-strong' : 'plot-small'}
                        text-anchor="middle"
                      >
                        {text.number(cell.findings)}
                      </text>
                    </g>
                  );
                })}
              </g>
            ))}
          </>
        ),
      }}
      table={{
        head: [
          text.t('logPageColumnPagePlatform'),
          text.t('logPageColumnDestination'),
          text.t('logPageColumnFindings'),
          text.t('bucketWalled'),
          text.t('logPageColumnShare'),
        ],
        rows: cells.map((cell) => [
          from(cell.from),
          to(cell.to),
          text.number(cell.findings),
          text.number(cell.walled),
          percent(cell.walled / cell.findings, text),
        ]),
      }}
    />
  );
}
