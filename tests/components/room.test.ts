import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepWithinWindow } from '../../components/room.ts';

const page = document.documentElement;

/** What the browser gives, and what the popup would like. */
function measures({ window: height, content }: { readonly window: number; readonly content: number }): void {
  vi.stubGlobal('innerHeight', height);
  Object.defineProperty(page, 'scrollHeight', { configurable: true, value: content });
  window.dispatchEvent(new Event('resize'));
}

describe('the room of the popup', () => {
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    stop = keepWithinWindow();
  });

  afterEach(() => {
    stop();
    page.style.removeProperty('--room');
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  for (const [name, heights, expectRoom] of [
    ['is what a low screen leaves', { window: 510, content: 540 }, '510px'],
    ['is not measured where all fits', { window: 540, content: 540 }, ''],
    ['is not measured in a window so low that the whole popup scrolls', { window: 246, content: 540 }, ''],
  ] as const) {
    it(name, () => {
      measures(heights);
      vi.advanceTimersByTime(1000);
      expect(page.style.getPropertyValue('--room')).toBe(expectRoom);
    });
  }

  it('waits for a window that is still growing', () => {
    measures({ window: 450, content: 540 });
    vi.advanceTimersByTime(100);
    measures({ window: 540, content: 540 });
    vi.advanceTimersByTime(1000);
    expect(page.style.getPropertyValue('--room')).toBe('');
  });

  it('grows again with the window', () => {
    measures({ window: 510, content: 540 });
    vi.advanceTimersByTime(1000);
    measures({ window: 800, content: 540 });
    vi.advanceTimersByTime(1000);
    expect(page.style.getPropertyValue('--room')).toBe('');
  });
});
