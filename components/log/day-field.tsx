import { useId } from 'preact/hooks';
import type { Day } from '../../engine/types.ts';

interface DayFieldProps {
  readonly label: string;
  /** Empty where none is chosen. */
  readonly value: Day | '';
  readonly onChange: (day: Day | '') => void;
}

/** A field for a day. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <div class="log-field" data-kind="day">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
    </div>
  );
}
