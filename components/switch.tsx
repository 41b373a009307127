import { useId } from 'preact/hooks';
import { SwitchLabel } from './switch-label.tsx';

interface SwitchProps {
  readonly label: string;
  readonly note: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** Something that is on or off, with what that means. */
export function Switch({ label, note, on, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <SwitchLabel on={on} onSwitch={onSwitch} describedBy={id}>
      <span>
        {label}
        <span class="switch-note" id={id} aria-hidden="true">
          {note}
        </span>
      </span>
    </SwitchLabel>
  );
}
