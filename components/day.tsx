import { useEffect, useId, useRef } from 'preact/hooks';
import type { Day } from '../engine/types.ts';
import { firstDayOnRecord } from './dates.ts';
import { useReport } from './view.ts';

/** Whether a text is a day that can be looked back to. What is typed halfway, as the year 0020, is not. */
function canBeChosen(value: string, today: Day): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && value >= firstDayOnRecord && value <= today;
}

/** Chooses the day to judge for; null stands for today. */
export function DayPicker({ onDay }: { readonly onDay: (day: Day | null) => void }) {
  const { text, report } = useReport();
  const { day, today } = report;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const show = () => {
    if (field.current !== null) field.current.value = day;
  };
  useEffect(() => {
    // While the reader types, the field is theirs: an answer that comes late must not take a half-typed day away.
    if (document.activeElement !== field.current) show();
  });
  return (
    <div class="day" data-chosen={day !== today}>
      {day !== today && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            onDay(null);
            // The button goes away, and the focus must not go with it.
            field.current?.focus();
            if (field.current !== null) field.current.value = today;
          }}
        >
          {text.t('dayBack')}
        </button>
      )}
      <label class="hidden" for={id}>
        {text.t('dayToJudge')}
      </label>
      <input
        ref={field}
        id={id}
        type="date"
        min={firstDayOnRecord}
        max={today}
        required
        onChange={({ currentTarget: { value } }) => {
          if (canBeChosen(value, today)) onDay(value === today ? null : value);
        }}
        onBlur={show}
      />
    </div>
  );
}
