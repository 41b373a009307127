import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { languages } from '../../components/text.ts';
import { Welcome, type WelcomeProps } from '../../components/welcome.tsx';

function shown(more: Partial<WelcomeProps>): { root: HTMLElement; props: WelcomeProps } {
  const root = document.createElement('div');
  const props: WelcomeProps = {
    language: 'en',
    everySite: false,
    pinIn: 'chromium',
    onLanguage: vi.fn(),
    onEverySite: vi.fn(),
    onOptions: vi.fn(),
    onDone: vi.fn(),
    ...more,
  };
  act(() => render(<Welcome {...props} />, root));
  return { root, props };
}

it.each(languages)('the first-run page can be read in twenty seconds in %s', (language) => {
  const { root } = shown({ language });
  const words = [...root.querySelectorAll('h1, .welcome-lead, .steps p')]
    .map(({ textContent }) => textContent)
    .join(' ');
  // 240 words of English or 300 characters of Chinese a minute are an unhurried pace.
  const most = language === 'en' ? 80 : 100;
  const length = language === 'en' ? words.split(/\s+/).length : (words.match(/\p{Script=Han}/gu)?.length ?? 0);
  expect(length).toBeGreaterThan(20);
  expect(length).toBeLessThanOrEqual(most);
});

it('says how to pin the button in the words of each browser, and nothing where it is in sight', () => {
  const words = (pinIn: WelcomeProps['pinIn']) => shown({ pinIn }).root.textContent;
  expect(words('chromium')).toContain('the pin beside Hutong');
  expect(words('firefox')).toContain('Pin to Toolbar');
  expect(words(null)).not.toContain('puzzle');
});

it('asks for what is chosen', () => {
  const { root, props } = shown({});
  act(() => root.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click());
  expect(props.onEverySite).toHaveBeenCalledWith(true);
  expect(shown({ everySite: true }).root.querySelectorAll<HTMLInputElement>('input')[1]?.checked).toBe(true);
});
