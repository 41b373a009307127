import { describe, expect, it, vi } from 'vitest';
import { hutong } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

const taobao = 'https://item.taobao.com/item.htm?id=1';
const wrapped = 'https://link.zhihu.com/?target=https%3A%2F%2Fwww.douyin.com%2Fvideo%2F1';

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('hutong share', () => {
  it('says platform by platform what a link meets, by which record and since when', async () => {
    const { code, out, err } = await hutong(['share', taobao, '--day', '2026-11-24']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^https:\/\/item\.taobao\.com\/item\.htm\?id=1\n {2}to {7}Taobao 淘宝\n/);
    expect(out).toMatch(
      /\nWeChat \/ Weixin 微信\n[\s\S]*✓ open {7}chat\n.*wechat-chat-taobao-2021-11 since 2021-11-29, last confirmed/,
    );
    expect(out).toMatch(/✗ copy-out {3}moments\n.*wechat-moments-taobao-2013-11 since 2013-11/);
    expect(out).toContain('? no record  web, post, video, mini-program');
    expect(out).toContain('may also be stopped if\n    - the page rewards sharing');
  });

  it('tells what any outside link meets apart, and names all of these places on request', async () => {
    const few = await hutong(['share', taobao, '--on', '2026-11-24']);
    const all = await hutong(['share', taobao, '--on', '2026-11-24', '--all-places']);
    expect(few.out).toMatch(/What any outside link meets\n.*✗ walled .*Instagram \(post\)/);
    expect(few.out).toContain('(--all-places names them)');
    expect(all.out).not.toContain('--all-places');
    expect(all.out).toContain('YouTube (post, video)');
    expect(all.out.length).toBeGreaterThan(few.out.length);
  });

  it('goes back to another day', async () => {
    const { out } = await hutong(['share', taobao, '--day', '2020-01-01']);
    expect(out).toContain('as if posted, on 2020-01-01');
    expect(out).toMatch(/✗ copy-out {3}chat, group-chat, in-app\n.*wechat-taobao-2013-11/);
  });

  it('shows what stands around a link, and what to share instead', async () => {
    const { out } = await hutong(['share', wrapped, '--day', '2021-10-01']);
    expect(out).toMatch(/through {2}zhihu-link\n {2}target {3}https:\/\/www\.douyin\.com\/video\/1\n/);
    expect(out).toMatch(
      /instead {2}https:\/\/www\.douyin\.com\/video\/1\n.*without the redirect around it; fares better on/,
    );
    expect(out).toContain('No record; the redirect alone: warning');
  });

  it('suggests nothing where nothing better is known', async () => {
    for (const link of [taobao, 'https://m.tb.cn/h.x', 'https://t.cn/abc']) {
      expect((await hutong(['share', link])).out).not.toMatch(/^ {2}instead/m);
    }
  });

  it('reads a share text: its address, or what a link to the platform of its passcode meets', async () => {
    const both = await hutong([
      'share',
      '【淘宝】https://m.tb.cn/h.x CZ3457 「好物」点击链接直接打开',
      '--format',
      'json',
    ]);
    expect(JSON.parse(both.out)).toMatchObject({ link: 'https://m.tb.cn/h.x', kind: 'short-link', to: 'taobao' });
    const passcode = '复制这条信息，打开淘宝￥NEVzZCbjQze￥';
    const { out } = await hutong(['share', passcode]);
    expect(out).toMatch(/passcode read by an app, and no link/);
    const [first] = lines((await hutong(['share', passcode, '--format', 'ndjson'])).out);
    expect(first).toMatchObject({ link: passcode, target: null, to: 'taobao' });
  });

  it('writes one object as JSON, with every answer and its record', async () => {
    const { out } = await hutong(['share', taobao, '--day', '2026-11-24', '--format', 'json']);
    const [record, ...more] = lines(out);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ link: taobao, to: 'taobao', own: ['taobao'], instead: null, day: '2026-11-24' });
    const wechat = record.platforms.find(({ platform }: { platform: string }) => platform === 'wechat');
    expect(wechat).toMatchObject({
      known: 'destination',
      caveats: expect.arrayContaining(['wechat-link-rules-2019-10']),
    });
    expect(wechat.answers).toContainEqual(
      expect.objectContaining({
        surfaces: ['moments'],
        effect: 'copy-out',
        wall: 'wechat-moments-taobao-2013-11',
        since: '2013-11',
        evidence: expect.arrayContaining([expect.stringMatching(/^https:/)]),
      }),
    );
  });

  it('writes an object for each place as NDJSON, which can be read on its own', async () => {
    const { out } = await hutong(['share', taobao, '--day', '2026-11-24', '--format', 'ndjson']);
    const records = lines(out);
    const places = records.map(({ platform, surface }) => `${platform} ${surface}`);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toContain('wechat group-chat');
    for (const record of records) {
      expect(record).toMatchObject({
        link: taobao,
        day: '2026-11-24',
        rulebook: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
    }
    const unrecorded = records.filter(({ known }) => known === 'nothing');
    expect(unrecorded.length).toBeGreaterThan(20);
    expect(new Set(unrecorded.map(({ effect }) => effect))).toEqual(new Set(['unknown']));
  });

  it.each([
    ['no address', [], /missing required argument 'address'; "hutong share --help"/],
    ['an empty address', [' '], /the address is empty/],
    ['words that hold none', ['hello'], /no address that could be shared, and no known passcode/],
    ['a page of the computer', ['file:///etc/passwd'], /no address that could be shared/],
    ['a day that is none', [taobao, '--day', '2021-02-29'], /--day 2021-02-29: not a day of the calendar/],
    ['an unknown format', [taobao, '--format', 'csv'], /--format csv: write table, json or ndjson/],
  ] as const)('is told what is wrong with %s', async (_, args, says) => {
    const { code, out, err } = await hutong(['share', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
