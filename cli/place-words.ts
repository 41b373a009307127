import type { PairPlace } from '../engine/pair.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Kind, PlatformId } from '../engine/types.ts';
import { platformName } from './words.ts';

const kindWords: Readonly<Record<Kind, string>> = {
  page: 'pages',
  'short-link': 'short links',
  affiliate: 'affiliate links',
  'deep-link': 'app links',
  'mini-program': 'mini programs',
  payment: 'payments',
  wrapper: 'redirects',
  other: 'other links',
};

/** Where of a pair something holds: `chat`, `chat, payments`, `everywhere else, in CA`. */
export function placeWords({ surface, client, region, kind, host }: PairPlace): string {
  return [
    surface ?? 'every surface',
    ...(kind === 'page' || surface === 'checkout' ? [] : [kindWords[kind]]),
    ...(host === null ? [] : [`${host} only`]),
    ...(client === null ? [] : [client]),
    ...(region === null ? [] : [`in ${region}`]),
  ].join(', ');
}

/** The destination of a pair; null stands for every link. */
export function destinationName(to: PlatformId | null, rulebook: RulebookIndex): string {
  return to === null ? 'every other site' : platformName(to, rulebook);
}
