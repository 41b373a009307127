import { SwitchLabel } from './switch-label.tsx';
import { useView } from './view.ts';

interface MarksSwitchProps {
  /** Whether the links of this page are marked now. */
  readonly on: boolean;
  readonly onMarks: (on: boolean) => void;
}

/** Whether walled and interstitial links are marked on the page that is shown. */
export function MarksSwitch({ on, onMarks }: MarksSwitchProps) {
  const { text } = useView();
  return (
    <SwitchLabel on={on} onSwitch={onMarks}>
      <span title={text.t('marksSwitchNote')}>{text.t('marksSwitch')}</span>
    </SwitchLabel>
  );
}
