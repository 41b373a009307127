import { browser } from 'wxt/browser';
import type { PageReport, ReportedFinding } from '../engine/report.ts';
import type { Day } from '../engine/types.ts';
import type { MarksTold } from './marks.ts';
import { askMarks, followMarks } from './marks-script.ts';
import { sendToTab } from './messages.ts';
import { offSiteOf } from './off-sites.ts';
import { readSettings, type Settings, watchSettings } from './settings.ts';
import { isPrivate } from './tab-choices.ts';
import type { FrameLinks } from './tab-links.ts';
import type { Tabs } from './tabs.ts';
import type { MarkReason } from './tip.ts';

/** A page that keeps adding links has its marks told at most this often (ms). */
const pauseMs = 500;

/** What the reader sees of a finding. */
interface MarkWords {
  /** As `lang` has it. */
  readonly tag: string;
  /** Null for links that are not marked. */
  reason(finding: ReportedFinding, report: PageReport): MarkReason | null;
}

/** What marks need from around them. */
export interface MarkingAround {
  readonly tabs: Tabs;
  readonly today: () => Day;
  /** The words of a language that the reader chose; null for the browser's. */
  readonly wordsIn: (language: string | null) => MarkWords;
}

/** What a frame was told of its links last. */
interface Told {
  readonly document: string;
  /** Changes with all that verdicts and words hang on. */
  readonly state: string;
  readonly addresses: Set<string>;
}

const keyOf = (tabId: number) => `marks:${tabId}`;

/** Tells the frames of tabs which of their links are to be marked, where the reader has asked for that. */
export class Marking {
  readonly #around: MarkingAround;
  readonly #told = new Map<number, Map<number, Told>>();
  readonly #telling = new Map<number, Promise<boolean>>();
  readonly #due = new Map<number, ReturnType<typeof setTimeout>>();
  /** What the reader chose for tabs; of private windows it is kept nowhere else, and lost with the worker. */
  readonly #chosen = new Map<number, boolean>();
  #settings: Promise<Settings>;

  constructor(around: MarkingAround) {
    this.#around = around;
    this.#settings = readSettings();
    watchSettings((settings) => {
      this.#settings = Promise.resolve(settings);
      void this.refresh().catch((error: unknown) => console.warn('Hutong:', error));
    });
  }

  /** Sees to it that the script comes up where the settings want it. To be called when the browser or the extension starts. */
  async begin(): Promise<void> {
    await followMarks((await this.#settings).marks);
  }

  /** The settings, or what the reader grants, have changed: goes for pages that are open already. */
  async refresh(): Promise<void> {
    await this.begin();
    for (const { id } of await browser.tabs.query({})) if (id !== undefined) await this.tell(id, true).catch(() => {});
  }

  /** The links of a tab have changed, or it was asked for. */
  changed(tabId: number): void {
    if (this.#due.has(tabId)) return;
    const tell = () => {
      this.#due.delete(tabId);
      void this.tell(tabId).catch((error: unknown) => console.warn('Hutong:', error));
    };
    this.#due.set(tabId, setTimeout(tell, pauseMs));
  }

  /** The script has come up in a frame, and knows nothing. */
  arrived(tabId: number, frameId: number): void {
    this.#told.get(tabId)?.delete(frameId);
    this.changed(tabId);
  }

  /** Forgets a tab that is gone. */
  async drop(tabId: number): Promise<void> {
    this.#chosen.delete(tabId);
    this.#told.delete(tabId);
    this.#telling.delete(tabId);
    await browser.storage.session.remove(keyOf(tabId));
  }

  /** Marks the links of a tab, or no longer; null changes nothing. True where they are marked now. */
  async choose(tabId: number, on: boolean | null): Promise<boolean> {
    if (on !== null) {
      this.#chosen.set(tabId, on);
      if (!(await isPrivate(tabId))) await browser.storage.session.set({ [keyOf(tabId)]: on });
    }
    return this.tell(tabId, on !== null);
  }

  async #isOn(tabId: number): Promise<boolean> {
    const key = keyOf(tabId);
    const chosen = this.#chosen.get(tabId) ?? (await browser.storage.session.get(key))[key];
    return typeof chosen === 'boolean' ? chosen : (await this.#settings).marks;
  }

  /**
   * Tells all frames of a tab what is to be marked; `asked` where the reader has just chosen. False where nothing is, or the top
   * frame cannot be told. One call for a tab after the other: what is told late must not come after the end.
   */
  tell(tabId: number, asked = false): Promise<boolean> {
    const before = this.#telling.get(tabId) ?? Promise.resolve();
    const next = () => this.#tellNow(tabId, asked);
    const telling = before.then(next, next);
    this.#telling.set(tabId, telling);
    return telling;
  }

  async #tellNow(tabId: number, asked: boolean): Promise<boolean> {
    if (!(await this.#isOn(tabId))) return this.#end(tabId, asked);
    const { vantage, language, offSites } = await this.#settings;
    const answer = await this.#around.tabs.report(tabId, vantage, null, this.#around.today());
    if (answer.kind === 'off') return this.#end(tabId, asked);
    if (answer.kind !== 'report') return false;
    const { report } = answer;
    if (offSiteOf(report.page.address, offSites) !== null) return this.#end(tabId, asked);
    const words = this.#around.wordsIn(language);
    const reasons = new Map<string, MarkReason>();
    for (const finding of report.findings) {
      const reason = words.reason(finding, report);
      if (reason !== null) reasons.set(finding.link, reason);
    }
    const state = JSON.stringify([report.vantage, report.day, report.rulebook.version, words.tag]);
    const frames = this.#around.tabs.frames(tabId);
    const told = await Promise.all(frames.map((frame) => this.#tellFrame(tabId, frame, reasons, state, words.tag)));
    return told[0] === true;
  }

  async #tellFrame(
    tabId: number,
    { frameId, document, links }: FrameLinks,
    reasons: ReadonlyMap<string, MarkReason>,
    state: string,
    tag: string,
  ): Promise<boolean> {
    const ofTab = this.#told.get(tabId) ?? new Map<number, Told>();
    this.#told.set(tabId, ofTab);
    const before = ofTab.get(frameId);
    const goesOn = before?.document === document && before.state === state;
    const known = goesOn ? before.addresses : new Set<string>();
    const fresh = [...links.keys()].filter((address) => reasons.has(address) && !known.has(address));
    if (goesOn && fresh.length === 0) return true;
    // Frames without anything to mark are not entered, the top one excepted, whose answer is whether marks are there.
    if (fresh.length === 0 && frameId !== 0 && before === undefined) return true;
    try {
      const { again } = await askMarks(tabId, frameId, 'marks-told', packed(fresh, reasons, !goesOn, tag));
      if (again) {
        ofTab.delete(frameId);
        this.changed(tabId);
      } else ofTab.set(frameId, { document, state, addresses: new Set([...known, ...fresh]) });
      return true;
    } catch {
      // The browser does not let the extension in, or the frame is gone.
      ofTab.delete(frameId);
      return false;
    }
  }

  /** Where nothing was told, nobody is disturbed unless the reader has asked for it: a worker that was stopped may have told. */
  async #end(tabId: number, asked: boolean): Promise<false> {
    if (!this.#told.delete(tabId) && !asked) return false;
    // Nobody listens where nothing is marked.
    await sendToTab(tabId, 'marks-off', null).catch(() => {});
    return false;
  }
}

function packed(
  addresses: readonly string[],
  reasons: ReadonlyMap<string, MarkReason>,
  fresh: boolean,
  tag: string,
): MarksTold {
  const numbers = new Map<MarkReason, number>();
  const links = addresses.map((address): [string, number] => {
    const reason = reasons.get(address) as MarkReason;
    const number = numbers.get(reason) ?? numbers.size;
    numbers.set(reason, number);
    return [address, number];
  });
  return { fresh, tag, reasons: [...numbers.keys()], links };
}
