import { useEffect, useId, useRef } from 'preact/hooks';
import { bucketOrder } from '../engine/summarise.ts';
import type { Bucket } from '../engine/types.ts';
import { CopyList } from './copy.tsx';
import { sectionLabels } from './effects.ts';
import { type Filter, type Filtered, isActive, leadsToRival, noFilter } from './filter.ts';
import { Glyph } from './glyph.tsx';
import { focusFirstRow, isTyping, walkRows } from './keys.ts';
import type { TextKey } from './text.ts';
import { useReport } from './view.ts';

interface ToolsProps {
  readonly filter: Filter;
  readonly shown: Filtered;
  readonly onFilter: (filter: Filter) => void;
}

/** The field takes the focus at `/`, Esc shows everything again, and arrows go from row to row, wherever the focus is. */
function useShortcuts(field: { readonly current: HTMLInputElement | null }, active: boolean, clear: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      walkRows(event);
      if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      }
      if (event.key === 'Escape' && active) {
        // Else the browser would close the popup.
        event.preventDefault();
        clear();
        field.current?.focus();
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}

interface ChipProps {
  readonly label: TextKey;
  readonly pressed: boolean;
  readonly count?: number;
  readonly bucket?: Bucket;
  readonly onPress: () => void;
}

function Chip({ label, pressed, count, bucket, onPress }: ChipProps) {
  const { text } = useReport();
  return (
    <button type="button" class="chip" data-section={bucket} aria-pressed={pressed} onClick={onPress}>
      {bucket !== undefined && <Glyph section={bucket} />}
      {text.t(label)}
      {count !== undefined && <span class="count">{text.number(count)}</span>}
    </button>
  );
}

function Chips({ filter, shown: { counts }, onFilter }: ToolsProps) {
  const { text, report } = useReport();
  const rivals = report.findings.filter((finding) => leadsToRival(finding, report)).length;
  const offersRivals = rivals > 0 && rivals < report.findings.length;
  if (counts.length < 2 && !offersRivals) return null;
  const { buckets } = filter;
  const toggle = (bucket: Bucket) => {
    const next = bucketOrder.filter((one) => (one === bucket) !== buckets.includes(one));
    onFilter({ ...filter, buckets: next });
  };
  return (
    <fieldset class="chips">
      <legend class="hidden">{text.t('filterChips')}</legend>
      <Chip
        label="filterAll"
        pressed={buckets.length === 0 && !filter.rivals}
        onPress={() => onFilter({ ...filter, buckets: [], rivals: false })}
      />
      {counts.length > 1 &&
        counts.map(([bucket, count]) => (
          <Chip
            key={bucket}
            label={sectionLabels[bucket]}
            bucket={bucket}
            count={count}
            pressed={buckets.includes(bucket)}
            onPress={() => toggle(bucket)}
          />
        ))}
      {offersRivals && (
        <Chip
          label="filterRivals"
          pressed={filter.rivals}
          onPress={() => onFilter({ ...filter, rivals: !filter.rivals })}
        />
      )}
    </fieldset>
  );
}

/** Narrows the list, says how much of it is shown, and copies that. */
export function Tools({ filter, shown, onFilter }: ToolsProps) {
  const { text, report } = useReport();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const active = isActive(filter);
  const clear = () => onFilter(noFilter);
  useShortcuts(field, active, clear);
  const total = report.findings.length;
  return (
    <search class="tools" aria-label={text.t('filterLabel')}>
      <label class="hidden" for={id}>
        {text.t('filterLabel')}
      </label>
      <input
        ref={field}
        id={id}
        class="filter"
        type="search"
        value={filter.words}
        placeholder={text.t('filterPlaceholder')}
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        onInput={({ currentTarget: { value } }) => onFilter({ ...filter, words: value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && focusFirstRow(event.currentTarget)) event.preventDefault();
        }}
      />
      <span class="filter-key" aria-hidden="true">
        /
      </span>
      <Chips filter={filter} shown={shown} onFilter={onFilter} />
      <div class="tools-line">
        <p role="status" aria-live="polite" class="filter-result">
          {active
            ? text.plural('filterResult', total, { shown: text.number(shown.findings.length) })
            : text.plural('links', total)}
        </p>
        {shown.findings.length > 0 && <CopyList findings={shown.findings} />}
      </div>
      {shown.findings.length === 0 && (
        <p class="filter-none">
          {text.t('filterNone')}{' '}
          <button
            type="button"
            class="text-button"
            onClick={() => {
              clear();
              // The button goes away, and the focus must not go with it.
              field.current?.focus();
            }}
          >
            {text.t('filterClear')}
          </button>
        </p>
      )}
    </search>
  );
}
