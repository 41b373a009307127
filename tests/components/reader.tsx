import { render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { Popup, type PopupProps } from '../../components/popup.tsx';
import { pairHistory } from '../../engine/history.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import { rulebook, today } from './rulebook.ts';

/** A popup in a page of its own, with what a reader can see and do. */
export class Reader {
  readonly root = document.body.appendChild(document.createElement('div'));
  readonly props: { -readonly [Name in keyof PopupProps]: PopupProps[Name] };

  constructor(answer: ReportAnswer | null, more: Partial<PopupProps> = {}) {
    this.props = {
      answer,
      language: 'en',
      place: 'popup',
      site: null,
      usualPlace: false,
      everySite: null,
      onVantage: vi.fn(),
      onDay: vi.fn(),
      onLanguage: vi.fn(),
      onCopy: vi.fn(async () => {}),
      onHistory: vi.fn(async (from, to) => pairHistory(from, to, rulebook, today)),
      onJump: vi.fn(async () => ({ at: 1, of: 1 })),
      onRetry: vi.fn(),
      onSite: vi.fn(),
      onOptions: vi.fn(),
      onPanel: null,
      onEverySite: vi.fn(),
      ...more,
    };
    this.draw();
  }

  draw(): void {
    act(() => render(<Popup {...this.props} />, this.root));
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  one<T extends Element = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (found === null) throw new Error(`Nothing at ${selector}`);
    return found;
  }

  words(selector: string): string {
    return (this.one(selector).textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** The button whose words contain these. */
  button(words: string, within = this.root as Element): HTMLButtonElement {
    const found = [...within.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
    if (found === undefined) throw new Error(`No button "${words}"`);
    return found;
  }

  async click(element: HTMLElement): Promise<void> {
    await act(async () => {
      element.click();
      // Promises on the way, as that of the clipboard, get their turn.
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    });
  }

  /** Unfolds the destination, and its first link. */
  async unfold(destination: string): Promise<void> {
    await this.click(this.button(destination));
    const link = this.one<HTMLButtonElement>('.links button');
    if (link.getAttribute('aria-expanded') === 'false') await this.click(link);
  }
}

/** Takes every popup away again. */
export function closeAll(): void {
  for (const child of [...document.body.children]) {
    render(null, child);
    child.remove();
  }
}
