import type { Text } from './text.ts';

/** How many links of a tab meet what. */
export interface BadgeCounts {
  readonly walled: number;
  readonly interstitial: number;
  readonly open: number;
  readonly unknown: number;
}

/** What the toolbar button shows. */
export interface Badge {
  readonly text: string;
  /** The button's title, which says in words all that the badge says in signs. */
  readonly title: string;
  readonly colour: string;
  readonly textColour: string;
}

const red = { colour: '#a8301c', textColour: '#ffffff' };
const grey = { colour: '#46555f', textColour: '#ffffff' };

/**
 * The badge of a tab: the number of walled links, `!` for a fault, nothing where there is nothing to say. `null` stands
 * for a tab that cannot be read, and never shows a number.
 */
export function badgeFor(state: BadgeCounts | 'fault' | null, text: Text): Badge {
  if (state === 'fault') return { text: '!', title: text.t('badgeFault'), ...grey };
  if (state === null) return { text: '', title: text.t('badgeNoAccess'), ...grey };
  const { walled } = state;
  const label = walled === 0 ? '' : walled > 99 ? '99+' : String(walled);
  return { text: label, title: titleOf(state, text), ...(walled === 0 ? grey : red) };
}

function titleOf({ walled, interstitial, open, unknown }: BadgeCounts, text: Text): string {
  const parts = [
    ...(walled === 0 ? [] : [text.t('badgeWalled', { count: text.number(walled) })]),
    ...(interstitial === 0 ? [] : [text.t('badgeInterstitial', { count: text.number(interstitial) })]),
    ...(open === 0 ? [] : [text.t('badgeOpen', { count: text.number(open) })]),
    ...(unknown === 0 ? [] : [text.t('badgeUnknown', { count: text.number(unknown) })]),
  ];
  return parts.length === 0 ? text.t('badgeNothing') : text.t('badgeTitle', { summary: text.list(parts) });
}
