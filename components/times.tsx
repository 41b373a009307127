import { useView } from './view.ts';

/** How often something stands on the page; nothing where it stands there once. */
export function Times({ count }: { readonly count: number }) {
  const { text } = useView();
  if (count === 1) return null;
  return (
    <span class="link-count">
      <span aria-hidden="true">×{text.number(count)}</span>
      <span class="hidden">{text.plural('times', count)}</span>
    </span>
  );
}
