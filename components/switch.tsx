import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SwitchProps {
  readonly label: string;
  readonly note: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

interface LabelledSwitchProps {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  /** The id of the element that says more; undefined where none does. */
  readonly describedBy?: string;
  /** One element: what is switched. */
  readonly children: ComponentChildren;
}

/** A switch with its words. It moves when what was asked for has been done: the browser or the page may say no. */
export function LabelledSwitch({ on, onSwitch, describedBy, children }: LabelledSwitchProps) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-describedby={describedBy}
        onChange={(event) => {
          event.currentTarget.checked = on;
          onSwitch(!on);
        }}
      />
      {children}
    </label>
  );
}

/** Something that is on or off, with a note on what that means. */
export function Switch({ label, note, on, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <LabelledSwitch on={on} onSwitch={onSwitch} describedBy={id}>
      <span>
        {label}
        <span class="switch-note" id={id} aria-hidden="true">
          {note}
        </span>
      </span>
    </LabelledSwitch>
  );
}
