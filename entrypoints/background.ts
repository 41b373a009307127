import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { restoreIcon, showBadge } from '../browser/badge.ts';
import { listenToCommands } from '../browser/commands.ts';
import { followEverySite } from '../browser/every-site.ts';
import { Marking, type MarkingAround } from '../browser/marking.ts';
import { offerMenu } from '../browser/menu.ts';
import { listen, send } from '../browser/messages.ts';
import { offSiteOf } from '../browser/off-sites.ts';
import { refuseStrangers } from '../browser/own-pages.ts';
import { Recorder } from '../browser/recorder.ts';
import { packAnswer } from '../browser/report-wire.ts';
import { readRulebook } from '../browser/rulebook-file.ts';
import { defaultSettings, readSettings, type Settings, watchSettings } from '../browser/settings.ts';
import { LinkShow } from '../browser/show-link.ts';
import { isPrivate } from '../browser/tab-choices.ts';
import { Tabs } from '../browser/tabs.ts';
import { welcome } from '../browser/welcome.ts';
import { unpack } from '../browser/wire.ts';
import { type BadgeCounts, type BadgeState, badgeFor } from '../components/badge.ts';
import { loadMessages } from '../components/catalogues.ts';
import { chosenLanguage } from '../components/language.ts';
import { marksWords } from '../components/marks-words.ts';
import { menuTitles } from '../components/menu.ts';
import { type Text, textIn } from '../components/text.ts';
import { dayOf } from '../engine/dates.ts';
import { pairHistory } from '../engine/history.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { shareCheckOfText } from '../engine/share-text.ts';
import type { Day, Vantage } from '../engine/types.ts';

/** Badges of a page that keeps adding links are drawn at most this often (ms). */
const badgePauseMs = 200;

const today = () => dayOf(new Date());

/** What the button of a tab has to tell; null where nothing is known of it. */
function badgeState(tabs: Tabs, tabId: number): BadgeCounts | BadgeState | null {
  const state = tabs.state(tabId);
  if (state !== 'ready') return state;
  try {
    return tabs.summary(tabId, today())?.buckets ?? null;
  } catch {
    return 'fault';
  }
}

/** The tabs, judged by a rulebook; their badges follow what they show and what the reader has chosen. */
function tabsWithBadges(
  rulebook: RulebookIndex,
  settings: () => Settings,
  text: () => Text,
): { readonly tabs: Tabs; readonly recorder: Recorder } {
  const due = new Set<number>();
  const draw = async (tabId: number) => {
    due.delete(tabId);
    const state = badgeState(tabs, tabId);
    if (state !== null) await showBadge(tabId, badgeFor(state, text(), recorder.sign(tabId)));
    // Nobody listens where no popup is open.
    send('report-changed', { tabId }).catch(() => {});
  };
  const drawSoon = (tabId: number) => {
    if (due.has(tabId)) return;
    due.add(tabId);
    setTimeout(() => void draw(tabId), badgePauseMs);
  };
  const tabs: Tabs = new Tabs(rulebook, drawSoon, (pageAddress) => offSiteOf(pageAddress, settings().offSites));
  const recorder = new Recorder({ tabs, rulebook, changed: drawSoon });
  return { tabs, recorder };
}

/** What marks are told of a language that the reader chose; null for the browser's. */
const wordsIn: MarkingAround['wordsIn'] = (language) => {
  const text = textIn(chosenLanguage(language, browser.i18n.getUILanguage()));
  return { tag: text.tag, reason: (finding, report) => marksWords(finding, report, text) };
};

/** What was switched on or off goes for pages that are open already. */
async function followOffSites(tabs: Tabs): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined) continue;
    await restoreIcon(id);
    await tabs.askAgain(id);
  }
}

/** A module, so that it shares its code with the pages of the extension. */
export default defineBackground({ type: 'module', main });

function main(): void {
  // Listeners have to be there at once; what they do waits for the rulebook and the messages.
  const rulebook = readRulebook();
  const messages = loadMessages();
  let settings = defaultSettings;
  const text = () => textIn(chosenLanguage(settings.language, browser.i18n.getUILanguage()));
  const settingsRead = readSettings().then((all) => {
    settings = all;
  });
  const both = Promise.all([rulebook, settingsRead, messages]).then(([book]) =>
    tabsWithBadges(book, () => settings, text),
  );
  const tabs = both.then((all) => all.tabs);
  const recorder = both.then((all) => all.recorder);
  watchSettings((changed) => {
    const before = settings;
    settings = changed;
    void tabs.then((all) => {
      if (changed.language !== before.language) for (const tabId of all.ids) all.redraw(tabId);
      if (String(changed.offSites) !== String(before.offSites)) return followOffSites(all);
    });
  });

  const reportOf = async (tabId: number, vantage: Vantage | null = null, day: Day | null = null) => {
    const answer = await (await tabs).report(tabId, vantage, day, today());
    if (answer.kind === 'no-access') await showBadge(tabId, badgeFor('no-access', text()));
    return answer;
  };
  const marking = tabs.then((all) => new Marking({ tabs: all, today, wordsIn }));
  const linkShow = tabs.then((all) => new LinkShow({ tabs: all, today, wordsIn }));
  listenToCommands({
    check: async (tabId) => void (await reportOf(tabId)),
    'next-walled': async (tabId) => void (await (await linkShow).showNextWalled(tabId)),
  });

  listen({
    'links-found': async (told, sender) => {
      if (sender.tab?.id === undefined) throw new Error('Links came from outside any tab.');
      const { tabs, recorder } = await both;
      if (sender.frameId === 0) recorder.leaving(sender.tab.id, told.document);
      const taken = tabs.take(sender.tab.id, sender.frameId ?? 0, unpack(told));
      (await marking).changed(sender.tab.id);
      if (!taken.again && !taken.off) await recorder.told(sender.tab.id, sender.tab.incognito);
      return taken;
    },
    marks: async ({ tabId, on }, sender) => {
      refuseStrangers(sender);
      return { on: await (await marking).choose(tabId, on) };
    },
    'marks-here': async (_, { tab, frameId }) => {
      if (tab?.id !== undefined) (await marking).arrived(tab.id, frameId ?? 0);
      return null;
    },
    'show-link': async ({ tabId, address, step }, sender) => {
      refuseStrangers(sender);
      return (await linkShow).show(tabId, address, step);
    },
    report: async ({ tabId, vantage, day }, sender) => {
      refuseStrangers(sender);
      return packAnswer(await reportOf(tabId, vantage, day));
    },
    'codes-found': async ({ tabId, found }, sender) => {
      refuseStrangers(sender);
      await (await tabs).takeCodes(tabId, found);
      await (await recorder).told(tabId, await isPrivate(tabId));
      return null;
    },
    codes: async ({ tabId }, sender) => {
      refuseStrangers(sender);
      return { found: (await tabs).codes(tabId) };
    },
    'log-state': async ({ tabId }, sender) => {
      refuseStrangers(sender);
      return (await recorder).state(tabId);
    },
    'log-record': async ({ choices, tabId }, sender) => {
      refuseStrangers(sender);
      await (await recorder).start(choices, tabId);
      return null;
    },
    'log-pause': async ({ paused, tabId }, sender) => {
      refuseStrangers(sender);
      await (await recorder).pause(paused, tabId);
      return null;
    },
    'log-stop': async (_, sender) => {
      refuseStrangers(sender);
      await (await recorder).stop();
      return null;
    },
    history: async ({ from, to }, sender) => {
      refuseStrangers(sender);
      return pairHistory(from, to, await rulebook, today());
    },
    share: async ({ text, day }, sender) => {
      refuseStrangers(sender);
      return shareCheckOfText(text, day ?? today(), await rulebook);
    },
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void both.then(({ tabs, recorder }) => {
      recorder.leaving(tabId, null);
      tabs.drop(tabId);
    });
    void marking.then((marks) => marks.drop(tabId));
  });
  offerMenu(async (language) => {
    await messages;
    return menuTitles(language, browser.i18n.getUILanguage());
  });

  const follow = () =>
    void followEverySite()
      .then(async () => (await marking).begin())
      .catch((error: unknown) => console.warn('Hutong:', error));
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onAdded.addListener(() => void marking.then((marks) => marks.refresh()));
  browser.permissions.onRemoved.addListener(follow);
  browser.runtime.onInstalled.addListener(follow);
  browser.runtime.onInstalled.addListener((details) => void welcome(details));
  browser.runtime.onStartup.addListener(follow);
}
