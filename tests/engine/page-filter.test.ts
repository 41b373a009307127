import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateSource } from '../../engine/candidate.ts';
import { filterNames, PageFilter } from '../../engine/page-filter.ts';
import examineCases from './examine.cases.json' with { type: 'json' };
import identifyCases from './identify.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';
import unwrapCases from './unwrap.cases.json' with { type: 'json' };

const candidates = new RegExp(candidateSource(rulebook), 'i');
const filter = new PageFilter(filterNames(rulebook));

/** Both have to agree; the filter may only be true where the expression is not for signs that are no ASCII. */
function expectAlike(address: string): void {
  const wanted = candidates.test(address);
  if (wanted || /^[!-~]*$/.test(address)) expect(filter.test(address), address).toBe(wanted);
}

const hosts = [rulebook.hosts, rulebook.wrappersByHost, rulebook.blockPagesByHost].flatMap((one) => [...one.keys()]);
const schemes = [...rulebook.schemes.keys(), ...rulebook.wrappersByScheme.keys()];

describe('the filter of a page', () => {
  it('agrees with the candidate expression on all links of the cases', () => {
    for (const { link } of [...examineCases, ...identifyCases, ...unwrapCases]) expectAlike(link);
  });

  it('agrees with it on every host and scheme of the rules, and on what looks like them', () => {
    for (const host of hosts) {
      expect(filter.test(`https://${host}/`), host).toBe(true);
      for (const near of [
        `HTTP://X.${host.toUpperCase()}`,
        `https://not${host}/`,
        `https://a.example/?u=https%3A%2F%2f${host}%2F`,
        `https://a.example/?u=https%253A%252F%252F${host}%252F`,
        `https://${host}.example/`,
        `https://${host}./`,
        `https://${host}.-x/`,
        `https://-${host}/`,
        `https://a_${host}_/`,
        `https://a@${host}:80/`,
        `/relative/${host}`,
        `https://%61${host}/`,
      ])
        expectAlike(near);
    }
    for (const scheme of schemes) for (const end of ['://a', ':', '1://a', '/://a', '']) expectAlike(`${scheme}${end}`);
  });

  it('agrees with it on whatever is put together from such pieces', () => {
    const pieces = fc.constantFrom(
      ...['http://', 'https:', '//', '/', '\\', '.', '..', '-', '_', '%2F', '%252f', '%', '2f', 'a', 'com', 'cn', 'co'],
      ...[
        '?',
        '#',
        ':',
        '@',
        'taobao',
        'taobao.com',
        'qq.com.cn',
        'T.CO',
        'weixin',
        'aHR0cHM6',
        '68747470',
        '淘',
        '．',
      ],
      ...['googleads.g.doubleclick.net', 'doubleclick.net', 'snssdk', 'tbopen', 'ſ', 'K', ' ', '\n'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (list) => expectAlike(list.join(''))),
      { numRuns: 20_000 },
    );
  });

  it('sees the schemes of apps in running text', () => {
    expect(filter.namesScheme('打开 taobao://item.taobao.com')).toBe(true);
    expect(filter.namesScheme('打开snssdk1128://a')).toBe(true);
    expect(filter.namesScheme('xtaobao://a')).toBe(false);
    expect(filter.namesScheme('taobao: //a, https://a.example/')).toBe(false);
  });

  it('comes back from an enormous address', () => {
    expect(filter.test(`https://x.example/${'%2f.taobao.co-'.repeat(4_000)}`)).toBe(false);
    expect(filter.test(`https://${'a.'.repeat(30_000)}x/`)).toBe(false);
    expect(filter.test(`https://${'a.'.repeat(30_000)}com/`)).toBe(false);
  });
});
