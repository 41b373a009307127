import { describe, expect, it } from 'vitest';
import { nothingUnread, type ReportedFinding } from '../../engine/report.ts';
import { loggedPage, type PageFound, withLater } from '../../log/from-findings.ts';

const verdict = {
  kind: 'page',
  carrier: null,
  via: [],
  to: 'taobao',
  ambiguous: null,
  group: 'alibaba',
  rulebook: { version: '1', sha256: '0' },
  effect: 'copy-out',
  bucket: 'walled',
  decidedBy: 'wall',
  wall: 'wechat-taobao',
  wrapper: null,
  rollout: null,
  verified: '2026-01',
  stale: false,
  confidence: 'high',
  evidence: ['https://source.example/'],
  alternatives: null,
  caveats: [],
} as const;

function finding(link: string, change: Partial<ReportedFinding> = {}): ReportedFinding {
  const seen = {
    link,
    chain: [link],
    target: link,
    count: 1,
    text: '',
    source: 'link',
    was: null,
    shows: null,
  } as const;
  return { ...verdict, ...seen, ...change } as unknown as ReportedFinding;
}

function found(findings: readonly ReportedFinding[], change: Partial<PageFound> = {}): PageFound {
  return {
    page: {
      id: 'page',
      session: 'session',
      observedAt: '2026-11-24T08:00:00.000Z',
      timeZone: 'Asia/Shanghai',
      address: 'https://mp.weixin.qq.com/s/1',
      platform: 'wechat',
      surface: 'article',
      readBy: 'access',
      tool: { name: 'hutong', version: '0.1.0' },
    },
    findings,
    passcodes: [],
    ordinary: 3,
    coverage: { frames: 1, framesRead: 1, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
    vantage: { platform: 'wechat', surface: 'article', client: null, region: null },
    day: '2026-11-24',
    ...change,
  };
}

describe('a page of the log', () => {
  it('tells apart what was seen and what was concluded', () => {
    const { page, links } = loggedPage(
      found([finding('https://a.example/'), finding('https://b.example/', { count: 2 })]),
    );
    expect(page.coverage.addresses).toBe(5);
    expect(links.map(({ seen }) => seen.id)).toEqual(['page:0', 'page:1']);
    expect(Object.keys(links[0]?.seen ?? {})).not.toContain('effect');
    expect(links[1]).toMatchObject({
      seen: { page: 'page', link: 'https://b.example/', count: 2, observedAt: page.observedAt },
      concluded: [{ judgement: 'recorded', effect: 'copy-out', wall: 'wechat-taobao', day: '2026-11-24' }],
    });
    expect(Object.keys(links[1]?.concluded[0] ?? {})).not.toContain('link');
  });

  const secrets: readonly [address: string, kept: string][] = [
    ['https://me:secret@a.example/', 'https://a.example/'],
    ['https://me@a.example/', 'https://a.example/'],
    ['https://me:sec@ret@a.example/?to=x@y', 'https://a.example/?to=x@y'],
    [
      'https://t.example/?u=https%3A%2F%2Fme%3Asecret%40a.example%2F',
      'https://t.example/?u=https%3A%2F%2Fa.example%2F',
    ],
    [
      'https://t.example/?u=https%253A%252F%252Fme%253Asecret%2540a.example',
      'https://t.example/?u=https%253A%252F%252Fa.example',
    ],
    ['https://medium.example/@me', 'https://medium.example/@me'],
    ['https://t.example/?u=https%3A%2F%2Fm.example%2F%40me', 'https://t.example/?u=https%3A%2F%2Fm.example%2F%40me'],
    ['https://a.example?mail=me@b.example', 'https://a.example?mail=me@b.example'],
    ['mailto:me@a.example', 'mailto:me@a.example'],
  ];
  for (const [address, kept] of secrets) {
    it(`keeps ${address} as ${kept}`, () => {
      const one = finding(address, { text: address, was: address, shows: { address, platform: null } });
      const { page } = found([]);
      const logged = loggedPage(found([one], { page: { ...page, address } }));
      expect(logged.page.address).toBe(kept);
      expect(logged.links[0]?.seen).toMatchObject({
        link: kept,
        chain: [kept],
        target: kept,
        text: kept,
        was: kept,
        shows: { address: kept },
      });
    });
  }

  it('takes linear time, whatever an address is made of', () => {
    for (const piece of ['@', '://', '%3A%2F%2F', '%25', '%40', '://a@']) {
      const long = `https://${piece.repeat(100_000)}`;
      expect(loggedPage(found([finding(long)])).links[0]?.seen.link.length).toBeLessThanOrEqual(long.length);
    }
  });
});

describe('what came later', () => {
  const before = loggedPage(found([finding('https://a.example/'), finding('https://b.example/', { count: 2 })]));
  const at = '2026-11-24T09:00:00.000Z';
  const later = (findings: readonly ReportedFinding[], change: Partial<PageFound> = {}) =>
    loggedPage(found(findings, { page: { ...found([]).page, observedAt: at }, ...change }));

  it('is nothing where the same is told again, in whatever order', () => {
    expect(
      withLater(before, later([finding('https://b.example/', { count: 2 }), finding('https://a.example/')])),
    ).toBeNull();
  });

  it('is nothing where less is told', () => {
    const less = { ordinary: 1, coverage: { ...found([]).coverage, framesRead: 0 } };
    expect(withLater(before, later([finding('https://b.example/')], less))).toBeNull();
  });

  it('comes behind what was there, with times of its own', () => {
    const merged = withLater(
      before,
      later([finding('https://c.example/'), finding('https://b.example/', { count: 5 })]),
    );
    expect(merged?.links.map(({ seen }) => [seen.id, seen.link, seen.count, seen.observedAt])).toEqual([
      ['page:0', 'https://a.example/', 1, before.page.observedAt],
      ['page:1', 'https://b.example/', 5, before.page.observedAt],
      ['page:2', 'https://c.example/', 1, at],
    ]);
    expect(merged?.page.coverage.addresses).toBe(6);
    expect(merged?.page.observedAt).toBe(before.page.observedAt);
  });

  it('keeps what was concluded first', () => {
    const other = later([finding('https://a.example/', { effect: 'open', count: 9 })]);
    expect(withLater(before, other)?.links[0]?.concluded).toEqual(before.links[0]?.concluded);
  });
});
