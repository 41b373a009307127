import type { LinkSource } from '../engine/report.ts';
import type { Section } from '../engine/section.ts';
import type { Effect, Kind } from '../engine/types.ts';
import type { TextKey } from './text.ts';

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
export const kindLabels: Readonly<Partial<Record<Kind | 'share' | 'login', TextKey>>> = {
  'short-link': 'kindShortLink',
  affiliate: 'kindAffiliate',
  'deep-link': 'kindDeepLink',
  'mini-program': 'kindMiniProgram',
  payment: 'kindPayment',
  share: 'kindShare',
  login: 'kindLogin',
};

/** Where in the page a link stands, where it is not an ordinary link. */
export const sourceLabels: Readonly<Partial<Record<LinkSource, TextKey>>> = {
  attribute: 'sourceAttribute',
  script: 'sourceScript',
  card: 'sourceCard',
  svg: 'sourceSvg',
  text: 'sourceText',
  area: 'sourceArea',
  frame: 'sourceFrame',
  form: 'sourceForm',
  qr: 'sourceQr',
};
