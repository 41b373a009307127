import { describe, expect, it, vi } from 'vitest';
import { hutong } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

describe('hutong rules coverage', () => {
  it.each([
    [
      '2013-12-01',
      ['→ Taobao 淘宝  copy-out: chat 2013-11', '→ WeChat Pay 微信支付  refused: checkout 2013'],
      ['Douyin 抖音'],
    ],
    [
      '2018-06-01',
      ['→ Douyin 抖音  copy-out: chat 2018-04-11', '→ Alipay 支付宝  blocked: chat 2015-02-02'],
      ['  open: chat'],
    ],
    ['2021-09-16', ['→ Feishu / Lark 飞书  copy-out: chat 2020-02-28'], ['wechat-chat-2021', 'open: checkout']],
    ['2021-12-01', ['→ Taobao 淘宝  copy-out: moments 2013-11', 'open: chat 2021-11-29', 'group-chat 2021-11-30'], []],
  ] as const)('on %s shows what the events tell', async (day, present, absent) => {
    const { code, out, err } = await hutong(['rules', 'coverage', '--on', day]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const text of present) expect(out).toContain(text);
    for (const text of absent) expect(out).not.toContain(text);
  });

  it('writes CSV that names its day, its rulebook and the number of sources on every line', async () => {
    const { out } = await hutong(['rules', 'coverage', '--on', '2021-12-01', '--to', 'taobao', '--format', 'csv']);
    const [head, ...lines] = out.split('\r\n');
    expect(head).toBe(
      'from,surface,client,region,to,kind,host,effect,bucket,wall,since,or_earlier,until,verified,stale,rollout,confidence,sources,on,rulebook',
    );
    expect(lines.pop()).toBe('');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^wechat,group-chat,,,taobao,page,,open,open,wechat-group-chat-shops-2021-11,2021-11-30,false,,2022-01-27,false,trial,\w+,\d+,2021-12-01,\d{4}\./,
      ),
    );
    for (const line of lines) expect(line.split(',')).toHaveLength(20);
  });

  it('writes Markdown in which every row of a table has as many cells as its head', async () => {
    const { out } = await hutong(['rules', 'coverage', '--on', '2021-12-01', '--format', 'markdown']);
    expect(out).toContain('## From WeChat / Weixin 微信');
    const tables = out.split('\n\n').filter((block) => block.startsWith('|'));
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      const widths = new Set(
        table
          .trimEnd()
          .split('\n')
          .map((line) => line.split(/(?<!\\)\|/).length),
      );
      expect(widths.size, table).toBe(1);
    }
  });
});

describe('hutong rules timeline', () => {
  it('tells the story of WeChat and Taobao, place by place', async () => {
    const { code, out } = await hutong(['rules', 'timeline', 'wechat', 'taobao']);
    expect(code).toBe(0);
    const group = out.slice(out.indexOf('\ngroup-chat\n'), out.indexOf('\nmoments\n'));
    expect(group.match(/^ {2}.\d{4}.*$/gm)?.map((line) => line.trim().replace(/\s+/g, ' '))).toEqual([
      '2013-11 – 2021-09-17 copy-out has to be copied to a browser',
      '2021-09-17 – 2021-11-30 copy-out has to be copied to a browser',
      '2021-11-30 – still open opens',
    ]);
    expect(out).toContain('Also recorded, but not to be seen from a link');
  });

  it('ends where it is told to end', async () => {
    const { out } = await hutong(['rules', 'timeline', 'wechat', 'taobao', '--on', '2015-01-01']);
    expect(out).toContain('2013-11    – still');
    expect(out).not.toMatch(/^ .(?:2016|2017|2018|2019|202\d)/m);
  });

  it('says so where nothing is recorded', async () => {
    const { out } = await hutong(['rules', 'timeline', 'nga', 'hupu', '--on', '2010-01-01']);
    expect(out).toContain('No wall between the two is recorded; that does not mean that links open.');
  });

  it('writes JSON', async () => {
    const { out } = await hutong(['rules', 'timeline', 'taobao', 'wechat-pay', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      from: 'taobao',
      to: 'wechat-pay',
      rows: [
        {
          surface: 'checkout',
          kind: 'payment',
          periods: expect.arrayContaining([
            { since: '2024-09-12', until: null, effect: 'open', wall: 'taobao-wechat-pay-2024-09' },
          ]),
        },
      ],
    });
  });
});

describe('hutong rules explain', () => {
  it('tells every step, the winner, and why others lost', async () => {
    const { code, out } = await hutong([
      ...['rules', 'explain', 'https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D1'],
      ...['--from', 'wechat:group-chat', '--on', '2021-10-01'],
    ]);
    expect(code).toBe(0);
    expect(out).toContain('zhihu-link (zhihu.yaml, warning): parameter target, written percent-or-raw');
    expect(out).toContain('→ https://item.taobao.com/item.htm?id=1');
    expect(out).toContain('Taobao 淘宝: taobao.com in taobao.yaml, kind page, surface web');
    expect(out).toContain('✓ wechat-group-chat-2021-09  copy-out — it decides');
    expect(out).toContain('· wechat-chat-2021-09  warning — it is about other surfaces');
    expect(out).toMatch(/· \d+ more that did not stand on that day; --all lists them/);
    expect(out).toContain('wall wechat-group-chat-2021-09 since 2021-09-17 until 2021-11-30');
  });

  it('lists those that did not stand on that day when asked', async () => {
    const link = 'https://item.taobao.com/item.htm?id=1';
    const { out } = await hutong([
      'rules',
      'explain',
      link,
      '--from',
      'wechat:group-chat',
      '--on',
      '2021-10-01',
      '--all',
    ]);
    expect(out).toContain('· wechat-taobao-2013-11  copy-out — it had ended');
    expect(out).toContain('· wechat-group-chat-shops-2021-11  open — it had not begun');
  });

  it('says what is missing where no place is named', async () => {
    const { out } = await hutong(['rules', 'explain', 'https://nobody.example/']);
    expect(out).toContain('no rule names it: an ordinary site');
    expect(out).toContain('without a place only wrappers judge');
  });
});
