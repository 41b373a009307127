import { useId } from 'preact/hooks';

interface SwitchProps {
  readonly label: string;
  readonly note: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** Something that is on or off. It moves when it has been done, since the browser may ask the reader first. */
export function Switch({ label, note, on, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-describedby={id}
        onChange={(event) => {
          event.currentTarget.checked = on;
          onSwitch(!on);
        }}
      />
      <span>
        {label}
        <span class="switch-note" id={id} aria-hidden="true">
          {note}
        </span>
      </span>
    </label>
  );
}
