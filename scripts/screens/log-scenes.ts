import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { openRules } from '../../rules/load.ts';
import { demoLog, logFile } from '../../tests/log-demo.ts';
import type { Scene } from './popup-scenes.ts';
import type { Stage } from './stage.ts';

/** A log of months as a file, as somebody else would hand it over. */
async function demoFile(): Promise<string> {
  const rulebook = openRules();
  const file = join(mkdtempSync(join(tmpdir(), 'hutong-screens-')), 'lin.ndjson');
  writeFileSync(file, await logFile(demoLog(rulebook), rulebook));
  return file;
}

async function press(page: Page, selector: string, words?: RegExp): Promise<void> {
  await page.waitForSelector(selector);
  await page.evaluate(
    (selector, words) => {
      const fits = (one: Element) => words === null || new RegExp(words).test(one.textContent ?? '');
      ([...document.querySelectorAll(selector)].find(fits) as HTMLElement | undefined)?.click();
    },
    selector,
    words?.source ?? null,
  );
}

const importOpen = /^(?:Import|导入|匯入)/;

/** Picks the demo log in the import window. */
async function pickDemo(page: Page): Promise<void> {
  await press(page, '.log-head .button', importOpen);
  const picker = await page.waitForSelector('.import-picker');
  await (picker as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(await demoFile());
  await page.waitForSelector('.import-file');
}

/** The page with the demo log in it, which is taken in through the page itself the first time. */
async function withDemo(stage: Stage, hash: string, height: number): Promise<Page> {
  const page = await stage.open('log.html', 1360, height);
  await page.waitForSelector('main[aria-busy="false"]');
  if ((await page.$('.grid')) === null) {
    await pickDemo(page);
    await press(page, '.dialog .button');
    await page.waitForSelector('.dialog-said');
  }
  await page.goto(stage.chromium.address(`log.html${hash}`));
  await page.reload();
  return page;
}

async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main[aria-busy="false"]');
  await page.waitForSelector('.log-results > :not(.quiet)');
  await new Promise((next) => setTimeout(next, 250));
}

function scene(name: string, hash: string, act: (page: Page) => Promise<void> = async () => {}, height = 900): Scene {
  return {
    name: `log/${name}`,
    needs: 'log.html',
    open: (stage) => withDemo(stage, hash, height),
    act: async (page) => {
      await settled(page);
      await act(page);
      await new Promise((next) => setTimeout(next, 150));
    },
    whole: name === 'plots',
  };
}

/** The page of the research log, empty and with a log of months. */
export const logScenes: readonly Scene[] = [
  {
    name: 'log/empty',
    needs: 'log.html',
    open: (stage) => stage.open('log.html', 1360, 700),
    act: async (page) => void (await page.waitForSelector('main[aria-busy="false"]')),
  },
  scene('findings', ''),
  scene('detail', '#effect=blocked&effect=unlinked&effect=warning', async (page) => {
    await press(page, '.grid-window .grid-row');
    await page.waitForSelector('.detail');
  }),
  scene('filter', '#page=wechat&to=taobao', async (page) => {
    await press(page, '.facet-button', /^(?:Effect|效果|結果)/);
    await page.waitForSelector('.facet-choice .count');
  }),
  scene('groups', '#group=pagePlatform'),
  scene('pages', '#view=pages', async (page) => {
    await press(page, '.grid-window .grid-row');
    await page.waitForSelector('.detail-links li');
  }),
  scene('sessions', '#view=sessions'),
  scene('plots', '#view=plots', async (page) => void (await page.waitForSelector('.plot-cell'))),
  scene('export', '', async (page) => {
    await press(page, '.log-head .button', /^(?:Export|导出|匯出)/);
    await page.waitForSelector('.preview td');
  }),
  scene('import', '', pickDemo),
  scene('delete', '', async (page) => {
    await press(page, '.grid-window input');
    await press(page, '.log-head .button', /^(?:Delete|删除|刪除)/);
    await page.waitForSelector('.note[data-warning]');
  }),
  scene('judge', '', async (page) => {
    await press(page, '.log-head .button');
    await page.waitForSelector('.dialog');
  }),
];
