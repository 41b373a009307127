import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Log } from '../../components/log/log.tsx';
import { textIn } from '../../components/text.ts';
import type { Archive } from '../../log/archive.ts';
import { demoLog, logFile } from '../log-demo.ts';
import { LogInMemory } from './log-in-memory.ts';
import { rulebook } from './rulebook.ts';

const demo = demoLog(rulebook, 60);
const text = textIn('en');
const all = demo.pages.reduce((sum, { links }) => sum + links.length, 0);
const now = () => new Date('2026-11-24T16:00:00Z');

class Fault extends Error {
  readonly kind: string;

  constructor(kind: string) {
    super(`It is ${kind}.`);
    this.kind = kind;
  }
}

/** The page over a log in memory, with what a reader sees and does. */
class LogPage {
  readonly root = document.body.appendChild(document.createElement('div'));
  readonly onRecording = vi.fn();
  readonly archive: LogInMemory;

  private constructor(archive: LogInMemory) {
    this.archive = archive;
  }

  static async open(archive = new LogInMemory(demo.sessions, demo.pages), open?: () => Promise<Archive>) {
    const page = new LogPage(archive);
    const exporting = {
      tool: { name: 'hutong', version: '0.1.0' },
      timeZone: 'Asia/Shanghai',
      rulebook: async () => ({ stamp: rulebook.stamp, bytes: new Uint8Array() }),
    } as const;
    // The page opens the log whenever it is given another way to.
    const way = open ?? (async () => archive);
    await act(async () =>
      render(
        <Log
          text={text}
          open={way}
          rulebook={rulebook}
          exporting={exporting}
          now={now}
          onRecording={page.onRecording}
        />,
        page.root,
      ),
    );
    await page.settle();
    return page;
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1)
      await act(async () => void (await new Promise((next) => setTimeout(next))));
  }

  /** Waits until a selector is there. */
  async until(selector: string): Promise<void> {
    await vi.waitFor(async () => {
      await this.settle();
      expect(this.root.querySelector(selector), selector).not.toBeNull();
    }, 20_000);
  }

  words(selector: string): string {
    return [...this.root.querySelectorAll(selector)].map(({ textContent }) => textContent).join(' | ');
  }

  find(selector: string, words = ''): HTMLElement {
    const found = [...this.root.querySelectorAll<HTMLElement>(selector)].find((one) =>
      one.textContent?.includes(words),
    );
    if (found === undefined) throw new Error(`There is no ${selector} with “${words}”.`);
    return found;
  }

  async press(selector: string, words = ''): Promise<void> {
    await act(async () => this.find(selector, words).click());
    await this.settle();
  }

  async type(selector: string, words: string): Promise<void> {
    const field = this.find(selector) as HTMLInputElement;
    await act(async () => {
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await this.settle();
  }

  async key(selector: string, key: string, ctrlKey = false): Promise<void> {
    await act(async () => {
      this.find(selector).dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
      );
    });
    await this.settle();
  }

  async pick(selector: string, files: readonly File[]): Promise<void> {
    const field = this.find(selector) as HTMLInputElement;
    Object.defineProperty(field, 'files', { value: files, configurable: true });
    await act(async () => void field.dispatchEvent(new Event('change', { bubbles: true })));
  }

  get active(): Element | null {
    return this.root.querySelector(`[id="${this.find('.grid').getAttribute('aria-activedescendant')}"]`);
  }
}

beforeEach(() => {
  history.replaceState(null, '', '/');
  localStorage.clear();
});
afterEach(() => {
  for (const root of document.body.children) render(null, root);
  document.body.replaceChildren();
});

async function ndjson(name: string): Promise<File> {
  return new File([await logFile(demo, rulebook)], name);
}

describe('the page of the log', () => {
  it('says what the log comes to', async () => {
    const page = await LogPage.open();
    expect(page.words('.sentence')).toMatch(
      new RegExp(`^${text.number(all)} findings on 60 pages; of those .* \\d+% are walled$`),
    );
    expect(page.find('.grid').getAttribute('aria-rowcount')).toBe(String(all + 1));
  });

  it('shows what was recorded while the reader was elsewhere', async () => {
    const page = await LogPage.open(new LogInMemory(demo.sessions, demo.pages.slice(0, 59)));
    await page.archive.add([], [], demo.pages.slice(59));
    expect(page.words('.sentence')).toContain('59 pages');
    await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
    await page.settle();
    expect(page.words('.sentence')).toContain('60 pages');
  });

  it('says how to begin where the log is empty', async () => {
    const page = await LogPage.open(new LogInMemory([], []));
    expect(page.words('main')).toContain('The log is empty.');
    await page.press('.button', 'Set up recording');
    expect(page.onRecording).toHaveBeenCalledOnce();
    expect(page.root.querySelector('.grid')).toBeNull();
  });

  it.each([
    ['blocked', 'another window of Hutong'],
    ['newer', 'later version'],
    ['lost', 'Import your last export'],
    ['disk', 'It is disk.'],
  ])('says in plain words that the log is %s, and tries again', async (kind, words) => {
    let failure: Error | null = new Fault(kind);
    const archive = new LogInMemory(demo.sessions, demo.pages);
    const page = await LogPage.open(archive, async () => {
      if (failure !== null) throw failure;
      return archive;
    });
    expect(page.words('[role="alert"]')).toContain(words);
    failure = null;
    await page.press('.button', 'Try again');
    expect(page.words('.sentence')).toContain('60 pages');
  });

  it('says that no room is left, and goes on', async () => {
    const page = await LogPage.open();
    await page.press('.log-views button', 'Sessions');
    page.archive.failure = new Fault('full');
    await page.type('.session-name', 'Another');
    await act(
      async () => void page.find('.session-fields').dispatchEvent(new FocusEvent('focusout', { bubbles: true })),
    );
    await page.settle();
    expect(page.words('.said')).toContain('There is no room left');
    page.archive.failure = null;
    expect(page.root.querySelectorAll('.session')).toHaveLength(demo.sessions.length);
  });

  it('warns early of little room, and of a log that is in one place only', async () => {
    const archive = new LogInMemory(demo.sessions, demo.pages);
    archive.room = { used: 850, quota: 1000, log: 800 };
    const page = await LogPage.open(archive);
    expect(page.words('.notice')).toMatch(/85% .* This log exists on this device only/);
  });
});

describe('the filter', () => {
  it('is read from the address, and goes back with the browser', async () => {
    history.replaceState(null, '', '#page=wechat');
    const page = await LogPage.open();
    expect(page.words('.facet-value')).toBe('WeChat');
    const before = page.words('.sentence');
    await page.press('.filter-bar .text-button', 'Clear all filters');
    expect(location.hash).toBe('');
    expect(page.words('.sentence')).not.toBe(before);
    await act(async () => {
      history.replaceState(null, '', '#page=wechat');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await page.settle();
    expect(page.words('.sentence')).toBe(before);
  });

  it('offers each value with how often it occurs, and takes several', async () => {
    const page = await LogPage.open();
    await page.press('.facet-button', 'Destination');
    const counts = [...page.root.querySelectorAll('.facet-choice .count')].map((one) =>
      Number(one.textContent?.replace(',', '')),
    );
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(all);
    await page.press('.facet-choice', 'Taobao');
    await page.press('.facet-choice', 'JD.com');
    expect(location.hash).toBe('#to=taobao&to=jd');
    expect(page.words('.facet-value')).toBe('Taobao +1');
    // The other values can still be taken: a facet does not narrow itself.
    expect(page.words('.facet-choice')).toContain('Douyin');
  });

  it('searches words, and replaces its own step of the way back', async () => {
    const page = await LogPage.open();
    const length = history.length;
    await page.type('.log-field[data-kind="text"] input', '保温杯');
    await page.until('main[aria-busy="false"]');
    expect(location.hash).toContain('text=');
    expect(history.length).toBe(length);
    expect(page.words('.sentence')).not.toContain(`${text.number(all)} findings`);
  });

  it('is without words again where the search for them was stopped', async () => {
    history.replaceState(null, '', '#to=taobao');
    const page = await LogPage.open();
    const before = page.words('.sentence');
    const select = page.archive.select.bind(page.archive);
    page.archive.select = (question, progress, signal) => {
      if (question.filter.text === undefined) return select(question, progress, signal);
      progress?.({ done: 1, all: 60 });
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    await page.type('.log-field[data-kind="text"] input', '保温杯');
    expect(page.words('.search-progress')).toContain('Searched 1 of 60 pages');
    await page.press('.search-progress .text-button', 'Stop');
    expect(location.hash).toBe('#to=taobao');
    expect(page.words('.sentence')).toBe(before);
    expect((page.find('.log-field[data-kind="text"] input') as HTMLInputElement).value).toBe('');
  });

  it('says so where nothing fits', async () => {
    history.replaceState(null, '', '#site=nowhere.example');
    const page = await LogPage.open();
    expect(page.words('.log-results')).toBe('Nothing in the log fits this filter.');
  });
});

describe('the table', () => {
  it('holds the rows in sight only, and numbers them among all', async () => {
    const page = await LogPage.open();
    const rows = page.root.querySelectorAll('.grid-window .grid-row');
    expect(rows.length).toBeLessThan(40);
    expect([...rows].map((row) => row.getAttribute('aria-rowindex')).slice(0, 2)).toEqual(['2', '3']);
  });

  it('is walked through with the keys', async () => {
    const page = await LogPage.open();
    const row = () => page.active?.closest('[role="row"]')?.getAttribute('aria-rowindex');
    await page.key('.grid', 'ArrowDown');
    await page.key('.grid', 'ArrowRight');
    expect(row()).toBe('3');
    expect(page.active?.getAttribute('aria-colindex')).toBe('3');
    await page.key('.grid', 'End', true);
    expect(row()).toBe(String(all + 1));
    await page.key('.grid', 'PageUp');
    expect(Number(row())).toBeLessThan(all);
    await page.key('.grid', 'Home', true);
    expect(row()).toBe('2');
    await page.key('.grid', 'End');
    expect(page.active?.getAttribute('data-column')).toBe('wall');
    await page.key('.grid', 'Home');
    expect(page.active?.getAttribute('aria-colindex')).toBe('1');
  });

  it('opens a finding with its way, its verdict, its judgements and its page', async () => {
    history.replaceState(null, '', '#wall=wechat-article-any-2020-10');
    const page = await LogPage.open();
    await page.key('.grid', 'Enter');
    expect(page.words('.detail .chain')).toContain('https://');
    expect(page.words('.detail .record')).toContain('wechat-article-any-2020-10');
    expect(page.words('.side-by-side thead')).toContain('As recorded');
    expect(page.words('.detail')).toContain('mp.weixin.qq.com');
    await page.key('.grid', 'Escape');
    expect(page.root.querySelector('.detail')).toBeNull();
  });

  it('is sorted by its heads: up, down, and as recorded', async () => {
    const page = await LogPage.open();
    await page.press('.grid-sort', 'Destination');
    expect(location.hash).toBe('#sort=destination');
    await page.press('.grid-sort', 'Destination');
    expect(location.hash).toBe('#sort=-destination');
    expect(page.find('[aria-sort="descending"]').textContent).toBe('Destination');
    await page.press('.grid-sort', 'Destination');
    expect(location.hash).toBe('');
  });

  it('remembers its columns', async () => {
    const page = await LogPage.open();
    await page.press('.facet-button', 'Columns');
    await page.press('.facet-choice', 'Kind');
    expect(page.words('[role="columnheader"]')).toContain('Kind');
    render(null, page.root);
    const again = await LogPage.open();
    expect(again.words('[role="columnheader"]')).toContain('Kind');
  });

  it('is laid together by a column, and narrowed by a click on a group', async () => {
    history.replaceState(null, '', '#group=destination');
    const page = await LogPage.open();
    expect(page.words('.groups th')).toContain('Taobao');
    await page.press('.groups .text-button', 'Taobao');
    expect(location.hash).toBe('#to=taobao');
    expect(page.root.querySelector('.grid')).not.toBeNull();
  });
});

describe('pages and sessions', () => {
  it('lists pages with what their links meet, and one with all its links', async () => {
    history.replaceState(null, '', '#view=pages');
    const page = await LogPage.open();
    expect(page.find('.grid').getAttribute('aria-rowcount')).toBe('61');
    await page.key('.grid', 'Enter');
    expect(page.root.querySelectorAll('.detail-links li')).toHaveLength(demo.pages[0]?.links.length ?? -1);
  });

  it('keeps name, note and tags of a session when a field is left', async () => {
    history.replaceState(null, '', '#view=sessions');
    const page = await LogPage.open();
    await page.type('.session-name', ' November ');
    await page.type('.session-tags', 'shops，1111, shops');
    await act(
      async () => void page.find('.session-fields').dispatchEvent(new FocusEvent('focusout', { bubbles: true })),
    );
    await page.settle();
    const { sessions } = await page.archive.overview();
    expect(sessions.find(({ name }) => name === 'November')?.tags).toEqual(['shops', '1111']);
    expect(page.words('.kept')).toContain('Saved');
  });
});

describe('deleting', () => {
  it('says what goes, takes whole pages, and puts them back as they were', async () => {
    const page = await LogPage.open();
    const before = JSON.stringify(await page.archive.overview());
    await page.press('.grid-window input[type="checkbox"]');
    expect(page.words('.log-chosen')).toContain('1 page selected');
    await page.press('.log-chosen .text-button', 'Delete');
    const links = demo.pages[0]?.links.length ?? -1;
    expect(page.words('.dialog-said')).toBe(`1 page with ${links} findings will go.`);
    await page.press('.button[data-kind="danger"]');
    expect(page.words('.said')).toContain(`1 page with ${links} findings deleted.`);
    expect((await page.archive.overview()).pages).toBe(59);
    expect(page.words('.sentence')).toContain('59 pages');
    await page.press('.said .text-button', 'Undo');
    expect(JSON.stringify(await page.archive.overview())).toBe(before);
    expect(page.words('.sentence')).toContain('60 pages');
  });

  it('can be taken back until the page is left, the last deletion first', async () => {
    const page = await LogPage.open();
    for (const left of [59, 58]) {
      await page.press('.grid-window input[type="checkbox"]');
      await page.press('.log-chosen .text-button', 'Delete');
      await page.press('.button[data-kind="danger"]');
      await page.press('.said .text-button', 'Close');
      expect(page.words('.sentence')).toContain(`${left} pages`);
    }
    await page.press('.log-head .button', 'Undo last deletion');
    await page.press('.log-head .button', 'Undo last deletion');
    expect(page.words('.sentence')).toContain('60 pages');
    expect(page.words('.log-head')).not.toContain('Undo');
  });

  it('takes all pages of a site', async () => {
    const page = await LogPage.open();
    await page.press('.log-head .button', 'Delete');
    await page.type('.dialog input:not([type])', 'weixin.qq.com');
    const wechat = demo.pages.filter(({ page: { address } }) => address.includes('weixin.qq.com')).length;
    expect(page.words('.dialog-said')).toContain(`${wechat} pages`);
    await page.press('.button[data-kind="danger"]');
    expect((await page.archive.overview()).pages).toBe(60 - wechat);
  });

  it('takes everything only after a word was typed, and says that this is for good', async () => {
    const page = await LogPage.open();
    await page.press('.log-head .button', 'Delete');
    await page.press('.radio', 'The whole log');
    expect(page.words('.dialog')).toContain('This cannot be undone.');
    const button = () => page.find('.button[data-kind="danger"]') as HTMLButtonElement;
    expect(button().disabled).toBe(true);
    await page.type('.dialog input[autocomplete="off"]', 'Delete');
    expect(button().disabled).toBe(false);
    await page.press('.button[data-kind="danger"]');
    expect((await page.archive.overview()).pages).toBe(0);
    expect(page.words('main')).toContain('The log is empty.');
    expect(page.words('.said')).not.toContain('Undo');
    expect(page.words('.log-head')).not.toContain('Undo');
  });
});

describe('judging again', () => {
  it('keeps what was concluded, and tells how often the rules of today say otherwise', async () => {
    const changed = demo.pages.map((one, i) =>
      i > 0
        ? one
        : {
            ...one,
            links: one.links.map((link) => ({
              ...link,
              concluded: link.concluded.map((first) => ({ ...first, effect: 'refused' as const })),
            })),
          },
    );
    const page = await LogPage.open(new LogInMemory(demo.sessions, changed));
    await page.press('.log-head .button', 'Verdicts');
    await page.press('.dialog .button', 'Judge again');
    await page.until('.dialog .lines');
    const links = demo.pages[0]?.links.length ?? -1;
    expect(page.words('.dialog-said p')).toBe(`${links} of ${text.number(all)} findings changed:`);
    expect(page.words('.dialog .lines')).toContain('from “Payment not accepted” to');
    expect(location.hash).toMatch(/^#judgement=[0-9a-f-]{36}$/);
    const { judgements } = await page.archive.overview();
    expect(judgements).toHaveLength(1);
    await page.press('.dialog .radio', 'As recorded');
    expect(location.hash).toBe('');
  });
});

describe('importing', () => {
  it('shows first what would be added, and then what was, and overwrites nothing', async () => {
    const half = demo.pages.slice(0, 30);
    const page = await LogPage.open(new LogInMemory(demo.sessions, half));
    await page.press('.log-head .button', 'Import');
    await page.pick('.import-picker', [await ndjson('team.ndjson')]);
    await page.until('.import-file');
    expect(page.words('.import-file')).toContain('New: 30 pages');
    expect(page.words('.import-file')).toContain('30 pages are in the log already');
    expect((await page.archive.overview()).pages).toBe(30);
    await page.press('.dialog .button', 'Add to the log');
    await page.until('.dialog-said');
    expect(page.words('.dialog-said')).toContain('Added 30 pages');
    expect(page.words('.dialog-said')).toContain('30 pages were there already, alike in all.');
    expect((await page.archive.overview()).pages).toBe(60);
  });

  it('takes nothing of a file that was cut', async () => {
    const whole = await ndjson('cut.ndjson');
    const page = await LogPage.open(new LogInMemory([], []));
    await page.press('.log-head .button', 'Import');
    await page.pick('.import-picker', [
      new File([whole.slice(0, whole.size - 500)], 'cut.ndjson'),
      new File(['hello'], 'note.ndjson'),
    ]);
    await page.until('.import-file');
    expect(page.words('.import-file')).toMatch(
      /cut\.ndjson.*Nothing of it was taken.*note\.ndjson.*not a log of Hutong/,
    );
    expect(page.root.textContent).not.toContain('Add to the log');
  });
});

describe('exporting', () => {
  it('shows what leaves the machine before it does', async () => {
    history.replaceState(null, '', '#text=taobao');
    const page = await LogPage.open();
    await page.until('main[aria-busy="false"]');
    await page.press('.log-head .button', 'Export');
    await page.until('.preview td');
    expect(page.words('.preview')).toContain('item.taobao.com/item.htm');
    expect(page.words('.preview')).not.toContain('id=');
    await page.press('.dialog .radio', 'All but the host');
    expect(page.words('.preview')).not.toContain('item.htm');
    await page.press('.dialog .radio', 'Addresses as they were met');
    await page.until('.preview td');
    expect(page.words('.preview')).toContain('id=');
  });
});

describe('plots', () => {
  it('are described, can be read as tables, walked through with keys, and narrow the log', async () => {
    history.replaceState(null, '', '#view=plots');
    const page = await LogPage.open();
    await page.until('.plot-cell');
    const pictures = page.root.querySelectorAll('svg[role="img"]');
    expect(pictures.length).toBe(4);
    for (const one of pictures) expect(one.querySelector('desc')?.textContent).toMatch(/.{20}/);
    for (const one of page.root.querySelectorAll('.plot-cells')) {
      expect(one.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    }
    await page.press('.plot-tools button', 'As a table');
    expect(page.root.querySelectorAll('.plot-table tbody tr').length).toBeGreaterThan(5);
    await page.press('.plot-tools button', 'As a picture');
    await page.key('.plot-cells', 'ArrowRight');
    await page.key('.plot-cells', 'Enter');
    expect(location.hash).toMatch(/^#page=[a-z]*&to=[a-z]+$/);
    expect(page.root.querySelector('.grid')).not.toBeNull();
  });
});
