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
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => {
          // The page may not let us in: the switch moves when the answer is there.
          event.currentTarget.checked = on;
          onMarks(!on);
        }}
      />
      <span title={text.t('marksSwitchNote')}>{text.t('marksSwitch')}</span>
    </label>
  );
}
