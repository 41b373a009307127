import type { LogFilter } from '../../../log/records.ts';
import { useLog } from '../context.ts';
import { Plot } from './plot.tsx';

/** One bar: how long it is of `whole`, and what stands beside it. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The number behind the bar. */
  readonly number: string;
  readonly label: string;
  readonly filter: LogFilter | null;
  /** More columns of the table. */
  readonly more: readonly string[];
}

interface BarsProps {
  readonly title: string;
  readonly said: string;
  readonly file: string;
  readonly bars: readonly Bar[];
  /** What the longest possible bar stands for. */
  readonly whole: number;
  readonly fill: string;
  readonly head: readonly string[];
  /** Room for the names (px). */
  readonly names: number;
  readonly onFilter: (filter: LogFilter) => void;
}

const [row, thick, long, behind] = [28, 18, 270, 130] as const;

/** Bars that lie, one below the other. */
export function Bars({ title, said, file, bars, whole, fill, head, names, onFilter }: BarsProps) {
  const { text } = useLog();
  if (bars.length === 0)
    return (
      <section class="plot">
        <h2>{title}</h2>
        <p class="note">{text.t('logPagePlotNothing')}</p>
      </section>
    );
  const length = (value: number) => (whole === 0 ? 0 : (value / whole) * long);
  const width = names + long + behind;
  const height = bars.length * row + 8;
  return (
    <Plot
      title={title}
      said={said}
      file={file}
      onFilter={onFilter}
      drawing={{
        width,
        height,
        cells: bars.map(({ label, filter }, i) => [{ x: 0, y: 2 + i * row, width, height: row - 4, label, filter }]),
        shapes: (
          <>
            {bars.map(({ name, value, number }, i) => {
              const y = 4 + i * row;
              return (
                <g key={name}>
                  <text x={names - 10} y={y + 13} class="plot-label" text-anchor="end">
                    {name}
                  </text>
                  <rect x={names} y={y} width={long} height={thick} class="plot-nothing" />
                  <rect
                    x={names}
                    y={y}
                    width={Math.max(value > 0 ? 1 : 0, length(value))}
                    height={thick}
                    class={`plot-bar ${fill}`}
                  />
                  <text x={names + long + 10} y={y + 13} class="plot-label">
                    {number}
                  </text>
                </g>
              );
            })}
          </>
        ),
      }}
      table={{ head, rows: bars.map(({ name, more }) => [name, ...more]) }}
    />
  );
}
