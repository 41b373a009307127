import { describe, expect, it } from 'vitest';
import { offSiteOf, siteTyped } from '../../browser/off-sites.ts';
import cases from './off-sites.cases.json';

describe('sites for which Hutong is off', () => {
  it.each(cases.pages)('$name', ({ address, sites, expectSite }) => {
    expect(offSiteOf(address, sites)).toBe(expectSite);
  });
});

describe('a site that somebody types', () => {
  it.each(cases.typed)('$name', ({ words, expectSite }) => {
    expect(siteTyped(words)).toBe(expectSite);
  });
});
