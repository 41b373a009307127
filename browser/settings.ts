import { browser } from 'wxt/browser';
import type { Vantage } from '../engine/types.ts';

/** What the reader has chosen once and for all pages. */
export interface Settings {
  /** The language of the interface, as the folders of `public/_locales` are named; null for the browser's. */
  readonly language: string | null;
  readonly appearance: 'system' | 'light' | 'dark';
  /** Where links are followed from; null for the place that the page itself is. */
  readonly vantage: Vantage | null;
  /** Whether walled and interstitial links are marked on every page that Hutong may read. */
  readonly marks: boolean;
  /** Sites (as `siteOf` names them) on which Hutong does nothing. */
  readonly offSites: readonly string[];
}

/** What holds where nothing was chosen. */
export const defaultSettings: Settings = {
  language: null,
  appearance: 'system',
  vantage: null,
  marks: false,
  offSites: [],
};

function textOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isVantage(value: unknown): value is Vantage | null {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { platform, surface, client, region } = value as Record<string, unknown>;
  return typeof platform === 'string' && [surface, client, region].every(textOrNull);
}

/** Whether a value that was kept or imported is one that a setting may have. */
export const settingFits: { readonly [Name in keyof Settings]: (value: unknown) => boolean } = {
  language: textOrNull,
  appearance: (value) => value === 'system' || value === 'light' || value === 'dark',
  vantage: isVantage,
  marks: (value) => typeof value === 'boolean',
  offSites: (value) => Array.isArray(value) && value.every((site) => typeof site === 'string'),
};

export const settingNames = Object.keys(defaultSettings) as (keyof Settings)[];

/** All settings; what is not kept, or is nothing that a setting may be, is as by default. */
export async function readSettings(): Promise<Settings> {
  const kept = await browser.storage.local.get(settingNames);
  const fitting = settingNames.filter((name) => name in kept && settingFits[name](kept[name]));
  return { ...defaultSettings, ...Object.fromEntries(fitting.map((name) => [name, kept[name]])) };
}

/** Keeps what the reader has chosen. Rejects where the browser can't write. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set(change);
}

/** Forgets what the reader has chosen, so that everything is as by default. Rejects where the browser can't write. */
export async function resetSettings(): Promise<void> {
  await browser.storage.local.remove(settingNames);
}

/** Calls a listener with all settings whenever one has changed, in whatever page of the extension. Returns the way to stop. */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const changed = (changes: object, area: string) => {
    if (area === 'local' && settingNames.some((name) => name in changes)) void readSettings().then(listener);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}
