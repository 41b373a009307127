import type { ComponentChild } from 'preact';
import type { Section } from '../engine/section.ts';
import { iconShapes, iconSize } from './icon.ts';

const dashed = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-dasharray': '3.2 2.2' };

/** One wall, seen in different states: bricked up, with a gate, with a barred gate, half seen, or only guessed at. */
const shapes: Readonly<Record<Section, ComponentChild>> = {
  walled: (
    <path d="M0 1h9.3v4H0zM10.7 1H16v4h-5.3zM0 6.2h4.3v3.9H0zM5.7 6.2H16v3.9H5.7zM0 11.3h9.3v3.9H0zM10.7 11.3H16v3.9h-5.3z" />
  ),
  interstitial: <path d="M0 1h16v3.5h-1V15h-3v-2.5H4V15H1V4.5H0zM4 10.5h8V9.2a4 4 0 0 0-8 0z" fill-rule="evenodd" />,
  open: <path d="M0 1h16v3.5h-1V15h-3V10a4 4 0 0 0-8 0v5H1V4.5H0z" />,
  depends: (
    <>
      <path d="M0 1h8v14H1V4.5H0z" />
      <path d="M9.5 1.8h5.7v12.4H9.5" {...dashed} />
    </>
  ),
  unknown: <rect x="1.3" y="1.8" width="13.4" height="12.4" {...dashed} />,
  own: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" />
      <circle cx="8" cy="8" r="2.4" />
    </>
  ),
};

/** The sign of a section. Always beside its word, so hidden from those who cannot see it. */
export function Glyph({ section }: { readonly section: Section }) {
  return (
    <svg class="glyph" data-section={section} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[section]}
    </svg>
  );
}

/** The sign of Hutong. */
export function Logo() {
  return (
    <svg class="logo" viewBox={`0 0 ${iconSize} ${iconSize}`} aria-hidden="true">
      {iconShapes.map(({ colour, path }) => (
        <path key={path} fill={colour} d={path} />
      ))}
    </svg>
  );
}

/** Points right, and down where something is unfolded. */
export function Chevron() {
  return (
    <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
      <path d="m6 3.5 4.5 4.5L6 12.5" fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  );
}
