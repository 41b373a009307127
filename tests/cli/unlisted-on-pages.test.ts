import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { readLinks } from '../../cli/page-links.ts';
import { readPage } from '../../cli/read-page.ts';
import { uniqueLinks } from '../../cli/unique-links.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { unlistedWrapper } from '../../engine/types.ts';
import { unwrap } from '../../engine/unwrap.ts';
import { openRules } from '../../rules/load.ts';
import { pagesFolder, pagesMissing } from '../saved-pages.ts';
import cases from './unlisted-on-pages.cases.json' with { type: 'json' };

interface PageEntry {
  readonly file: string;
  readonly address: string;
}

const pages: readonly PageEntry[] =
  pagesMissing !== null ? [] : JSON.parse(readFileSync(join(pagesFolder, 'index.json'), 'utf8'));
let rulebook: RulebookIndex;
beforeAll(() => {
  rulebook = openRules();
});

// Never silently.
if (pagesMissing !== null) console.warn(`unlisted wrappers are not looked for on real pages: ${pagesMissing}`);

function needsPages(ctx: Pick<TestContext, 'skip'>): void {
  if (pagesMissing !== null) ctx.skip(pagesMissing);
}

describe('wrappers that no rule names, on real pages', () => {
  it('are told of pages that are there', (ctx) => {
    needsPages(ctx);
    const files = pages.map(({ file }) => file);
    expect(cases.filter(({ page }) => !files.includes(page))).toEqual([]);
  });

  it.each(pages)('$file: only those that somebody looked at', ({ file, address }) => {
    const { links } = uniqueLinks(readLinks(readPage(readFileSync(join(pagesFolder, file))).text), address);
    const found = links
      .map((link) => link.address)
      .filter((link) => unwrap(link, rulebook, address).layers.some(({ wrapper }) => wrapper.id === unlistedWrapper));
    expect(found.sort()).toEqual(cases.find(({ page }) => page === file)?.links ?? []);
  });
});
