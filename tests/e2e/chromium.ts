import puppeteer, { type Browser, type Extension, type Page, TargetType, type WebWorker } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { Desk } from './desk.ts';
import { builtExtension, eventually } from './extension.ts';

/** Starts Chromium with an empty profile and the unpacked extensions of these folders, once all of them are there. */
export async function launchChromium(
  folders: readonly string[],
  { headless = true, protocolTimeout = 180_000 } = {},
): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (executablePath === null) throw new Error('Chromium was not found; run `node scripts/setup.mjs`.');
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: [...folders],
    acceptInsecureCerts: true,
    protocolTimeout,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--window-size=1280,1000',
      '--screen-info={1600x1200}',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Old pages lived at http addresses and are served there.
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
    ],
  });
  await eventually(
    async () => (await browser.extensions()).size,
    (loaded) => loaded === folders.length,
    'the extensions to load',
  );
  return browser;
}

/** Chromium with the extension in it. */
export class Chromium {
  readonly browser: Browser;
  readonly #extension: Extension;

  private constructor(browser: Browser, extension: Extension) {
    this.browser = browser;
    this.#extension = extension;
  }

  /** Starts a browser of its own with an empty profile; without a window unless one is asked for. */
  static async start({ headless = true } = {}): Promise<Chromium> {
    const browser = await launchChromium([builtExtension('chrome-mv3')], { headless });
    const [extension] = (await browser.extensions()).values();
    return new Chromium(browser, extension as Extension);
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  /** The address of a page of the extension. */
  address(page: string): string {
    return `chrome-extension://${this.#extension.id}/${page}`;
  }

  async worker(): Promise<WebWorker> {
    const target = await this.browser.waitForTarget(
      (one) => one.type() === TargetType.SERVICE_WORKER && one.url().startsWith(this.address('')),
    );
    return (await target.worker()) as WebWorker;
  }

  /** Stops the service worker, as the browser does after half a minute of rest. */
  async stopWorker(): Promise<void> {
    const gone = (await this.worker()).url();
    await (await this.worker()).close();
    await eventually(
      async () =>
        this.browser.targets().filter((target) => target.type() === TargetType.SERVICE_WORKER && target.url() === gone)
          .length,
      (left) => left === 0,
      'the worker to stop',
    );
  }

  /** Clicks the toolbar button on a page; the popup that opens, once it shows what it has to say. */
  async openPopup(page: Page): Promise<Page> {
    await page.bringToFront();
    const opened = this.browser.waitForTarget((target) => target.url() === this.address('popup.html'));
    await this.#extension.triggerAction(page);
    const popup = await (await opened).asPage();
    await popup.waitForSelector('main[aria-busy="false"]');
    return popup;
  }

  /** A page of the extension in a tab, from which its background can be asked. */
  async openDesk(): Promise<Desk> {
    const page = await this.browser.newPage();
    await page.goto(this.address('popup.html?tab=-1'));
    return new Desk((expression) => page.evaluate(expression));
  }
}
