import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Archive, LogOverview, Order, Progress, Selection } from '../../log/archive.ts';
import type { LogFilter } from '../../log/records.ts';

/** The findings that are asked for, as far as they have come. */
export interface Selecting {
  /** Those of the last question that was answered; null before the first. */
  readonly selection: Selection | null;
  /** Whether the answer is on its way. */
  readonly busy: boolean;
  /** How far a search through words has come; null where none is going on. */
  readonly progress: Progress | null;
  readonly stop: () => void;
}

/** Asks for findings whenever the question or the log changes; a question that has been overtaken is given up. */
export function useSelection(
  archive: Archive,
  overview: LogOverview,
  filter: LogFilter,
  order: Order | null,
  judgement: string,
  fail: (error: unknown) => void,
): Selecting {
  const [selection, setSelection] = useState<Selection | null>(null);
  const [busy, setBusy] = useState(true);
  const [progress, setProgress] = useState<Progress | null>(null);
  const going = useRef<AbortController | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    going.current = controller;
    setBusy(true);
    const told = (now: Progress) => {
      if (!signal.aborted) setProgress(now);
    };
    const done = () => {
      if (going.current !== controller) return;
      setBusy(false);
      setProgress(null);
    };
    archive
      .select({ filter, order, judgement }, filter.text === undefined ? undefined : told, signal)
      .then(
        (found) => {
          if (!signal.aborted) setSelection(found);
        },
        (error) => {
          if (!signal.aborted) fail(error);
        },
      )
      .finally(done);
    return () => controller.abort();
  }, [archive, overview, filter, order, judgement, fail]);

  const stop = useCallback(() => going.current?.abort(), []);
  return { selection, busy, progress, stop };
}
