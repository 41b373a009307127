import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { showBadge } from '../browser/badge.ts';
import { followEverySite } from '../browser/every-site.ts';
import { offerMenu } from '../browser/menu.ts';
import { listen, send } from '../browser/messages.ts';
import { refuseStrangers } from '../browser/own-pages.ts';
import { packAnswer } from '../browser/report-wire.ts';
import { readRulebook } from '../browser/rulebook-file.ts';
import { Tabs } from '../browser/tabs.ts';
import { unpack } from '../browser/wire.ts';
import { badgeFor } from '../components/badge.ts';
import { chosenLanguage } from '../components/language.ts';
import { menuTitles } from '../components/menu.ts';
import { textIn } from '../components/text.ts';
import { dayOf } from '../engine/dates.ts';
import { pairHistory } from '../engine/history.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { shareCheckOfText } from '../engine/share-text.ts';

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

export default defineBackground(() => {
  // Listeners have to be there at once; what they do waits for the rulebook.
  const rulebook = readRulebook();
  const tabs = rulebook.then(tabsWithBadges);

  listen({
    'links-found': async (told, sender) => {
      if (sender.tab?.id === undefined) throw new Error('Links came from outside any tab.');
      return (await tabs).take(sender.tab.id, sender.frameId ?? 0, unpack(told));
    },
    report: async ({ tabId, vantage, day }, sender) => {
      refuseStrangers(sender);
      return packAnswer(await (await tabs).report(tabId, vantage, day, today()));
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
    share: async ({ text, day }, sender) => {
      refuseStrangers(sender);
      return shareCheckOfText(text, day ?? today(), await rulebook);
    },
  });
  browser.tabs.onRemoved.addListener((tabId) => void tabs.then((all) => all.drop(tabId)));
  offerMenu((language) => menuTitles(language, browser.i18n.getUILanguage()));

  const follow = () => void followEverySite().catch((error: unknown) => console.warn('Hutong:', error));
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onRemoved.addListener(follow);
  browser.runtime.onInstalled.addListener(follow);
  browser.runtime.onStartup.addListener(follow);
});
