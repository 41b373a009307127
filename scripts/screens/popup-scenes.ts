import type { Page } from 'puppeteer-core';
import type { SavedPage } from '../../tests/saved-pages.ts';
import { demoPages, type Stage } from './stage.ts';

/** Something to be seen, in every look. */
export interface Scene {
  /** Also the name of its file, with the group before it: `popup/article`. */
  readonly name: string;
  /** A file of the extension without which there is nothing to be seen. */
  readonly needs: string;
  /** Opens what is to be photographed. It is loaded anew for every look. */
  readonly open: (stage: Stage) => Promise<Page>;
  /** What a reader does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  /** True where the picture is of the whole page, however long it is. */
  readonly whole?: boolean;
}

const idle = 'main[aria-busy="false"]';

/** Waits until what is shown stands still. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector(idle);
  await page.waitForSelector('.share[aria-busy="true"]', { hidden: true });
  await page.waitForSelector('.log-line');
}

/** The popup over a page, in a tab of its size. */
function over(saved: SavedPage): Scene['open'] {
  return async (stage) => {
    const { page, tabId } = await stage.visit(saved);
    await stage.grant(page);
    return stage.open(`popup.html?tab=${tabId}`, 400, 600);
  };
}

/** The popup while the background says this, or nothing at all. */
function answering(answer: object | null): Scene['open'] {
  return async (stage) => {
    const page = await stage.open('popup.html?tab=-1', 400, 600);
    await page.evaluateOnNewDocument((answer) => {
      chrome.runtime.sendMessage = (() => (answer === null ? new Promise(() => {}) : Promise.resolve(answer))) as never;
    }, answer);
    return page;
  };
}

async function click(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector, { timeout: 5_000 });
  await element?.evaluate((one) => (one as HTMLElement).click());
}

/** Scrolls to an element. What comes into sight is measured only then, so that it is done once more when that is through. */
async function bringUp(page: Page, selector: string, block: 'start' | 'center' = 'center'): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await page.$eval(selector, (element, block) => element.scrollIntoView({ block }), block);
    await new Promise((next) => setTimeout(next, 200));
  }
}

/** Unfolds the first destination and its first link. */
async function openLink(page: Page): Promise<void> {
  await settled(page);
  await click(page, '[data-kind="destination"] button');
  await page.waitForSelector(':is([data-kind="link"], [data-kind="record"]) button');
  const folded = await page.$(':is([data-kind="link"], [data-kind="record"]) button[aria-expanded="false"]');
  await folded?.evaluate((one) => (one as HTMLElement).click());
  await page.waitForSelector('.chain, .record');
}

const scenes: Readonly<Record<string, Pick<Scene, 'open' | 'act'>>> = {
  scanning: { open: answering(null), act: async (page) => void (await page.waitForSelector('.skeleton')) },
  fault: {
    open: answering({ error: 'Could not establish connection. Receiving end does not exist.' }),
    act: async (page) => void (await page.waitForSelector(idle)),
  },
  'no-access': {
    open: async (stage) => {
      const tab = await stage.chromium.browser.newPage();
      await tab.goto('chrome://version');
      return stage.open(`popup.html?tab=${await stage.tabOf(tab)}`, 400, 600);
    },
    act: settled,
  },
  nothing: { open: over(demoPages.nothing), act: settled },
  stopped: { open: over(demoPages.stop), act: settled },
  article: { open: over(demoPages.article), act: settled },
  answer: { open: over(demoPages.answer), act: settled },
  post: { open: over(demoPages.post), act: settled },
  blog: { open: over(demoPages.blog), act: settled },
  disguises: { open: over(demoPages.disguises), act: settled },
  link: { open: over(demoPages.article), act: openLink },
  wrapped: { open: over(demoPages.answer), act: openLink },
  record: { open: over(demoPages.blog), act: openLink },
  history: {
    open: over(demoPages.article),
    act: async (page) => {
      await openLink(page);
      await click(page, '[data-kind="history"] button');
      await click(page, '.period');
      await bringUp(page, '.history .timeline', 'start');
    },
  },
  'wrong-verdict': {
    open: over(demoPages.article),
    act: async (page) => {
      await openLink(page);
      await click(page, '.wrong-verdict button');
      await page.waitForSelector('.wrong-verdict textarea');
      await bringUp(page, '.wrong-verdict');
    },
  },
  'other-place': {
    open: over(demoPages.article),
    act: async (page) => {
      await settled(page);
      await page.select('select', 'wechat chat');
      await page.waitForSelector('.picker .text-button');
      await settled(page);
    },
  },
  'other-day': {
    open: over(demoPages.article),
    act: async (page) => {
      await settled(page);
      await page.$eval('input[type="date"]', (field) => {
        field.value = '2019-10-01';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.waitForSelector('.day[data-chosen="true"]');
      await settled(page);
    },
  },
  'share-folded': {
    open: over(demoPages.item),
    act: settled,
  },
  share: {
    open: over(demoPages.item),
    act: async (page) => {
      await settled(page);
      await click(page, '.share button');
      await page.waitForSelector('.share-matrix');
      await page.$eval('.share', (element) => element.scrollIntoView({ block: 'start' }));
    },
  },
};

/** Every state of the popup. */
export const popupScenes: readonly Scene[] = Object.entries(scenes).map(([name, scene]) => ({
  name: `popup/${name}`,
  needs: 'popup.html',
  ...scene,
}));
