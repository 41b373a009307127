import { beforeAll, describe, expect, it, vi } from 'vitest';
import { answerer } from '../../cli/judge.ts';
import { lineBatches } from '../../cli/lines.ts';
import { recordKeys } from '../../cli/record.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { addressTyped } from '../../engine/typed-address.ts';
import type { Surface } from '../../engine/types.ts';
import { openRules } from '../../rules/load.ts';
import { hutong } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

const taobao = 'https://item.taobao.com/item.htm?id=1';

let rulebook: RulebookIndex;
beforeAll(() => {
  rulebook = openRules();
});

function wechat(surface: Surface | null) {
  return { platform: 'wechat', surface, client: null, region: null };
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('hutong judge', () => {
  it.each([
    ['2020-01-01', 'copy-out', 'walled', 'wechat-taobao-2013-11'],
    ['2021-10-01', 'copy-out', 'walled', 'wechat-group-chat-2021-09'],
    ['2021-12-05', 'open', 'open', 'wechat-group-chat-shops-2021-11'],
  ])('says of a Taobao link in a WeChat group on %s: %s', async (on, effect, bucket, wall) => {
    const { code, out, err } = await hutong(['judge', '--from', 'wechat:group-chat', '--on', on, '--json', taobao]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [finding, ...more] = jsonLines(out);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ link: taobao, to: 'taobao', effect, bucket, decidedBy: 'wall', wall });
    expect(finding?.evidence).not.toEqual([]);
  });

  it('writes one object a line, with its members in their order and lists as lists', async () => {
    const wrapped = 'https://link.zhihu.com/?target=https%3A//item.taobao.com/item.htm%3Fid%3D1';
    const { out } = await hutong(['judge', '--json', wrapped, 'https://example.com/']);
    const found = jsonLines(out);
    for (const finding of found) expect(Object.keys(finding)).toEqual(recordKeys);
    expect(found).toMatchObject([
      {
        carrier: 'zhihu',
        via: ['zhihu-link'],
        chain: [wrapped, taobao],
        target: taobao,
        to: 'taobao',
        effect: 'warning',
        decidedBy: 'wrapper',
      },
      {
        carrier: null,
        via: [],
        to: null,
        ambiguous: null,
        effect: 'unknown',
        decidedBy: null,
        alternatives: null,
        caveats: [],
      },
    ]);
    expect(found[0]?.rulebook).toEqual(rulebook.stamp);
  });

  it('answers line for line, empty lines and nonsense too', async () => {
    const { code, out } = await hutong(['judge', '-', '--json'], `item.taobao.com/x\r\n\nnonsense\n${taobao}`);
    expect(code).toBe(0);
    expect(jsonLines(out).map(({ link, to, effect }) => [link, to, effect])).toEqual([
      ['https://item.taobao.com/x', 'taobao', 'unknown'],
      ['', null, 'unknown'],
      ['nonsense', null, 'unknown'],
      [taobao, 'taobao', 'unknown'],
    ]);
  });

  it('keeps the order of addresses given both ways', async () => {
    const { out } = await hutong(
      ['judge', '--json', 'https://a.example/', '-', 'https://c.example/'],
      'https://b.example/\n',
    );
    expect(jsonLines(out).map(({ link }) => link)).toEqual([
      'https://a.example/',
      'https://b.example/',
      'https://c.example/',
    ]);
  });

  it('answers many thousand lines from a pipe, one for each', async () => {
    const many = 30_000;
    const input = Array.from({ length: many }, (_, i) => `https://item.taobao.com/item.htm?id=${i}`).join('\n');
    const { code, out } = await hutong(['judge', '-', '--json', '--from', 'wechat:moments'], input);
    const lines = out.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines).toHaveLength(many);
    expect(JSON.parse(lines[many - 1] as string)).toMatchObject({
      link: `https://item.taobao.com/item.htm?id=${many - 1}`,
    });
  });

  it('takes a region and a client into the vantage', async () => {
    const { out } = await hutong([
      'judge',
      taobao,
      '--from',
      'wechat',
      '--client',
      'mobile',
      '--region',
      'ca',
      '--on',
      '2021-12-05',
      '--json',
    ]);
    const [finding] = jsonLines(out);
    expect(finding).toMatchObject({ effect: 'depends', wall: null });
    const alternatives = finding?.alternatives as { vantage: object }[] | undefined;
    expect(alternatives?.[0]?.vantage).toMatchObject({ client: 'mobile', region: 'CA' });
  });
});

describe('hutong judge, of passcodes', () => {
  const taobaoText = '复制这条信息，打开淘宝￥NEVzZCbjQze￥';

  it('writes the members of a link with kind passcode, then the passcodes', async () => {
    const { code, out } = await hutong([
      'judge',
      '--json',
      taobaoText,
      '--from',
      'wechat:moments',
      '--on',
      '2020-01-01',
    ]);
    expect(code).toBe(0);
    const [record] = jsonLines(out);
    expect(Object.keys(record ?? {})).toEqual([...recordKeys, 'passcodes']);
    expect(record).toMatchObject({
      link: taobaoText,
      kind: 'passcode',
      carrier: null,
      via: [],
      chain: [taobaoText],
      target: null,
      to: 'taobao',
      ambiguous: null,
      group: 'alibaba',
      effect: 'unknown',
      bucket: 'unknown',
      decidedBy: null,
      rulebook: rulebook.stamp,
    });
    expect(record?.passcodes).toEqual([
      {
        passcode: 'taobao-passcode',
        platform: 'taobao',
        ambiguous: null,
        code: 'NEVzZCbjQze',
        start: 11,
        end: 24,
        cue: '打开淘宝',
        linkInstead: expect.objectContaining({ effect: 'copy-out', wall: 'wechat-moments-taobao-2013-11' }),
      },
    ]);
  });

  it('judges no link instead where no place is given', async () => {
    const { out } = await hutong(['judge', '--json', '￥xutOgMtfvNU￥/ CZ0001']);
    expect(jsonLines(out)).toMatchObject([
      { to: 'taobao', ambiguous: ['taobao', 'tmall', 'xianyu'], passcodes: [{ linkInstead: null }] },
    ]);
  });

  it('answers line for line where addresses, share texts and nonsense are mixed', async () => {
    const lines = [
      taobao,
      '13 X发布了一篇小红书笔记，快来看吧！ 😆 ky6HepJZ9zuPsUL 😆 http://xhslink.com/Q6nfHd，复制本条信息，打开【小红书】App查看精彩内容！',
      'https://v.kuaishou.com/bQ30Bb 复制此消息，打开【快手】直接观看！',
      'l:/RbsNVUM908Y 或复制此消息打开支付宝搜索，…  u:/z ZH6213 2021/05/08',
      '原价￥12999￥现价￥9999',
      '',
    ];
    const { out } = await hutong(['judge', '-', '--json'], `${lines.join('\n')}\n`);
    const answers = jsonLines(out).map(({ kind, to, passcodes = [] }) => [
      kind,
      to,
      (passcodes as { code: string }[]).map(({ code }) => code),
    ]);
    expect(answers).toEqual([
      ['page', 'taobao', []],
      ['passcode', 'xiaohongshu', ['ky6HepJZ9zuPsUL', 'Q6nfHd']],
      ['passcode', 'kuaishou', ['bQ30Bb']],
      ['passcode', 'alipay', ['RbsNVUM908Y']],
      ['other', null, []],
      ['other', null, []],
    ]);
  });

  it.each([
    ['a short link alone', 'https://v.douyin.com/LfWL65s/', 'douyin', 'short-link'],
    [
      'an address with a passcode in its query',
      'https://s.taobao.com/search?q=打开淘宝￥NEVzZCbjQze￥',
      'taobao',
      'page',
    ],
    ['an address of an app with a passcode in it', 'taobao://x/?q=打开淘宝￥NEVzZCbjQze￥', 'taobao', 'deep-link'],
  ])('judges %s as the address it is', (_what, link, to, kind) => {
    const answer = JSON.parse(answerer({ rulebook, vantage: null, day: '2021-12-05' }, { json: true })(link));
    expect(Object.keys(answer)).toEqual(recordKeys);
    expect(answer).toMatchObject({ link, to, kind });
  });

  it('takes http:// in front of a passcode for no address', () => {
    const text = '复制整段话http://JujEXrPAtp81KK快来为我拉BUFF…#R4burF7MFa@--》亰#栋A/PP';
    const answer = JSON.parse(answerer({ rulebook, vantage: null, day: '2021-12-05' }, { json: true })(text));
    expect(answer).toMatchObject({ kind: 'passcode', to: 'jd', passcodes: [{ code: 'JujEXrPAtp81KK' }] });
  });
});

describe('the answer for people', () => {
  const say = (link: string, surface: Surface | null, day: string) =>
    answerer({ rulebook, vantage: wechat(surface), day })(link);

  it('names effect, bucket, destination, wall, dates, sureness and sources', () => {
    const text = say(taobao, 'group-chat', '2021-10-01');
    expect(text).toContain('copy-out (walled)');
    expect(text).toContain('Taobao 淘宝');
    expect(text).toContain('wall wechat-group-chat-2021-09 since 2021-09-17 until 2021-11-30');
    expect(text).toContain('last confirmed 2021-11-29, full rollout, confidence high');
    expect(text).toContain('https://www.thestar.com.my/');
    expect(text).toMatch(/may also be stopped if\n {4}- /);
  });

  it('says plainly that there is no record, and never that such a link opens', () => {
    const text = say('https://www.xiami.com/', 'web', '2021-10-01');
    expect(text).toContain('unknown: no record');
    expect(text).not.toContain('opens');
  });

  it('lists what a verdict depends on, the worst first', () => {
    const text = say('m.tb.cn/x', null, '2021-12-05');
    expect(text).toContain('depends on where it is met');
    expect(text).toContain('if it leads to Taobao 淘宝 or Tmall 天猫');
    expect(text.indexOf('copy-out: moments')).toBeLessThan(text.indexOf('open: chat'));
    expect(text.indexOf('open: chat')).toBeLessThan(text.indexOf('no record: '));
  });

  it('marks a record that nobody has confirmed for long', () => {
    expect(say(taobao, 'moments', '2026-11-22')).toContain('(stale)');
    expect(say(taobao, 'moments', '2021-12-05')).not.toContain('(stale)');
  });

  it('lists where a destination has a record when no place is given', () => {
    const text = answerer({ rulebook, vantage: null, day: '2021-12-05' })(taobao);
    expect(text).toContain('only wrappers judge without a place');
    expect(text).toMatch(/walled in .*WeChat/);
  });

  it('tells a passcode from a link, and what a link to its platform meets', () => {
    const text = say('复制这条信息，打开淘宝￥NEVzZCbjQze￥', 'group-chat', '2021-10-01');
    expect(text).toContain('passcode: a text to paste into an app; no link, and not judged');
    expect(text).toContain('code     NEVzZCbjQze (taobao-passcode)');
    expect(text).toContain('for      Taobao 淘宝\n');
    expect(text).toContain('a link   copy-out (walled): has to be copied to a browser');
    expect(text).toContain('wall wechat-group-chat-2021-09 since 2021-09-17 until 2021-11-30');
  });

  it('tells each platform of a text with passcodes of several', () => {
    const text = say('￥oDuI8ZZ00nSaf￥ ￥3DIFi3EsIAhRkW￥ ￥xutOgMtfvNU￥', 'moments', '2020-01-01');
    expect(text).toMatch(
      /for {6}1688[^\n]*\n[\s\S]*for {6}JD.com 京东\n[\s\S]*for {6}Taobao 淘宝 or Tmall 天猫 or Xianyu/,
    );
    expect(text).toContain('the text does not tell which');
  });

  it('says of a share text without a code that all of it is the passcode', () => {
    expect(say('7.43 复制打开抖音，看看【…的作品】', 'moments', '2020-01-01')).toContain(
      'the whole text (douyin-text)',
    );
  });

  it('lists where links to the platform have a record when no place is given', () => {
    const text = answerer({ rulebook, vantage: null, day: '2021-12-05' })('￥NEVzZCbjQze￥ 打开淘宝');
    expect(text).toMatch(/walled in .*WeChat/);
    expect(text).not.toContain('a link ');
  });

  it('says of nonsense that it is neither', () => {
    expect(say('nonsense', 'web', '2021-10-01')).toContain('this is not an address, and no known passcode is in it');
  });

  it('lets nothing in an address speak to the terminal', () => {
    expect(say('https://a.example/\u001b[31m', 'web', '2021-10-01')).not.toContain('\u001b');
    expect(say('\u001b[31m ￥NEVzZCbjQze￥', 'web', '2021-10-01')).not.toContain('\u001b');
  });
});

describe('addressTyped', () => {
  it.each([
    ['item.taobao.com/x', 'https://item.taobao.com/x'],
    ['item.taobao.com:443?a=b', 'https://item.taobao.com:443?a=b'],
    ['//item.taobao.com/x', 'https://item.taobao.com/x'],
    ['例子.中国/x', 'https://例子.中国/x'],
    [' https://item.taobao.com/x ', 'https://item.taobao.com/x'],
    ['taobao://item.taobao.com/x', 'taobao://item.taobao.com/x'],
    ['weixin:x', 'weixin:x'],
    ['nonsense', 'nonsense'],
    ['/item.taobao.com', '/item.taobao.com'],
    ['a@item.taobao.com', 'a@item.taobao.com'],
    ['', ''],
  ])('reads %j as %j', (typed, address) => {
    expect(addressTyped(typed)).toBe(address);
  });
});

describe('lineBatches', () => {
  async function lines(...chunks: Uint8Array[]): Promise<string[]> {
    const all: string[] = [];
    async function* stream() {
      yield* chunks;
    }
    for await (const batch of lineBatches(stream())) all.push(...batch);
    return all;
  }

  it('joins lines and characters that chunks cut apart', async () => {
    const bytes = Buffer.from('a中b\r\n\nc');
    for (let i = 0; i <= bytes.length; i++) {
      expect(await lines(bytes.subarray(0, i), bytes.subarray(i))).toEqual(['a中b', '', 'c']);
    }
  });

  it('takes a byte order mark off and adds no line after the last end', async () => {
    expect(await lines(Buffer.from('\ufeffa\n'))).toEqual(['a']);
    expect(await lines(Buffer.from('\n'))).toEqual(['']);
    expect(await lines()).toEqual([]);
  });
});
