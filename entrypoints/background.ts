import { rulebook, sha256 } from 'virtual:hutong/rulebook';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { showBadge } from '../browser/badge.ts';
import { followEverySite } from '../browser/every-site.ts';
import { listen, send } from '../browser/messages.ts';
import { Tabs } from '../browser/tabs.ts';

import { badgeFor } from '../components/badge.ts';
import { chosenLanguage } from '../components/language.ts';
import { textIn } from '../components/text.ts';
import { dayOf } from '../engine/dates.ts';
import { openRulebook } from '../engine/rulebook.ts';

/** Badges of a page that keeps adding links are drawn at most this often (ms). */
const badgePauseMs = 200;

export default defineBackground(() => {
  const index = openRulebook(rulebook, sha256);
  const today = () => dayOf(new Date());
  const due = new Set<number>();

  const draw = async (tabId: number) => {
    due.delete(tabId);
    const { language } = await browser.storage.local.get('language');
    const text = textIn(chosenLanguage(language, browser.i18n.getUILanguage()));
    try {
      const report = tabs.known(tabId, index, today());
      if (report !== null) await showBadge(tabId, badgeFor(report.summary.buckets, text));
    } catch {
      await showBadge(tabId, badgeFor('fault', text));
    }
    // Nobody listens where no popup is open.
    send('report-changed', { tabId }).catch(() => {});
  };
  const tabs = new Tabs((tabId) => {
    if (due.has(tabId)) return;
    due.add(tabId);
    setTimeout(() => void draw(tabId), badgePauseMs);
  });

  listen({
    'links-found': (told, sender) => {
      if (sender.tab?.id === undefined) throw new Error('Links came from outside any tab.');
      return tabs.take(sender.tab.id, sender.frameId ?? 0, told);
    },
    report: ({ tabId, vantage, day }) => tabs.report(tabId, index, vantage, day ?? today()),
  });
  browser.tabs.onRemoved.addListener((tabId) => tabs.drop(tabId));
  // The next page may be one that the extension does not run in; then nobody else would say that the old one is gone.
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') tabs.drop(tabId);
  });

  const follow = () => void followEverySite().catch((error: unknown) => console.warn('Hutong:', error));
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onRemoved.addListener(follow);
  browser.runtime.onInstalled.addListener(follow);
  browser.runtime.onStartup.addListener(follow);
});
