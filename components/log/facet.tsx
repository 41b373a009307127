import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useLog } from './context.ts';

/** A value that a list can be narrowed to, with how many findings have it; null where that is not known. */
export interface FacetChoice {
  readonly value: string | null;
  readonly label: string;
  readonly findings: number | null;
}

interface PopoverProps {
  readonly label: string;
  /** What the button says behind its label: what is chosen. */
  readonly value: string;
  readonly children: () => ComponentChildren;
  readonly onOpen?: () => void;
  readonly kind?: 'facet' | 'plain';
}

/** A button with a panel under it, which closes with Escape and when the focus or a click goes elsewhere. */
export function Popover({ label, value, children, onOpen, kind = 'facet' }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event) => {
      if (box.current?.contains(target as Node) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    const { right = 0, width = 0 } = panel.current?.getBoundingClientRect() ?? {};
    // A panel that would stick out to the side is laid along the other edge of its button.
    if (panel.current !== null) panel.current.dataset.end = String(right > innerWidth && width < innerWidth);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to a key that its button and panel pass on.
    <div
      ref={box}
      class="popover"
      data-kind={kind}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        box.current?.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        class="facet-button"
        data-set={value !== ''}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        <span class="facet-label">{label}</span>
        {value !== '' && <span class="facet-value">{value}</span>}
      </button>
      {open && (
        <div class="facet-panel" id={id} ref={panel}>
          {children()}
        </div>
      )}
    </div>
  );
}

interface FacetProps {
  readonly label: string;
  readonly chosen: readonly (string | null)[];
  /** Asked for when the panel is opened; null while they are on their way. */
  readonly choices: readonly FacetChoice[] | null;
  readonly nameOf: (value: string | null) => string;
  readonly onOpen: () => void;
  readonly onChoose: (values: readonly (string | null)[]) => void;
}

/** So many choices or more can be searched. */
const many = 12;

/** Narrows the log to some values of a column. */
export function Facet({ label, chosen, choices, nameOf, onOpen, onChoose }: FacetProps) {
  const { text } = useLog();
  const [words, setWords] = useState('');
  const id = useId();
  const first = chosen[0];
  const more = chosen.length - 1;
  const shown = first === undefined ? '' : nameOf(first) + (more > 0 ? ` +${text.number(more)}` : '');
  const all: readonly FacetChoice[] = [
    ...(choices ?? []),
    // What was chosen can be taken back, also where nothing has it any more.
    ...chosen
      .filter((value) => choices?.some((one) => one.value === value) !== true)
      .map((value) => ({ value, label: nameOf(value), findings: choices === null ? null : 0 })),
  ];
  const fitting = all.filter((one) => `${one.label} ${one.value}`.toLowerCase().includes(words.toLowerCase()));
  return (
    <Popover
      label={label}
      value={shown}
      onOpen={() => {
        setWords('');
        onOpen();
      }}
    >
      {() => (
        <>
          {all.length >= many && (
            <input
              type="search"
              class="facet-search"
              aria-label={text.t('logPageFacetSearch', { facet: label })}
              placeholder={text.t('logPageFacetSearchShort')}
              value={words}
              onInput={({ currentTarget }) => setWords(currentTarget.value)}
            />
          )}
          <fieldset class="facet-choices">
            <legend class="hidden">{label}</legend>
            {fitting.map(({ value, label: name, findings }) => (
              <label key={value ?? ''} class="facet-choice" for={`${id}-${value}`}>
                <input
                  id={`${id}-${value}`}
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={({ currentTarget }) =>
                    onChoose(currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                  }
                />
                <span class="facet-name">{name}</span>
                {findings !== null && <span class="count">{text.number(findings)}</span>}
              </label>
            ))}
            {choices === null && <p class="quiet">{text.t('logPageCounting')}</p>}
            {choices !== null && fitting.length === 0 && <p class="quiet">{text.t('logPageFacetNothing')}</p>}
          </fieldset>
          {chosen.length > 0 && (
            <button type="button" class="text-button" onClick={() => onChoose([])}>
              {text.t('logPageFacetClear')}
            </button>
          )}
        </>
      )}
    </Popover>
  );
}
