import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useView } from './view.ts';

/** So many rows are shown at once; more come as the reader scrolls there, or asks. */
const portion = 40;

interface PortionsProps<T> {
  readonly items: readonly T[];
  /** One item as a row of the list, with its key. */
  readonly row: (item: T) => ComponentChildren;
}

/** A list that may be long, a portion of it at a time: rows that nobody has scrolled to are not made. */
export function Portions<T>({ items, row }: PortionsProps<T>) {
  const { text } = useView();
  const [limit, setLimit] = useState(portion);
  const end = useRef<HTMLButtonElement>(null);
  const more = Math.min(portion, items.length - limit);
  useEffect(() => {
    const { current } = end;
    if (current === null || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setLimit(limit + portion);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [limit, more]);
  return (
    <>
      <ul class="links">{items.slice(0, limit).map(row)}</ul>
      {more > 0 && (
        <button ref={end} type="button" class="text-button more" onClick={() => setLimit(limit + portion)}>
          {text.plural('moreLinks', more)}
        </button>
      )}
    </>
  );
}
