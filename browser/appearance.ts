import { readSettings, type Settings, watchSettings } from './settings.ts';

/** Where the last choice is kept besides: storage answers only after a page has been painted. */
const remembered = 'appearance';

function show(appearance: Settings['appearance']): void {
  document.documentElement.dataset.appearance = appearance;
  localStorage.setItem(remembered, appearance);
}

/**
 * Shows a page of the extension in light or dark colours, as the reader chose, now and whenever the choice changes: the
 * root element's `data-appearance` is `system`, `light` or `dark`. Called first of all, so that nothing is painted before.
 */
export function followAppearance(): void {
  document.documentElement.dataset.appearance = localStorage.getItem(remembered) ?? 'system';
  watchSettings(({ appearance }) => show(appearance));
  void readSettings().then(({ appearance }) => show(appearance));
}
