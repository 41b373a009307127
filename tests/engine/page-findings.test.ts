import { describe, expect, it } from 'vitest';
import { vantageOf } from '../../engine/identify.ts';
import { Judged, pageFindings } from '../../engine/page-findings.ts';
import { pageReport } from '../../engine/page-report.ts';
import { type FoundLink, type FoundOnPage, type FoundText, nothingUnread } from '../../engine/report.ts';
import { rulebook } from './rules.ts';

const link = (address: string, more: Partial<FoundLink> = {}): FoundLink => ({
  address,
  count: 1,
  text: '',
  source: 'link',
  ...more,
});
const article = 'https://mp.weixin.qq.com/s/x';

function told(links: readonly FoundLink[], texts: readonly (string | FoundText)[], judged?: Judged) {
  const vantage = vantageOf(article, rulebook);
  const found = {
    links,
    texts: texts.map((one) => (typeof one === 'string' ? { text: one, count: 1 } : one)),
    ordinary: 0,
  };
  return pageFindings(found, 'wechat', { rulebook, vantage, day: '2026-11-24', found: true }, judged);
}

describe('pageFindings', () => {
  it('takes an address of a text for a finding, with its spelling where that is another', () => {
    const { findings } = told([], ['去taobao点com看 https://item.jd.com/1.html']);
    expect(findings.map(({ finding }) => finding)).toMatchObject([
      {
        link: 'https://taobao.com/',
        source: 'text',
        text: 'taobao点com',
        count: 1,
        was: null,
        shows: null,
        to: 'taobao',
      },
      { link: 'https://item.jd.com/1.html', source: 'text', text: '', count: 1, to: 'jd' },
    ]);
    expect(findings[0]?.place).toMatchObject({ start: 1 });
  });

  it('adds what stands in text to the link of the same address', () => {
    const links = [link('https://item.jd.com/1.html', { text: 'words', count: 2 })];
    const { findings } = told(links, [{ text: 'https://item.jd.com/1.html', count: 3 }, 'item.jd.com/1.html']);
    expect(findings.map(({ finding }) => finding)).toMatchObject([{ source: 'link', text: 'words', count: 6 }]);
  });

  it('leaves addresses in the words of links to the links', () => {
    const text = { text: 'taobao.com jd.com', count: 1, linked: [[0, 10]] as const };
    expect(told([], [text]).findings.map(({ finding }) => finding.link)).toEqual(['https://jd.com/']);
  });

  it('counts an ordinary address once, and none that only stands in text', () => {
    const { findings, ordinary } = told(
      [link('https://a.example/')],
      ['https://a.example/ https://b.example/ https://b.example/'],
    );
    expect(findings).toEqual([]);
    expect(ordinary).toBe(1);
  });

  it('tells of a changed address what it was, and of words what they show, on an ordinary link too', () => {
    const links = [
      link('https://item.jd.com/1.html', { was: 'https://example.com/' }),
      link('https://example.com/', { text: 'taobao.com' }),
    ];
    expect(told(links, []).findings.map(({ finding: { link, was, shows } }) => ({ link, was, shows }))).toEqual([
      { link: 'https://item.jd.com/1.html', was: 'https://example.com/', shows: null },
      { link: 'https://example.com/', was: null, shows: { address: 'https://taobao.com/', platform: 'taobao' } },
    ]);
  });

  it('tells a passcode once, with what would be pasted', () => {
    const { passcodes } = told([], ['打开淘宝￥NEVzZCbjQze￥', { text: '打开淘宝￥NEVzZCbjQze￥！', count: 2 }]);
    expect(passcodes.map(({ passcode }) => passcode)).toEqual([
      {
        passcode: 'taobao-passcode',
        platform: 'taobao',
        ambiguous: null,
        code: 'NEVzZCbjQze',
        text: '￥NEVzZCbjQze￥',
        count: 3,
      },
    ]);
  });

  it('does not tell the code of a short link beside the link, but a token that works when pasted', () => {
    const { findings, passcodes } = told(
      [],
      [
        'https://v.douyin.com/iUmYDHqP/ 复制此链接，打开Dou音搜索',
        '【淘宝】https://m.tb.cn/h.5AMOUBE?tk=o63GWJTAyv1 CZ0002',
      ],
    );
    expect(findings.map(({ finding }) => finding.to)).toEqual(['douyin', 'taobao']);
    expect(passcodes.map(({ passcode: { code, text } }) => ({ code, text }))).toEqual([
      { code: 'o63GWJTAyv1', text: 'https://m.tb.cn/h.5AMOUBE?tk=o63GWJTAyv1' },
    ]);
  });

  it('gives the line as what would be pasted where the whole message is the passcode', () => {
    const { passcodes } = told([], ['一\n7.43 复制打开抖音，看看【某人的作品】\n二']);
    expect(passcodes).toMatchObject([{ passcode: { code: null, text: '7.43 复制打开抖音，看看【某人的作品】' } }]);
  });

  it('gives the same answer with what was judged before', () => {
    const judged = new Judged();
    const links = [link('https://item.jd.com/1.html', { text: 'taobao.com' })];
    const texts = ['看taobao.com，￥NEVzZCbjQze￥'];
    const first = told(links, texts, judged);
    expect(told(links, texts, judged)).toEqual(first);
    expect(told(links, texts)).toEqual(first);
  });
});

describe('the report of a page with text', () => {
  const found: FoundOnPage = {
    pageAddress: article,
    links: [link('https://item.jd.com/1.html', { text: 'https://www.douyin.com/' })],
    texts: [{ text: '￥NEVzZCbjQze￥ https://a.example/', count: 1 }],
    ordinary: 3,
    coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
    settled: true,
  };
  const report = pageReport(found, { rulebook, vantage: null, day: null, today: '2026-11-24' });

  it('holds its passcodes, counts none of them, and names their platforms', () => {
    expect(report.passcodes).toMatchObject([{ code: 'NEVzZCbjQze', count: 1 }]);
    expect(report.summary.total).toBe(1);
    expect(report.ordinary.links).toBe(3);
    expect(report.coverage.addresses).toBe(4);
    expect(report.names).toMatchObject({ taobao: {}, jd: {}, douyin: {}, wechat: {} });
  });
});
