import { expect, it } from 'vitest';
import { plain } from '../../cli/paint.ts';
import { scanText, summaryLine } from '../../cli/print-scan.ts';
import { scanner } from '../../cli/scan.ts';
import { badgeFor } from '../../components/badge.ts';
import { headline } from '../../components/headline.ts';
import { textIn } from '../../components/text.ts';
import { pageReport } from '../../engine/page-report.ts';
import { nothingUnread } from '../../engine/report.ts';
import { openRules } from '../../rules/load.ts';

const rulebook = openRules();
const english = textIn('en');
const day = '2021-10-01';

/** What popup, badge and command line say of the same links on an article of WeChat. */
function said(links: readonly string[]) {
  const pageAddress = 'https://mp.weixin.qq.com/s/buttons';
  const { summary, ...report } = pageReport(
    {
      pageAddress,
      links: links.map((address) => ({ address, count: 1, text: '', source: 'link' as const })),
      texts: [],
      ordinary: 0,
      settled: true,
      coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
    },
    { rulebook, vantage: null, day: null, today: day },
  );
  const scan = scanner({ rulebook, day, vantage: { from: null, client: null, region: null }, url: pageAddress });
  const html = links.map((link) => `<a href="${link.replaceAll('&', '&amp;')}">x</a>`).join('');
  const scanned = scan('page.html', { text: html, charset: 'utf-8', reason: 'declared' });
  expect(scanned.summary).toEqual(summary);
  return {
    summary,
    sentence: headline({ kind: 'report', report: { ...report, summary } }, english),
    badge: badgeFor(summary.buckets, english),
    line: summaryLine(scanned, rulebook),
    text: scanText(scanned, { rulebook, paint: plain, allPlaces: false }),
  };
}

const share = 'http://service.weibo.com/share/share.php?url=https%3A%2F%2Fitem.taobao.com%2F';
const login = 'https://passport.weibo.com/sso/signin';
const taobao = 'https://item.taobao.com/item.htm?id=1';

it('share and login buttons are no links, neither in the popup, the badge nor the command line', () => {
  const { summary, sentence, badge, line, text } = said([share, login, taobao]);
  expect(summary).toMatchObject({ total: 1, buttons: 2, buckets: { walled: 1, unknown: 0 } });
  expect(sentence).toBe('The one link to another platform is walled here.');
  expect(badge).toMatchObject({ text: '1', title: 'Hutong: 1 walled' });
  expect(line).toContain(
    '3 addresses: 1 walled, 0 interstitial, 0 open, 0 unknown, 0 own, 2 share or login, 0 ordinary',
  );
  expect(text).toContain('Share and login buttons, not judged · 2 links');
  expect(text).not.toContain('Unknown');
});

it('a page that has no links but buttons says what it has', () => {
  const { sentence, badge, text } = said([share]);
  expect(sentence).toBe('This page links to no other platform. It does hold 1 share or login button.');
  expect(badge.title).toBe('Hutong: no links to other platforms on this page');
  expect(text).toContain('Share and login buttons, not judged · 1 link');
});

it('a button of the page’s own platform is its own, as any link of it', () => {
  const { summary } = said(['https://mp.weixin.qq.com/cgi-bin/loginpage', taobao]);
  expect(summary).toMatchObject({ total: 2, buttons: 0, buckets: { own: 1, walled: 1 } });
});

it('near miss: a link to a page without a record is one without a record', () => {
  const { sentence, text } = said(['https://twitter.com/home', 'http://twitter.com/home?status=x']);
  expect(sentence).toMatch(/^The one link to another platform/);
  expect(text).toContain('Share and login buttons, not judged · 1 link');
});
