const rows = '.disclosure-button';

/** Whether letters that are pressed here belong to what the reader writes or chooses. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), select, textarea');
}

/** The rows of the list that an element stands in, as they are seen from top to bottom. */
function rowsAround(element: Element): HTMLElement[] {
  return [...(element.closest('.body')?.querySelectorAll<HTMLElement>(rows) ?? [])];
}

/** Goes to the first row of the list. False where there is none. */
export function focusFirstRow(from: Element): boolean {
  const [first] = rowsAround(from);
  first?.focus();
  return first !== undefined;
}

/** Goes from row to row with the arrow keys, and from the first one back to the field above. */
export function walkRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof HTMLElement) || !target.matches(rows)) return;
  const all = rowsAround(target);
  const next = all[all.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)];
  const to = next ?? (event.key === 'ArrowUp' ? target.closest('.body')?.querySelector<HTMLElement>('.filter') : null);
  if (to == null) return;
  event.preventDefault();
  to.focus();
}
