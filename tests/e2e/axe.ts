import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong with a page as it stands: each rule with the elements that break it. */
export async function axeOn(page: Page): Promise<readonly Violation[]> {
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(axe);
  // Of all else only one element is told: gathering what is right costs more than finding what is wrong.
  return page.evaluate(
    `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  ) as Promise<readonly Violation[]>;
}

/** The same in short: each rule with the first element that breaks it. */
export async function violationsOf(page: Page): Promise<string[]> {
  return (await axeOn(page)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
