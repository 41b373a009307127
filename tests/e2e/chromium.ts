import { existsSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, {
  type Browser,
  type Extension,
  type Page,
  type Target,
  TargetType,
  type WebWorker,
} from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { Desk } from './desk.ts';
import { builtExtension, eventually } from './extension.ts';

const firstRunPage = 'welcome.html';

/**
 * Starts Chromium with an empty profile, or one that is kept in a folder, and the unpacked extensions of these folders, once all of them are there. The page
 * that ours opens by itself then is closed unless it is asked for.
 */
export async function launchChromium(
  folders: readonly string[],
  {
    headless = true,
    protocolTimeout = 180_000,
    firstRun = false,
    profile,
  }: {
    readonly headless?: boolean;
    readonly protocolTimeout?: number;
    readonly firstRun?: boolean;
    readonly profile?: string | undefined;
  } = {},
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
    ...(profile !== undefined && { userDataDir: profile }),
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
  if (!firstRun && folders.some((folder) => existsSync(join(folder, firstRunPage)))) {
    const target = await browser.waitForTarget((one) => one.url().endsWith(`/${firstRunPage}`));
    await (await target.asPage()).close();
  }
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

  /**
   * Starts a browser of its own with an empty profile; without a window unless one is asked for, and without the page that
   * opens on the first run. `folder` is the extension's.
   */
  static async start({
    headless = true,
    firstRun = false,
    folder = builtExtension('chrome-mv3'),
    profile,
  }: {
    readonly headless?: boolean;
    readonly firstRun?: boolean;
    readonly folder?: string;
    readonly profile?: string;
  } = {}): Promise<Chromium> {
    const browser = await launchChromium([folder], { headless, firstRun, profile });
    const [extension] = (await browser.extensions()).values();
    return new Chromium(browser, extension as Extension);
  }

  /** The page that opens by itself once the extension has been installed. */
  async firstRunPage(): Promise<Page> {
    return (await this.browser.waitForTarget((target) => target.url() === this.address(firstRunPage))).asPage();
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  /** The address of a page of the extension. */
  address(page: string): string {
    return `chrome-extension://${this.#extension.id}/${page}`;
  }

  #workerTarget(): Promise<Target> {
    return this.browser.waitForTarget(
      (one) => one.type() === TargetType.SERVICE_WORKER && one.url().startsWith(this.address('')),
    );
  }

  async worker(): Promise<WebWorker> {
    return (await (await this.#workerTarget()).worker()) as WebWorker;
  }

  /**
   * Lets the extension into private windows, as a reader does on the browser's own page; the browser starts it anew for
   * that. Contexts of puppeteer's are none of these windows; `chrome.windows.create` opens one.
   */
  async allowPrivateWindows(): Promise<void> {
    const page = await this.browser.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(async (extensionId) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: Readonly<Record<string, (change: object) => Promise<void>>>;
      };
      await developerPrivate.updateProfileConfiguration?.({ inDeveloperMode: true });
      await developerPrivate.updateExtensionConfiguration?.({ extensionId, incognitoAccess: true });
    }, this.#extension.id);
    await page.close();
    const look = await this.browser.newPage();
    await eventually(
      () =>
        look.goto(this.address('options.html')).then(
          () => look.evaluate('chrome.extension.isAllowedIncognitoAccess()'),
          () => false,
        ),
      (allowed) => allowed === true,
      'the extension to be let into private windows',
    );
    await look.close();
  }

  /** Stops the service worker, as the browser does after half a minute of rest. */
  async stopWorker(): Promise<void> {
    const target = await this.#workerTarget();
    await (await target.worker())?.close();
    // Another one may have been started since.
    await eventually(
      async () => this.browser.targets().includes(target),
      (left) => !left,
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
