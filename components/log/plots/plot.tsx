// biome-ignore-all lint/a11y/useSemanticElements: parts of a drawing have no elements of their own.
import type { ComponentChild } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { LogFilter } from '../../../log/records.ts';
import { saveBlob } from '../../save-blob.ts';
import { useLog } from '../context.ts';
import { pictureOf, svgOf } from './save.ts';

/** A part of a plot that stands for some findings. */
export interface PlotCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** All that the cell says. */
  readonly label: string;
  /** What the log is narrowed to; null where that cannot be. */
  readonly filter: LogFilter | null;
}

/** A plot as it is drawn: coordinates are pixels of a drawing of this size. */
interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: ComponentChild;
  /** Row by row, so that the keys go on as the eye does. */
  readonly cells: readonly (readonly PlotCell[])[];
}

interface PlotTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface PlotProps {
  readonly title: string;
  /** The plot in a sentence or two, for those who do not see it, and for all as a note. */
  readonly said: string;
  /** What the saved file is called. */
  readonly file: string;
  readonly drawing: Drawing;
  readonly table: PlotTable;
  readonly legend?: ComponentChild;
  readonly onFilter: (filter: LogFilter) => void;
}

/** A plot with its title, its words, its numbers as a table, and the ways to save it. */
export function Plot({ title, said, file, drawing, table, legend, onFilter }: PlotProps) {
  const { text, fail } = useLog();
  const id = useId();
  const picture = useRef<SVGSVGElement>(null);
  const [asTable, setAsTable] = useState(false);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const layer = useRef<SVGSVGElement>(null);
  const { width, height, shapes, cells } = drawing;

  function moveTo(row: number, column: number): void {
    const line = Math.min(Math.max(row, 0), cells.length - 1);
    const at = Math.min(Math.max(column, 0), (cells[line]?.length ?? 1) - 1);
    setActive({ row: line, column: at });
    layer.current?.querySelector<SVGElement>(`[data-cell="${line} ${at}"]`)?.focus();
  }
  function pressed(event: KeyboardEvent): void {
    const { row, column } = active;
    const steps: Record<string, () => void> = {
      ArrowDown: () => moveTo(row + 1, column),
      ArrowUp: () => moveTo(row - 1, column),
      ArrowRight: () => moveTo(row, column + 1),
      ArrowLeft: () => moveTo(row, column - 1),
      Home: () => moveTo(row, 0),
      End: () => moveTo(row, Number.POSITIVE_INFINITY),
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    const filter = cells[row]?.[column]?.filter ?? null;
    if (step === undefined && !((event.key === 'Enter' || event.key === ' ') && filter !== null)) return;
    event.preventDefault();
    if (step !== undefined) step();
    else if (filter !== null) onFilter(filter);
  }
  async function save(kind: 'svg' | 'png'): Promise<void> {
    const element = picture.current;
    if (element === null) return;
    try {
      saveBlob(`${file}.${kind}`, kind === 'svg' ? svgOf(element) : await pictureOf(element));
    } catch (error) {
      fail(error);
    }
  }

  return (
    <section class="plot" aria-labelledby={`${id}-heading`}>
      <header class="plot-head">
        <h2 id={`${id}-heading`}>{title}</h2>
        <div class="plot-tools">
          <button type="button" class="text-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {text.t(asTable ? 'logPagePlotAsPicture' : 'logPagePlotAsTable')}
          </button>
          <button
            type="button"
            class="text-button"
            aria-label={text.t('logPagePlotSave', { plot: title, format: 'SVG' })}
            onClick={() => void save('svg')}
          >
            SVG
          </button>
          <button
            type="button"
            class="text-button"
            aria-label={text.t('logPagePlotSave', { plot: title, format: 'PNG' })}
            onClick={() => void save('png')}
          >
            PNG
          </button>
        </div>
      </header>
      <p class="note">{said}</p>
      {legend}
      {asTable && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
        <div class="plot-table" tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                {table.head.map((one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join('\t')}>
                  {row.map((cell, i) =>
                    i === 0 ? (
                      <th key={table.head[i]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={table.head[i]}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="plot-scroll" hidden={asTable}>
        <div class="plot-canvas" dir="ltr" style={{ inlineSize: `${width}px` }}>
          <svg
            ref={picture}
            class="plot-picture"
            role="img"
            aria-labelledby={`${id}-title`}
            aria-describedby={`${id}-said`}
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
          >
            <title id={`${id}-title`}>{title}</title>
            <desc id={`${id}-said`}>{said}</desc>
            <defs>
              <pattern id="plot-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="5" height="5" class="fill-interstitial" />
                <rect width="1.6" height="5" class="fill-paper" />
              </pattern>
              <pattern id="plot-dots" width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" class="fill-open" />
                <circle cx="3" cy="3" r="1.2" class="fill-paper" />
              </pattern>
              <pattern id="plot-lines" width="4" height="4" patternUnits="userSpaceOnUse">
                <rect width="4" height="4" class="fill-paper" />
                <rect width="4" height="1" class="fill-unknown" />
              </pattern>
              <pattern id="plot-grid" width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" class="fill-paper" />
                <path d="M0 0V6M0 0H6" class="stroke-unknown" />
              </pattern>
            </defs>
            {shapes}
          </svg>
          <svg
            ref={layer}
            class="plot-cells"
            role="group"
            aria-label={text.t('logPagePlotCells', { plot: title })}
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
            onKeyDown={pressed}
          >
            {cells.map((line, row) =>
              line.map(({ x, y, width: across, height: down, label, filter }, column) => (
                <rect
                  key={label}
                  data-cell={`${row} ${column}`}
                  class="plot-cell"
                  role="button"
                  // Attributes of drawings keep their letters: in any other case this would be none.
                  tabindex={active.row === row && active.column === column ? 0 : -1}
                  aria-label={label}
                  aria-disabled={filter === null}
                  x={x}
                  y={y}
                  width={across}
                  height={down}
                  onFocus={() => setActive({ row, column })}
                  onClick={() => {
                    if (filter !== null) onFilter(filter);
                  }}
                >
                  <title>{label}</title>
                </rect>
              )),
            )}
          </svg>
        </div>
      </div>
    </section>
  );
}
