import { rulebook, sha256 } from 'virtual:hutong/rulebook';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { showBadge } from '../browser/badge.ts';
import { followEverySite } from '../browser/every-site.ts';
import { listen, send } from '../browser/messages.ts';
import { refuseStrangers } from '../browser/own-pages.ts';
import { Tabs } from '../browser/tabs.ts';
import { unpack } from '../browser/wire.ts';

import { badgeFor } from '../components/badge.ts';
import { chosenLanguage } from '../components/language.ts';
import { textIn } from '../components/text.ts';
import { dayOf } from '../engine/dates.ts';
import { pairHistory } from '../engine/history.ts';
import { openRulebook } from '../engine/rulebook.ts';

/** Badges of a page that keeps adding links are drawn at most this often (ms). */
const badgePauseMs = 200;

export default defineBackground(() => {
  const today = () => dayOf(new Date());
  const due = new Set<number>();

  const draw = async (tabId: number) => {
    due.delete(tabId);
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
  };
  const index = openRulebook(rulebook, sha256);
  const tabs = new Tabs(index, (tabId) => {
    if (due.has(tabId)) return;
    due.add(tabId);
    setTimeout(() => void draw(tabId), badgePauseMs);
  });

  listen({
    'links-found': (told, sender) => {
      if (sender.tab?.id === undefined) throw new Error('Links came from outside any tab.');
      return tabs.take(sender.tab.id, sender.frameId ?? 0, unpack(told));
    },
    report: ({ tabId, vantage, day }, sender) => {
      refuseStrangers(sender);
      return tabs.report(tabId, vantage, day, today());
    },
    'codes-found': async ({ tabId, found }, sender) => {
      refuseStrangers(sender);
      await tabs.takeCodes(tabId, found);
      return null;
    },
    codes: ({ tabId }, sender) => {
      refuseStrangers(sender);
      return { found: tabs.codes(tabId) };
    },
    history: ({ from, to }, sender) => {
      refuseStrangers(sender);
      return pairHistory(from, to, index, today());
    },
  });
  browser.tabs.onRemoved.addListener((tabId) => tabs.drop(tabId));

  const follow = () => void followEverySite().catch((error: unknown) => console.warn('Hutong:', error));
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onRemoved.addListener(follow);
  browser.runtime.onInstalled.addListener(follow);
  browser.runtime.onStartup.addListener(follow);
});
