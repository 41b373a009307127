import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../engine/unwrap.ts';
import { exportLog } from '../../log/export.ts';
import { logFormats } from '../../log/formats.ts';
import { type LoggedPage, type Redaction, redactions } from '../../log/records.ts';
import { redactHeader, redactPage } from '../../log/redact.ts';
import { redactAddress, redactText } from '../../log/redact-address.ts';
import { openRules } from '../../rules/load.ts';
import addressCases from './redact-address.cases.json' with { type: 'json' };
import textCases from './redact-text.cases.json' with { type: 'json' };
import { conclusion, each, headOf, loggedPage, seenLink, seenPage, session } from './sample.ts';

const levels = ['full', 'no-query', 'host'] as const;

describe('of an address remains', () => {
  for (const one of addressCases) {
    it(one.name, () => {
      const kept = levels.map((level) => [level, redactAddress(one.address, level)]);
      expect(Object.fromEntries(kept)).toEqual({ full: one.full, 'no-query': one['no-query'], host: one.host });
    });
  }
});

describe('of words remains', () => {
  for (const one of textCases) {
    it(one.name, () => {
      const kept = levels.map((level) => [level, redactText(one.text, level)]);
      expect(Object.fromEntries(kept)).toEqual({ full: one.full, 'no-query': one['no-query'], host: one.host });
    });
  }
});

const rulebook = openRules();

/** Where a secret may stand, and what of it each level still lets through. */
const canaries = {
  user: 'c4n4ryUser',
  password: 'c4n4ryPass',
  path: 'c4n4ryPath',
  query: 'c4n4ryQuery',
  fragment: 'c4n4ryFrag',
};
const gone: Record<Redaction, readonly (keyof typeof canaries)[]> = {
  full: ['user', 'password'],
  'no-query': ['user', 'password', 'query', 'fragment'],
  host: ['user', 'password', 'query', 'fragment', 'path'],
  platforms: ['user', 'password', 'query', 'fragment', 'path'],
};

const hosts = ['item.taobao.com', 'mp.weixin.qq.com', 'example.com', 'xn--fiqs8s.example', '127.0.0.1'];

/** An address with a secret in each of its parts. */
const laden = fc
  .record({
    scheme: fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:/', 'https:\\\\', 'taobao://', 'ftp://'),
    userinfo: fc.constantFrom(
      `${canaries.user}:${canaries.password}@`,
      `${canaries.user}@`,
      `:${canaries.password}@`,
      `${canaries.user}%3A${canaries.password}@`,
      `${canaries.user}:${canaries.password}@@`,
      `a@${canaries.user}:${canaries.password}%40@`,
      '',
    ),
    host: fc.constantFrom(...hosts),
    path: fc.constantFrom('', '/', `/${canaries.path}`, `/a/${canaries.path}/`, `/a%2F${canaries.path}`),
    query: fc.constantFrom(
      '',
      `?id=${canaries.query}`,
      `?${canaries.query}`,
      `?a=1&b=x/${canaries.query}`,
      `%3Fid%3D${canaries.query}`,
    ),
    fragment: fc.constantFrom('', `#${canaries.fragment}`, `#/x?y=${canaries.fragment}`, `%23${canaries.fragment}`),
  })
  .map(({ scheme, userinfo, host, path, query, fragment }) => {
    const behind = path === '' && query.startsWith('%') ? '/' : '';
    return scheme + userinfo + host + path + behind + query + fragment;
  })
  // An encoded mark right behind a host is part of it, and no browser opens that.
  .filter((address) => !/^[^/]*\/\/[^/?#]*%(?:3F|23)/.test(address));

const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = encodeURIComponent;

/** Wrappers that leave out the scheme of what they carry. */
const schemeless = /amp\/s|pstmrk/;

/** Ways in which one address carries another: real wrappers, and made-up ones that no rule knows. */
const wraps: readonly ((inner: string) => string)[] = [
  (inner) => `https://link.zhihu.com/?target=${percent(inner)}`,
  (inner) => `https://link.zhihu.com/?target=${inner}`,
  (inner) => `https://iphone.myzaker.com/zaker/ad_article.php?url=${percent(base64(inner))}`,
  (inner) => `https://www.google.com/amp/s/${inner.replace(/^[a-z]+:[/\\]*/i, '')}`,
  (inner) => `https://w.example/go/${percent(inner)}`,
  (inner) => `https://w.example/go/${percent(percent(inner))}/x`,
  (inner) => `https://w.example/go/${inner}`,
  (inner) => `https://w.example/go/${base64(inner)}`,
  (inner) => `https://w.example/go/${Buffer.from(inner).toString('base64url')}/more`,
  (inner) => `https://w.example/go/a1${base64(inner)}`,
  (inner) => `https://w.example/go/${Buffer.from(inner).toString('hex')}`,
  (inner) => `https://w.example/go/${percent(base64(JSON.stringify({ to: inner })))}`,
  (inner) => `https://w.example/${base64(percent(inner))}`,
  (inner) => `https://w.example/?x=${base64(percent(inner))}`,
  (inner) => `https://w.example/?x=${percent(JSON.stringify({ a: 1, to: inner }))}`,
  (inner) => `https://w.example/#${percent(inner)}`,
  (inner) => `https://urldefense.com/v3/__${inner.replace(/=/g, '*')}__;PT0!!abc$`,
  (inner) => `https://pstmrk.it/3s/${percent(inner.replace(/^[a-z]+:[/\\]*/i, ''))}/abc`,
];

const nested = fc
  .tuple(laden, fc.array(fc.constantFrom(...wraps), { maxLength: 3 }))
  .map(([inner, around]) => around.reduce((address, wrap) => wrap(address), inner))
  // A name without a password that stands behind no scheme is a mail address for all that one can see.
  .filter((address) => !schemeless.test(everything(address)) || /c4n4ryPass|^[^@]*$/.test(everything(address)));

/** A text and all that can be made of it by undoing what senders do. */
function everything(text: string): string {
  const seen = new Set([text]);
  for (const one of seen) {
    if (seen.size > 400) break;
    try {
      seen.add(decodeURIComponent(one));
    } catch {
      seen.add(one.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent));
    }
    for (const [run] of one.matchAll(/[A-Za-z0-9+/_-]{12,}/g))
      for (let skip = 0; skip < 4; skip++) seen.add(Buffer.from(run.slice(skip), 'base64').toString('latin1'));
    for (const [run] of one.matchAll(/(?:[0-9a-f]{2}){6,}/gi)) seen.add(Buffer.from(run, 'hex').toString('latin1'));
  }
  return [...seen].join('\n');
}

function leaks(value: unknown, level: Redaction): string[] {
  const text = everything(JSON.stringify(value)).toLowerCase();
  return gone[level].filter((part) => text.includes(canaries[part].toLowerCase()));
}

function pageOf(address: string): LoggedPage {
  const page = seenPage(1, {
    address,
    passcodes: [
      { passcode: 'taobao-code', platform: 'taobao', ambiguous: null, code: null, text: `copy ${address}`, count: 1 },
    ],
  });
  const { chain, target } = unwrap(address, rulebook);
  const seen = seenLink(page, 0, {
    link: address,
    chain,
    target,
    was: address,
    shows: { address, platform: null },
    text: `see ${address} here`,
  });
  return { page, links: [{ seen, concluded: [conclusion()] }] };
}

describe('what a level promises', () => {
  for (const level of redactions) {
    it(`${level}: no secret of these places is left, however it was wrapped`, () => {
      fc.assert(
        fc.property(nested, (address) => {
          expect(leaks(redactPage(pageOf(address), level), level), address).toEqual([]);
        }),
        { numRuns: 1500 },
      );
    });

    it(`${level}: redacting again changes nothing`, () => {
      fc.assert(
        fc.property(nested, (address) => {
          const redacted = redactPage(pageOf(address), level);
          expect(redactPage(redacted, level)).toEqual(redacted);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('the secrets are found where nothing is promised', () => {
    const address = `https://w.example/go/${base64(`https://${canaries.user}@x.example/${canaries.path}?${canaries.query}`)}`;
    expect(leaks(pageOf(address), 'host')).toEqual(['user', 'query', 'path']);
  });

  it('sessions and filters keep the promise too', () => {
    const address = `https://${canaries.user}:${canaries.password}@x.example/${canaries.path}?${canaries.query}#${canaries.fragment}`;
    for (const redaction of redactions) {
      const header = redactHeader({
        schema: 1,
        redaction,
        ...headOf([], {
          sessions: [session({ note: `read ${address}`, name: address, tags: [address] })],
          filter: { text: address },
        }),
      });
      expect(leaks(header, redaction), redaction).toEqual([]);
    }
  });

  it('platforms: no word, no address and no time within a day', () => {
    const page = loggedPage(7, 2, { address: 'https://mp.weixin.qq.com/s/7' });
    const { page: kept, links } = redactPage(page, 'platforms');
    expect(kept).toMatchObject({ address: '', platform: 'wechat', observedAt: '2026-11-23T16:00:00.000Z' });
    expect(links[0]?.seen).toMatchObject({ link: '', chain: [], target: '', text: '', count: 1 });
    expect(links[0]?.concluded).toEqual(page.links[0]?.concluded);
  });

  it('platforms: all times of a day where clocks are changed are the same', () => {
    const day = (hour: string) =>
      redactPage(
        loggedPage(1, 0, { timeZone: 'Europe/Berlin', observedAt: `2026-10-25T${hour}:30:00.000Z` }),
        'platforms',
      );
    const times = ['00', '01', '09', '21', '22'].map((hour) => day(hour).page.observedAt);
    expect(new Set(times)).toEqual(new Set(['2026-10-24T22:00:00.000Z']));
    expect(day('23').page.observedAt).toBe('2026-10-25T23:00:00.000Z');
  });

  it('a plain link keeps what the level allows', () => {
    const { links } = redactPage(loggedPage(1, 1), 'no-query');
    expect(links[0]?.seen).toMatchObject({
      link: 'https://item.taobao.com/item.htm',
      chain: ['https://item.taobao.com/item.htm'],
      target: 'https://item.taobao.com/item.htm',
      text: 'buy',
    });
  });

  it('a wrapper keeps its own path where that does not show what was cut inside', () => {
    const page = pageOf('https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D12345');
    expect(redactPage(page, 'no-query').links[0]?.seen.chain).toEqual([
      'https://link.zhihu.com/',
      'https://item.taobao.com/item.htm',
    ]);
  });
});

describe('every format', () => {
  for (const format of logFormats) {
    it(`${format} leaves out queries where nothing else is asked for`, async () => {
      const pages = [pageOf(`https://${canaries.user}@item.taobao.com/item.htm?id=${canaries.query}`)];
      const bytes = await new Response(exportLog(format, headOf(pages), each(pages))).bytes();
      expect(leaks(Buffer.from(bytes).toString('latin1'), 'no-query')).toEqual([]);
    });
  }
});
