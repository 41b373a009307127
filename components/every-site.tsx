import { SwitchLabel } from './switch-label.tsx';
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
    <SwitchLabel on={on} onSwitch={onEverySite}>
      <span>
        {text.t('everySite')}
        <span class="switch-note">{text.t('everySiteNote')}</span>
      </span>
    </SwitchLabel>
  );
}
