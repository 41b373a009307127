import { browser } from 'wxt/browser';
import { pageReport } from '../engine/page-report.ts';
import type { PageReport, ReportAnswer } from '../engine/report.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day, Vantage } from '../engine/types.ts';
import { type LinksFound, sendToTab } from './messages.ts';
import { TabLinks } from './tab-links.ts';

/** How long a page may take to answer before the report is shown as a beginning (ms). */
const answerMs = 1_500;

/** The content script as the build writes it. */
const contentScript = '/content-scripts/content.js';

/** Hears of a tab whose links have changed. */
export type TabListener = (tabId: number) => void;

/** The links of all tabs. Nothing here outlives the worker, and nothing has to: a page tells again when it is asked. */
export class Tabs {
  readonly #tabs = new Map<number, TabLinks>();
  readonly #waiting = new Map<number, Set<() => void>>();
  readonly #listener: TabListener;

  constructor(listener: TabListener) {
    this.#listener = listener;
  }

  /** Takes in what a frame tells; the answer goes back to it. */
  take(tabId: number, frameId: number, told: LinksFound): { again: boolean } {
    const tab = this.#tabs.get(tabId) ?? new TabLinks();
    this.#tabs.set(tabId, tab);
    const { again, othersAgain } = tab.take(frameId, told);
    if (othersAgain) this.#ask(tabId);
    if (tab.settled) {
      for (const go of this.#waiting.get(tabId) ?? []) go();
      this.#waiting.delete(tabId);
    }
    this.#listener(tabId);
    return { again };
  }

  /** Forgets a tab that is gone. */
  drop(tabId: number): void {
    this.#tabs.delete(tabId);
    this.#waiting.delete(tabId);
  }

  /** What is known of a tab now, from the page's own place; null where nothing is. */
  known(tabId: number, rulebook: RulebookIndex, day: Day): PageReport | null {
    const tab = this.#tabs.get(tabId);
    return tab?.known ? pageReport(tab.found(), { rulebook, vantage: null, day }) : null;
  }

  /** The report of a tab; asks its page first where nothing is known, and reads it on the reader's click where it never was. */
  async report(tabId: number, rulebook: RulebookIndex, vantage: Vantage | null, day: Day): Promise<ReportAnswer> {
    if (!this.#tabs.get(tabId)?.known) {
      const settled = this.#settled(tabId);
      if (!(await this.#ask(tabId)) && !(await this.#enter(tabId))) return { kind: 'no-access' };
      await settled;
    }
    const tab = this.#tabs.get(tabId) ?? new TabLinks();
    return { kind: 'report', report: pageReport(tab.found(), { rulebook, vantage, day }) };
  }

  #settled(tabId: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(tabId) ?? new Set();
      waiting.add(resolve);
      this.#waiting.set(tabId, waiting);
      setTimeout(resolve, answerMs);
    });
  }

  /** Asks all frames of a tab to tell everything again. False where none listens. */
  async #ask(tabId: number): Promise<boolean> {
    try {
      await sendToTab(tabId, 'links-again', null);
      return true;
    } catch {
      return false;
    }
  }

  /** Starts the content script in a tab that it does not run in by itself. False where the browser does not allow it. */
  async #enter(tabId: number): Promise<boolean> {
    try {
      await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [contentScript] });
      return true;
    } catch {
      return false;
    }
  }
}
