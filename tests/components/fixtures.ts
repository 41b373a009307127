import { pageReport } from '../../engine/page-report.ts';
import {
  type Coverage,
  type LinkSource,
  nothingUnread,
  type PageReport,
  type ReportAnswer,
  type ReportedFinding,
  type ReportedPasscode,
} from '../../engine/report.ts';
import { summarise } from '../../engine/summarise.ts';
import { type Day, type Kind, unlistedWrapper, type Vantage } from '../../engine/types.ts';
import { rulebook, today } from './rulebook.ts';

/** A link of a made-up page. */
interface Link {
  readonly link: string;
  readonly text?: string;
  readonly count?: number;
  readonly source?: LinkSource;
}

interface Page {
  readonly address: string;
  readonly links: readonly Link[];
  readonly ordinary?: number;
  readonly coverage?: Partial<Coverage>;
  readonly state?: PageReport['state'];
  /** A place that the reader chose. */
  readonly chosen?: Vantage;
  /** A day that the reader chose. */
  readonly day?: Day;
}

/** The report that the background would make of a page, by the small rulebook of these tests. */
function reportOf({ address, links, ordinary = 0, coverage = {}, state = 'ready', chosen, day }: Page): PageReport {
  const found = {
    pageAddress: address,
    links: links.map(({ link, text = '', count = 1, source = 'link' }) => ({ address: link, text, count, source })),
    ordinary,
    texts: [],
    coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread, ...coverage },
    settled: state === 'ready',
  } as const;
  return pageReport(found, { rulebook, vantage: chosen ?? null, day: day ?? null, today });
}

function answer(page: Page): ReportAnswer {
  return { kind: 'report', report: reportOf(page) };
}

const zhihuTargets: readonly (readonly [string, string])[] = [
  ['https://github.com/preactjs/preact', 'Preact 源码'],
  ['https://item.taobao.com/item.htm?id=673298123456&skuId=4835', '同款机械键盘'],
  ['https://www.bilibili.com/video/BV1GJ411x7h7', 'B 站视频讲解'],
  ['https://developer.mozilla.org/zh-CN/docs/Web/JavaScript', 'MDN 文档'],
  ['https://pan.baidu.com/s/1inUf78Arw9prA-Q4-zpdPQ', '资料网盘'],
  ['https://mp.weixin.qq.com/s/7zxqex8DuuWj8cFfDhz2bw', '微信的更新说明'],
  ['https://blog.csdn.net/weixin_45740068/article/details/113115263', 'H5 调用微信支付'],
  ['https://www.w3.org/TR/wai-aria-1.2/', 'WAI-ARIA 1.2'],
  ['https://time.geekbang.org/', '极客时间'],
  ['https://www.douyin.com/video/7312345678901234567', '抖音演示'],
  ['https://item.jd.com/100012043978.html', '京东自营'],
  ['https://www.xiaohongshu.com/explore/64f1c2b3000000001203a5d7', '小红书笔记'],
];

const blogLinks: readonly Link[] = [
  { link: 'https://item.taobao.com/item.htm?id=14312037600', text: '在淘宝购买' },
  { link: 'https://s.click.taobao.com/t?e=m%3D2%26s%3DAbCdEf', text: '优惠链接', count: 3 },
  { link: 'https://v.douyin.com/iRNBho6u/', text: 'Unboxing video on Douyin' },
  { link: 'https://qr.alipay.com/fkx11682leyfqxykxltho4c', text: '请我喝杯咖啡' },
  { link: 'https://mp.weixin.qq.com/s/4HLBydlmsdykQWKzX30EbA', text: '公众号原文' },
  { link: 'https://www.didiglobal.com/', text: 'Didi' },
  {
    link: 'https://link.csdn.net/?from_id=145825938&target=https%3A%2F%2Fgithub.com%2Fyour-repo%2Fcompression-template',
    text: 'template',
  },
];

const articleLinks: readonly Link[] = [
  { link: 'https://item.taobao.com/item.htm?id=14312037600', text: '点这里看同款' },
  { link: 'https://m.tb.cn/h.UbSRzQy', text: '【淘宝】限时优惠' },
  { link: 'https://www.douyin.com/video/7312345678901234567', text: '视频完整版' },
  {
    link: 'https://ds.alipay.com/?from=mobilecodec&scheme=alipays%3A%2F%2Fplatformapi%2Fstartapp%3FsaId%3D10000007%26qrcode%3Dhttps%253A%252F%252Fqr.alipay.com%252Fa6x061714walnkq3lfptl18',
    text: '支付宝付款',
  },
  { link: 'https://mp.weixin.qq.com/s/7zxqex8DuuWj8cFfDhz2bw', text: '上一篇' },
  { link: 'https://mp.weixin.qq.com/s/4HLBydlmsdykQWKzX30EbA', text: '下一篇' },
];

const longWords =
  'A link whose words go on and on, as those of automatically made teasers do, until nobody knows any more where the beginning of it was and what it had been about, 而且中英文混排，毫无断句，一直写到没有地方可写为止';

/** A redirect page that no rule lists. */
const unlisted = 'https://go.news.example/out?u=https%3A%2F%2Fitem.jd.com%2F100012043978.html';

const unrecorded = { effect: 'unknown', bucket: 'unknown', decidedBy: null, wall: null, verified: null } as const;

/** What findings tell besides their verdicts, by their links. */
const disguises: Readonly<Record<string, Partial<ReportedFinding>>> = {
  'https://item.jd.com/100012043978.html': {
    link: unlisted,
    chain: [unlisted, 'https://item.jd.com/100012043978.html'],
    via: [unlistedWrapper],
  },
  'https://www.douyin.com/video/7035512345678901234': {
    shows: { address: 'https://www.taobao.com/sale', platform: 'taobao' },
  },
  'https://s.click.taobao.com/t?e=m%3D2%26s%3DAbCdEf': { was: 'https://item.taobao.com/item.htm?id=14312037600' },
  'https://www.zhihu.com/share?url=https%3A%2F%2Fweibo.com%2F1': { ...unrecorded, kind: 'share' as Kind },
  'https://open.weixin.qq.com/connect/qrconnect?appid=wx1': { ...unrecorded, kind: 'login' as Kind },
};

const passcodes: readonly ReportedPasscode[] = [
  {
    passcode: 'taobao-passcode',
    platform: 'taobao',
    ambiguous: ['taobao', 'xianyu'],
    code: '￥hUtDemo8xQ2￥',
    text: '3￥hUtDemo8xQ2￥ https://m.tb.cn/h.f8Xk2Qa 手作茶杯，点击链接直接打开',
    count: 2,
  },
  {
    passcode: 'douyin-passcode',
    platform: 'douyin',
    ambiguous: null,
    code: null,
    text: '4.82 复制打开抖音，看看【胡同漫游的作品】七家小店 # 周末去哪儿 HuT:/ v.douyin.com/LhutQ2a/',
    count: 1,
  },
];

const names = Object.fromEntries([...rulebook.platforms.values()].map(({ id, name }) => [id, name]));

/** A page where links hide in every way, and passcodes stand between them. */
function disguised(): ReportAnswer {
  const report = reportOf({
    address: 'https://weibo.com/1934183965/disguised',
    links: [
      { link: 'https://item.jd.com/100012043978.html', text: '京东同款' },
      { link: 'https://www.douyin.com/video/7035512345678901234', text: 'www.taobao.com/sale 年货节' },
      { link: 'https://s.click.taobao.com/t?e=m%3D2%26s%3DAbCdEf', text: '优惠链接', count: 3 },
      { link: 'https://m.tb.cn/h.f8Xk2Qa', source: 'text' },
      { link: 'https://item.taobao.com/item.htm?id=14312037600', text: '茶杯', source: 'attribute', count: 2 },
      { link: 'https://detail.tmall.com/item.htm?id=598811230077', source: 'script', text: '天猫旗舰店' },
      { link: 'https://v.douyin.com/LhutQ2a/', source: 'svg' },
      { link: 'https://www.zhihu.com/share?url=https%3A%2F%2Fweibo.com%2F1', text: '分享' },
      { link: 'https://open.weixin.qq.com/connect/qrconnect?appid=wx1', text: '登录', source: 'card' },
    ],
    ordinary: 7,
    coverage: {
      frames: 3,
      framesRead: 2,
      stoppedAt: 100_000,
      textStoppedAt: 2_000_000,
      unread: { closedRoots: 1, pictures: 24, canvases: 2 },
    },
  });
  const findings = report.findings.map((finding) => ({ ...finding, ...disguises[finding.link] }));
  return {
    kind: 'report',
    report: {
      ...report,
      findings,
      summary: summarise(findings.map((finding) => ({ finding, count: finding.count }))),
      passcodes,
      names,
    },
  };
}

/** Nothing but passcodes. */
function onlyPasscodes(): ReportAnswer {
  const report = reportOf({ address: 'https://blog.example.net/passcodes', links: [] });
  return { kind: 'report', report: { ...report, passcodes: passcodes.slice(0, 1), names } };
}

/** Pages and states of every kind that the popup has to show. */
export const answers = {
  scanning: null,
  'no-access': { kind: 'no-access' },
  fault: { kind: 'fault', message: 'Error: Could not establish connection. Receiving end does not exist.' },
  'wechat-article': answer({
    address: 'https://mp.weixin.qq.com/s/AbCdEf',
    links: articleLinks,
    ordinary: 41,
    coverage: { frames: 2, framesRead: 2 },
  }),
  'wechat-web': answer({
    address: 'https://weixin.qq.com/',
    chosen: { platform: 'wechat', surface: null, client: null, region: null },
    links: [
      ...articleLinks,
      { link: 'https://www.bilibili.com/video/BV1GJ411x7h7', text: 'Bilibili' },
      { link: 'https://item.jd.com/100012043978.html', text: '京东' },
    ],
    ordinary: 3,
  }),
  zhihu: answer({
    address: 'https://www.zhihu.com/question/19851109',
    links: [
      ...zhihuTargets.map(([target, text]) => ({
        link: `https://link.zhihu.com/?target=${encodeURIComponent(target)}`,
        text,
      })),
      { link: 'https://www.zhihu.com/people/excited-vczh', text: 'vczh' },
      { link: 'https://zhuanlan.zhihu.com/p/20831818', text: '专栏' },
    ],
    coverage: { addresses: 128, frames: 4, framesRead: 3 },
  }),
  weibo: answer({
    address: 'https://weibo.com/1642634100/PqRsTuVwX',
    links: [
      { link: 'https://www.douyin.com/video/7312345678901234567', text: '抖音视频' },
      { link: 'https://v.douyin.com/iRNBho6u/', text: '抖音短链' },
      { link: 'http://t.cn/RgAKoPE', text: '网页链接', count: 2 },
      { link: 'https://www.xiaohongshu.com/explore/64f1c2b3000000001203a5d7', text: '小红书笔记' },
      {
        link: 'https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D673298123456',
        text: '知乎好物',
      },
      { link: 'https://item.taobao.com/item.htm?id=14312037600', text: '淘宝' },
      { link: 'https://detail.tmall.com/item.htm?id=620012', text: '天猫' },
      { link: 'https://weibo.com/u/2803301701', text: '人民日报' },
    ],
    ordinary: 5,
    coverage: { frames: 1, framesRead: 1 },
  }),
  'weibo-chosen': answer({
    address: 'https://weibo.com/1642634100/PqRsTuVwX',
    links: [...articleLinks, { link: 'https://www.bilibili.com/video/BV1GJ411x7h7', text: 'Bilibili' }],
    chosen: { platform: 'wechat', surface: 'group-chat', client: null, region: null },
  }),
  'weibo-then': answer({
    address: 'https://weibo.com/1642634100/PqRsTuVwX',
    links: articleLinks,
    day: '2020-07-31',
  }),
  blog: answer({
    address: 'https://blog.example.net/2026/keyboard',
    links: blogLinks,
    ordinary: 57,
    coverage: { frames: 1, framesRead: 1 },
  }),
  'blog-scanning': answer({
    address: 'https://blog.example.net/2026/keyboard',
    links: blogLinks.slice(0, 2),
    ordinary: 12,
    state: 'scanning',
    coverage: { frames: 4, framesRead: 1 },
  }),
  nothing: answer({ address: 'https://www.zhihu.com/question/1', links: [], ordinary: 41 }),
  'nothing-blog': answer({
    address: 'https://blog.example.net/',
    links: [],
    ordinary: 0,
    coverage: { addresses: 0, frames: 2, framesRead: 1 },
  }),
  stopped: answer({
    address:
      'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?main_type=2&url=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D14312037600%26spm%3Da230r.1.14.164',
    links: [],
  }),
  'stopped-unreadable': answer({
    address: 'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?bancode=89d35',
    links: [],
  }),
  disguised: disguised(),
  'only-passcodes': onlyPasscodes(),
  many: answer({
    address: 'https://weibo.com/u/1',
    links: Array.from({ length: 300 }, (_, i) => {
      const hosts = [
        'www.douyin.com/video/',
        'item.jd.com/',
        'item.taobao.com/item.htm?id=',
        'www.kuaishou.com/short-video/',
        'www.bilibili.com/video/av',
      ];
      return { link: `https://${hosts[i % hosts.length]}${100000 + i}`, text: `第 ${i + 1} 条`, count: 1 + (i % 3) };
    }),
    ordinary: 4700,
    coverage: { addresses: 5000, frames: 16, framesRead: 9, stoppedAt: 5000 },
  }),
  long: answer({
    address: 'https://weibo.com/u/2',
    links: [
      {
        link: `https://link.zhihu.com/?target=${encodeURIComponent(`https://www.douyin.com/video/7312345678901234567?${'share_token=Zm9vYmFyYmF6&'.repeat(40)}end=1`)}`,
        text: longWords,
        count: 12,
      },
      { link: `https://www.xiaohongshu.com/explore/${'64f1c2b3'.repeat(20)}`, source: 'frame' },
    ],
  }),
} as const satisfies Record<string, ReportAnswer | null>;

/** The report of one of them. */
export function reportNamed(name: keyof typeof answers): PageReport {
  const found: ReportAnswer | null = answers[name];
  if (found?.kind !== 'report') throw new Error(`No report: ${name}`);
  return found.report;
}
