import { describe, expect, it, vi } from 'vitest';
import { hutong } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

describe('hutong rules coverage', () => {
  it.each([
    [
      '2013-12-01',
      [
        '→ Taobao 淘宝, Tmall 天猫  copy-out: chat, group-chat, in-app 2013-11 (7); moments 2013-11 (9)',
        '→ WeChat / Weixin 微信  blocked (weixin.qq.com/r/ only): web 2013-07-31 (4)',
        '→ WeChat Pay 微信支付  refused: checkout 2013',
        '→ Alipay 支付宝  refused: checkout 2011-05 (3)',
      ],
      ['Douyin 抖音', 'open', 'Weibo', 'every link'],
    ],
    [
      '2018-06-01',
      [
        '→ Douyin 抖音, Huoshan 抖音火山版, Xigua Video 西瓜视频  copy-out: chat, group-chat 2018-04-11 (4); moments',
        '→ Kuaishou 快手  copy-out: chat, group-chat, moments 2018-04-11',
        '→ Alipay 支付宝  blocked: chat, group-chat 2015-02-02 (3); moments 2015-02-02 (2) · copy-out (payments): chat',
        'QQ\n  → Douyin 抖音, Huoshan 抖音火山版, Kuaishou 快手, Xigua Video 西瓜视频  copy-out: chat, group-chat',
        '→ Telegram  blocked (t.me, telegram.me only): post 2016-03~ (2)',
      ],
      ['open: ', 'Feishu', 'Weishi', 'Xiami', 'Yidao', 'Amazon'],
    ],
    [
      '2021-09-16',
      [
        '→ Feishu / Lark 飞书  copy-out: chat, group-chat 2020-02-28',
        '→ Weibo 微博  unlinked: chat ≤2020-08',
        '→ Kuaishou 快手  open: moments 2019-06-24',
        '→ Taobao 淘宝  blocked: post 2021-08-01',
        '→ Alipay 支付宝  refused: checkout 2020-07-29 (4, partial)',
        'Weibo 微博 → every link  copy-out: post 2020-08 (4, partial) if the site is not on Weibo',
      ],
      ['2021-09-17', 'open: checkout', 'open: chat'],
    ],
    [
      '2021-12-01',
      [
        '→ Taobao 淘宝, Tmall 天猫  copy-out: moments 2013-11 (9) · open: chat 2021-11-29 (8); group-chat 2021-11-30 (6, trial)',
        '→ Douyin 抖音, Huoshan 抖音火山版, Xigua Video 西瓜视频  copy-out: group-chat 2021-11-29 (4); moments 2018-04-11',
        '→ Feishu / Lark 飞书  no record: chat',
        'Damai 大麦, Ele.me 饿了么, Kaola 考拉海购, Youku 优酷\n  → WeChat Pay 微信支付  open: checkout 2021-09-28',
        '→ JD.com 京东  blocked: chat, post ≤2021-09-17 (no source, low)',
      ],
      ['\nQQ\n', '→ Weibo', 'in-app 2013-11'],
    ],
    [
      '2026-11-21',
      [
        '→ Taobao 淘宝  copy-out: moments 2013-11~ (9) · open: chat 2021-11-29~ (8); group-chat 2021-11-30~ (6, trial); ad 2022-06~ (6)',
        '→ Taobao 淘宝, Tmall 天猫  open: ad 2025-05-07',
        '→ Amazon 亚马逊, Shopify  blocked (in US): video, ad 2023-09-12~ (2, low)',
        '→ Alipay 支付宝  open: checkout 2024-10-29~ (3, partial)',
        'QQ → every link  warning: chat, group-chat ≤2021-06-16~ (1) if QQ hands it to a browser',
      ],
      ['Kuaishou 快手\n', '\nQQ\n', '→ Substack', '→ Mastodon', '→ Signal'],
    ],
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

  it('tells of one pair what is about some of its links only, and what hangs on more than the link', async () => {
    const { out } = await hutong(['rules', 'coverage', '--from', 'weibo', '--to', 'wechat', '--on', '2026-11-21']);
    const [, , , ...lines] = out.split('\n');
    expect(lines).toEqual([
      '',
      'Weibo 微博',
      '  → WeChat / Weixin 微信  blocked (weixin.qq.com/r/ only): post 2014-11-25~ (4)',
      '',
      'Also recorded, but not to be seen from a link',
      '  Weibo 微博 → WeChat / Weixin 微信  blocked: post 2014-11-25~ (4) if it promotes a WeChat account',
      expect.stringContaining('  Weibo 微博 → every link  copy-out: post 2020-08~ (4, partial) if the site is not on'),
      '',
      '1 cell, 1 walled, by 1 wall, of which 1 not confirmed for long',
      '',
    ]);
  });

  it('puts rivals with most walls first, and those who name nobody at the end', async () => {
    const { out } = await hutong(['rules', 'coverage', '--on', '2026-11-21', '--format', 'markdown']);
    const titles = [...out.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(titles.slice(0, 3)).toEqual(['At a glance', 'From WeChat / Weixin 微信', 'From Douyin 抖音']);
    expect(titles.slice(-3)).toEqual([
      'From others',
      'Platforms that treat every outside link alike',
      'Recorded, but not to be seen from a link',
    ]);
    const glance = out.slice(out.indexOf('## At a glance'), out.indexOf('## From WeChat'));
    expect(glance).toMatch(/^\| Weibo \|.*\| blocked \(weixin\.qq\.com\/r\/ only\): post \|/m);
    expect(glance).toMatch(/^\| Zhihu \| warning: article, post \| open: ad \|/m);
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
    expect(out).toContain(
      'on the other side, Taobao 淘宝: login-wall, 2013-11 – 2021-11-29 (taobao-from-wechat-2013-11)',
    );
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

  it('says of what it is about where that is less than all links, and accepts payments instead of opening them', async () => {
    const codes = await hutong(['rules', 'timeline', 'taobao', 'wechat']);
    expect(codes.out).toContain('\nweb (weixin.qq.com/r/ only)\n');
    const payments = await hutong(['rules', 'timeline', 'taobao', 'wechat-pay']);
    expect(payments.out).toContain('2024-09-12 – still       open       the payment is accepted');
  });

  it('does not call nothing what it then tells, and keeps acts of China from platforms elsewhere', async () => {
    const qq = await hutong(['rules', 'timeline', 'qq', 'any']);
    expect(qq.out).toContain('No wall that a link shows is recorded; that does not mean that links open.');
    expect(qq.out).toContain('since 2021-06-16 or earlier, chat, group-chat: warning if QQ hands it to a browser');
    const canada = await hutong(['rules', 'timeline', 'instagram', 'any']);
    expect(canada.out).toContain("since 2023-08-01, every surface, in CA: blocked if the page is a news publisher's");
    expect(canada.out).not.toContain('Meanwhile');
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
            { since: '2024-09-12', until: null, effect: 'open', wall: 'taobao-wechat-pay-2024-09', besides: [] },
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

describe('hutong rules due', () => {
  it('names the whole of each wall', async () => {
    const { out } = await hutong(['rules', 'due', '--most', '6']);
    expect(out).toContain('post, chat → jd, since 2021-09-17 or earlier');
    expect(out).toContain('web → wechat (weixin.qq.com/r/ only), since 2013-07-31');
    expect(out).toContain('in-app → any (deep-link only), since 2016-09-05');
  });
});
