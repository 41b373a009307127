import { browser } from 'wxt/browser';
import type { ActiveTab } from '../../browser/active-tab.ts';
import { everySite } from '../../browser/every-site.ts';
import { listen, send } from '../../browser/messages.ts';
import type { LogState } from '../../browser/recorder.ts';
import { unpackAnswer } from '../../browser/report-wire.ts';
import { changeSettings, defaultSettings, readSettings, type Settings, watchSettings } from '../../browser/settings.ts';
import { keepTabChoices, recallTabChoices, type TabChoices } from '../../browser/tab-choices.ts';
import type { QrState } from '../../components/qr.tsx';
import type { Language } from '../../components/text.ts';
import type { Step, Stop } from '../../components/view.ts';
import type { PairHistory } from '../../engine/history.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import type { SharedText } from '../../engine/share-text.ts';
import { siteOf } from '../../engine/site.ts';
import type { Day, PlatformId, Vantage } from '../../engine/types.ts';
import { QrLook } from './look.ts';

/** What a view of a tab shows; everything else follows from it. */
export interface State {
  readonly tab: ActiveTab | null;
  /** Null while nobody has answered. */
  readonly answer: ReportAnswer | null;
  readonly settings: Settings;
  readonly choice: TabChoices;
  readonly everySiteGranted: boolean;
  /** Whether the links of the tab are marked. */
  readonly marked: boolean;
  readonly qr: QrState;
  /** How recording stands; null where nobody has answered. */
  readonly log: LogState | null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The site of a page, as settings name it; null where the page is none of the web. */
function siteOfPage(address: string): string | null {
  if (!/^https?:/.test(address)) return null;
  return siteOf(new URL(address).hostname);
}

/** The site of the tab that is shown, on which Hutong can be switched off. */
export function siteShown({ answer }: State): string | null {
  return answer?.kind === 'report' ? siteOfPage(answer.report.page.address) : null;
}

/** Whether the answer was judged from the place that the settings name. */
export function isUsualPlace({ settings, choice, answer }: State): boolean {
  return settings.vantage !== null && choice.vantage === undefined && answer?.kind === 'report';
}

/** Whether a change of settings gives another answer. */
function asksAnew(before: Settings, after: Settings): boolean {
  const matters = ['vantage', 'offSites'] as const;
  return matters.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** All that a view of a tab does in the browser, whether it is a popup or a panel that follows the reader from tab to tab. */
export class Controller {
  readonly #find: () => Promise<ActiveTab>;
  readonly #draw: (state: State) => void;
  readonly #qr: QrLook;
  #state: State = {
    tab: null,
    answer: null,
    settings: defaultSettings,
    choice: {},
    everySiteGranted: false,
    marked: false,
    qr: { kind: 'idle' },
    log: null,
  };
  /** One question is on its way at a time; what changes meanwhile is asked for afterwards. */
  #asking: Promise<void> | null = null;
  #askAgain = false;

  /** `find` says which tab to look at, `draw` shows a state. */
  constructor(find: () => Promise<ActiveTab>, draw: (state: State) => void) {
    this.#find = find;
    this.#draw = draw;
    this.#qr = new QrLook((qr) => this.#show({ qr }));
  }

  /** Looks at the tab, and again whenever something about it changes. */
  async start(): Promise<void> {
    listen({
      'report-changed': ({ tabId }) => {
        if (tabId === this.#state.tab?.id) void this.#ask();
        return null;
      },
    });
    watchSettings((settings) => this.#settingsChanged(settings));
    this.#show({});
    try {
      const [settings, everySiteGranted] = await Promise.all([
        readSettings(),
        browser.permissions.contains(everySite),
        this.#findTab(),
      ]);
      this.#show({ settings, everySiteGranted });
      await this.#ask();
      await this.#recallCodes();
    } catch (error) {
      this.#fault(error);
    }
  }

  /** The window may show another tab now. */
  readonly follow = async (): Promise<void> => {
    try {
      const before = this.#state.tab?.id;
      await this.#findTab();
      if (this.#state.tab?.id !== before) this.#qr.leave();
      await this.#ask();
      await this.#recallCodes();
    } catch (error) {
      this.#fault(error);
    }
  };

  readonly retry = (): void => {
    this.#show({ answer: null });
    void this.follow();
  };

  readonly chooseVantage = (vantage: Vantage | null): void => this.#choose({ vantage });

  readonly chooseDay = (day: Day | null): void => this.#choose({ day });

  readonly chooseLanguage = (language: Language): void => this.#change({ language });

  /** Called straight from the click: browsers ask the reader only then. */
  readonly grantEverySite = (on: boolean): void => {
    const done = on ? browser.permissions.request(everySite) : browser.permissions.remove(everySite);
    done
      .then(() => browser.permissions.contains(everySite))
      .then((everySiteGranted) => this.#show({ everySiteGranted }))
      .catch((error: unknown) => this.#fault(error));
  };

  readonly switchSite = (site: string, on: boolean): void => {
    const others = this.#state.settings.offSites.filter((one) => one !== site);
    this.#change({ offSites: on ? others : [...others, site].sort() });
  };

  readonly historyOf = (from: PlatformId, to: PlatformId | null): Promise<PairHistory> => send('history', { from, to });

  readonly shareOf = (text: string, day: Day): Promise<SharedText> => send('share', { text, day });

  readonly jump = (address: string, step: Step): Promise<Stop | null> => {
    const { tab } = this.#state;
    return tab === null ? Promise.resolve(null) : send('show-link', { tabId: tab.id, address, step });
  };

  readonly mark = (on: boolean): void => void this.#askMarks(on);

  readonly lookForCodes = (): void => {
    if (this.#state.tab !== null) void this.#qr.look(this.#state.tab.id);
  };

  readonly stopLooking = (): void => this.#qr.stop();

  readonly pauseLog = (paused: boolean): void => {
    const tabId = this.#state.tab?.id ?? null;
    send('log-pause', { paused, tabId }).then(
      () => this.#askLog(),
      (error: unknown) => this.#fault(error),
    );
  };

  readonly openLog = (): void => void browser.tabs.create({ url: '/log.html' });

  /** Opens the page on which the reader may agree to recording. */
  readonly openRecord = (): void => {
    void browser.tabs.create({ url: `/record.html?tab=${this.#state.tab?.id ?? ''}` });
  };

  readonly openOptions = (): void => void browser.runtime.openOptionsPage();

  #show(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#draw(this.#state);
  }

  #fault(error: unknown): void {
    this.#show({ answer: { kind: 'fault', message: messageOf(error) } });
  }

  /** Which tab it is, and what the reader has chosen for it. Not shown before the answer is there: the list would jump. */
  async #findTab(): Promise<void> {
    const tab = await this.#find();
    const same = tab.id === this.#state.tab?.id;
    const choice = same ? this.#state.choice : await recallTabChoices(tab.id);
    this.#state = { ...this.#state, tab, choice };
  }

  /** Asks what is on the tab. Resolves when the answer to the last question is shown. */
  #ask(): Promise<void> {
    this.#askAgain = this.#asking !== null;
    this.#asking ??= this.#question().finally(() => {
      this.#asking = null;
      if (this.#askAgain) return this.#ask();
      return undefined;
    });
    return this.#asking;
  }

  async #question(): Promise<void> {
    const { tab, choice, settings } = this.#state;
    if (tab === null) return;
    const vantage = choice.vantage === undefined ? settings.vantage : choice.vantage;
    let answer: ReportAnswer;
    try {
      answer = unpackAnswer(await send('report', { tabId: tab.id, vantage, day: choice.day ?? null }));
    } catch (error) {
      answer = { kind: 'fault', message: messageOf(error) };
    }
    // A later question is about another tab, or another place or day.
    if (this.#askAgain && this.#state.tab?.id !== tab.id) return;
    this.#show({ answer: this.#unlessOff(answer) });
    if (answer.kind === 'report') void this.#askMarks(null);
    void this.#askLog();
  }

  /** What was read of a site before the reader switched Hutong off there is shown no more. */
  #unlessOff(answer: ReportAnswer): ReportAnswer {
    const site = siteShown({ ...this.#state, answer });
    return site !== null && this.#state.settings.offSites.includes(site) ? { kind: 'off', site } : answer;
  }

  #choose(choice: TabChoices): void {
    const { tab } = this.#state;
    this.#state = { ...this.#state, choice: { ...this.#state.choice, ...choice } };
    void this.#ask();
    if (tab !== null) void keepTabChoices(tab.id, choice);
  }

  /** Shown at once, and kept; asked about once it is kept, because the background goes by what is kept. */
  #change(change: Partial<Settings>): void {
    const before = this.#state.settings;
    const settings = { ...before, ...change };
    this.#show({ settings });
    changeSettings(change).then(
      () => {
        if (asksAnew(before, settings)) void this.#ask();
      },
      (error: unknown) => this.#fault(error),
    );
  }

  #settingsChanged(settings: Settings): void {
    const before = this.#state.settings;
    this.#show({ settings });
    if (asksAnew(before, settings)) void this.#ask();
  }

  /** Has the links of the tab marked, or no longer; null only asks whether they are. */
  async #askMarks(on: boolean | null): Promise<void> {
    const { tab } = this.#state;
    if (tab === null) return;
    try {
      const { on: marked } = await send('marks', { tabId: tab.id, on });
      if (this.#state.tab?.id === tab.id && marked !== this.#state.marked) this.#show({ marked });
    } catch (error) {
      console.warn('Hutong:', error);
    }
  }

  async #askLog(): Promise<void> {
    const { tab } = this.#state;
    try {
      this.#show({ log: await send('log-state', { tabId: tab?.id ?? null }) });
    } catch (error) {
      console.warn('Hutong:', error);
    }
  }

  /** The report stands without the codes of an earlier look. */
  async #recallCodes(): Promise<void> {
    const { tab } = this.#state;
    if (tab !== null) await this.#qr.recall(tab.id).catch((error: unknown) => console.warn('Hutong:', error));
  }
}
