import type { LinkSource } from '../engine/report.ts';
import type { Bucket, Effect, Kind } from '../engine/types.ts';
import type { TextKey } from './text.ts';

/** The parts of the list, in the order they are shown. `depends` stands within Unknown, told apart. */
export const sections = ['walled', 'interstitial', 'open', 'depends', 'unknown', 'own'] as const;
export type Section = (typeof sections)[number];

/** The part of the list that a verdict belongs to. */
export function sectionOf({ effect, bucket }: { readonly effect: Effect; readonly bucket: Bucket }): Section {
  return effect === 'depends' ? 'depends' : bucket;
}

const sectionByEffect: Readonly<Record<Effect, Section>> = {
  unknown: 'unknown',
  own: 'own',
  open: 'open',
  depends: 'depends',
  warning: 'interstitial',
  'login-wall': 'interstitial',
  'copy-out': 'walled',
  unlinked: 'walled',
  blocked: 'walled',
  refused: 'walled',
};

/** The part of the list for an effect that stands alone, as those of alternatives and records do. */
export function sectionOfEffect(effect: Effect): Section {
  return sectionByEffect[effect];
}

export const sectionLabels = {
  walled: 'bucketWalled',
  interstitial: 'bucketInterstitial',
  open: 'bucketOpen',
  depends: 'effectDepends',
  unknown: 'bucketUnknown',
  own: 'bucketOwn',
} as const satisfies Record<Section, TextKey>;

export const effectLabels = {
  unknown: 'effectUnknown',
  own: 'effectOwn',
  open: 'effectOpen',
  depends: 'effectDepends',
  warning: 'effectWarning',
  'login-wall': 'effectLoginWall',
  'copy-out': 'effectCopyOut',
  unlinked: 'effectUnlinked',
  blocked: 'effectBlocked',
  refused: 'effectRefused',
} as const satisfies Record<Effect, TextKey>;

/** Which of the ministry's standards of September 2021 an effect falls short of. */
export const standards: Readonly<Partial<Record<Effect, TextKey>>> = {
  warning: 'standardNoExtraSteps',
  'login-wall': 'standardNoExtraSteps',
  'copy-out': 'standardNoCopying',
  unlinked: 'standardSameDisplay',
  blocked: 'standardOpensInside',
};

/** What kind of link it is, where that is worth a word. */
export const kindLabels: Readonly<Partial<Record<Kind, TextKey>>> = {
  'short-link': 'kindShortLink',
  affiliate: 'kindAffiliate',
  'deep-link': 'kindDeepLink',
  'mini-program': 'kindMiniProgram',
  payment: 'kindPayment',
};

/** Where in the page a link stands, where it is not an ordinary link. */
export const sourceLabels: Readonly<Partial<Record<LinkSource, TextKey>>> = {
  area: 'sourceArea',
  frame: 'sourceFrame',
  form: 'sourceForm',
};
