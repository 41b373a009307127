import { browser } from 'wxt/browser';
import type { Day, Vantage } from '../engine/types.ts';

/** What the reader has chosen for one tab. Undefined: nothing, so that the settings decide; null: the page's own place, today. */
export interface TabChoices {
  readonly vantage?: Vantage | null;
  readonly day?: Day | null;
}

/** A choice as it is kept: a null that stands alone is as good as nothing in some storages. */
interface Kept<Choice> {
  readonly chosen: Choice | null;
}

/** Where the choices for a tab are kept while the browser runs. */
const keysOf = (tabId: number) => ({ vantage: `vantage:${tabId}`, day: `day:${tabId}` });

/** Whether a tab is in a private window. So is a tab of which nothing is known, to be on the safe side. */
export async function isPrivate(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.get(tabId)).incognito;
  } catch {
    return true;
  }
}

/** Keeps what the reader has chosen for a tab; of tabs in private windows nothing is kept. */
export async function keepTabChoices(tabId: number, { vantage, day }: TabChoices): Promise<void> {
  if (await isPrivate(tabId)) return;
  const keys = keysOf(tabId);
  await browser.storage.session.set({
    ...(vantage !== undefined && { [keys.vantage]: { chosen: vantage } }),
    ...(day !== undefined && { [keys.day]: { chosen: day } }),
  });
}

/** What the reader has chosen for a tab. */
export async function recallTabChoices(tabId: number): Promise<TabChoices> {
  const keys = keysOf(tabId);
  const kept = await browser.storage.session.get([keys.vantage, keys.day]);
  const vantage = kept[keys.vantage] as Kept<Vantage> | undefined;
  const day = kept[keys.day] as Kept<Day> | undefined;
  return { ...(vantage && { vantage: vantage.chosen }), ...(day && { day: day.chosen }) };
}
