import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PageReport } from '../../engine/report.ts';
import type { SavedPage } from '../saved-pages.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, reportIn, serve } from './extension.ts';
import { Firefox } from './firefox.ts';

/** A browser with the extension in it. */
interface Driven {
  readonly browser: Browser;
  openDesk(): Promise<Desk>;
  stop(): Promise<void>;
}

/** Both browsers, for `describe.each`. */
export const bothBrowsers: readonly { readonly name: string; readonly start: () => Promise<Driven> }[] = [
  { name: 'Chromium', start: () => Chromium.start() },
  { name: 'Firefox', start: () => Firefox.start() },
];

/** A page that holds what is written here. */
export function written(address: string, body: string): SavedPage {
  return { address, body: Buffer.from(`<!doctype html><meta charset="utf-8"><title>Written</title>${body}`) };
}

/** A browser with the extension in it for all tests of a `describe`, and a fresh tab for each of them. */
export class Browsing<D extends Driven> {
  #driven: D | null = null;
  #desk: Desk | null = null;
  #page: Page | null = null;

  /** To be made where `describe` collects its tests. */
  constructor(start: () => Promise<D>) {
    beforeAll(async () => {
      this.#driven = await start();
      this.#desk = await this.#driven.openDesk();
    });
    afterAll(() => this.#driven?.stop());
    beforeEach(async () => {
      const page = await this.driven.browser.newPage();
      this.#page = page;
      return () => page.close();
    });
  }

  get driven(): D {
    return this.#driven as D;
  }

  get desk(): Desk {
    return this.#desk as Desk;
  }

  get page(): Page {
    return this.#page as Page;
  }

  /** Goes to the first of these pages, the others being there as well; the id of the tab. */
  async visit(first: SavedPage, ...others: readonly SavedPage[]): Promise<number> {
    await serve(this.page, [first, ...others]);
    await this.page.goto(first.address, { waitUntil: 'domcontentloaded' });
    return this.desk.tabOf(this.page);
  }

  /** The report of a tab once its page has been read. */
  async report(tabId: number): Promise<PageReport> {
    return reportIn(await this.desk.settledReport(tabId));
  }

  /** The same once it says something. */
  reportWhen(tabId: number, fits: (report: PageReport) => boolean, what: string): Promise<PageReport> {
    return eventually(() => this.report(tabId), fits, what);
  }
}
