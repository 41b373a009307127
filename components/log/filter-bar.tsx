// biome-ignore-all lint/a11y/useSemanticElements: a part that scrolls and is no group of fields.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ColumnName, LogOverview, Progress } from '../../log/archive.ts';
import type { LogFilter } from '../../log/records.ts';
import { useLog } from './context.ts';
import { DayField } from './day-field.tsx';
import { Facet, type FacetChoice } from './facet.tsx';
import { columnLabels, valueName } from './names.ts';
import { firstQuestion, hashOf, isOpen, type ListPart, questionOf, withPart } from './question.ts';

const facets: readonly (readonly [ListPart, ColumnName])[] = [
  ['pagePlatforms', 'pagePlatform'],
  ['destinations', 'destination'],
  ['effects', 'effect'],
  ['walls', 'wall'],
  ['kinds', 'kind'],
  ['sessions', 'session'],
];

/** The values of a column with how often they occur, and what that hangs on. */
interface Counted {
  readonly grounds: string;
  readonly overview: LogOverview;
  readonly choices: readonly FacetChoice[];
}

/** How long the reader rests from typing before the log is searched (ms). */
const pause = 350;

interface FilterBarProps {
  readonly filter: LogFilter;
  readonly judgement: string;
  /** `typing` where the reader has not done with it, so that the way back does not stop at every letter. */
  readonly onFilter: (filter: LogFilter, typing?: boolean) => void;
  /** How far a search through words has come; null where none is going on. */
  readonly progress: Progress | null;
  readonly onStop: () => void;
}

/** A field whose words count once the reader rests from typing, or presses Enter. */
function TypedField(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly list?: string;
  readonly kind: 'text' | 'site';
  readonly onType: (value: string) => void;
}) {
  const { value, onType } = props;
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const id = useId();
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const done = (words: string) => {
    clearTimeout(timer.current);
    if (words.trim() !== value) onType(words.trim());
  };
  return (
    <div class="log-field" data-kind={props.kind}>
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="search"
        list={props.list}
        placeholder={props.placeholder}
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => {
          const words = currentTarget.value;
          setTyped(words);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => done(words), pause);
        }}
        onChange={({ currentTarget }) => done(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done(event.currentTarget.value);
        }}
      />
    </div>
  );
}

/** So many sites are offered while one is typed. */
const sitesOffered = 200;

/** What narrows the log, for all of its views. */
export function FilterBar({ filter, judgement, onFilter, progress, onStop }: FilterBarProps) {
  const log = useLog();
  const { text, archive, overview } = log;
  const [counted, setCounted] = useState<Partial<Record<ListPart, Counted>>>({});
  const [sites, setSites] = useState<readonly string[]>([]);
  const id = useId();

  /** What the counts of a part hang on: all that narrows the log but the part itself. Words would have to be searched anew. */
  const groundsOf = (part: ListPart): string => {
    const { [part]: _own, text: _words, ...rest } = filter;
    return hashOf({ ...firstQuestion, filter: rest, judgement });
  };
  const choicesOf = (part: ListPart): readonly FacetChoice[] | null => {
    const known = counted[part];
    return known?.grounds === groundsOf(part) && known.overview === overview ? known.choices : null;
  };

  useEffect(() => {
    let stale = false;
    archive.select({ filter: {}, order: null, judgement }).then(
      (all) => {
        if (!stale)
          setSites(
            all
              .counts('site')
              .slice(0, sitesOffered)
              .flatMap(({ value }) => value ?? []),
          );
      },
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [archive, overview, judgement]);

  /** Counts how often each value occurs among all findings that the rest of the filter leaves. */
  async function count(part: ListPart, column: ColumnName): Promise<void> {
    if (choicesOf(part) !== null) return;
    const grounds = groundsOf(part);
    try {
      const selection = await archive.select({ filter: questionOf(grounds).filter, order: null, judgement });
      const nameless = column !== 'pagePlatform' && column !== 'destination';
      const choices = selection
        .counts(column)
        .filter(({ value }) => value !== null || !nameless)
        .map(({ value, findings }) => ({ value, findings, label: valueName(column, value, log) }));
      setCounted((before) => ({ ...before, [part]: { grounds, overview, choices } }));
    } catch (error) {
      log.fail(error);
    }
  }

  return (
    <form
      class="filter-bar"
      role="search"
      aria-label={text.t('logPageFilter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div class="filter-line">
        <TypedField
          kind="text"
          label={text.t('logPageText')}
          placeholder={text.t('logPageTextHint')}
          value={filter.text ?? ''}
          onType={(words) => onFilter(withPart(filter, 'text', words), true)}
        />
        <TypedField
          kind="site"
          label={text.t('logPageColumnSite')}
          placeholder="zhihu.com"
          list={`${id}-sites`}
          value={filter.site ?? ''}
          onType={(site) => onFilter(withPart(filter, 'site', site.toLowerCase()), true)}
        />
        <datalist id={`${id}-sites`}>
          {sites.map((site) => (
            <option key={site} value={site} />
          ))}
        </datalist>
        <DayField
          label={text.t('logPageFrom')}
          value={filter.from ?? ''}
          onChange={(day) => onFilter(withPart(filter, 'from', day))}
        />
        <DayField
          label={text.t('logPageUntil')}
          value={filter.to ?? ''}
          onChange={(day) => onFilter(withPart(filter, 'to', day))}
        />
      </div>
      <div class="filter-line">
        {facets.map(([part, column]) => (
          <Facet
            key={part}
            label={text.t(columnLabels[column])}
            chosen={filter[part] ?? []}
            choices={choicesOf(part)}
            nameOf={(value) => valueName(column, value, log)}
            onOpen={() => void count(part, column)}
            onChoose={(values) => onFilter(withPart(filter, part, values as never))}
          />
        ))}
        {!isOpen(filter) && (
          <button type="button" class="text-button" onClick={() => onFilter({})}>
            {text.t('logPageFilterClear')}
          </button>
        )}
      </div>
      {progress !== null && (
        <div class="search-progress">
          <progress value={progress.done} max={Math.max(1, progress.all)} aria-label={text.t('logPageSearching')} />
          <span>
            {text.t('logPageSearchedOf', { done: text.number(progress.done), all: text.number(progress.all) })}
          </span>
          <button type="button" class="text-button" onClick={onStop}>
            {text.t('logPageStop')}
          </button>
        </div>
      )}
    </form>
  );
}
