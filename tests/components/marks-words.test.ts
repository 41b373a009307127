import { describe, expect, it } from 'vitest';
import { marksWords } from '../../components/marks-words.ts';
import { languages, textIn } from '../../components/text.ts';
import { pageReport } from '../../engine/page-report.ts';
import { type FoundOnPage, nothingUnread } from '../../engine/report.ts';
import { rulebook, today } from './rulebook.ts';

function reportOf(pageAddress: string, addresses: readonly string[]) {
  const found: FoundOnPage = {
    pageAddress,
    links: addresses.map((address) => ({ address, count: 1, text: '', source: 'link' })),
    texts: [],
    ordinary: 0,
    coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
    settled: true,
  };
  return pageReport(found, { rulebook, vantage: null, day: null, today });
}

const article = 'https://mp.weixin.qq.com/s/1';
const taobao = 'https://item.taobao.com/item.htm?id=1';

describe('what is said of a marked link', () => {
  const english = textIn('en');

  it('is the effect, where it leads, since when and who says so', () => {
    const report = reportOf(article, [taobao]);
    const [finding] = report.findings;
    const words = finding === undefined ? null : marksWords(finding, report, english);
    expect(words).toMatchObject({ section: 'walled', word: 'no link', title: 'Not clickable' });
    expect(words?.lines[0]).toBe('Leads to Taobao, met in WeChat articles');
    expect(words?.lines[1]).toMatch(/^Since .* · last confirmed .*/);
    expect(words?.lines[2]).toMatch(/^Source: .+/);
  });

  it('is nothing for links that are not marked', () => {
    const report = reportOf(article, [article, 'https://mp.weixin.qq.com/s/2', 'https://github.com/a/b']);
    expect(report.findings.map((finding) => marksWords(finding, report, english))).toEqual(
      report.findings.map(() => null),
    );
  });

  it('is thought out once for links with the same verdict, in each language', () => {
    const report = reportOf(article, [taobao, 'https://item.taobao.com/item.htm?id=2']);
    for (const language of languages) {
      const [first, second] = report.findings.map((finding) => marksWords(finding, report, textIn(language)));
      expect(first).not.toBeNull();
      expect(second).toBe(first);
    }
  });
});
