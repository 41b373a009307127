import { describe, expect, it } from 'vitest';
import { candidateSource } from '../../engine/candidate.ts';
import { examine } from '../../engine/examine.ts';
import { isOrdinary } from '../../engine/ordinary.ts';
import examineCases from './examine.cases.json' with { type: 'json' };
import identifyCases from './identify.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';
import unwrapCases from './unwrap.cases.json' with { type: 'json' };

const candidates = new RegExp(candidateSource(rulebook), 'i');

describe('the candidate expression', () => {
  it('lets nothing through that a rule speaks of', () => {
    const links = [...examineCases, ...identifyCases, ...unwrapCases].map(({ link }) => link.trim());
    const rules = rulebook.book.platforms.flatMap(({ hosts, shortLinks, affiliates, assets, schemes }) => [
      ...[...Object.keys(hosts), ...Object.keys(shortLinks), ...affiliates, ...assets].flatMap((host) => [
        `https://${host}`,
        `HTTP://X.${host.toUpperCase()}`,
        `https://user@${host}:8080`,
        `https://wrap.example/?url=https%3A%2F%2F${host}%2F`,
        `https://wrap.example/?url=https%253A%252F%252F${host}%252F`,
        `https://wrap.example/?url=${btoa(`https://${host}/`)}`,
        `https://wrap.example/?url=${Buffer.from(`http://${host}/`).toString('hex')}`,
      ]),
      ...Object.keys(schemes).map((scheme) => `${scheme.replace('*', '1').replace(/:\/\/.*/, '')}://a`),
    ]);
    for (const link of [...links, ...rules]) {
      const finding = examine(link, { rulebook, vantage: null, day: '2026-01-01' });
      if (!isOrdinary(finding)) expect(candidates.test(link), link).toBe(true);
    }
    for (const link of rules.filter((link) => link.includes('wrap.example')))
      expect(candidates.test(link), link).toBe(true);
  });

  it.each([
    'https://example.com/',
    'https://nottaobao.com/',
    'https://taobao.com.evil.example/',
    'https://download.dcloud.net.cn/HBuilder.zip',
    'https://toutiaosg.com/',
    'mailto:a@example.com',
    'https://www.w3.org/TR/html52/',
  ])('spares the background %s', (link) => {
    expect(candidates.test(link)).toBe(false);
  });

  it('comes back from an enormous address', () => {
    expect(candidates.test(`https://x.example/${'%2f.taobao.co-'.repeat(4_000)}`)).toBe(false);
    expect(candidates.test(`https://${'a.'.repeat(30_000)}x/`)).toBe(false);
  });
});
