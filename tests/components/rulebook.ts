import { openRulebook } from '../../engine/rulebook.ts';
import type { Evidence, Platform, Rulebook, Wall, Wrapper } from '../../engine/types.ts';

// A small rulebook, only to have something true to life to show. What the product says comes from `rules/`.

const technode: Evidence = {
  url: 'https://technode.com/2020/07/09/social-media-site-weibo-to-heavily-restrict-external-links/',
  title: 'Social media site Weibo to heavily restrict external links',
  publisher: 'TechNode',
  date: '2020-07-09',
  kind: 'news',
};
const wechatNotice: Evidence = {
  url: 'https://github.com/dropod/issues/issues/8049',
  title: '关于《微信外部链接内容管理规范》的更新说明',
  publisher: '微信派，存于 GitHub issue',
  date: '2021-11-29',
  kind: 'archived-copy',
};
const chinanews: Evidence = {
  url: 'https://www.chinanews.com.cn/cj/2021/11-30/9618726.shtml',
  title: '微信“互联互通”进展：群聊场景将试行打开电商类外链',
  publisher: '中国新闻网 / 成都商报',
  date: '2021-11-30',
  kind: 'news',
};
const ithome: Evidence = {
  url: 'https://www.kafan.cn/news/9951.html',
  title: '“互联互通”正在进行中，微信可以直接打开淘宝、抖音、闲鱼等第三方链接',
  publisher: 'IT之家',
  date: '2022-01-27',
  kind: 'reprint',
};
const bloomberg: Evidence = {
  url: 'https://www.thestar.com.my/tech/tech-news/2021/09/17/tencent-opens-wechat-to-rivals-links-as-china-app-walls-crumble',
  title: "Tencent opens WeChat to rivals' links as China app walls crumble",
  publisher: 'Bloomberg via The Star',
  date: '2021-09-17',
  kind: 'news',
};
const userscript: Evidence = {
  url: 'https://github.com/OldPanda/Open-the-F-king-URL-Right-Now',
  title: 'Open the F**king URL Right Now (userscript)',
  publisher: 'OldPanda',
  date: '2026-08-03',
  kind: 'code',
};

type WallFacts = Partial<Wall> & Pick<Wall, 'id' | 'from' | 'to' | 'effect' | 'since' | 'verified'>;

function wall(platform: string, facts: WallFacts): Wall {
  return {
    platform,
    until: null,
    orEarlier: false,
    through: [],
    rollout: 'full',
    confidence: 'medium',
    evidence: [ithome],
    inbound: false,
    judged: true,
    ...facts,
  };
}

type WrapperFacts = Partial<Wrapper> & Pick<Wrapper, 'id' | 'hosts' | 'target' | 'effects'>;

function wrapper(platform: string, facts: WrapperFacts): Wrapper {
  return { platform, schemes: [], paths: [], leadsTo: [], evidence: [userscript], verified: '2025-07-13', ...facts };
}

type PlatformFacts = Partial<Omit<Platform, 'walls' | 'wrappers'>> &
  Pick<Platform, 'id' | 'name' | 'group' | 'hosts'> & {
    readonly walls?: readonly WallFacts[];
    readonly wrappers?: readonly WrapperFacts[];
  };

function platform({ walls = [], wrappers = [], ...facts }: PlatformFacts): Platform {
  return {
    abroad: false,
    assets: [],
    shortLinks: {},
    affiliates: [],
    payments: [],
    miniPrograms: [],
    shares: [],
    logins: [],
    schemes: {},
    userAgents: [],
    staleAfter: 540,
    blockPages: [],
    passcodes: [],
    ...facts,
    walls: walls.map((one) => wall(facts.id, one)),
    wrappers: wrappers.map((one) => wrapper(facts.id, one)),
  };
}

const param = (...names: string[]) => [{ param: names, encoding: 'percent' as const }];

const book: Rulebook = {
  schema: 1,
  version: '2026.11.21.1',
  title: 'Rules of the component tests',
  licence: 'CC-BY-4.0',
  homepage: null,
  platforms: [
    platform({
      id: 'wechat',
      name: { en: 'WeChat', zh: '微信' },
      group: 'tencent',
      hosts: { 'weixin.qq.com': 'web', 'mp.weixin.qq.com': 'article' },
      schemes: { weixin: 'wechat' },
      walls: [
        {
          id: 'wechat-taobao-2013-11',
          from: ['chat', 'group-chat'],
          to: { platforms: ['taobao'] },
          effect: 'copy-out',
          since: '2013-11',
          orEarlier: true,
          until: '2021-09-17',
          verified: '2021-09-16',
          evidence: [bloomberg, technode, ithome],
        },
        {
          id: 'wechat-chat-rest-2021-11',
          from: ['chat'],
          to: { any: true },
          effect: 'open',
          since: '2021-11-29',
          verified: '2024-10-09',
          confidence: 'high',
          evidence: [wechatNotice, chinanews],
        },
        {
          id: 'wechat-group-chat-shops-2021-11',
          from: ['group-chat'],
          to: { platforms: ['taobao', 'tmall', 'xianyu'] },
          effect: 'open',
          since: '2021-11-30',
          verified: '2022-01-27',
          rollout: 'trial',
          confidence: 'high',
          evidence: [wechatNotice, chinanews, ithome],
        },
        {
          id: 'wechat-group-chat-rest-2021-11',
          from: ['group-chat'],
          to: { not: ['taobao', 'tmall', 'xianyu', 'kuaishou', 'bilibili', 'jd'] },
          effect: 'copy-out',
          since: '2021-11-29',
          verified: '2022-01-27',
          evidence: [ithome],
          note: {
            en: 'Tests of November 2021 saw the page 如需浏览，请长按网址复制后使用浏览器访问 for Douyin videos in groups.',
            zh: '2021 年 11 月的测试中，群内的抖音视频显示“如需浏览，请长按网址复制后使用浏览器访问”。',
          },
        },
        {
          id: 'wechat-moments-taobao-2013-11',
          from: ['moments'],
          to: { platforms: ['taobao', 'tmall', 'douyin', 'xianyu'] },
          effect: 'copy-out',
          since: '2013-11',
          verified: '2022-01-27',
          evidence: [ithome, bloomberg],
        },
        {
          id: 'wechat-article-any-2020-10',
          from: ['article'],
          to: { any: true },
          effect: 'unlinked',
          since: '2020-10-23',
          verified: '2024-08-27',
          evidence: [
            {
              url: 'https://developers.weixin.qq.com/community/develop/doc/00046aa4f88b787ee02a545cc51c00',
              title: '群发消息 <a> 链接报错 40066：官方收回此能力',
              publisher: '微信开放社区',
              date: '2020-04-13',
              kind: 'community',
            },
          ],
        },
        {
          id: 'wechat-alipay-2015-02',
          from: null,
          to: { platforms: ['alipay'] },
          effect: 'blocked',
          since: '2015-02-02',
          verified: '2025-05-13',
          confidence: 'high',
          evidence: [
            {
              url: 'http://tc.people.com.cn/n/2015/0206/c183175-26518804.html',
              title: '网络“红包”大战升级 微信屏蔽部分阿里系应用',
              publisher: '南方日报',
              date: '2015-02-06',
              kind: 'news',
            },
          ],
        },
        {
          id: 'wechat-reward-sharing-2019-10',
          from: null,
          to: { any: true },
          effect: 'copy-out',
          since: '2019-10-28',
          verified: '2026-02-04',
          judged: false,
          reason: { en: 'the page rewards people for sharing it', zh: '页面以奖励诱导分享' },
          confidence: 'high',
          evidence: [
            {
              url: 'https://www.chinaz.com/2026/0204/1734518.shtml',
              title: '微信回应屏蔽元宝红包链接：干扰平台生态秩序 对用户造成骚扰',
              publisher: '站长之家',
              date: '2026-02-04',
              kind: 'news',
            },
          ],
        },
      ],
      blockPages: [
        {
          id: 'wechat-stop',
          platform: 'wechat',
          hosts: ['weixin110.qq.com'],
          paths: [],
          target: param('url'),
          effect: 'copy-out',
        },
      ],
    }),
    platform({
      id: 'taobao',
      name: { en: 'Taobao', zh: '淘宝' },
      group: 'alibaba',
      hosts: { 'taobao.com': 'web' },
      shortLinks: { 'm.tb.cn': { to: ['taobao', 'xianyu'] } },
      affiliates: ['s.click.taobao.com'],
    }),
    platform({ id: 'tmall', name: { en: 'Tmall', zh: '天猫' }, group: 'alibaba', hosts: { 'tmall.com': 'web' } }),
    platform({ id: 'xianyu', name: { en: 'Xianyu', zh: '闲鱼' }, group: 'alibaba', hosts: { 'goofish.com': 'web' } }),
    platform({
      id: 'alipay',
      name: { en: 'Alipay', zh: '支付宝' },
      group: 'ant',
      hosts: { 'alipay.com': 'web' },
      payments: ['qr.alipay.com'],
      wrappers: [
        {
          id: 'alipay-ds',
          hosts: ['ds.alipay.com'],
          target: param('scheme'),
          effects: [{ effect: 'app-launch' }],
          verified: null,
          evidence: [],
        },
        {
          id: 'alipays-url',
          hosts: [],
          schemes: ['alipays'],
          target: param('qrcode', 'url'),
          effects: [{ effect: 'app-launch' }],
        },
      ],
    }),
    platform({
      id: 'douyin',
      name: { en: 'Douyin', zh: '抖音' },
      group: 'bytedance',
      hosts: { 'douyin.com': 'video', 'live.douyin.com': 'live' },
      shortLinks: { 'v.douyin.com': { to: ['douyin'] } },
      walls: [
        {
          id: 'douyin-live-shops-2020-10',
          from: ['live'],
          to: { platforms: ['taobao', 'tmall', 'jd'] },
          effect: 'blocked',
          since: '2020-10-09',
          verified: '2023-08-25',
          confidence: 'high',
          evidence: [
            {
              url: 'https://en.pingwest.com/w/7649',
              title: 'Douyin Disable Links to External E-Commerce Site From Livestreams',
              publisher: 'PingWest',
              date: '2020-08-28',
              kind: 'news',
            },
          ],
        },
        {
          id: 'douyin-chat-any-2018-11',
          from: ['chat'],
          to: { any: true },
          effect: 'warning',
          since: '2018-11-06',
          verified: '2026-05',
          evidence: [],
          confidence: 'low',
        },
      ],
    }),
    platform({ id: 'jd', name: { en: 'JD.com', zh: '京东' }, group: 'jd', hosts: { 'jd.com': 'web' } }),
    platform({
      id: 'kuaishou',
      name: { en: 'Kuaishou', zh: '快手' },
      group: 'kuaishou',
      hosts: { 'kuaishou.com': 'video' },
    }),
    platform({
      id: 'bilibili',
      name: { en: 'Bilibili', zh: '哔哩哔哩' },
      group: 'bilibili',
      hosts: { 'bilibili.com': 'video' },
    }),
    platform({
      id: 'baidu-pan',
      name: { en: 'Baidu Netdisk', zh: '百度网盘' },
      group: 'baidu',
      hosts: { 'pan.baidu.com': 'web' },
    }),
    platform({ id: 'didi', name: { en: 'Didi', zh: '滴滴' }, group: 'didi', hosts: { 'didiglobal.com': 'web' } }),
    platform({
      id: 'xiaohongshu',
      name: { en: 'Xiaohongshu (RedNote)', zh: '小红书' },
      group: 'xiaohongshu',
      hosts: { 'xiaohongshu.com': 'post' },
      walls: [
        {
          id: 'xiaohongshu-post-any-2021-08',
          from: ['post'],
          to: { any: true },
          effect: 'unlinked',
          since: '2021-08',
          verified: '2025-05',
        },
        {
          id: 'xiaohongshu-login-2023',
          from: null,
          to: { any: true },
          effect: 'login-wall',
          since: '2023',
          verified: '2026-03',
          inbound: true,
          confidence: 'low',
          evidence: [],
        },
      ],
    }),
    platform({
      id: 'qq',
      name: { en: 'QQ', zh: 'QQ' },
      group: 'tencent',
      hosts: { 'im.qq.com': 'web' },
      walls: [
        {
          id: 'qq-chat-any-2021-06',
          from: ['chat', 'group-chat'],
          to: { any: true },
          effect: 'warning',
          since: '2021-06-16',
          verified: '2025-05-13',
          evidence: [userscript],
        },
      ],
    }),
    platform({
      id: 'weibo',
      name: { en: 'Weibo', zh: '微博' },
      group: 'sina',
      hosts: { 'weibo.com': 'post' },
      walls: [
        {
          id: 'weibo-white-list-2020-08',
          from: ['post'],
          to: { not: ['taobao', 'tmall'] },
          effect: 'copy-out',
          since: '2020-08',
          verified: '2025-09-16',
          confidence: 'high',
          evidence: [technode],
        },
      ],
      wrappers: [
        {
          id: 'weibo-tcn',
          hosts: ['t.cn'],
          target: [{ opaque: true }],
          effects: [{ effect: 'copy-out' }],
          verified: '2025-09-16',
        },
      ],
    }),
    platform({
      id: 'zhihu',
      name: { en: 'Zhihu', zh: '知乎' },
      group: 'zhihu',
      hosts: { 'zhihu.com': 'post', 'zhuanlan.zhihu.com': 'article' },
      wrappers: [
        { id: 'zhihu-link', hosts: ['link.zhihu.com'], target: param('target'), effects: [{ effect: 'warning' }] },
      ],
    }),
    platform({
      id: 'csdn',
      name: { en: 'CSDN', zh: 'CSDN' },
      group: 'csdn',
      hosts: { 'csdn.net': 'post' },
      wrappers: [
        {
          id: 'csdn-link',
          hosts: ['link.csdn.net'],
          target: param('target'),
          effects: [{ effect: 'warning' }],
          verified: '2025-12-22',
        },
      ],
    }),
  ],
  milestones: [],
};

/** The day on which the fixtures are looked at. */
export const today = '2026-11-22';

export const rulebook = openRulebook(book, '3f9a0c21d7e64b58a1f0c2d3e4b5a69788796a5b4c3d2e1f0a1b2c3d4e5f6071');
