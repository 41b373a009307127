import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useView } from './view.ts';

/** So many rows are shown at once; the reader asks for more. */
const portion = 40;

interface PortionsProps<T> {
  readonly items: readonly T[];
  /** One item as a row of the list, with its key. */
  readonly row: (item: T) => ComponentChildren;
}

/** A list that may be long, a portion of it at a time. */
export function Portions<T>({ items, row }: PortionsProps<T>) {
  const { text } = useView();
  const [limit, setLimit] = useState(portion);
  const more = Math.min(portion, items.length - limit);
  return (
    <>
      <ul class="links">{items.slice(0, limit).map(row)}</ul>
      {more > 0 && (
        <button type="button" class="text-button more" onClick={() => setLimit(limit + portion)}>
          {text.plural('moreLinks', more)}
        </button>
      )}
    </>
  );
}
