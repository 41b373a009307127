import { browser } from 'wxt/browser';
import type { Vantage } from '../engine/types.ts';
import type { Session } from '../log/records.ts';

/** What the reader has agreed to be recorded. */
export interface LogChoices {
  /** Until the browser is closed, or whenever it runs. */
  readonly mode: 'session' | 'always';
  /** Sites (hosts, with all under them) that are recorded; null for all. */
  readonly sites: readonly string[] | null;
  /** From where links are judged; null for each page's own place. */
  readonly vantage: Vantage | null;
}

/** That, since when, and whether it rests. */
export interface LogSettings extends LogChoices {
  /** When the reader agreed (RFC 3339); null where nothing is recorded. */
  readonly consentAt: string | null;
  readonly paused: boolean;
}

/** Nothing is recorded before the reader has agreed to it. */
const nothingAgreed: LogSettings = { consentAt: null, mode: 'session', sites: null, vantage: null, paused: false };

const settingsKey = 'log';
const sessionKey = 'log-session';
const lateKey = 'log-late';

/** What outlives the background, and of that what goes with the browser's run: the session and the tabs that are not written yet. */
export interface LogKept {
  readonly settings: LogSettings;
  readonly session: Session | null;
  readonly late: readonly number[];
}

export async function readLogKept(): Promise<LogKept> {
  const [{ [settingsKey]: settings }, run] = await Promise.all([
    browser.storage.local.get(settingsKey),
    browser.storage.session.get([sessionKey, lateKey]),
  ]);
  return {
    settings: { ...nothingAgreed, ...(settings as LogSettings | undefined) },
    session: (run[sessionKey] as Session | undefined) ?? null,
    late: (run[lateKey] as readonly number[] | undefined) ?? [],
  };
}

export async function keepLogSettings(settings: LogSettings): Promise<void> {
  await browser.storage.local.set({ [settingsKey]: settings });
}

export async function keepLogSession(session: Session | null): Promise<void> {
  if (session === null) await browser.storage.session.remove(sessionKey);
  else await browser.storage.session.set({ [sessionKey]: session });
}

export async function keepLate(tabs: Iterable<number>): Promise<void> {
  await browser.storage.session.set({ [lateKey]: [...tabs] });
}
