import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { recognise } from '../../engine/recognise.ts';
import { rulebook } from './rules.ts';

/** Real texts that people share, which are no part of the project. */
const factsFolder = resolve(import.meta.dirname, '../../../shared/facts');
const factsMissing = existsSync(factsFolder) ? null : `the share texts are not on this machine (${factsFolder})`;

// Never silently.
if (factsMissing !== null) console.warn(`real share texts are not tried: ${factsMissing}`);

function needsFacts(ctx: Pick<TestContext, 'skip'>): void {
  if (factsMissing !== null) ctx.skip(factsMissing);
}

function facts<T>(name: string): T {
  return JSON.parse(readFileSync(join(factsFolder, name), 'utf8')) as T;
}

interface ShareText {
  readonly kind: string;
  readonly text: string;
}

interface ShareCodes {
  readonly share_codes: readonly {
    id: string;
    platform_id: string;
    skip_test?: boolean;
    examples: readonly { text: string; where: string }[];
  }[];
  readonly false_positives_to_reject: readonly { readonly text: string }[];
}

/** The platforms that anything in a text leads to. */
function platformsIn(text: string): Set<string | null> {
  const { addresses, passcodes } = recognise(text, rulebook);
  const circumstances = { rulebook, vantage: null, day: '2026-11-24', found: true };
  const found = addresses.map(({ address }) => examine(address, circumstances));
  return new Set([
    ...found.flatMap(({ to, ambiguous }) => ambiguous ?? to),
    ...passcodes.flatMap(({ platform, ambiguous }) => ambiguous ?? platform),
  ]);
}

/** Use the same short links and passcodes as Taobao. */
const sameMessage: ReadonlySet<string> = new Set(['tmall', 'xianyu']);

function schemeOf(platform: string | null): string | null {
  return { zhihu: 'zhihu', douyin: 'snssdk1128', wechat: 'weixin' }[platform ?? ''] ?? null;
}

describe('real share texts', () => {
  it('lead to the platform that they are of, and to no other that rules know', (ctx) => {
    needsFacts(ctx);
    const texts = facts<ShareText[]>('share-texts.json');
    expect(texts.length).toBeGreaterThan(10);
    for (const { kind, text } of texts) {
      const platforms = platformsIn(text);
      if (kind === 'app-scheme') expect(text).toContain(`${[...platforms].map((id) => schemeOf(id))[0]}://`);
      else
        expect(
          [...platforms].filter((id) => id !== null && !sameMessage.has(id)),
          text,
        ).toEqual([kind]);
    }
  });

  it('are recognised in every family of passcodes', (ctx) => {
    needsFacts(ctx);
    const families = facts<ShareCodes>('sharecodes.json').share_codes;
    const wrong = families.flatMap(({ platform_id: owner, examples, skip_test: cut = false }) =>
      (cut ? [] : examples)
        // Middles that were cut out of a sample leave no code, and a beginning is no text.
        .filter(({ text, where }) => !text.includes('<') && !where.includes('prefix only'))
        .filter(({ text }) => ![...platformsIn(text)].some((id) => id !== null && owner.includes(id)))
        .map(({ text }) => `${owner}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are told from what only looks like them', (ctx) => {
    needsFacts(ctx);
    const texts = facts<ShareCodes>('sharecodes.json').false_positives_to_reject;
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter(({ text }) => recognise(text, rulebook).passcodes.length > 0)).toEqual([]);
  });
});
