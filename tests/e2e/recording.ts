import type { LogState } from '../../browser/recorder.ts';
import type { LoggedPage } from '../../log/records.ts';
import type { Desk } from './desk.ts';

/** Pages of WeChat articles. */
export const site = 'https://mp.weixin.qq.com/s/';
/** A link to Taobao. */
export const link = (n: number | string) => `https://item.taobao.com/item.htm?id=${n}`;
/** The same as HTML. */
export const anchor = (n: number | string) => `<a href="${link(n)}">tea ${n}</a>`;
/** All that the reader can agree to. */
export const everything = { mode: 'always', sites: null, vantage: null } as const;

/** Asks the background. */
export const ask = <T>(desk: Desk, name: string, request: object | null) =>
  desk.evaluate(
    `chrome.runtime.sendMessage(${JSON.stringify({ hutong: name, request })}).then((answer) => answer.reply)`,
  ) as Promise<T>;
/** Agrees to recording. */
export const record = (desk: Desk, choices: object = everything) => ask(desk, 'log-record', { choices, tabId: null });
/** How recording stands. */
export const stateOf = (desk: Desk, tabId: number | null = null) => ask<LogState>(desk, 'log-state', { tabId });

/** What the log holds, read as the browser has kept it, by nothing of ours. */
export async function logged(desk: Desk): Promise<LoggedPage[]> {
  const read = `(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'hutong-log')) return '[]';
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await answer(indexedDB.open('hutong-log'));
    const records = await answer(database.transaction('pages').objectStore('pages').getAll());
    database.close();
    const pages = await Promise.all(records.map(({ packed }) =>
      new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).json()));
    return JSON.stringify(pages);
  })()`;
  return JSON.parse((await desk.evaluate(read)) as string) as LoggedPage[];
}

/** The links of each page in the log, by the page's address. */
export async function linksByPage(desk: Desk): Promise<Record<string, string[]>> {
  const pages = await logged(desk);
  return Object.fromEntries(pages.map(({ page, links }) => [page.address, links.map(({ seen }) => seen.link)]));
}
