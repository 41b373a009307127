import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Mentions } from '../../engine/mentions.ts';
import { pageReport } from '../../engine/page-report.ts';
import { nothingUnread, type PageReport } from '../../engine/report.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Day } from '../../engine/types.ts';
import type { Archive, LogOverview } from '../../log/archive.ts';
import type { Naming } from './names.ts';

/** What every part of the page needs, and no part changes. */
export interface LogSurroundings extends Naming {
  readonly archive: Archive;
  readonly overview: LogOverview;
  readonly rulebook: RulebookIndex;
  /** Tells the reader what has come of something. The way to take it back is kept until the page is left. */
  readonly say: (words: string, undo?: () => Promise<void>) => void;
  /** Takes back what was done last of all that can be taken back; null where there is nothing. */
  readonly undo: (() => Promise<void>) | null;
  /** Forgets all ways back, and what was kept for them. */
  readonly forget: () => void;
  /** Tells the reader what went wrong. */
  readonly fail: (error: unknown) => void;
  /** The log has changed: what is shown has to be asked for again. */
  readonly changed: () => Promise<void>;
}

export const LogContext = createContext<LogSurroundings | null>(null);

export function useLog(): LogSurroundings {
  const log = useContext(LogContext);
  if (log === null) throw new Error("A component stands outside the log's page.");
  return log;
}

/**
 * A report of no page that knows all names, walls and wrappers of a rulebook: what records need around them that are shown as
 * the popup shows them.
 */
export function surroundingReport(rulebook: RulebookIndex, today: Day): PageReport {
  const coverage = { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread };
  const nothing = { pageAddress: null, links: [], texts: [], ordinary: 0, coverage, settled: true };
  const mentions = new Mentions(rulebook);
  for (const id of rulebook.platforms.keys()) mentions.platform(id);
  for (const id of rulebook.walls.keys()) mentions.wall(id);
  for (const id of rulebook.wrappers.keys()) mentions.wrapper(id);
  const { names, walls, wrappers } = mentions;
  const report = pageReport(nothing, { rulebook, vantage: null, day: null, today });
  return { ...report, names, walls, wrappers, staleWalls: mentions.staleWalls(today) };
}
