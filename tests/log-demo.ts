import { vantageOf } from '../engine/identify.ts';
import { pageFindings } from '../engine/page-findings.ts';
import { type FoundLink, nothingUnread } from '../engine/report.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { exportLog } from '../log/export.ts';
import { loggedPage } from '../log/from-findings.ts';
import type { LoggedPage, Session } from '../log/records.ts';

const tool = { name: 'hutong', version: '0.1.0' } as const;

/** Numbers between 0 and 1 that look random and are the same each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pages as a researcher may meet them: what stands in their address for a number, and how often they come. */
const places = [
  ['https://mp.weixin.qq.com/s/hutong-demo-#', 26],
  ['https://www.zhihu.com/question/19551557/answer/#', 18],
  ['https://zhuanlan.zhihu.com/p/#', 8],
  ['https://weibo.com/1934183965/L4#', 16],
  ['https://www.xiaohongshu.com/explore/64f0#', 10],
  ['https://www.bilibili.com/video/BV1hu4y1#', 9],
  ['https://www.douyin.com/video/73123456#', 6],
  ['https://tieba.baidu.com/p/88#', 4],
  ['https://www.toutiao.com/article/72#/', 4],
  ['https://blog.csdn.net/hutong_demo/article/details/#', 6],
  ['https://item.taobao.com/item.htm?id=61#', 3],
  ['https://blog.hutong.example/2026/notes-#.html', 5],
] as const;

/** Links as they stand on such pages: address and words. */
const links = [
  ['https://item.taobao.com/item.htm?id=14312037#', '淘宝：同款保温杯'],
  ['https://detail.tmall.com/item.htm?id=60214#', '天猫旗舰店'],
  ['https://item.jd.com/1000120#.html', '京东自营'],
  ['https://www.douyin.com/video/73123456#', '抖音上的完整视频'],
  ['https://v.douyin.com/iRN#/', '看看这个视频'],
  ['https://www.bilibili.com/video/BV1hu4y1#', 'B 站讲解'],
  ['https://www.xiaohongshu.com/explore/64f0#', '小红书笔记'],
  ['https://weibo.com/1934183965/L4#', '微博原文'],
  ['https://mp.weixin.qq.com/s/hutong-demo-#', '公众号文章'],
  ['https://www.zhihu.com/question/19551557/answer/#', '知乎回答'],
  ['https://pan.baidu.com/s/1hutong#', '网盘下载'],
  ['https://qr.alipay.com/fkx#', '支付宝付款'],
  ['https://mobile.yangkeduo.com/goods.html?goods_id=4#', '拼多多百亿补贴'],
  ['https://www.kuaishou.com/short-video/3x#', '快手原视频'],
  ['https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D#', '淘宝链接'],
  ['https://link.csdn.net/?target=https%3A%2F%2Fwww.zhihu.com%2Fquestion%2F#', '参考资料'],
  ['https://m.tb.cn/h.Ubs#', '打开淘宝'],
  ['https://t.cn/A6#', '网页链接'],
  ['https://y.qq.com/n/ryqq/songDetail/#', 'QQ 音乐试听'],
  ['https://music.163.com/song?id=18#', '网易云歌单'],
  ['https://www.toutiao.com/article/72#/', '头条报道'],
  ['https://work.weixin.qq.com/ca/#', '加企业微信'],
  ['https://u.jd.com/hu#', '京东优惠'],
  ['https://www.goofish.com/item?id=7#', '闲鱼转让'],
] as const;

const sessionFacts = [
  [
    'Pilot: reading lists',
    'First week, WeChat and Zhihu only. Links in comments were not unfolded.',
    ['pilot'],
    '2026-03-02',
  ],
  ['Spring sample', '', ['spring', 'mobile'], '2026-04-20'],
  ['618 shopping festival', '每天同一时间，同一批账号。', ['618', 'shops'], '2026-06-08'],
  ['Replication by Lin', 'Laid together from a second machine.', ['team'], '2026-09-07'],
  ['Double eleven', '', ['1111', 'shops'], '2026-11-02'],
] as const;

/** A log of months, made from the engine's own verdicts on made-up addresses; the same arguments give the same log. */
export function demoLog(rulebook: RulebookIndex, pages = 240): { sessions: Session[]; pages: LoggedPage[] } {
  const random = randomFrom(20261124);
  const number = () => String(Math.floor(100_000 + random() * 900_000));
  const idOf = (kind: string, i: number) => `${kind}0000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
  const sessions = sessionFacts.map(
    ([name, note, tags, day], i): Session => ({
      id: idOf('5', i),
      startedAt: `${day}T01:00:00.000Z`,
      endedAt: i === sessionFacts.length - 1 ? null : `${day.slice(0, 8)}28T10:00:00.000Z`,
      name,
      note,
      tags,
      sites: i === 0 ? ['weixin.qq.com', 'zhihu.com'] : null,
      vantage: null,
    }),
  );
  const weights = places.reduce((sum, [, weight]) => sum + weight, 0);
  const pagePlace = () => {
    let left = random() * weights;
    for (const place of places) {
      left -= place[1];
      if (left < 0) return place;
    }
    return places[0];
  };
  const all = Array.from({ length: pages }, (_, i): LoggedPage => {
    const session = sessions[Math.floor((i / pages) * sessions.length)] as Session;
    const ofSession = i - Math.ceil((sessions.indexOf(session) * pages) / sessions.length);
    const dayMs = 86_400_000;
    const moment =
      Date.parse(session.startedAt) +
      (ofSession % 21) * dayMs +
      (ofSession % 37) * 960_000 +
      Math.floor(random() * 900_000);
    const address = pagePlace()[0].replace('#', number());
    const vantage = vantageOf(address, rulebook);
    const addresses = Math.floor(4 + random() ** 2 * 22);
    const found: FoundLink[] = Array.from({ length: addresses }, () => {
      const [link, text] = links[Math.floor(random() ** 1.4 * links.length)] as (typeof links)[number];
      const source = random() < 0.85 ? 'link' : random() < 0.5 ? 'text' : 'card';
      return { address: link.replace('#', number()), count: random() < 0.9 ? 1 : 3, text, source };
    });
    const observedAt = new Date(moment).toISOString();
    const circumstances = { rulebook, vantage, day: observedAt.slice(0, 10), found: true, page: address };
    const told = pageFindings({ links: found, texts: [], ordinary: 0 }, vantage?.platform ?? null, circumstances);
    return loggedPage({
      page: {
        id: idOf('9', i),
        session: session.id,
        observedAt,
        timeZone: 'Asia/Shanghai',
        address,
        platform: vantage?.platform ?? null,
        surface: vantage?.surface ?? null,
        readBy: vantage === null ? 'click' : 'access',
        tool,
      },
      findings: told.findings.map(({ finding }) => finding),
      passcodes: [],
      ordinary: Math.floor(random() * 90),
      coverage: {
        frames: 1 + Math.floor(random() * 3),
        framesRead: 1,
        stoppedAt: null,
        textStoppedAt: null,
        unread: { ...nothingUnread, pictures: Math.floor(random() * 30) },
      },
      vantage,
      day: observedAt.slice(0, 10),
    });
  });
  return { sessions, pages: all.sort((a, b) => (a.page.observedAt < b.page.observedAt ? -1 : 1)) };
}

/** A log as an NDJSON file that leaves nothing out. */
export async function logFile(
  { sessions, pages }: ReturnType<typeof demoLog>,
  rulebook: RulebookIndex,
): Promise<Uint8Array<ArrayBuffer>> {
  async function* each() {
    yield* pages;
  }
  const head = {
    tool,
    exportedAt: '2026-11-24T08:00:00.000Z',
    timeZone: 'Asia/Shanghai',
    filter: null,
    rulebooks: [rulebook.stamp],
    judgements: [],
    sessions,
    pages: pages.length,
    findings: pages.reduce((sum, { links }) => sum + links.length, 0),
  };
  const stream = exportLog('ndjson', head, each(), { redaction: 'full' });
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}
