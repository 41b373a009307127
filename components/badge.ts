import { greyIcon } from './icon.ts';
import type { Text, TextKey } from './text.ts';

/** How many links of a tab meet what. */
export interface BadgeCounts {
  readonly walled: number;
  readonly interstitial: number;
  readonly open: number;
  readonly unknown: number;
}

/** What the button of a tab says of the log; null where nothing is recorded of it. */
type LogSign = 'recorded' | 'recording' | 'paused' | 'full' | 'fault' | null;

/** What the toolbar button shows. */
export interface Badge {
  readonly text: string;
  /** The button's title, which says in words all that the badge says in signs. */
  readonly title: string;
  readonly colour: string;
  readonly textColour: string;
  /** What stands in for the extension's own icon; null for that one. */
  readonly icon: typeof greyIcon | null;
}

/** What a tab's button has to tell of, besides the links of a page that has been read. */
export type BadgeState = 'fault' | 'off' | 'scanning' | 'no-access';

const red = { colour: '#a8301c', textColour: '#ffffff' };
const grey = { colour: '#46555f', textColour: '#ffffff' };

const purple = { colour: '#6b2f8f', textColour: '#ffffff' };

const logTitles = {
  recorded: 'logBadgeRecorded',
  recording: 'logBadgeRecording',
  paused: 'logBadgePaused',
  full: 'logBadgeFull',
  fault: 'logBadgeFault',
} as const satisfies Record<Exclude<LogSign, null>, TextKey>;

/** A badge with what is said of the log: a colour of its own once the page is in it, and words in the title. */
function withLog(badge: Badge, log: LogSign, text: Text): Badge {
  if (log === null) return badge;
  const title = `${badge.title} · ${text.t(logTitles[log])}`;
  if (log === 'recorded') return { ...badge, ...purple, text: badge.text || '●', title };
  return log === 'full' || log === 'fault' ? { ...badge, ...purple, text: '!', title } : { ...badge, title };
}

const signs = { fault: '!', off: '', scanning: '…', 'no-access': '' } as const satisfies Record<BadgeState, string>;
const titles = {
  fault: 'badgeFault',
  off: 'badgeOff',
  scanning: 'badgeScanning',
  'no-access': 'badgeNoAccess',
} as const satisfies Record<BadgeState, TextKey>;

/**
 * The badge of a tab: the number of walled links, a sign while there is none, nothing where there is nothing to say. A page
 * that cannot be read never shows a number.
 */
export function badgeFor(state: BadgeCounts | BadgeState, text: Text, log: LogSign = null): Badge {
  if (typeof state === 'string') {
    const badge = { text: signs[state], title: text.t(titles[state]), ...grey };
    return { ...badge, icon: state === 'off' ? greyIcon : null };
  }
  const { walled } = state;
  const label = walled === 0 ? '' : walled > 99 ? '99+' : String(walled);
  const colours = walled === 0 ? grey : red;
  return withLog({ text: label, title: titleOf(state, text), ...colours, icon: null }, log, text);
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
