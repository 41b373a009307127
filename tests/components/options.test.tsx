import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Imported } from '../../components/options/imported.tsx';
import { Options, type OptionsProps } from '../../components/options/options.tsx';
import { vantageChoices } from '../../engine/page-report.ts';
import { rulebook } from './rulebook.ts';

const settings: OptionsProps['settings'] = {
  language: null,
  appearance: 'system',
  vantage: null,
  marks: false,
  offSites: ['weibo.com'],
};
const places = {
  choices: vantageChoices(rulebook),
  names: Object.fromEntries([...rulebook.platforms].map(([id, { name }]) => [id, name])),
};
const imported: Imported = {
  file: 'mine.json',
  newer: true,
  before: settings,
  after: {
    ...settings,
    language: 'zh_TW',
    vantage: { platform: 'wechat', surface: 'moments', client: null, region: null },
    offSites: ['weibo.com', 'example.com'],
  },
  taken: [
    { part: 'language', added: null },
    { part: 'vantage', added: null },
    { part: 'offSites', added: ['example.com'] },
  ],
  skipped: [
    { part: 'marks', value: null, reason: 'unchosen' },
    { part: 'offSites', value: 'all shops', reason: 'unfit' },
    { part: 'toString', value: null, reason: 'unknown' },
    { part: 'access', value: 'example.org', reason: 'not-given' },
  ],
};

/** The page, with what a reader can see and do. */
class Page {
  readonly root = document.body.appendChild(document.createElement('div'));
  readonly props: OptionsProps;

  constructor(more: Partial<OptionsProps> = {}) {
    this.props = {
      settings,
      browserLanguage: 'en',
      places,
      versions: { extension: '1.2.3', rulebook: '2026.11.24.1' },
      failure: null,
      access: { platforms: true, everySite: false, sites: [] },
      platformCount: 136,
      shortcuts: { _execute_action: 'Alt+Shift+H', check: '⌥⇧J' },
      outcome: null,
      onChange: vi.fn(),
      onAddOffSite: vi.fn(async () => ({ kind: 'added' as const, site: 'example.com' })),
      onRemoveOffSite: vi.fn(async () => ({ kind: 'removed' as const, site: 'weibo.com' })),
      onPlatforms: vi.fn(),
      onEverySite: vi.fn(),
      onAddSite: vi.fn(async () => ({ kind: 'refused' as const })),
      onRemoveSite: vi.fn(async () => ({ kind: 'removed' as const, site: 'example.com' })),
      onChangeShortcuts: vi.fn(),
      onExport: vi.fn(),
      onImport: vi.fn(),
      onReset: vi.fn(),
      onUndo: vi.fn(),
      onWanted: vi.fn(),
      ...more,
    };
    act(() => render(<Options {...this.props} />, this.root));
  }

  words(selector: string): string {
    return [...this.root.querySelectorAll(selector)].map(({ textContent }) => textContent).join(' | ');
  }

  button(words: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((one) => one.textContent === words);
    if (found === undefined) throw new Error(`No button "${words}"`);
    return found;
  }

  async click(words: string): Promise<void> {
    await act(async () => {
      this.button(words).click();
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    });
  }
}

afterEach(() => {
  for (const child of [...document.body.children]) {
    render(null, child);
    child.remove();
  }
});

describe('the page with all settings', () => {
  it('has a heading for every part, and no two with the same name', () => {
    const page = new Page();
    const headings = page.words('h2').split(' | ');
    expect(headings).toHaveLength(6);
    expect(new Set(headings).size).toBe(6);
    for (const section of page.root.querySelectorAll('section')) {
      const heading = page.root.querySelector(`[id="${section.getAttribute('aria-labelledby')}"]`);
      expect(heading?.tagName).toBe('H2');
    }
  });

  it('speaks the browser’s language until another is chosen', () => {
    expect(new Page({ browserLanguage: 'zh-HK' }).words('h1')).toBe('設定');
    expect(new Page({ browserLanguage: 'zh-HK', settings: { ...settings, language: 'en' } }).words('h1')).toBe(
      'Options',
    );
  });

  it('offers the browser’s language by its name', () => {
    const page = new Page({ browserLanguage: 'zh-TW', settings: { ...settings, language: 'en' } });
    expect(page.words('option[value=""]')).toContain('As the browser (繁體中文)');
  });

  it('offers access to the platforms only where the browser has taken it back', async () => {
    expect(new Page().words('.allowed')).toBe('Allowed');
    const page = new Page({ access: { platforms: false, everySite: false, sites: [] } });
    await page.click('Allow');
    expect(page.props.onPlatforms).toHaveBeenCalledOnce();
  });

  it('lists the places to judge from by name, with a chosen one that the rules no longer have', () => {
    const vantage = { platform: 'gone', surface: null, client: null, region: null };
    const page = new Page({ settings: { ...settings, vantage } });
    const labels = [...page.root.querySelectorAll('optgroup')].map(({ label }) => label);
    expect(labels).toEqual([...labels].sort(new Intl.Collator('en-GB').compare));
    expect(page.root.querySelector<HTMLSelectElement>('select')?.value).toBe('gone');
  });

  it('names the keys of each shortcut, and says where there are none', () => {
    const page = new Page();
    expect(page.words('.shortcut dd')).toBe('AltShiftH | ⌥⇧J | none');
  });

  it('tells what an import took and skipped, with what was before and why', () => {
    const page = new Page({ outcome: { kind: 'imported', imported, wanted: { everySite: false, sites: [] } } });
    expect(page.words('.status p')).toBe(
      '3 settings taken from mine.json. A newer version of Hutong wrote it; what this version knows was taken.',
    );
    expect(page.words('.lines li')).toBe(
      [
        'Language: 繁體中文 (was English)',
        'Judge as met in: WeChat · Moments (was The page itself)',
        'Off for these sites: example.com',
        'Mark links on pages: no choice in the file; yours stays',
        'Off for these sites: all shops: not a value it can have',
        'toString: not known to this version',
        'Access: example.org: access not given',
      ].join(' | '),
    );
    expect(page.button('Undo')).toBeDefined();
  });

  it('asks whether the access shall be asked for that a file wants', async () => {
    const wanted = { everySite: true, sites: ['example.com'] };
    const page = new Page({ outcome: { kind: 'imported', imported: { ...imported, taken: [] }, wanted } });
    expect(page.words('.status p')).toContain('The file also asks for access to Every site and example.com.');
    await page.click('Not now');
    await page.click('Allow');
    expect(vi.mocked(page.props.onWanted).mock.calls).toEqual([[false], [true]]);
    // Nothing was changed, so there is nothing to take back.
    expect(() => page.button('Undo')).toThrow();
  });

  it('offers to take back a reset, but not what was taken back', () => {
    expect(new Page({ outcome: { kind: 'reset' } }).button('Undo')).toBeDefined();
    expect(() => new Page({ outcome: { kind: 'undone' } }).button('Undo')).toThrow();
  });

  it('says what the browser could not do', () => {
    expect(new Page({ failure: 'Quota exceeded' }).words('[role="alert"]')).toBe(
      'Your browser could not do this: Quota exceeded',
    );
  });

  it('keeps the focus in the list when a site goes', async () => {
    const page = new Page();
    await page.click('Remove');
    expect(page.props.onRemoveOffSite).toHaveBeenCalledWith('weibo.com');
    expect(document.activeElement?.tagName).toBe('INPUT');
    expect(page.words('.status')).toContain('weibo.com removed.');
  });
});
