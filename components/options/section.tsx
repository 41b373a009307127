import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}

/** A part of the page, with its heading beside it where there is room. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <p class="note">{note}</p>}
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}

/** What has just come of something, also for those who do not see it. */
export function Status({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="status" role="status" aria-live="polite">
      {children}
    </div>
  );
}
