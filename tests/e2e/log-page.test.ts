import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../engine/dates.ts';
import { logFormats } from '../../log/formats.ts';
import { verifyLog } from '../../log/import.ts';
import { openRules } from '../../rules/load.ts';
import { demoLog, logFile } from '../log-demo.ts';
import { violationsOf } from './axe.ts';
import { Chromium } from './chromium.ts';
import { eventually } from './extension.ts';
import { pseudoLocalise, sidewaysOverflow } from './pseudo.ts';

const folder = mkdtempSync(join(tmpdir(), 'hutong-log-'));
const file = join(folder, 'team.ndjson');
const rulebook = openRules();
const demo = demoLog(rulebook);
const findings = demo.pages.reduce((sum, { links }) => sum + links.length, 0);
const today = dayOf(new Date());
const count = new Intl.NumberFormat('en-GB').format(findings);

const dialogs = { judge: 'Verdicts', delete: 'Delete', import: 'Import', export: 'Export' } as const;

describe('the page of the log', () => {
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    writeFileSync(file, await logFile(demo, rulebook));
    chromium = await Chromium.start();
    page = await chromium.browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(chromium.address('log.html'));
    await page.evaluate(() => chrome.storage.local.set({ language: 'en' }));
    await page.reload();
    // Files are downloaded, where no window of the browser can be asked for a place.
    await page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  });
  afterAll(() => chromium?.stop());

  const words = (selector: string) =>
    page.$$eval(selector, (found) => found.map(({ textContent }) => textContent).join(' | '));

  async function press(selector: string, holding = ''): Promise<void> {
    await page.waitForFunction(
      (selector, holding) =>
        [...document.querySelectorAll(selector)].some(({ textContent }) => textContent?.includes(holding)),
      {},
      selector,
      holding,
    );
    await page.$$eval(
      selector,
      (found, holding) => (found.find(({ textContent }) => textContent?.includes(holding)) as HTMLElement).click(),
      holding,
    );
  }

  async function show(hash: string): Promise<void> {
    await page.goto('about:blank');
    await page.goto(chromium.address(`log.html${hash}`));
    await page.waitForSelector('main[aria-busy="false"]');
    await page.waitForSelector('.log-results > :not(.quiet)');
  }

  const saved = (beginning: string) =>
    eventually(
      async () => readdirSync(folder).find((name) => name.startsWith(beginning) && !name.endsWith('.crdownload')),
      (name) => name !== undefined,
      `${beginning} to be saved`,
    ) as Promise<string>;

  it('is empty at first, and says where recording is switched on', async () => {
    await page.waitForSelector('main[aria-busy="false"]');
    expect(await words('main')).toContain('The log is empty.');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('takes a log of somebody else in, which it shows first', async () => {
    await press('.log-head .button', 'Import');
    const picker = (await page.waitForSelector('.import-picker')) as ElementHandle<HTMLInputElement>;
    await picker.uploadFile(file);
    await page.waitForSelector('.import-file');
    expect(await words('.import-file')).toContain(`New: 240 pages with ${count} findings`);
    await press('.dialog .button', 'Add to the log');
    await page.waitForSelector('.dialog-said');
    expect(await words('.dialog-said')).toContain('Added 240 pages');
    await press('.dialog .button', 'Close');
    await page.waitForSelector('.grid');
    expect(await words('.sentence')).toContain(`${count} findings on 240 pages`);
  });

  it('scrolls to its last row with a key, and opens it', async () => {
    await show('');
    await page.focus('.grid');
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await page.waitForSelector(`.grid-row[aria-rowindex="${findings + 1}"] [data-active="true"]`);
    const inside = await page.$eval('.grid-window .grid-row:last-child', (row) => {
      const { bottom } = row.getBoundingClientRect();
      const grid = row.closest('.grid') as HTMLElement;
      return bottom - grid.getBoundingClientRect().bottom;
    });
    expect(Math.abs(inside)).toBeLessThan(4);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.detail .chain');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('keeps the filter in the address, and goes back', async () => {
    await show('');
    await press('.facet-button', 'Destination');
    await press('.facet-choice', 'Taobao');
    await eventually(
      () => page.evaluate(() => location.hash),
      (hash) => hash === '#to=taobao',
      'the filter to stand in the address',
    );
    await press('.log-views button', 'Pages');
    await page.goBack();
    await page.goBack();
    await eventually(
      () => words('.sentence'),
      (said) => said.includes(`${count} findings`),
      'all findings to be back',
    );
  });

  it('searches words', async () => {
    await show('');
    await page.type('.log-field[data-kind="text"] input', '保温杯');
    await eventually(
      () => words('.sentence'),
      (said) => !said.includes(`${count} findings`),
      'the words to be searched for',
    );
    await page.waitForSelector('main[aria-busy="false"]');
    const shown = await page.$$eval('[data-column="words"]', (cells) => cells.map(({ textContent }) => textContent));
    expect(new Set(shown)).toEqual(new Set(['淘宝：同款保温杯']));
  });

  it('puts back what was deleted', async () => {
    await show('#view=pages');
    await page.waitForSelector('.grid-window input');
    await press('.grid-window input');
    await press('.log-chosen .text-button', 'Delete');
    await page.waitForSelector('.button[data-kind="danger"]:not(:disabled)');
    await press('.button[data-kind="danger"]');
    await eventually(
      () => words('.sentence'),
      (said) => said.includes('239 pages'),
      'a page to go',
    );
    await press('.said .text-button', 'Undo');
    await eventually(
      () => words('.sentence'),
      (said) => said.includes(`${count} findings on 240 pages`),
      'the page to be back',
    );
  });

  it('judges again, and finds the same with the same rules', async () => {
    await show('');
    await press('.log-head .button', 'Verdicts');
    await press('.dialog .button', 'Judge again');
    await page.waitForFunction(() => document.querySelector('.dialog-said')?.textContent?.includes('same effect'));
    expect(await words('.dialog-said')).toBe(`All ${count} findings have the same effect as recorded.`);
  });

  it('saves a file that says of itself that it is whole', async () => {
    await show('#to=taobao');
    await press('.log-head .button', 'Export');
    await page.waitForSelector('.preview td');
    await press('.dialog button', 'Save file');
    const name = await saved('hutong-log-');
    expect(name).toMatch(/^hutong-log-[\d-]+-filtered-no-query\.ndjson$/);
    const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
    const [first, last] = [lines[0], lines.at(-1)].map((line) => JSON.parse(line ?? '{}'));
    expect(first).toMatchObject({ filter: { destinations: ['taobao'] }, redaction: 'no-query' });
    expect(last).toMatchObject({ pages: first.pages, findings: first.findings });
    expect(lines.join('\n')).not.toContain('item.htm?');
  });

  it.each(logFormats.filter((format) => format !== 'ndjson'))(
    'saves the whole log as %s, which reads back',
    async (format) => {
      await show('');
      await press('.log-head .button', 'Export');
      await page.waitForSelector('.preview td');
      await page.$$eval(
        '[name$="-format"]',
        (found, at) => (found[at] as HTMLElement).click(),
        logFormats.indexOf(format),
      );
      await press('.dialog button', 'Save file');
      const bytes = readFileSync(join(folder, await saved(`hutong-log-${today}-no-query.${format}`)));
      expect(await verifyLog(new Blob([bytes]), format)).toEqual({ pages: 240, findings });
    },
  );

  it('saves plots as pictures', async () => {
    await show('#view=plots');
    await page.waitForSelector('.plot-cell');
    await press('.plot-tools button', 'SVG');
    await press('.plot-tools button', 'PNG');
    const svg = readFileSync(join(folder, await saved('hutong-heat-map.svg')), 'utf8');
    expect(svg).toMatch(/^<\?xml .*fill="rgb\(/s);
    expect(svg).not.toContain('var(--');
    const png = readFileSync(join(folder, await saved('hutong-heat-map.png')));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(10_000);
  });

  const views = ['', '#view=pages', '#view=sessions', '#view=plots', '#group=wall', '#text=nowhere'];

  it.each(views.flatMap((hash) => ['light', 'dark'].map((scheme) => [hash, scheme] as const)))(
    'has no accessibility violation at "%s" in %s',
    async (hash, scheme) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await show(hash);
      if (hash === '#view=plots') await page.waitForSelector('.plot-cell');
      expect(await violationsOf(page)).toEqual([]);
    },
  );

  it.each(Object.entries(dialogs))('has none in its window: %s', async (_name, opener) => {
    await show('');
    await press('.log-head .button', opener);
    await page.waitForSelector('.dialog');
    expect(await violationsOf(page)).toEqual([]);
  });

  it.each(views)('fits a telephone, longer words and the other direction at "%s"', async (hash) => {
    await page.setViewport({ width: 400, height: 800 });
    await show(hash);
    expect(await page.evaluate(sidewaysOverflow)).toBeNull();
    await page.evaluate(pseudoLocalise);
    expect(await page.evaluate(sidewaysOverflow)).toBeNull();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await page.evaluate(sidewaysOverflow)).toBeNull();
    await page.setViewport({ width: 1280, height: 900 });
  });
});
