import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openRulebook, type RulebookIndex } from '../../engine/rulebook.ts';
import { unlistedWrapper } from '../../engine/types.ts';
import { unwrap } from '../../engine/unwrap.ts';
import { openRules, readSources, rulesFolder } from '../../rules/load.ts';
import type { PlatformFile } from '../../rules/schema.ts';

/** An address of a wrapper and what it carries. */
interface Example {
  readonly wrapper: string;
  readonly link: string;
  readonly target: string;
}

const rulebook = openRules();
const without = new Map<string, RulebookIndex>();

/** The rules as they would be had nobody listed one wrapper. */
function rulesWithout(id: string): RulebookIndex {
  const known = without.get(id);
  if (known !== undefined) return known;
  const platforms = rulebook.book.platforms.map((platform) => ({
    ...platform,
    wrappers: platform.wrappers.filter((wrapper) => wrapper.id !== id),
  }));
  const made = openRulebook({ ...rulebook.book, platforms }, rulebook.stamp.sha256);
  without.set(id, made);
  return made;
}

/** The same address however its escapes and its scheme are written. */
function normal(address: string): string {
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    return decodeURI(new URL(absolute).href);
  } catch {
    return absolute;
  }
}

/** Counts the examples that are seen through although their wrapper is not listed, and tells of all others. */
function seenThrough(examples: readonly Example[], what: string): { readonly rate: number; readonly missed: string[] } {
  const missed = examples.filter(({ wrapper, link, target }) => {
    const { layers, chain } = unwrap(link, rulesWithout(wrapper));
    return layers[0]?.wrapper.id !== unlistedWrapper || !chain.slice(1).some((one) => normal(one) === normal(target));
  });
  const rate = 1 - missed.length / examples.length;
  const names = missed.map(({ wrapper, link }) => `  ${wrapper}: ${link.slice(0, 160)}`);
  console.log(
    [`${what}: ${examples.length - missed.length} of ${examples.length}, ${(rate * 100).toFixed(1)} %`, ...names].join(
      '\n',
    ),
  );
  return { rate, missed: [...new Set(missed.map(({ wrapper }) => wrapper))].sort() };
}

const factsFile = resolve(import.meta.dirname, '../../../shared/facts/wrappers.json');
const factsMissing = existsSync(factsFile) ? null : `the record of wrappers is not on this machine (${factsFile})`;

describe('a wrapper that is taken out of the rules', () => {
  it('is seen through all the same, nearly always, in the record', (ctx) => {
    if (factsMissing !== null) {
      console.warn(factsMissing);
      ctx.skip(factsMissing);
    }
    const { wrappers } = JSON.parse(readFileSync(factsFile, 'utf8')) as {
      wrappers: { id: string; examples: { url: string; unwraps_to?: string | null }[] }[];
    };
    const examples = wrappers.flatMap(({ id, examples }) =>
      examples.flatMap(({ url, unwraps_to: target }): Example[] =>
        target == null ? [] : [{ wrapper: id, link: url, target }],
      ),
    );
    expect(examples.length).toBeGreaterThan(70);
    expect(seenThrough(examples, 'wrappers of the record').rate).toBeGreaterThanOrEqual(0.85);
  });

  it('is seen through all the same, nearly always, in the examples of the rules', () => {
    const files = readSources(rulesFolder).platforms.map(({ text }) => parse(text) as PlatformFile);
    const examples = files.flatMap(({ wrappers }) =>
      (wrappers ?? []).flatMap(({ id, examples }) =>
        (examples ?? []).flatMap(({ link, target }): Example[] =>
          typeof target === 'string' ? [{ wrapper: id, link, target }] : [],
        ),
      ),
    );
    expect(examples.length).toBeGreaterThan(100);
    expect(seenThrough(examples, 'wrappers of the rules').rate).toBeGreaterThanOrEqual(0.85);
  });
});
