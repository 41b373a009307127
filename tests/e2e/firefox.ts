import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { Desk, type Inside } from './desk.ts';
import { builtExtension, eventually } from './extension.ts';

/** Fixes the host of the extension's pages, which Firefox otherwise draws anew for each profile. */
const uuid = '6b1f9f3e-4b1c-4d5e-9c57-0a1b2c3d4e5f';
const extensionId = 'hutong@hutong.example';

/** The part of WebDriver BiDi that puppeteer has no words for: Firefox opens pages of extensions only for itself. */
interface Connection {
  send(method: string, params: object): Promise<{ result: never }>;
}

interface Context {
  readonly context: string;
  readonly url: string;
}

/** Firefox with the extension in it. */
export class Firefox {
  readonly browser: Browser;
  readonly #connection: Connection;

  private constructor(browser: Browser) {
    this.browser = browser;
    this.#connection = (browser as unknown as { connection: Connection }).connection;
  }

  /** Starts a browser of its own, headless, with an empty profile. */
  static async start(): Promise<Firefox> {
    const executablePath = findBrowser('firefox');
    if (executablePath === null) throw new Error('Firefox was not found; run `node scripts/setup.mjs`.');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
        // Old pages lived at http addresses and are served there.
        'dom.security.https_first': false,
        'network.stricttransportsecurity.preloadlist': false,
      },
    });
    await browser.installExtension(builtExtension('firefox-mv3'));
    const firefox = new Firefox(browser);
    await firefox.#closeFirstRunPage();
    return firefox;
  }

  /** The page that opens by itself once the extension has been installed. */
  async #closeFirstRunPage(): Promise<void> {
    const address = `moz-extension://${uuid}/welcome.html`;
    const page = await eventually(
      async () => (await this.#contexts({})).find(({ url }) => url === address),
      (context) => context !== undefined,
      'the page of the first run',
    );
    await this.#connection.send('browsingContext.close', { context: (page as Context).context });
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  /** A page of the extension in a tab, from which its background can be asked. */
  async openDesk(): Promise<Desk> {
    return new Desk(await this.openPage('popup.html?tab=-1'));
  }

  /** Opens a page of the extension in a tab; the answer runs expressions in it. */
  async openPage(page: string): Promise<Inside> {
    const address = `moz-extension://${uuid}/${page}`;
    const [window] = await this.#contexts({ 'moz:scope': 'chrome' });
    if (window === undefined) throw new Error('Firefox shows no window.');
    await this.#evaluate(
      window.context,
      `void (gBrowser.selectedTab = gBrowser.addTrustedTab(${JSON.stringify(address)}))`,
    );
    const found = await eventually(
      async () => (await this.#contexts({})).find(({ url }) => url === address),
      (context) => context !== undefined,
      'a page of the extension',
    );
    const { context } = found as Context;
    return async (expression) =>
      JSON.parse(
        (await this.#evaluate(context, `(async () => JSON.stringify((await (${expression})) ?? null))()`)) as string,
      );
  }

  /** Clicks the toolbar button over the tab that is shown; the extension may then see that tab. */
  async clickToolbarButton(): Promise<void> {
    const [window] = await this.#contexts({ 'moz:scope': 'chrome' });
    await this.#evaluate(
      (window as Context).context,
      `(async () => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});
        await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      })()`,
    );
  }

  async #contexts(scope: object): Promise<readonly Context[]> {
    const { result } = await this.#connection.send('browsingContext.getTree', scope);
    return (result as { contexts: Context[] }).contexts;
  }

  async #evaluate(context: string, expression: string): Promise<unknown> {
    const { result } = await this.#connection.send('script.evaluate', {
      target: { context },
      awaitPromise: true,
      expression,
    });
    const answer = result as { type: string; result?: { value: unknown }; exceptionDetails?: { text: string } };
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'Firefox gave no answer.');
    return answer.result?.value;
  }
}
