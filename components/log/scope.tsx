import { useId } from 'preact/hooks';
import type { LogFilter } from '../../log/records.ts';
import { useLog } from './context.ts';
import { isOpen } from './question.ts';

/** How much of the log something is about. */
export type Scope = 'all' | 'filter';

interface ScopeChoiceProps {
  readonly scope: Scope;
  readonly filter: LogFilter;
  readonly onScope: (scope: Scope) => void;
}

/** The choice between the whole log and what the filter leaves of it, where it leaves anything out. */
export function ScopeChoice({ scope, filter, onScope }: ScopeChoiceProps) {
  const { text } = useLog();
  const id = useId();
  return (
    <>
      <label class="radio">
        <input type="radio" name={id} checked={scope === 'all'} onChange={() => onScope('all')} />
        {text.t('logPageScopeAll')}
      </label>
      <label class="radio">
        <input
          type="radio"
          name={id}
          disabled={isOpen(filter)}
          checked={scope === 'filter'}
          onChange={() => onScope('filter')}
        />
        {text.t('logPageScopeFilter')}
      </label>
    </>
  );
}
