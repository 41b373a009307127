import { Judged } from '../engine/page-findings.ts';
import { pageReport, pageSummary } from '../engine/page-report.ts';
import type { FoundOnPage, ReportAnswer } from '../engine/report.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Summary } from '../engine/summarise.ts';
import type { Day, Vantage } from '../engine/types.ts';
import { type CodesFound, withCodes } from './codes.ts';
import { type LinksFound, sendToTab } from './messages.ts';
import { enterTab } from './reader-script.ts';
import { type FrameLinks, TabLinks } from './tab-links.ts';

/** How long a page may take to answer before the report is shown as a beginning (ms). */
const answerMs = 1_500;

/** Hears of a tab whose links have changed. */
export type TabListener = (tabId: number) => void;

/** The site of a page for which Hutong is off; null where it is on. */
export type OffSiteOf = (pageAddress: string) => string | null;

/** All that is known of a page that has been read through. */
export interface PageRead {
  /** The name of what the tab shows. */
  readonly document: string;
  readonly found: FoundOnPage;
  /** What was judged of it from its own place on the day. */
  readonly judged: Judged;
}

/** A page that is neither read nor judged, because the reader wants it so. */
interface OffPage {
  readonly document: string;
  readonly site: string;
}

/** One tab, and what was judged of it from its own place on a day: badges are drawn often, links judged once. */
interface Tab {
  readonly links: TabLinks;
  /** What a look for QR codes has come to; of the page that is shown, or of one before it. */
  codes: CodesFound | null;
  judged: { readonly day: Day; readonly pageAddress: string | null; readonly findings: Judged } | null;
}

/** The judged links of a tab; begun anew where the page or the day is another. */
function judgedFor(tab: Tab, pageAddress: string | null, day: Day): Judged {
  if (tab.judged?.day !== day || tab.judged.pageAddress !== pageAddress) {
    tab.judged = { day, pageAddress, findings: new Judged() };
  }
  return tab.judged.findings;
}

/** The codes of what a tab shows now. */
function codesOf({ links, codes }: Tab): CodesFound | null {
  return codes !== null && codes.document === links.document ? codes : null;
}

function foundOn(tab: Tab): FoundOnPage {
  return withCodes(tab.links.found(), codesOf(tab)?.codes ?? []);
}

/** The links of all tabs. Nothing here outlives the worker, and nothing has to: a page tells again when it is asked. */
export class Tabs {
  readonly #rulebook: RulebookIndex;
  readonly #listener: TabListener;
  readonly #offSiteOf: OffSiteOf;
  readonly #off = new Map<number, OffPage>();
  readonly #tabs = new Map<number, Tab>();
  readonly #waiting = new Map<number, Set<() => void>>();

  constructor(rulebook: RulebookIndex, listener: TabListener, offSiteOf: OffSiteOf = () => null) {
    this.#rulebook = rulebook;
    this.#listener = listener;
    this.#offSiteOf = offSiteOf;
  }

  /** Takes in what a frame tells; the answer goes back to it. */
  take(tabId: number, frameId: number, told: LinksFound): { again: boolean; off: boolean } {
    if (this.#isOff(tabId, frameId, told)) return { again: false, off: true };
    const { links, codes } = this.#tab(tabId);
    const { again, othersAgain } = links.take(frameId, told);
    if (othersAgain) void this.#ask(tabId, true);
    if (frameId === 0 && told.batch === 0 && codes?.document !== told.document) void this.#recallCodes(tabId);
    if (links.settled) this.#goOn(tabId);
    this.#listener(tabId);
    return { again, off: false };
  }

  /** Whether what a frame tells is of no interest. A page is off as a whole: its own address decides, not that of a frame. */
  #isOff(tabId: number, frameId: number, { pageAddress, document, frames }: LinksFound): boolean {
    // Of a page before this one, it may be: then the top frame asks the others again.
    if (frameId !== 0) return this.#off.has(tabId);
    const site = this.#offSiteOf(pageAddress);
    if (site === null) {
      this.#off.delete(tabId);
      return false;
    }
    this.drop(tabId);
    this.#off.set(tabId, { document, site });
    if (frames > 0) void this.#ask(tabId, true);
    this.#goOn(tabId);
    this.#listener(tabId);
    return true;
  }

  /** Those who wait for a page to be read need not wait any longer. */
  #goOn(tabId: number): void {
    for (const go of this.#waiting.get(tabId) ?? []) go();
    this.#waiting.delete(tabId);
  }

  /** Takes in what a look for QR codes found, and leaves it with the page, whence it comes back after a worker's death. */
  async takeCodes(tabId: number, found: CodesFound): Promise<void> {
    this.#tab(tabId).codes = found;
    this.#listener(tabId);
    // A page that has just been left keeps nothing, and needs nothing kept.
    await sendToTab(tabId, 'codes-keep', { found }, 0).catch(() => {});
  }

  /** What is known of the QR codes of what a tab shows now; null where nobody looked. */
  codes(tabId: number): CodesFound | null {
    const tab = this.#tabs.get(tabId);
    return tab === undefined ? null : codesOf(tab);
  }

  /** What each frame of a tab holds itself, as far as it is known. */
  frames(tabId: number): readonly FrameLinks[] {
    return this.#tabs.get(tabId)?.links.frames ?? [];
  }

  /** Forgets a tab that is gone. */
  drop(tabId: number): void {
    this.#tabs.delete(tabId);
    this.#off.delete(tabId);
  }

  /** The tabs of which something is known. */
  get ids(): number[] {
    return [...this.#tabs.keys(), ...this.#off.keys()];
  }

  /** How a tab stands: off for its site, still being read for the first time, or read. Null where nothing is known. */
  state(tabId: number): 'off' | 'scanning' | 'ready' | null {
    if (this.#off.has(tabId)) return 'off';
    const links = this.#tabs.get(tabId)?.links;
    if (links === undefined || links.document === null) return null;
    return links.settled ? 'ready' : 'scanning';
  }

  /** Which page a tab shows; null where it has not been read through. */
  showing(tabId: number): { readonly document: string; readonly pageAddress: string | null } | null {
    const links = this.#tabs.get(tabId)?.links;
    if (links === undefined || links.document === null || !links.settled) return null;
    return { document: links.document, pageAddress: links.pageAddress };
  }

  /** What a tab shows, as it is known now; null where it has not been read through. */
  read(tabId: number, day: Day): PageRead | null {
    const tab = this.#tabs.get(tabId);
    const shown = this.showing(tabId);
    if (tab === undefined || shown === null) return null;
    return { document: shown.document, found: foundOn(tab), judged: judgedFor(tab, shown.pageAddress, day) };
  }

  /** Has the button of a tab drawn anew, though its links are the same. */
  redraw(tabId: number): void {
    this.#listener(tabId);
  }

  /** Asks all frames of a tab to tell everything again: what is on or off may have changed. */
  async askAgain(tabId: number): Promise<void> {
    await this.#ask(tabId, false);
  }

  /** The totals of what is known of a tab, from the page's own place; null where nothing is. */
  summary(tabId: number, day: Day): Summary | null {
    const tab = this.#tabs.get(tabId);
    if (tab === undefined || tab.links.document === null) return null;
    const found = foundOn(tab);
    return pageSummary(found, this.#rulebook, day, judgedFor(tab, found.pageAddress, day));
  }

  /**
   * The report of what a tab shows now, from a vantage and for a day; null stands for the page's own place and for
   * today. Asks the page itself what that is, since nobody else tells when a page has made
   * way for one that is not read unasked; such a page is read on the reader's click.
   */
  async report(tabId: number, vantage: Vantage | null, day: Day | null, today: Day): Promise<ReportAnswer> {
    const shown = await this.#shown(tabId);
    if (shown === null || !this.#knows(tabId, shown)) {
      this.drop(tabId);
      const settled = this.#settled(tabId);
      if (shown === null ? !(await enterTab(tabId)) : !(await this.#ask(tabId, false))) return { kind: 'no-access' };
      await settled;
    }
    const off = this.#off.get(tabId);
    if (off !== undefined) return { kind: 'off', site: off.site };
    const tab = this.#tab(tabId);
    const found = foundOn(tab);
    // What the badge needs is kept; what a reader asks besides must not push it out.
    const judged = vantage === null && day === null ? judgedFor(tab, found.pageAddress, today) : undefined;
    return { kind: 'report', report: pageReport(found, { rulebook: this.#rulebook, vantage, day, today }, judged) };
  }

  #knows(tabId: number, document: string): boolean {
    return (this.#off.get(tabId) ?? this.#tab(tabId).links).document === document;
  }

  #tab(tabId: number): Tab {
    const tab = this.#tabs.get(tabId) ?? { links: new TabLinks(), codes: null, judged: null };
    this.#tabs.set(tabId, tab);
    return tab;
  }

  /** A page where somebody looked for codes keeps them; on others nobody answers. */
  async #recallCodes(tabId: number): Promise<void> {
    try {
      const { kept } = await sendToTab(tabId, 'codes-kept', null, 0);
      if (!kept) return;
      this.#tab(tabId).codes = kept;
      this.#listener(tabId);
    } catch {
      // Nobody looked.
    }
  }

  #settled(tabId: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(tabId) ?? new Set();
      waiting.add(resolve);
      this.#waiting.set(tabId, waiting);
      setTimeout(resolve, answerMs);
    });
  }

  /** What the top frame of a tab shows; null where the reader does not run in it. */
  async #shown(tabId: number): Promise<string | null> {
    try {
      return (await sendToTab(tabId, 'which-document', null, 0)).document;
    } catch {
      return null;
    }
  }

  /** Asks the frames of a tab to tell everything again. False where none listens. */
  async #ask(tabId: number, innerOnly: boolean): Promise<boolean> {
    try {
      await sendToTab(tabId, 'links-again', { innerOnly });
      return true;
    } catch {
      return false;
    }
  }
}
