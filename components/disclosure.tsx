import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Chevron } from './glyph.tsx';

interface DisclosureProps {
  readonly kind: 'group' | 'destination' | 'link' | 'record' | 'caveats' | 'history' | 'coverage';
  /** The level of the heading that the button is; without one it is no heading. */
  readonly heading?: 'h2' | 'h3' | 'h4' | 'h5';
  readonly summary: ComponentChildren;
  /** Made only once it is asked for: a page may hold thousands of links. */
  readonly children: () => ComponentChildren;
  readonly initiallyOpen?: boolean;
}

/** A row that unfolds. */
export function Disclosure({ kind, heading: Heading, summary, children, initiallyOpen = false }: DisclosureProps) {
  const [open, setOpen] = useState(initiallyOpen);
  const id = useId();
  const button = (
    <button
      type="button"
      class="disclosure-button"
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      onClick={() => setOpen(!open)}
    >
      <Chevron />
      <span class="disclosure-summary">{summary}</span>
    </button>
  );
  return (
    <div class="disclosure" data-kind={kind}>
      {Heading === undefined ? button : <Heading class="disclosure-heading">{button}</Heading>}
      {open && (
        <div class="disclosure-content" id={id}>
          {children()}
        </div>
      )}
    </div>
  );
}
