import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { rulebook } from '../engine/rules.ts';

const root = resolve(import.meta.dirname, '../..');

it('README.md counts what the rules hold', () => {
  const { platforms, wrappers, walls } = rulebook;
  const counts = `${platforms.size} platforms, ${wrappers.size} redirect pages and ${walls.size} walls`;
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(counts);
});

function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, folder, name));
}

it.each(['.', 'docs', 'rules'].flatMap(pagesIn).map((path) => [relative(root, path), path] as const))(
  'the links of %s lead somewhere',
  (_name, path) => {
    const text = readFileSync(path, 'utf8').replace(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)|src="([^"]+)"/g)].map(([, a, b]) => (a ?? b) as string);
    for (const link of links.filter((one) => !/^[a-z]+:/.test(one))) {
      expect(existsSync(join(dirname(path), link)), link).toBe(true);
    }
  },
);
