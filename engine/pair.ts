import { parseAddress } from './address.ts';
import { linkFits, type Target, targetRank } from './contest.ts';
import { identify } from './identify.ts';
import { groupOf, type RulebookIndex } from './rulebook.ts';
import {
  type Client,
  clients,
  type Kind,
  type PlatformId,
  type Surface,
  surfaces,
  type Vantage,
  type Wall,
} from './types.ts';

/** Whether a wall is about the platform on its other side; null stands for every site that no rule knows. */
export function concerns(wall: Wall, id: PlatformId | null, rulebook: RulebookIndex): boolean {
  return targetRank(wall, id, groupOf(id, rulebook)) > 0 && (wall.inbound || hostsOf(wall, id, rulebook)?.length !== 0);
}

/**
 * All walls that readers of a platform may meet on the way to a destination, on either side, judged or not. A
 * destination of null stands for every site that no rule knows.
 */
export function wallsBetween(from: PlatformId, to: PlatformId | null, rulebook: RulebookIndex): Wall[] {
  const outbound = (rulebook.outbound.get(from) ?? []).filter((wall) => concerns(wall, to, rulebook));
  const inbound = to === null ? [] : (rulebook.inbound.get(to) ?? []);
  return [...outbound, ...inbound.filter((wall) => concerns(wall, from, rulebook))];
}

/** The hosts that a wall restricts itself to, of those that belong to a platform; null where it is about every link. */
function hostsOf(wall: Wall, to: PlatformId | null, rulebook: RulebookIndex): string[] | null {
  return wall.links?.hosts?.filter((host) => identify(`https://${host}`, rulebook).platform === to) ?? null;
}

/** What of a pair walls tell apart: where the link is met, by whom, and what kind of link it is. */
export interface PairPlace {
  /** Null stands for every surface that no wall between the two names. */
  readonly surface: Surface | null;
  readonly client: Client | null;
  readonly region: string | null;
  readonly kind: Kind;
  /** The host that the link must be on, where a wall is about some hosts of the destination only. */
  readonly host: string | null;
}

/** Whether links are met on the same surface by the same readers, whatever links they are. */
export function samePlace(a: PairPlace, b: PairPlace): boolean {
  return a.surface === b.surface && a.client === b.client && a.region === b.region;
}

/** The places that stand for all others, of which this one is told apart: every other surface, every other country. */
export function widerPlaces<Place extends PairPlace>(place: Place): Place[] {
  return [
    ...(place.surface === null ? [] : [{ ...place, surface: null }]),
    ...(place.region === null ? [] : [{ ...place, region: null }]),
  ];
}

/** Whether the same links are meant, wherever they are met. */
export function sameLinks(a: PairPlace, b: PairPlace): boolean {
  return a.kind === b.kind && a.host === b.host;
}

/** Whether ordinary pages are meant, not a special kind of link or host. */
export function isGeneral({ kind, host }: PairPlace): boolean {
  return kind === 'page' && host === null;
}

/** A {@link PairPlace}, as a question to `judge`. */
export interface PairQuestion extends PairPlace {
  readonly target: Target;
  readonly vantage: Vantage;
}

function plainTarget(to: PlatformId | null, kind: Kind): Target {
  return { platform: to, ambiguous: null, kind, address: null, carrier: to, layers: [] };
}

/** The kinds of links, besides pages, that a platform is known to have; all where it is not known. */
function kindsOf(to: PlatformId | null, rulebook: RulebookIndex): Kind[] {
  const platform = to === null ? undefined : rulebook.platforms.get(to);
  if (platform === undefined) return ['payment', 'deep-link', 'mini-program'];
  return [
    ...(platform.payments.length > 0 ? (['payment'] as const) : []),
    ...(Object.values(platform.schemes).includes(platform.id) ? (['deep-link'] as const) : []),
    ...(platform.miniPrograms.length > 0 ? (['mini-program'] as const) : []),
  ];
}

/** A link for everything that these walls tell apart about links: its kind, and hosts that only some of them are about. */
function targetsFor(
  walls: readonly Wall[],
  to: PlatformId | null,
  rulebook: RulebookIndex,
): { readonly target: Target; readonly host: string | null }[] {
  const page = plainTarget(to, 'page');
  const atCheckout = walls.some((wall) => wall.from?.includes('checkout'));
  const others = kindsOf(to, rulebook)
    .map((kind) => plainTarget(to, kind))
    .filter(
      (target) =>
        (target.kind === 'payment' && atCheckout) ||
        walls.some((wall) => linkFits(wall, target) !== linkFits(wall, page)),
    );
  const hosts = new Set(walls.flatMap((wall) => hostsOf(wall, to, rulebook) ?? []));
  const onHosts = [...hosts].map((host) => {
    const link = `https://${host}`;
    const { kind } = identify(link, rulebook);
    return { host, target: { ...plainTarget(to, kind), address: parseAddress(link) } };
  });
  return [...[page, ...others].map((target) => ({ target, host: null })), ...onHosts];
}

/** The surfaces that these walls name, and null where some wall is about all others too. */
function surfacesNamed(walls: readonly Wall[]): (Surface | null)[] {
  const named = new Set(walls.flatMap((wall) => wall.from ?? []));
  const inOrder = surfaces.filter((surface) => named.has(surface));
  return walls.some((wall) => wall.from === null) && inOrder.length < surfaces.length ? [null, ...inOrder] : inOrder;
}

/** A country that no wall names: the code is reserved for the user (ISO 3166-1) and belongs to nobody. */
const elsewhere = 'ZZ';

/** A payment is met at the checkout, and at a checkout with a payment method nothing but payments is. */
function belongs(kind: Kind, surface: Surface | null, walls: readonly Wall[], payments: boolean): boolean {
  if (surface === 'checkout') return kind === 'payment' || !payments;
  return kind !== 'payment' || !walls.some((wall) => wall.from?.includes('checkout'));
}

/**
 * Everything that the judged walls between two platforms tell apart, as questions to `judge` whose answer is never
 * `depends`: the named surfaces, clients and countries, and for each of these one that nobody names.
 */
export function pairQuestions(from: PlatformId, to: PlatformId | null, rulebook: RulebookIndex): PairQuestion[] {
  const walls = wallsBetween(from, to, rulebook).filter((wall) => wall.judged);
  if (from === to || walls.length === 0) return [];
  const named = surfacesNamed(walls);
  const unnamed = surfaces.find((surface) => !named.includes(surface)) ?? null;
  const byClient = walls.some((wall) => wall.only?.client !== undefined);
  const regions = [null, ...new Set(walls.flatMap((wall) => wall.only?.region ?? []))];
  const targets = targetsFor(walls, to, rulebook);
  const payments = targets.some(({ target }) => target.kind === 'payment');
  return targets.flatMap(({ target, host }) =>
    named.flatMap((surface) =>
      belongs(target.kind, surface, walls, payments)
        ? (byClient ? clients : [null]).flatMap((client) =>
            regions.map((region) => ({
              ...{ surface, client, region, kind: target.kind, host, target },
              vantage: { platform: from, surface: surface ?? unnamed, client, region: region ?? elsewhere },
            })),
          )
        : [],
    ),
  );
}
