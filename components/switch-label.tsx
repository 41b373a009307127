import type { ComponentChildren } from 'preact';

interface SwitchLabelProps {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  /** The id of what is said of it besides its label. */
  readonly describedBy?: string;
  readonly children: ComponentChildren;
}

/** A switch with its words. It moves when what it stands for has been done: the browser may ask the reader first, or the page not let us in. */
export function SwitchLabel({ on, onSwitch, describedBy, children }: SwitchLabelProps) {
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
