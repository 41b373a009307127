import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { pagesFolder, type SavedPage, savedPage } from '../../tests/saved-pages.ts';
import { type Scene, settled } from './popup-scenes.ts';
import { demoPages } from './stage.ts';

const wrapped = 'https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D14312037600';

/** A page of the extension as it is opened. */
function plain(name: string, file: string, width: number, height: number): Scene {
  return {
    name,
    needs: file,
    open: (stage) => stage.open(file, width, height),
    act: async (page) => void (await page.waitForSelector('main')),
    whole: true,
  };
}

/** The page for any link, with this text pasted. */
function asking(name: string, text: string, then: (page: Page) => Promise<void> = async () => {}): Scene {
  return {
    ...plain(`share/${name}`, 'share.html', 760, 900),
    act: async (page) => {
      await page.waitForSelector('textarea');
      await page.$eval(
        'textarea',
        (field, text) => {
          field.value = text;
          field.form?.requestSubmit();
        },
        text,
      );
      await page.waitForSelector('.share-matrix, .state');
      await page.waitForSelector('main[aria-busy="false"]');
      await then(page);
    },
  };
}

/** The panel beside a page. In a tab of its own it would show itself, so it is told which tab is meant. */
const sidePanel: Scene = {
  name: 'sidepanel/article',
  needs: 'sidepanel.html',
  open: async (stage) => {
    const { tabId } = await stage.visit(demoPages.article);
    const page = await stage.open('sidepanel.html', 360, 900);
    await page.evaluateOnNewDocument((tabId) => {
      chrome.tabs.query = (async () => [{ id: tabId, windowId: 1, active: true }]) as never;
    }, tabId);
    return page;
  },
  act: settled,
};

/** Real pages that are shown with marks on them, where somebody has saved them. */
const realPages = {
  'zhihu-column': ['027-zhihu-zhuanlan-rl-ppo.html', 'https://zhuanlan.zhihu.com/p/22925478480'],
  'weibo-feed': ['033-weibo-cn-feed-sinaurl-6.html', 'https://weibo.cn/u/1669879400'],
  'douban-books': ['047-douban-book-home-link2.html', 'https://m.douban.com/book/'],
} as const;

function marked(name: string, saved: () => SavedPage): Scene {
  let showFirst = async () => {};
  return {
    name: `marks/${name}`,
    needs: 'marks.js',
    open: async (stage) => {
      const { page, tabId } = await stage.visit(saved());
      await stage.grant(page);
      showFirst = () => stage.showFirstMarked(tabId);
      return page;
    },
    // Marks are drawn once the page has been read and judged, and stand in no node of it that could be waited for.
    act: async () => {
      await showFirst();
      await new Promise((next) => setTimeout(next, 2_500));
    },
  };
}

const missing = (file: string) => !existsSync(join(pagesFolder, file));

/** Scenes on saved pages that are not on this machine. */
export const absentScenes: readonly string[] = Object.entries(realPages).flatMap(([name, [file]]) =>
  missing(file) ? [`marks/${name}: ${file} is not in ${pagesFolder}`] : [],
);

/** Everything but the popup. */
export const pageScenes: readonly Scene[] = [
  plain('share/empty', 'share.html', 760, 900),
  asking('wrapped', wrapped),
  asking('short-link', 'https://m.tb.cn/h.UbSRzQy'),
  asking('passcode', '复制这条信息，打开淘宝￥NEVzZCbjQze￥'),
  asking('several', '看 https://v.douyin.com/iRNBho6u/ 和 https://item.jd.com/100012043978.html'),
  asking('nothing', 'no link in here'),
  asking('reasons', wrapped, async (page) => {
    for (const selector of ['.share-matrix button', '.share-matrix [data-kind="record"] button']) {
      await page.$eval(selector, (button) => (button as HTMLElement).click());
      await new Promise((next) => setTimeout(next, 100));
    }
  }),
  plain('options/all', 'options.html', 1_000, 900),
  plain('welcome/first-run', 'welcome.html', 1_000, 800),
  plain('record/consent', 'record.html', 900, 1_000),
  sidePanel,
  marked('demo', () => demoPages.article),
  ...Object.entries(realPages)
    .filter(([, [file]]) => !missing(file))
    .map(([name, [file, address]]) => marked(name, () => savedPage(file, address))),
];
