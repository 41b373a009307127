import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../browser/settings.ts';
import { type ImportPlan, planImport, settingsFile } from '../../browser/settings-file.ts';
import type { Vantage } from '../../engine/types.ts';
import cases from './settings-file.cases.json';

/** What a file says besides what is usual. */
interface Case {
  readonly name: string;
  readonly file: object;
  readonly here: Partial<Settings>;
  readonly sites?: readonly string[];
  readonly expectChange: object;
  readonly expectTaken: readonly string[];
  readonly expectSkipped: readonly string[];
  readonly expectWanted?: object;
  readonly expectNewer?: boolean;
}

const nothing = { everySite: false, sites: [] };
const knows = ({ surface }: Vantage) => surface !== ('cellar' as never);

function plan(text: string, here: Partial<Settings> = {}, sites: readonly string[] = []): ImportPlan {
  const planned = planImport(text, { ...defaultSettings, ...here }, { everySite: false, sites }, knows);
  if (typeof planned === 'string') throw new Error(planned);
  return planned;
}

describe('importing settings', () => {
  it.each(cases as unknown as readonly Case[])('$name', (one) => {
    const text = JSON.stringify({ hutong: 'settings', version: 1, ...one.file });
    const { change, taken, skipped, wanted, newer } = plan(text, one.here, one.sites);
    expect(change).toEqual(one.expectChange);
    expect(taken.map(({ part, added }) => (added === null ? part : `${part}: ${added.join(', ')}`))).toEqual(
      one.expectTaken,
    );
    expect(skipped.map(({ part, value, reason }) => `${part}${value === null ? '' : ` ${value}`}: ${reason}`)).toEqual(
      one.expectSkipped,
    );
    expect(wanted).toEqual(one.expectWanted ?? nothing);
    expect(newer).toBe(one.expectNewer ?? false);
  });

  it('brings back all that was exported', () => {
    const settings: Settings = {
      language: 'zh_CN',
      appearance: 'light',
      vantage: { platform: 'douyin', surface: 'live', client: null, region: null },
      marks: true,
      offSites: ['weibo.com', 'xn--fiq228c5hs.xn--fiqs8s'],
    };
    const access = { everySite: true, sites: ['example.com'] };
    const { change, wanted, skipped } = plan(settingsFile(settings, access, '2026-11-24'));
    expect([change, wanted, skipped]).toEqual([settings, access, []]);
    // A second time there is nothing left to take.
    expect(plan(settingsFile(settings, access, '2026-11-24'), settings, access.sites).change).toEqual({});
  });

  it('reads a file that an editor has marked as Unicode', () => {
    expect(plan(`\uFEFF${settingsFile({ ...defaultSettings, marks: true }, nothing, '2026-11-24')}`).change).toEqual({
      marks: true,
    });
  });

  it.each([
    ['a picture', '\u0089PNG\r\n', 'no-json'],
    ['nothing', '', 'no-json'],
    ['half a file', '{"hutong":"settings","settings":{', 'no-json'],
    ['another program’s settings', '{"settings":{"marks":true}}', 'not-ours'],
    ['a list', '[1]', 'not-ours'],
    ['a word', '"settings"', 'not-ours'],
    ['a report', '{"hutong":"report"}', 'not-ours'],
    ['a file that is much too long', `{"hutong":"settings","x":"${'x'.repeat(1_000_001)}"}`, 'not-ours'],
  ])('takes nothing from %s', (_, text, fault) => {
    expect(planImport(text, defaultSettings, nothing, knows)).toBe(fault);
  });
});
