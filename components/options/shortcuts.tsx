import { useText } from '../page-text.ts';
import type { TextKey } from '../text.ts';
import { Section } from './section.tsx';

/** What can be done by keys, by the names of the manifest's commands. */
const labels = {
  _execute_action: 'optionsShortcutOpen',
  check: 'optionsShortcutCheck',
  'next-walled': 'optionsShortcutNext',
} as const satisfies Readonly<Record<string, TextKey>>;

type Command = keyof typeof labels;

/** Keys as the browser writes them (`Alt+Shift+H`, or `⌥⇧H` on a Mac), one by one. */
function keysOf(shortcut: string): string[] {
  return shortcut.includes('+') ? shortcut.split('+') : [shortcut];
}

export interface ShortcutsProps {
  /** Keys by command; empty where there are none. */
  readonly shortcuts: Readonly<Record<string, string>>;
  readonly onChangeShortcuts: () => void;
}

/** The keys that do something, and the way to change them. */
export function ShortcutsSection({ shortcuts, onChangeShortcuts }: ShortcutsProps) {
  const text = useText();
  return (
    <Section title={text.t('optionsShortcuts')} note={text.t('optionsShortcutsNote')}>
      <dl class="shortcuts">
        {(Object.keys(labels) as Command[]).map((command) => {
          const shortcut = shortcuts[command] ?? '';
          return (
            <div key={command} class="shortcut">
              <dt>{text.t(labels[command])}</dt>
              <dd dir="ltr">
                {shortcut === '' ? (
                  <span class="note">{text.t('optionsShortcutNone')}</span>
                ) : (
                  keysOf(shortcut).map((key) => <kbd key={key}>{key}</kbd>)
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <button type="button" class="button" data-kind="plain" onClick={onChangeShortcuts}>
        {text.t('optionsShortcutsChange')}
      </button>
    </Section>
  );
}
