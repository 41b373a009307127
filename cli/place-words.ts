import type { PairPlace } from '../engine/pair.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Kind, PlatformId, Surface, Wall } from '../engine/types.ts';
import { platformName } from './words.ts';

const kindWords: Readonly<Record<Kind, string>> = {
  page: 'pages',
  'short-link': 'short links',
  affiliate: 'affiliate links',
  'deep-link': 'app links',
  'mini-program': 'mini programs',
  payment: 'payments',
  share: 'share buttons',
  login: 'logins',
  wrapper: 'redirects',
  other: 'other links',
};

/** A surface as a heading names it; null stands for every one that no wall names. */
export function surfaceWord(surface: Surface | null): string {
  return surface ?? 'every surface';
}

/** Which links and readers only are meant: `payments`, `t.me, telegram.me only`, `in CA`; empty where it is all of them. */
export function specialWords(
  { surface, client, region, kind }: Omit<PairPlace, 'host'>,
  hosts: readonly string[],
): string {
  // At a checkout nothing but payments is met, and a host says what kind of link it is about.
  const kindSaid = kind === 'page' || surface === 'checkout' || hosts.length > 0;
  return [
    ...(kindSaid ? [] : [kindWords[kind]]),
    ...(hosts.length === 0 ? [] : [`${hosts.join(', ')} only`]),
    ...(client === null ? [] : [client]),
    ...(region === null ? [] : [`in ${region}`]),
  ].join(', ');
}

/** Places that are about several hosts of the destination, and otherwise the same, as one. */
export function withHostsTogether<Place extends PairPlace>(
  places: readonly Place[],
  alike: (a: Place, b: Place) => boolean = () => true,
): { readonly place: Place; readonly hosts: readonly string[] }[] {
  const together: { place: Place; hosts: string[] }[] = [];
  for (const place of places) {
    const { host, surface, client, region } = place;
    const known = together.find(
      (other) =>
        host !== null &&
        other.hosts.length > 0 &&
        other.place.surface === surface &&
        other.place.client === client &&
        other.place.region === region &&
        alike(other.place, place),
    );
    if (known !== undefined) known.hosts.push(host as string);
    else together.push({ place, hosts: host === null ? [] : [host] });
  }
  return together;
}

/** Where something holds: `chat`, `chat (payments)`, `every surface (in CA)`. */
export function placeWords(
  place: PairPlace,
  hosts: readonly string[] = place.host === null ? [] : [place.host],
): string {
  const special = specialWords(place, hosts);
  return `${surfaceWord(place.surface)}${special === '' ? '' : ` (${special})`}`;
}

/** The same of several places: `post (t.me, telegram.me only)`. */
export function placesWords(places: readonly PairPlace[]): string[] {
  return withHostsTogether(places).map(({ place, hosts }) => placeWords(place, hosts));
}

/** The destination of a pair; null stands for every link. */
export function destinationName(to: PlatformId | null, rulebook: RulebookIndex): string {
  return to === null ? 'every other site' : platformName(to, rulebook);
}

/** Where a wall stands, and for whom: `chat, moments`, `every surface, in CA`. */
export function wallPlace({ from, only }: Pick<Wall, 'from' | 'only'>): string {
  return [
    ...(from ?? ['every surface']),
    ...(only?.client === undefined ? [] : [only.client]),
    ...(only?.region === undefined ? [] : [`in ${only.region}`]),
  ].join(', ');
}
