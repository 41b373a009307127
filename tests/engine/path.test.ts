import { describe, expect, it } from 'vitest';
import { pathBegins, pathFits, withoutCovered } from '../../engine/path.ts';

describe('pathFits', () => {
  it.each([
    ['/link', '/link', true],
    ['/link', '/link/', true],
    ['/link/', '/link', true],
    ['/link', '/links', false],
    ['/link', '/link/a', false],
    ['/', '/', true],
    ['/', '/a', false],
    ['/{}', '/abc', true],
    ['/{}', '/', false],
    ['/{}', '/a/b', false],
    ['/products/{}/link-jump', '/products/7/link-jump', true],
    ['/products/{}/link-jump', '/products//link-jump', false],
    ['/**', '/a/b/c', true],
    ['/**', '/', true],
    ['/**/tc', '/a/b/tc', true],
    ['/**/tc', '/tc', true],
    ['/**/tc', '/a/tc/b', false],
    ['/**/a/**/b', '/x/a/a/y/b', true],
  ])('%s fits %s: %s', (template, path, fits) => {
    expect(pathFits(template, path)).toBe(fits);
  });

  it('is not led astray by an enormous path', () => {
    expect(pathFits('/**/a/**/b', `/${'a/'.repeat(20_000)}c`)).toBe(false);
  });
});

describe('pathBegins', () => {
  it.each([
    ['/sph/', '/sph/a', true],
    ['/sph/', '/sph', false],
    ['/sph', '/sph', true],
    ['/sph', '/sph/a', true],
    ['/sph', '/spherical', false],
  ])('%s begins %s: %s', (prefix, path, begins) => {
    expect(pathBegins(prefix, path)).toBe(begins);
  });
});

it('withoutCovered keeps only the widest hosts', () => {
  expect(withoutCovered(new Set(['jd.com', 'item.jd.com', 'notjd.com', 'a.item.jd.com']))).toEqual([
    'jd.com',
    'notjd.com',
  ]);
});
