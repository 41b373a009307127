import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { plain } from '../../cli/paint.ts';
import { scanText, summaryLine } from '../../cli/print-scan.ts';
import { recordKeys } from '../../cli/record.ts';
import { type PageScan, pageRecord, passcodeOnPage, type ScanOptions, scanner } from '../../cli/scan.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { openRules } from '../../rules/load.ts';
import { hutong } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

let rulebook: RulebookIndex;
let folder: string;
beforeAll(() => {
  rulebook = openRules();
  folder = mkdtempSync(join(tmpdir(), 'hutong-scan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const nowhere = { from: null, client: null, region: null };

function scan(html: string, options: Partial<ScanOptions> = {}): PageScan {
  const scanPage = scanner({ rulebook, day: '2021-10-01', vantage: nowhere, url: null, ...options });
  return scanPage('page.html', { text: html, charset: 'utf-8', reason: 'declared' });
}

const article = { url: 'https://mp.weixin.qq.com/s/abc' };

describe('scan', () => {
  it('judges from the place that the page is', () => {
    const found = scan('<a href="https://item.taobao.com/item.htm?id=1">x</a>', article);
    expect(found.vantage).toMatchObject({ platform: 'wechat', surface: 'article' });
    expect(found.vantageBy).toBe('page');
    expect(found.findings.map(({ finding }) => finding.effect)).toEqual(['unlinked']);
  });

  it('judges from the place that was asked for', () => {
    const vantage = { ...nowhere, from: { platform: 'wechat', surface: 'moments' } as const };
    const found = scan('<a href="https://item.taobao.com/item.htm?id=1">x</a>', { ...article, vantage });
    expect(found.vantageBy).toBe('--from');
    expect(found.findings[0]?.finding).toMatchObject({ effect: 'copy-out', bucket: 'walled' });
  });

  it('knows no place on a page of no platform, and says where destinations have a record', () => {
    const found = scan('<a href="https://item.taobao.com/item.htm?id=1">x</a>', { url: 'https://example.com/' });
    expect(found).toMatchObject({ vantage: null, vantageBy: null });
    expect([...found.elsewhere.keys()]).toEqual(['taobao']);
    const text = scanText(found, { rulebook, paint: plain, allPlaces: false });
    expect(text).toContain('Where links to these destinations have a record');
    expect(text).toMatch(/walled in .*WeChat/);
  });

  it('counts ordinary links apart and gives them the effect of a wall to any', () => {
    const html = '<a href="https://example.com/">x</a><a href="https://nottaobao.com/">y</a><a href="/s/own">z</a>';
    const found = scan(html, article);
    expect(found.addresses).toBe(3);
    expect(found.findings.map(({ finding }) => finding.effect)).toEqual(['own']);
    expect(found.ordinary).toMatchObject({ links: 2, finding: { effect: 'unlinked', decidedBy: 'wall' } });
    expect(scanText(found, { rulebook, paint: plain, allPlaces: false })).toMatch(
      /Ordinary · 2 links to sites of no known platform · unlinked/,
    );
  });

  it('drops what only looks like a candidate', () => {
    const found = scan(
      '<a href="https://example.com/?from=taobao.com">x</a><a href="https://taobao.com.evil.example/">y</a>',
    );
    expect(found.findings).toEqual([]);
    expect(found.ordinary.links).toBe(2);
  });

  it('tells that the page itself is a block page', () => {
    const url =
      'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?main_type=2&url=http%3A%2F%2Fexample.com%2Fa';
    const found = scan('<p>已停止访问该网页</p>', { url });
    expect(found.stopped).toMatchObject({ page: { platform: 'wechat' }, target: 'http://example.com/a' });
    expect(scanText(found, { rulebook, paint: plain, allPlaces: false })).toContain(
      'this page is a block page of WeChat',
    );
    expect(summaryLine(found, rulebook)).toContain('it stopped http://example.com/a');
    expect(scan('', { url: 'https://weixin110.qq.com/' }).stopped).toBeNull();
  });

  it('records a finding as judge does, and where it stands', () => {
    const found = scan('\n<area href="https://item.taobao.com/" alt="店">', article);
    const record = pageRecord(found.findings[0] as PageScan['findings'][number], found);
    expect(Object.keys(record)).toEqual([...recordKeys, 'line', 'text', 'count', 'source', 'shows', 'file', 'page']);
    expect(record).toMatchObject({
      line: 2,
      text: '店',
      count: 1,
      source: 'area',
      file: 'page.html',
      page: article.url,
    });
  });

  it('lists every link that is not the platform’s own with its line, and counts the others', () => {
    const own = Array.from({ length: 9 }, (_, i) => `<a href="/s/${i}">x</a>`).join('');
    const text = scanText(scan(`${own}\n<a href="https://item.taobao.com/">y</a>`, article), {
      rulebook,
      paint: plain,
      allPlaces: false,
    });
    expect(text).toMatch(/line 2 https:\/\/item\.taobao\.com\/ {2}“y”/);
    expect(text).toContain('and 6 more (--format ndjson lists all)');
  });

  it('reads running text across inline tags, and leaves the words of links to the links', () => {
    const found = scan(
      `<p>看\n<b>item.tao</b>bao.com/item.htm?id=1</p><div>taobao</div><div>.com</div>
<a href="https://item.taobao.com/">https://item.taobao.com/</a> <a href="#">jd.com</a> https://example.com/ https://item.taobao.com/
<script>'tmall.com'</script><textarea>tmall.com</textarea><noscript>tmall.com</noscript><!-- tmall.com -->`,
      article,
    );
    expect(found.findings.map(({ finding, line }) => [finding.link, finding.source, finding.count, line])).toEqual([
      ['https://item.taobao.com/', 'link', 2, 3],
      ['https://item.taobao.com/item.htm?id=1', 'text', 1, 2],
      ['https://jd.com/', 'text', 1, 3],
    ]);
    expect(found.ordinary.links).toBe(0);
    expect(found.addresses).toBe(3);
  });

  it('lists passcodes in a section of their own, and judges and counts none of them', () => {
    const found = scan(
      '<p>x</p>\n<p>复制这条信息，打开淘宝</p>\n<p>￥NEVzZCbjQze￥</p><button data-clipboard-text="￥NEVzZCbjQze￥">copy</button>',
      article,
    );
    expect(found.passcodes).toMatchObject([
      { line: 3, passcode: { platform: 'taobao', code: 'NEVzZCbjQze', count: 2 } },
    ]);
    expect(found.summary.total).toBe(0);
    const text = scanText(found, { rulebook, paint: plain, allPlaces: false });
    expect(text).toContain('Passcodes, to be pasted into an app; not judged · 1');
    expect(text).toMatch(/line 3 ￥NEVzZCbjQze￥ ×2 {2}Taobao .*\(taobao-passcode\)/);
    expect(text).toContain('1 passcode;');
    expect(passcodeOnPage(found.passcodes[0] as PageScan['passcodes'][number], found)).toEqual({
      kind: 'passcode',
      passcode: 'taobao-passcode',
      platform: 'taobao',
      ambiguous: null,
      code: 'NEVzZCbjQze',
      text: '￥NEVzZCbjQze￥',
      count: 2,
      line: 3,
      file: 'page.html',
      page: article.url,
    });
  });

  it('says that the words of a link show another address than the one it leads to', () => {
    const found = scan(
      '<a href="https://item.jd.com/1.html">taobao.com</a><a href="https://example.com/">tmall.com</a>',
    );
    const text = scanText(found, { rulebook, paint: plain, allPlaces: false });
    expect(text).toContain('shows taobao.com, leads to JD.com');
    expect(text).toContain('shows tmall.com, leads to another site');
    expect(found.ordinary.links).toBe(0);
  });

  it('says what it did not read', () => {
    const html = '<iframe src="https://a.example/"></iframe><iframe srcdoc="<img>"></iframe><img><canvas></canvas>';
    const found = scan(html);
    expect(found.unread).toEqual({ frames: 1, pictures: 2, canvases: 1 });
    const line = 'not read: 1 frame that a saved page does not hold, 2 pictures, 1 canvas';
    expect(scanText(found, { rulebook, paint: plain, allPlaces: false })).toContain(line);
    expect(summaryLine(found, rulebook)).toContain(line);
    expect(scanText(scan('<p>'), { rulebook, paint: plain, allPlaces: false })).not.toContain('not read');
  });

  it('lets nothing in a page speak to the terminal', () => {
    const text = scanText(scan('<a href="https://item.taobao.com/">\u001b[2J\u202e</a>'), {
      rulebook,
      paint: plain,
      allPlaces: false,
    });
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  });
});

describe('hutong scan', () => {
  it('reads a folder through and through, in order, and standard input', async () => {
    mkdirSync(join(folder, 'b'));
    const page = (id: number) => `<a href="https://item.taobao.com/item.htm?id=${id}">x</a>`;
    writeFileSync(join(folder, 'c.HTM'), page(3));
    writeFileSync(join(folder, 'b', 'x.html'), page(2));
    writeFileSync(join(folder, 'a.html'), page(1));
    writeFileSync(join(folder, 'notes.txt'), page(4));
    const { code, out, err } = await hutong(['scan', folder, '-', '--format', 'ndjson', '--on', '2021-10-01'], page(5));
    const found = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; link: string });
    expect(code).toBe(0);
    expect(found.map(({ link }) => link.at(-1))).toEqual(['1', '2', '3', '5']);
    expect(found.map(({ file }) => file)).toEqual([
      join(folder, 'a.html'),
      join(folder, 'b', 'x.html'),
      join(folder, 'c.HTM'),
      '-',
    ]);
    expect(err.trimEnd().split('\n')).toHaveLength(4);
    expect(err).toContain(
      '0 walled, 0 interstitial, 0 open, 1 unknown, 0 own, 0 share or login, 0 ordinary; 0 relative links without address; charset utf-8',
    );
  });

  it('goes on after a page that is none, tells of it in a line and ends with 1', async () => {
    const mixed = mkdtempSync(join(tmpdir(), 'hutong-mixed-'));
    writeFileSync(join(mixed, 'a.html'), Buffer.from([0x7f, 0x45, 0, 0, 0]));
    writeFileSync(join(mixed, 'b.html'), '<a href="https://item.taobao.com/">x</a>');
    const { code, out, err } = await hutong(['scan', mixed, '--format', 'ndjson']);
    rmSync(mixed, { recursive: true });
    expect(code).toBe(1);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(`hutong: ${join(mixed, 'a.html')} is no text; a saved page is an HTML file\n`);
  });

  it('uses no colour where nobody looks', async () => {
    const { out } = await hutong(
      ['scan', '-', '--from', 'wechat:moments', '--on', '2022-01-27'],
      '<a href="https://item.taobao.com/">x</a>',
      { FORCE_COLOR: '1' },
    );
    expect(out).toContain('Walled');
    expect(out).not.toContain('\u001b');
  });
});
