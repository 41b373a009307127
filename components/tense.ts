import type { PluralKey, TextKey } from './text.ts';

/** What may be said of links in the sentence about a page. */
export type Outcome = 'walled' | 'warning' | 'login' | 'step' | 'open' | 'depends' | 'unknown';

/** Predicates and sentences of a page as it is today. */
export const present = {
  walled: 'predicateWalled',
  warning: 'predicateWarning',
  login: 'predicateLogin',
  step: 'predicateStep',
  open: 'predicateOpen',
  depends: 'predicateDepends',
  unknown: 'predicateUnknown',
  none: 'sentenceNone',
  noneWhere: 'sentenceNoneWhere',
  elsewhereOnlyWalled: 'elsewhereOnlyWalled',
  elsewhereOnlyNone: 'elsewhereOnlyNone',
  elsewhereBoth: 'elsewhereBoth',
  elsewhereAll: 'elsewhereAll',
  elsewhereSome: 'elsewhereSome',
  elsewhereNone: 'elsewhereNone',
} as const satisfies Record<Outcome, PluralKey> & Record<string, PluralKey | TextKey>;

/** The same of a day that has passed: some languages have a tense for that. */
export const past = {
  walled: 'predicateWalledThen',
  warning: 'predicateWarningThen',
  login: 'predicateLoginThen',
  step: 'predicateStepThen',
  open: 'predicateOpenThen',
  depends: 'predicateDependsThen',
  unknown: 'predicateUnknownThen',
  none: 'sentenceNoneThen',
  noneWhere: 'sentenceNoneWhereThen',
  elsewhereOnlyWalled: 'elsewhereOnlyWalledThen',
  elsewhereOnlyNone: 'elsewhereOnlyNoneThen',
  elsewhereBoth: 'elsewhereBothThen',
  elsewhereAll: 'elsewhereAllThen',
  elsewhereSome: 'elsewhereSomeThen',
  elsewhereNone: 'elsewhereNoneThen',
} as const satisfies Record<keyof typeof present, PluralKey | TextKey>;

export type Tense = typeof present | typeof past;
