import type { Page } from 'puppeteer-core';
import { type PackedAnswer, unpackAnswer } from '../../browser/report-wire.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import type { Day, Vantage } from '../../engine/types.ts';
import { eventually } from './extension.ts';

/** Runs an expression inside a page of the extension and brings back what it resolves to, which must be JSON. */
export type Inside = (expression: string) => Promise<unknown>;

/** Another place or day to judge from. */
export interface Asked {
  readonly vantage?: Vantage;
  readonly day?: Day;
}

/** Asks the extension's background and its toolbar button, from inside the extension; the same in both browsers. */
export class Desk {
  readonly #inside: Inside;

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  /** The id of a page's tab. Brings the page to the front, because the extension may not see addresses of tabs. */
  async tabOf(page: Page): Promise<number> {
    await page.bringToFront();
    const ask = () => this.#inside('chrome.tabs.query({ active: true }).then((tabs) => tabs[0]?.id ?? -1)');
    return (await eventually(ask, (id) => (id as number) >= 0, 'an active tab')) as number;
  }

  async report(tabId: number, { vantage = undefined, day = undefined }: Asked = {}): Promise<ReportAnswer> {
    const message = { hutong: 'report', request: { tabId, vantage: vantage ?? null, day: day ?? null } };
    const answer = (await this.#inside(`chrome.runtime.sendMessage(${JSON.stringify(message)})`)) as {
      reply: PackedAnswer;
    };
    return unpackAnswer(answer.reply);
  }

  /** The report once the page has been read. */
  settledReport(tabId: number, asked: Asked = {}): Promise<ReportAnswer> {
    return eventually(
      () => this.report(tabId, asked),
      (answer) => answer.kind === 'report' && answer.report.state === 'ready',
      `the report of tab ${tabId}`,
    );
  }

  /** Sends a message to the background; what it replies. */
  async send(hutong: string, request: object): Promise<unknown> {
    const answer = await this.#inside(`chrome.runtime.sendMessage(${JSON.stringify({ hutong, request })})`);
    if ((answer as { error?: string }).error !== undefined) throw new Error((answer as { error: string }).error);
    return (answer as { reply: unknown }).reply;
  }

  /** Chooses settings, as the page of options does. */
  async choose(settings: object): Promise<void> {
    await this.#inside(`chrome.storage.local.set(${JSON.stringify(settings)}).then(() => true)`);
  }

  /** Runs an expression inside the extension. */
  evaluate(expression: string): Promise<unknown> {
    return this.#inside(expression);
  }

  /** Takes back what the reader chose: language, places and days. */
  async forget(): Promise<void> {
    await this.#inside('Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]).then(() => true)');
  }

  async badge(tabId: number): Promise<{ text: string; title: string }> {
    const [text, title] = (await this.#inside(
      `Promise.all([chrome.action.getBadgeText({ tabId: ${tabId} }), chrome.action.getTitle({ tabId: ${tabId} })])`,
    )) as [string, string];
    return { text, title };
  }
}
