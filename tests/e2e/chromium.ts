import puppeteer, { type Browser, type Extension, type Page, TargetType, type WebWorker } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { Desk } from './desk.ts';
import { builtExtension, eventually } from './extension.ts';

/** Chromium with the extension in it. */
export class Chromium {
  readonly browser: Browser;
  readonly #extension: Extension;

  private constructor(browser: Browser, extension: Extension) {
    this.browser = browser;
    this.#extension = extension;
  }

  /** Starts a browser of its own with an empty profile; without a window unless one is asked for. `folder` is the extension's. */
  static async start({ headless = true, folder = builtExtension('chrome-mv3') } = {}): Promise<Chromium> {
    const executablePath = findBrowser('chromium');
    if (executablePath === null) throw new Error('Chromium was not found; run `node scripts/setup.mjs`.');
    const browser = await puppeteer.launch({
      executablePath,
      headless,
      pipe: true,
      enableExtensions: [folder],
      acceptInsecureCerts: true,
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
    const found = await eventually(
      async () => [...(await browser.extensions()).values()],
      (extensions) => extensions.length > 0,
      'the extension to load',
    );
    return new Chromium(browser, found[0] as Extension);
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

  /** Clicks the toolbar button on a page; the popup that opens. */
  async openPopup(page: Page): Promise<Page> {
    await page.bringToFront();
    const opened = this.browser.waitForTarget((target) => target.url() === this.address('popup.html'));
    await this.#extension.triggerAction(page);
    return (await opened).asPage();
  }

  /** A page of the extension in a tab, from which its background can be asked. */
  async openDesk(): Promise<Desk> {
    const page = await this.browser.newPage();
    await page.goto(this.address('popup.html?tab=-1'));
    return new Desk((expression) => page.evaluate(expression));
  }
}
