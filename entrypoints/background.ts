import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { showBadge } from '../browser/badge.ts';
import { followEverySite } from '../browser/every-site.ts';
import { Marking, type MarkingAround } from '../browser/marking.ts';
import { listen, send } from '../browser/messages.ts';
import { refuseStrangers } from '../browser/own-pages.ts';
import { readRulebook } from '../browser/rulebook-file.ts';
import { LinkShow } from '../browser/show-link.ts';
import { Tabs } from '../browser/tabs.ts';
import { unpack } from '../browser/wire.ts';
import { badgeFor } from '../components/badge.ts';
import { chosenLanguage } from '../components/language.ts';
import { marksWords } from '../components/marks-words.ts';
import { textIn } from '../components/text.ts';
import { dayOf } from '../engine/dates.ts';
import { pairHistory } from '../engine/history.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';

/** Badges of a page that keeps adding links are drawn at most this often (ms). */
const badgePauseMs = 200;

const today = () => dayOf(new Date());

async function draw(tabs: Tabs, tabId: number): Promise<void> {
  const { language } = await browser.storage.local.get('language');
  const text = textIn(chosenLanguage(language, browser.i18n.getUILanguage()));
  try {
    const summary = tabs.summary(tabId, today());
    if (summary !== null) await showBadge(tabId, badgeFor(summary.buckets, text));
  } catch {
    await showBadge(tabId, badgeFor('fault', text));
  }
  // Nobody listens where no popup is open.
  send('report-changed', { tabId }).catch(() => {});
}

/** The tabs, judged by a rulebook; their badges follow what they show. */
function tabsWithBadges(rulebook: RulebookIndex): Tabs {
  const due = new Set<number>();
  const tabs: Tabs = new Tabs(rulebook, (tabId) => {
    if (due.has(tabId)) return;
    due.add(tabId);
    setTimeout(() => {
      due.delete(tabId);
      void draw(tabs, tabId);
    }, badgePauseMs);
  });
  return tabs;
}

/** What marks are told of a language that the reader chose; null for the browser's. */
const wordsIn: MarkingAround['wordsIn'] = (language) => {
  const text = textIn(chosenLanguage(language, browser.i18n.getUILanguage()));
  return { tag: text.tag, reason: (finding, report) => marksWords(finding, report, text) };
};

export default defineBackground(() => {
  // Listeners have to be there at once; what they do waits for the rulebook.
  const rulebook = readRulebook();
  const tabs = rulebook.then(tabsWithBadges);
  const marking = tabs.then((all) => new Marking({ tabs: all, today, wordsIn }));
  const linkShow = tabs.then((all) => new LinkShow({ tabs: all, today, wordsIn }));

  listen({
    'links-found': async (told, sender) => {
      if (sender.tab?.id === undefined) throw new Error('Links came from outside any tab.');
      const taken = (await tabs).take(sender.tab.id, sender.frameId ?? 0, unpack(told));
      (await marking).changed(sender.tab.id);
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
      return (await tabs).report(tabId, vantage, day, today());
    },
    'codes-found': async ({ tabId, found }, sender) => {
      refuseStrangers(sender);
      await (await tabs).takeCodes(tabId, found);
      return null;
    },
    codes: async ({ tabId }, sender) => {
      refuseStrangers(sender);
      return { found: (await tabs).codes(tabId) };
    },
    history: async ({ from, to }, sender) => {
      refuseStrangers(sender);
      return pairHistory(from, to, await rulebook, today());
    },
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void tabs.then((all) => all.drop(tabId));
    void marking.then((marks) => marks.drop(tabId));
  });

  const follow = () =>
    void followEverySite()
      .then(async () => (await marking).begin())
      .catch((error: unknown) => console.warn('Hutong:', error));
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onAdded.addListener(() => void marking.then((marks) => marks.refresh()));
  browser.permissions.onRemoved.addListener(follow);
  browser.runtime.onInstalled.addListener(follow);
  browser.runtime.onStartup.addListener(follow);
});
