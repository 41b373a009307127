import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { LoggedPage } from '../../log/records.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually } from './extension.ts';
import { anchor, link, logged, record, site, stateOf } from './recording.ts';

/** So many links has each page, of which one comes late. */
const linksOnPage = 4;
const bodyOf = (name: string) =>
  `<!doctype html><meta charset="utf-8">${[1, 2, 3].map((n) => anchor(`${name}-${n}`)).join('')}
   <script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '${anchor(`${name}-late`)}'), 150)</script>`;

/** Answers every request with the page of that name. */
async function serveAll(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const name = request.url().slice(site.length);
    const isPage = request.url().startsWith(site);
    request
      .respond({ status: isPage ? 200 : 404, contentType: 'text/html', body: isPage ? bodyOf(name) : '' })
      .catch(() => {});
  });
}

/** How many pages and findings the log holds, by what it finds its way with: cheap enough to be asked often. */
async function counts(desk: Desk): Promise<{ readonly pages: number; readonly findings: number }> {
  return (await desk.evaluate(`(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'hutong-log')) return { pages: 0, findings: 0 };
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await answer(indexedDB.open('hutong-log'));
    const columns = await answer(database.transaction('columns').objectStore('columns').getAll());
    database.close();
    return { pages: columns.length, findings: columns.reduce((sum, { findings }) => sum + findings, 0) };
  })()`)) as { pages: number; findings: number };
}

function linksOf({ links }: LoggedPage): string[] {
  return links.map(({ seen }) => seen.link).sort();
}

const linksExpected = (name: string) => ['1', '2', '3', 'late'].map((n) => link(`${name}-${n}`)).sort();

describe('recording, while the browser process is killed', () => {
  it('leaves no page out that was told as recorded, and none half there', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'hutong-killed-'));
    const told = new Set<string>();
    try {
      const chromium = await Chromium.start({ profile });
      const desk = await chromium.openDesk();
      await record(desk);
      // One tab, so that each page that is counted is the one that it shows: until it has told, a tab's sign is that of the page before.
      const pages = [await chromium.browser.newPage()];
      const tabs: number[] = [];
      for (const page of pages) {
        await serveAll(page);
        tabs.push(await desk.tabOf(page));
      }
      let killed = false;
      const killing = new Promise<void>((done) => {
        setTimeout(() => {
          killed = true;
          chromium.browser.process()?.kill('SIGKILL');
          done();
        }, 6_000);
      });
      const driving = pages.map(async (page, tab) => {
        for (let n = 0; !killed; n += 1) {
          const address = `${site}killed-${tab}-${n}`;
          await page.goto(address, { waitUntil: 'domcontentloaded' });
          await eventually(
            () => stateOf(desk, tabs[tab] as number),
            (state) => state.tab === 'recorded' && state.pagesToday === n + 1,
            'the page to be recorded',
          );
          told.add(address);
        }
      });
      // Whatever was on its way ends with the browser.
      await Promise.all([killing, ...driving.map((one) => one.catch(() => {}))]);
      expect(told.size).toBeGreaterThan(4);

      const again = await Chromium.start({ profile });
      try {
        const all = await logged(await again.openDesk());
        const addresses = all.map(({ page }) => page.address);
        expect([...told].filter((address) => !addresses.includes(address))).toEqual([]);
        for (const page of all) {
          const expected = linksExpected(page.page.address.slice(site.length));
          const held = linksOf(page);
          // The late link may have been on its way.
          expect([expected, expected.filter((one) => !one.endsWith('late'))]).toContainEqual(held);
        }
        expect((await counts(await again.openDesk())).pages).toBe(all.length);
      } finally {
        await again.stop();
      }
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }, 120_000);
});

// Takes a tenth of all the time that tests have; to be run whenever something about recording or telling has changed.
describe.skipIf(process.env.HUTONG_LONG_TESTS === undefined)('recording, while the worker is stopped at random', () => {
  const tabs = 25;
  const rounds = 20;

  it(`writes each finding of ${tabs * rounds} pages exactly once`, async () => {
    const chromium = await Chromium.start();
    try {
      const desk = await chromium.openDesk();
      await record(desk);
      const pages = await Promise.all(Array.from({ length: tabs }, () => chromium.browser.newPage()));
      for (const page of pages) await serveAll(page);
      let stops = 0;
      let over = false;
      const stopping = (async () => {
        while (!over) {
          await new Promise((next) => setTimeout(next, 100 + Math.random() * 1_500));
          await chromium.stopWorker().then(
            () => {
              stops += 1;
            },
            // It was not running.
            () => {},
          );
        }
      })();
      for (let round = 0; round < rounds; round += 1) {
        await Promise.all(
          pages.map((page, tab) => page.goto(`${site}${round}-${tab}`, { waitUntil: 'domcontentloaded' })),
        );
        const expected = { pages: tabs * (round + 1), findings: tabs * (round + 1) * linksOnPage };
        await eventually(
          () => counts(desk),
          ({ pages: there, findings }) => there === expected.pages && findings === expected.findings,
          `${expected.pages} pages after ${stops} stops`,
        );
      }
      over = true;
      await stopping;
      expect(stops).toBeGreaterThan(5);
      const all = await logged(desk);
      const byAddress = new Map(all.map((page) => [page.page.address, page]));
      expect([all.length, byAddress.size]).toEqual([tabs * rounds, tabs * rounds]);
      for (const [address, page] of byAddress) expect(linksOf(page)).toEqual(linksExpected(address.slice(site.length)));
      const ids = all.flatMap(({ links }) => links.map(({ seen }) => seen.id));
      expect(new Set(ids).size).toBe(tabs * rounds * linksOnPage);
    } finally {
      await chromium.stop();
    }
  }, 240_000);
});
