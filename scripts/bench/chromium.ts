import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { Desk } from '../../tests/e2e/desk.ts';
import { eventually } from '../../tests/e2e/extension.ts';
import { findBrowser } from '../browsers.mjs';
import { Extensions } from './extensions.ts';
import { Skipped } from './harness.ts';
import { type ScriptWork, scriptWork, type TraceEvent, traceCategories } from './trace.ts';

/** A page is looked at this often (ms) … */
const lookMs = 200;
/** … and is quiet once its thread has done no more than this between two looks (ms) … */
const restMs = 5;
/** … for this long (ms), which is longer than the reader waits before it looks again for shadow roots. */
const quietMs = 1_400;

/** Waits until a page's thread has nothing left to do. */
async function quiet(session: CDPSession): Promise<void> {
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  let before = await busy();
  for (let rested = 0; rested < quietMs; ) {
    await new Promise((next) => setTimeout(next, lookMs));
    const now = await busy();
    rested = now - before <= restMs ? rested + lookMs : 0;
    before = now;
  }
}

const firstRunPage = 'welcome.html';

/** It opens by itself once our extension has been installed, and is no part of what is measured. */
async function closeFirstRunPage(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget((one) => one.url().endsWith(`/${firstRunPage}`));
  await (await target.asPage()).close();
}

/** A tab that nothing has been loaded into yet. */
export class FreshTab {
  readonly page: Page;
  readonly session: CDPSession;
  readonly #address: string;

  private constructor(page: Page, session: CDPSession, address: string) {
    this.page = page;
    this.session = session;
    this.#address = address;
  }

  /** Opens a tab in which one address is answered with a page, and everything else with nothing. */
  static async open(browser: Browser, address: string, body: Buffer): Promise<FreshTab> {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const answer = request.url() === address ? { contentType: 'text/html', body } : { status: 404, body: '' };
      request.respond(answer).catch(() => {});
    });
    const session = await page.createCDPSession();
    // Time of the thread, not of the clock: other processes must not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new FreshTab(page, session, address);
  }

  /** Goes to the address and waits until the page is quiet. */
  async load(): Promise<void> {
    await this.page.goto(this.#address, { waitUntil: 'load', timeout: 120_000 });
    await quiet(this.session);
  }

  /** What scripts do in the page while something happens, until it is quiet again. */
  async workWhile(happens: () => Promise<unknown>): Promise<ScriptWork> {
    await this.page.tracing.start({ categories: traceCategories });
    await happens();
    await quiet(this.session);
    const trace = await this.page.tracing.stop();
    const { traceEvents } = JSON.parse(Buffer.from(trace as Uint8Array).toString()) as { traceEvents: TraceEvent[] };
    return scriptWork(traceEvents, this.#address);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** Chromium with extensions that are made for one suite. */
export class BenchChromium {
  readonly browser: Browser;
  readonly #extensions: Extensions;

  private constructor(browser: Browser, extensions: Extensions) {
    this.browser = browser;
    this.#extensions = extensions;
  }

  /**
   * Starts a browser with an empty profile and the extensions in the folders that `prepare` makes. Throws
   * {@link Skipped} where there is no Chromium.
   */
  static async start(prepare: (extensions: Extensions) => readonly string[]): Promise<BenchChromium> {
    const executablePath = findBrowser('chromium');
    if (executablePath === null) throw new Skipped('Chromium was not found; run `node scripts/setup.mjs`.');
    const extensions = new Extensions();
    const folders = prepare(extensions);
    const browser = await puppeteer.launch({
      executablePath,
      headless: true,
      pipe: true,
      enableExtensions: [...folders],
      acceptInsecureCerts: true,
      protocolTimeout: 300_000,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--window-size=1280,1000',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    await eventually(
      async () => (await browser.extensions()).size,
      (loaded) => loaded === folders.length,
      'the extensions to load',
    );
    if (folders.some((folder) => existsSync(join(folder, firstRunPage)))) await closeFirstRunPage(browser);
    return new BenchChromium(browser, extensions);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    rmSync(this.#extensions.folder, { recursive: true, force: true });
  }

  open(address: string, body: Buffer): Promise<FreshTab> {
    return FreshTab.open(this.browser, address, body);
  }

  /** What scripts do while a page is loaded into a fresh tab, which makes them cold. */
  async loading(address: string, body: Buffer): Promise<ScriptWork> {
    const tab = await this.open(address, body);
    try {
      return await tab.workWhile(() => tab.load());
    } finally {
      await tab.close();
    }
  }

  /** The address of a page of the one extension that has a popup: ours. */
  async ours(path: string): Promise<string> {
    for (const extension of (await this.browser.extensions()).values()) {
      if (extension.name.startsWith('Hutong') || extension.name.includes('互通'))
        return `chrome-extension://${extension.id}/${path}`;
    }
    throw new Error('Our extension is not among those that were loaded.');
  }

  /** Does something with a page of our extension from which its background can be asked. */
  async withDesk<T>(use: (desk: Desk) => Promise<T>): Promise<T> {
    const page = await this.browser.newPage();
    try {
      await page.goto(await this.ours('popup.html?tab=-1'));
      return await use(new Desk((expression) => page.evaluate(expression)));
    } finally {
      await page.close();
    }
  }

  /** Makes sure that our reader has read so many addresses of a page: what reads nothing costs nothing. */
  async expectRead(address: string, body: Buffer, addresses: number): Promise<void> {
    const tab = await this.open(address, body);
    try {
      await tab.load();
      const answer = await this.withDesk(async (desk) => desk.settledReport(await desk.tabOf(tab.page)));
      const read = answer.kind === 'report' ? answer.report.coverage.addresses : 0;
      if (read < addresses) throw new Error(`Of ${addresses} addresses at ${address}, ${read} were read.`);
    } finally {
      await tab.close();
    }
  }
}
