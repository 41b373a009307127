import { browser } from 'wxt/browser';
import { dayOf } from '../engine/dates.ts';
import { vantageOf } from '../engine/identify.ts';
import { pageFindings } from '../engine/page-findings.ts';
import { hostAndParents } from '../engine/path.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { LogFaultKind, Room } from '../log/archive.ts';
import { loggedPage, withLater } from '../log/from-findings.ts';
import type { LoggedPage, Session } from '../log/records.ts';
import { platformOrigins } from './access.ts';
import { faultOf } from './log-fault.ts';
import { roomOfLog } from './log-room.ts';
import { openLogDatabase } from './log-schema.ts';
import {
  keepLate,
  keepLogSession,
  keepLogSettings,
  type LogChoices,
  type LogSettings,
  readLogKept,
} from './log-settings.ts';
import { endSession, KnownWords, pageInLog, pagesOn, recordPage } from './log-write.ts';
import { offSiteOf } from './off-sites.ts';
import type { PageRead, Tabs } from './tabs.ts';

/** What is added to a page that has been written is written this often (ms). */
const laterMs = 500;
/** Where it could not be written, it is tried again after this time (ms). */
const againMs = 10_000;
/** From this part of the browser's room on nothing more is recorded, and from this one on the reader is warned. */
const fullAt = 0.95;
const almostFullAt = 0.8;
/** How long an estimate of the room holds (ms). */
const roomMs = 5_000;

/** How recording stands. */
export interface LogState {
  readonly recording: 'off' | 'on' | 'paused';
  /** Why pages cannot be written; null where they can. */
  readonly fault: LogFaultKind | null;
  readonly almostFull: boolean;
  readonly room: Room | null;
  /** Pages of the reader's day. */
  readonly pagesToday: number;
  /** What the log says of the tab that was asked about: `recorded` once it outlives the browser's death. */
  readonly tab: LogSign | null;
  readonly settings: LogSettings;
}

/** What a tab's button says of the log; null where it says nothing. */
export type LogSign = 'recorded' | 'recording' | 'paused' | 'full' | 'fault';

/** A page that is being recorded. */
interface Recorded {
  readonly document: string;
  /** `written` once all that is known of it outlives the browser's death. */
  state: 'waiting' | 'writing' | 'written';
  timer?: ReturnType<typeof setTimeout>;
  /** What ends once that which waits has been written, or could not be. */
  next?: PromiseWithResolvers<void>;
}

interface Surroundings {
  readonly tabs: Tabs;
  readonly rulebook: RulebookIndex;
  /** The sign of a tab may be another one now. */
  readonly changed: (tabId: number) => void;
}

/** The id of a page: random, because its document's name and the session's are, and always the same for both. */
async function idOf(session: Session, document: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${session.id} ${document}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16);
  // Version and variant of a UUID that is random.
  hash[6] = ((hash[6] as number) & 0x0f) | 0x40;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

let hostsOfPlatforms: ReadonlySet<string> | null = null;

async function isReadUnasked(address: string): Promise<boolean> {
  hostsOfPlatforms ??= new Set(platformOrigins().map((origin) => origin.slice('*://*.'.length, -'/*'.length)));
  for (const host of hostAndParents(hostOf(address))) if (hostsOfPlatforms.has(host)) return true;
  return browser.permissions.contains({ origins: [`*://${hostOf(address)}/*`] }).catch(() => false);
}

/**
 * Writes what tabs show into the log, if the reader has agreed to it. Nothing of private windows. What it holds may be lost at
 * any moment: pages whose message was not answered tell everything again, and a page has one id for as long as it is shown.
 */
export class Recorder {
  readonly #around: Surroundings;
  readonly #ready: Promise<void>;
  #settings: LogSettings | null = null;
  #session: Session | null = null;
  #late = new Set<number>();
  readonly #pages = new Map<number, Recorded>();
  #words = new KnownWords();
  #database: Promise<IDBDatabase> | null = null;
  /** One page after the other. */
  #writing: Promise<void> = Promise.resolve();
  #fault: LogFaultKind | null = null;
  #room: { readonly at: number; readonly room: Room } | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#ready = this.#begin();
  }

  async #begin(): Promise<void> {
    const { settings, session, late } = await readLogKept();
    this.#settings = settings;
    this.#session = session;
    if (settings.consentAt === null || browser.extension.inIncognitoContext) return;
    // The browser was closed since: what was agreed to for one run is over.
    if (session === null && settings.mode === 'session') await this.#change({ consentAt: null, paused: false });
    else if (session === null) await this.#newSession();
    for (const tabId of late) void this.#around.tabs.askAgain(tabId);
  }

  async #change(change: Partial<LogSettings>): Promise<void> {
    this.#settings = { ...(this.#settings as LogSettings), ...change };
    await keepLogSettings(this.#settings);
  }

  async #newSession(): Promise<void> {
    const { sites, vantage } = this.#settings as LogSettings;
    this.#session = {
      id: crypto.randomUUID(),
      startedAt: new Date().toISOString(),
      endedAt: null,
      name: '',
      note: '',
      tags: [],
      sites,
      vantage,
    };
    await keepLogSession(this.#session);
  }

  /** The reader has agreed. What is on the tab in front is recorded at once. */
  async start(choices: LogChoices, tabId: number | null): Promise<void> {
    await this.#ready;
    await this.#end();
    const { mode, sites, vantage } = choices;
    await this.#change({ mode, sites, vantage, consentAt: new Date().toISOString(), paused: false });
    await this.#newSession();
    this.#redraw();
    if (tabId !== null) void this.#around.tabs.askAgain(tabId);
  }

  async stop(): Promise<void> {
    await this.#ready;
    await this.#change({ consentAt: null, paused: false });
    await this.#end();
    this.#redraw();
  }

  async pause(paused: boolean, tabId: number | null): Promise<void> {
    await this.#ready;
    await this.#writeWaiting();
    await this.#change({ paused });
    if (!paused) this.#fault = null;
    this.#redraw();
    if (!paused && tabId !== null) void this.#around.tabs.askAgain(tabId);
  }

  /** What was told so far belongs to what comes to an end now. */
  #writeWaiting(): Promise<void> {
    for (const [tabId, page] of this.#pages) if (page.state === 'waiting') void this.#write(tabId, page);
    return this.#writing;
  }

  async #end(): Promise<void> {
    await this.#writeWaiting();
    const session = this.#session;
    this.#session = null;
    for (const { timer, next } of this.#pages.values()) {
      clearTimeout(timer);
      next?.resolve();
    }
    this.#pages.clear();
    if (session === null) return;
    await keepLogSession(null);
    await endSession(await this.#open(), session.id, new Date().toISOString()).catch((error: unknown) =>
      this.#failed(error),
    );
  }

  get #isOn(): boolean {
    return this.#session !== null && this.#settings?.consentAt != null && !this.#settings.paused;
  }

  /** What the button of a tab says. */
  sign(tabId: number): LogSign | null {
    const page = this.#pages.get(tabId);
    if (page === undefined || this.#session === null) return null;
    if (this.#settings?.paused) return 'paused';
    if (page.state === 'written') return 'recorded';
    return this.#fault === null ? 'recording' : this.#fault === 'full' ? 'full' : 'fault';
  }

  async state(tabId: number | null): Promise<LogState> {
    await this.#ready;
    const settings = this.#settings as LogSettings;
    const recording = this.#session === null ? 'off' : settings.paused ? 'paused' : 'on';
    const off = { recording, fault: null, almostFull: false, room: null, pagesToday: 0, tab: null, settings } as const;
    if (recording === 'off') return off;
    let pagesToday = 0;
    try {
      pagesToday = await pagesOn(await this.#open(), dayOf(new Date()));
    } catch (error) {
      this.#failed(error);
    }
    const room = await this.#roomNow();
    const almostFull = room.used >= room.quota * almostFullAt;
    const tab = tabId === null ? null : this.sign(tabId);
    return { ...off, fault: this.#fault, almostFull, room, pagesToday, tab };
  }

  /** Called before a tab shows something else: what is not written yet of what it showed would be gone. */
  leaving(tabId: number, document: string | null): void {
    const page = this.#pages.get(tabId);
    if (page === undefined || page.document === document) return;
    if (page.state === 'waiting') void this.#write(tabId, page);
    this.#pages.delete(tabId);
  }

  /**
   * Called when a tab has told something. Resolves once that outlives the browser's death, or cannot be written: a page that has
   * heard nothing by then tells everything again.
   */
  async told(tabId: number, incognito: boolean): Promise<void> {
    await this.#ready;
    if (!this.#isOn || incognito || browser.extension.inIncognitoContext) return;
    const shown = this.#around.tabs.showing(tabId);
    if (shown === null || !this.#isWanted(shown.pageAddress ?? '')) return;
    const before = this.#pages.get(tabId);
    if (before?.document === shown.document) {
      this.#writeLater(tabId, before, laterMs);
      return before.next?.promise;
    }
    const page: Recorded = { document: shown.document, state: 'waiting' };
    this.#pages.set(tabId, page);
    await this.#write(tabId, page);
  }

  #isWanted(address: string): boolean {
    const sites = (this.#settings as LogSettings).sites;
    return /^(?:https?|file):/.test(address) && (sites === null || offSiteOf(address, sites) !== null);
  }

  #writeLater(tabId: number, page: Recorded, after: number): void {
    page.state = 'waiting';
    page.next ??= Promise.withResolvers();
    if (page.timer !== undefined) return;
    page.timer = setTimeout(() => {
      delete page.timer;
      void this.#write(tabId, page);
    }, after);
    if (this.#late.has(tabId)) return;
    this.#late.add(tabId);
    void keepLate(this.#late);
  }

  /** Takes what is known now, whatever the tab shows by the time it is written. */
  #write(tabId: number, page: Recorded): Promise<void> {
    clearTimeout(page.timer);
    delete page.timer;
    const { next } = page;
    delete page.next;
    const read = this.#around.tabs.read(tabId, dayOf(new Date()));
    const session = this.#session;
    if (read === null || session === null || read.document !== page.document) {
      next?.resolve();
      return Promise.resolve();
    }
    page.state = 'writing';
    const logged = this.#logged(read, session);
    this.#writing = this.#writing.then(async () => {
      try {
        await this.#put(await logged, session);
        this.#fault = null;
        if (page.state === 'writing') {
          page.state = 'written';
          if (this.#late.delete(tabId)) await keepLate(this.#late);
        }
      } catch (error) {
        this.#failed(error);
        if (this.#pages.get(tabId) === page && this.#session === session) this.#writeLater(tabId, page, againMs);
      }
      next?.resolve();
      this.#around.changed(tabId);
    });
    return this.#writing;
  }

  async #logged({ document, found, judged }: PageRead, session: Session): Promise<LoggedPage> {
    const { rulebook } = this.#around;
    const moment = new Date();
    const address = found.pageAddress ?? '';
    const own = vantageOf(address, rulebook);
    const vantage = session.vantage ?? own;
    const day = dayOf(moment);
    const circumstances = { rulebook, vantage, day, found: session.vantage === null, page: found.pageAddress };
    const findings = pageFindings(
      found,
      own?.platform ?? null,
      circumstances,
      session.vantage === null ? judged : undefined,
    );
    const [id, unasked] = await Promise.all([idOf(session, document), isReadUnasked(address)]);
    return loggedPage({
      page: {
        id,
        session: session.id,
        observedAt: moment.toISOString(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        address,
        platform: own?.platform ?? null,
        surface: own?.surface ?? null,
        readBy: unasked ? 'access' : 'click',
        tool: { name: 'hutong', version: browser.runtime.getManifest().version },
      },
      findings: findings.findings.map(({ finding }) => finding),
      passcodes: findings.passcodes.map(({ passcode }) => passcode),
      ordinary: findings.ordinary,
      coverage: found.coverage,
      vantage,
      day,
    });
  }

  async #put(page: LoggedPage, session: Session): Promise<void> {
    const room = await this.#roomNow();
    if (room.quota > 0 && room.used >= room.quota * fullAt) throw new DOMException('95 %', 'QuotaExceededError');
    const database = await this.#open();
    const before = await pageInLog(database, page.page.id);
    const whole = before === null ? page : withLater(before, page);
    if (whole !== null) await recordPage(database, session, whole, this.#words, dayOf(new Date()));
  }

  async #roomNow(): Promise<Room> {
    if (this.#room === null || Date.now() - this.#room.at > roomMs) {
      this.#room = { at: Date.now(), room: await roomOfLog() };
    }
    return this.#room.room;
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= openLogDatabase();
    return this.#database;
  }

  #failed(error: unknown): void {
    console.warn('Hutong:', error);
    this.#fault = faultOf(error).kind;
    // It may have been closed for another page; the next one who asks opens it anew.
    this.#database?.then(
      (database) => database.close(),
      () => {},
    );
    this.#database = null;
    this.#words = new KnownWords();
    this.#room = null;
  }

  #redraw(): void {
    for (const tabId of this.#around.tabs.ids) this.#around.changed(tabId);
  }
}
