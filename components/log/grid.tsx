// biome-ignore-all lint/a11y/useSemanticElements: no table of the browser's can show a part of its rows.
import type { ComponentChild, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ColumnName, Order } from '../../log/archive.ts';
import { useText } from '../page-text.ts';
import { barHeight, type Extent, type Place, placeAt, revealed, rowsInSight, scrolledTo } from './scroll.ts';

export interface GridColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** The least width (px), and how much of the room that is left it takes. */
  readonly width: number;
  readonly share: number;
  /** By what the rows are sorted when the column's head is pressed; null where they cannot be. */
  readonly sort: ColumnName | null;
  readonly cell: (row: Row) => ComponentChild;
}

interface GridProps<Row> {
  readonly label: string;
  readonly count: number;
  /** A row where it is there; it may be asked for by that. */
  readonly at: (row: number) => Row | null;
  readonly columns: readonly GridColumn<Row>[];
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
  readonly onOpen: (row: number) => void;
  readonly onClose: () => void;
  /** The row whose details are shown beside the table. */
  readonly opened: number | null;
  readonly isChosen: (row: Row) => boolean;
  readonly onChoose: (row: Row) => void;
  /** What the box of a row says to those who do not see it. */
  readonly choiceLabel: (row: Row) => string;
  /** Another one brings the table back to its beginning. */
  readonly of: unknown;
  readonly busy: boolean;
}

const rowHeight = 36;
const headHeight = 34;
const boxWidth = 40;
/** After so long without a step (ms) the bar is put where it belongs. */
const rest = 160;

/** The next order when a column's head is pressed: up, down, and back to that of recording. */
function nextOrder(order: Order | null, column: ColumnName): Order | null {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}

interface Active {
  readonly row: number;
  readonly column: number;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** A table of any number of rows: only those in sight are there. Keys move a cell about, Enter opens its row, space chooses it. */
export function Grid<Row>(props: GridProps<Row>) {
  const { count, at, columns, order, opened } = props;
  const text = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(600);
  const [place, setPlace] = useState<Place>({ bar: 0, top: 0 });
  const [active, setActive] = useState<Active>({ row: 0, column: 1 });
  const settle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const extent: Extent = { rows: count, rowHeight, window: Math.max(rowHeight, height - headHeight) };
  const { from, to } = rowsInSight(place, extent);
  const lastColumn = columns.length;

  useLayoutEffect(() => {
    const element = box.current as HTMLElement;
    const measure = () => setHeight(element.clientHeight || 600);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    setActive({ row: 0, column: 1 });
    go({ bar: 0, top: 0 });
  }, [props.of]);

  useEffect(() => () => clearTimeout(settle.current), []);

  function go(next: Place): void {
    setPlace(next);
    const element = box.current;
    if (element !== null && Math.round(element.scrollTop) !== next.bar) element.scrollTop = next.bar;
  }

  function scrolled(): void {
    const bar = Math.round(box.current?.scrollTop ?? 0);
    if (bar === place.bar) return;
    const next = scrolledTo(bar, place, extent);
    if (next.bar === bar) setPlace(next);
    else go(next);
    clearTimeout(settle.current);
    settle.current = setTimeout(() => {
      const settled = placeAt(next.top, extent);
      if (settled.bar !== next.bar) go(settled);
    }, rest);
  }

  function move(to: Active): void {
    const row = clamp(to.row, 0, count - 1);
    setActive({ row, column: clamp(to.column, 0, lastColumn) });
    go(revealed(row, place, extent));
    if (opened !== null && row !== opened) props.onOpen(row);
  }

  function pressed(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey || count === 0) return;
    const { row, column } = active;
    const page = Math.max(1, Math.floor(extent.window / rowHeight) - 1);
    const onward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const chosen = at(row);
    const steps: Record<string, () => void> = {
      ArrowDown: () => move({ row: row + 1, column }),
      ArrowUp: () => move({ row: row - 1, column }),
      ArrowRight: () => move({ row, column: column + onward }),
      ArrowLeft: () => move({ row, column: column - onward }),
      PageDown: () => move({ row: row + page, column }),
      PageUp: () => move({ row: row - page, column }),
      Home: () => move(event.ctrlKey ? { row: 0, column } : { row, column: 0 }),
      End: () => move(event.ctrlKey ? { row: count - 1, column } : { row, column: lastColumn }),
      Enter: () => props.onOpen(row),
      Escape: props.onClose,
      ' ': () => chosen !== null && props.onChoose(chosen),
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    step();
  }

  const least = boxWidth + columns.reduce((sum, { width }) => sum + width, 0);
  const tracks = [`${boxWidth}px`, ...columns.map(({ width, share }) => `minmax(${width}px, ${share}fr)`)].join(' ');
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const inSight = active.row >= from && active.row < to;
  return (
    <div
      ref={box}
      class="grid"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-busy={props.busy}
      aria-activedescendant={inSight ? cellId(active.row, active.column) : undefined}
      style={{ '--tracks': tracks, '--least': `${least}px`, '--row': `${rowHeight}px`, '--head': `${headHeight}px` }}
      onScroll={scrolled}
      onKeyDown={pressed}
    >
      <div class="grid-head" role="rowgroup">
        <div class="grid-row" role="row" tabIndex={-1} aria-rowindex={1}>
          <span role="columnheader" tabIndex={-1} aria-colindex={1}>
            <span class="hidden">{text.t('logPageChoose')}</span>
          </span>
          {columns.map(({ id: column, label, sort }, i) => {
            const direction =
              sort === null || order?.column !== sort ? 'none' : order.descending ? 'descending' : 'ascending';
            return (
              <span
                key={column}
                role="columnheader"
                tabIndex={-1}
                aria-colindex={i + 2}
                aria-sort={sort === null ? undefined : direction}
              >
                {sort === null ? (
                  label
                ) : (
                  <button
                    type="button"
                    class="grid-sort"
                    data-order={direction}
                    onClick={() => props.onOrder(nextOrder(order, sort))}
                  >
                    {label}
                  </button>
                )}
              </span>
            );
          })}
        </div>
      </div>
      <div class="grid-canvas" role="rowgroup" style={{ blockSize: `${barHeight(extent)}px` }}>
        <div
          class="grid-window"
          role="presentation"
          style={{ blockSize: `${Math.min(extent.window, count * rowHeight)}px` }}
        >
          {Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).map((row) => {
            const data = at(row);
            const chosen = data !== null && props.isChosen(data);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's.
              <div
                key={row}
                class="grid-row"
                role="row"
                tabIndex={-1}
                aria-rowindex={row + 2}
                aria-selected={chosen}
                data-opened={row === opened}
                data-odd={row % 2 === 1}
                style={{ transform: `translateY(${row * rowHeight - place.top}px)` }}
                onClick={() => {
                  setActive({ row, column: active.column });
                  props.onOpen(row);
                }}
              >
                <span
                  role="gridcell"
                  tabIndex={-1}
                  id={cellId(row, 0)}
                  aria-colindex={1}
                  data-active={active.row === row && active.column === 0}
                >
                  {data !== null && (
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      checked={chosen}
                      aria-label={props.choiceLabel(data)}
                      onClick={(event) => event.stopPropagation()}
                      onChange={() => props.onChoose(data)}
                    />
                  )}
                </span>
                {columns.map(({ id: column, cell }, i) => (
                  <span
                    key={column}
                    role="gridcell"
                    tabIndex={-1}
                    id={cellId(row, i + 1)}
                    aria-colindex={i + 2}
                    data-column={column}
                    data-active={active.row === row && active.column === i + 1}
                  >
                    {data === null ? (i === 0 ? '…' : '') : cell(data)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
