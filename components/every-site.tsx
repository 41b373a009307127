import { useView } from './view.ts';

interface EverySiteProps {
  /** Whether the browser lets every page be read unasked. */
  readonly on: boolean;
  readonly onEverySite: (on: boolean) => void;
}

/** Offers to read every page unasked, on a page that was not. */
export function EverySite({ on, onEverySite }: EverySiteProps) {
  const { text } = useView();
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => {
          // The browser asks the reader first: the switch moves when the answer is there.
          event.currentTarget.checked = on;
          onEverySite(!on);
        }}
      />
      <span>
        {text.t('everySite')}
        <span class="switch-note">{text.t('everySiteNote')}</span>
      </span>
    </label>
  );
}
