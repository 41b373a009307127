import { parseAddress } from '../engine/address.ts';
import {
  decidingWall,
  isHere,
  linkFits,
  type Standing,
  standingWalls,
  type Target,
  targetRank,
} from '../engine/contest.ts';
import { firstDay } from '../engine/dates.ts';
import { identifyAddress } from '../engine/identify.ts';
import { places } from '../engine/judge.ts';
import { type RulebookIndex, surfacesOf } from '../engine/rulebook.ts';
import type { Day, Platform, PlatformId, Vantage, Wall } from '../engine/types.ts';

interface Link {
  readonly link: string;
  readonly target: Target;
}

/** A link and the platform where it is met, as good as any other that the walls of one side treat alike. */
interface Sample extends Link {
  readonly home: PlatformId;
}

/** A meeting of a link and a reader, and the wall of one side that decides there. */
export interface Meeting {
  readonly link: string;
  readonly vantage: Vantage;
  /** The walls of this side that speak of the link there, whether or not they decide. */
  readonly standing: Standing;
  readonly winner: Wall | null;
}

function withScheme(pattern: string): string {
  const address = pattern.includes('://') ? pattern : `https://${pattern}`;
  return address.includes('?') ? `${address}=1` : address;
}

/** Addresses of every kind that a platform has, as its file spells them; the one that bears its name comes first. */
function addressesOf(platform: Platform): string[] {
  const { id, hosts, assets, affiliates, shortLinks, payments, miniPrograms, shares, logins, schemes } = platform;
  const pages = Object.keys(hosts).sort((a, b) => Number(b.startsWith(`${id}.`)) - Number(a.startsWith(`${id}.`)));
  return [
    ...[...pages, ...payments, ...miniPrograms, ...Object.keys(shortLinks)].map(withScheme),
    ...Object.keys(schemes).map((scheme) => (scheme.includes('://') ? scheme : `${scheme.replace('*', '')}://open`)),
    ...[...affiliates, ...assets, ...shares, ...logins].map(withScheme),
  ];
}

/** What walls can tell a link by, besides the platforms at its ends. */
function fitsOf({ target }: Link, side: readonly Wall[]): string {
  return `${target.kind} ${side.map((wall) => Number(linkFits(wall, target))).join('')}`;
}

/** Whether any wall names a platform, by its ranks in all of them. */
function spokenOf(ranks: string): boolean {
  return /[1-9]/.test(ranks);
}

function keepFirst<T>(sorts: Map<string, T>, sort: string, one: T): void {
  if (!sorts.has(sort)) sorts.set(sort, one);
}

/** A site and an app that no rule knows. */
const ordinaryAddresses = ['https://example.com/', 'example-app://open'];

/**
 * Asks the engine which wall of one side decides: for every kind of link that the rules know, at every place that walls
 * tell apart. So the order of precedence is written in one place, `engine/contest.ts`.
 */
export class Reach {
  readonly #rulebook: RulebookIndex;
  readonly #samples = new Map<string, readonly Sample[]>();
  readonly #links = new Map<PlatformId | null, readonly Link[]>();

  constructor(rulebook: RulebookIndex) {
    this.#rulebook = rulebook;
  }

  /** The days on which a wall stands and another of its side begins or ends, its own first day among them, in order. */
  turningDays(wall: Wall): readonly Day[] {
    const first = firstDay(wall.since);
    const end = wall.until === null ? null : firstDay(wall.until);
    const days = this.#sideOf(wall).flatMap(({ since, until }) => (until === null ? [since] : [since, until]));
    return [...new Set([first, ...days.map(firstDay)])]
      .filter((day) => day >= first && (end === null || day < end))
      .sort();
  }

  /** The meetings on this day at which the wall speaks, one of each sort. */
  *meetings(wall: Wall, day: Day): Generator<Meeting> {
    for (const sample of this.#samplesOf(wall)) yield* this.#meetingsOf(wall, sample, day);
  }

  /** A meeting on this day at which the wall decides; null where others do at all of them. */
  decides(wall: Wall, day: Day): Meeting | null {
    for (const meeting of this.meetings(wall, day)) if (meeting.winner === wall) return meeting;
    return null;
  }

  /** The walls that compete with this one, itself among them: of the same platform, raised on the same side. */
  #sideOf({ platform, inbound }: Wall): readonly Wall[] {
    return (inbound ? this.#rulebook.inbound : this.#rulebook.outbound).get(platform) ?? [];
  }

  /** One sample of each sort that the walls of this side tell apart. */
  #samplesOf(wall: Wall): readonly Sample[] {
    const key = `${wall.inbound ? 'to' : 'from'} ${wall.platform}`;
    const known = this.#samples.get(key);
    if (known !== undefined) return known;
    const samples = wall.inbound ? this.#visits(wall.platform) : this.#departures(wall.platform);
    this.#samples.set(key, samples);
    return samples;
  }

  /** Links elsewhere, met on a platform. */
  #departures(home: PlatformId): Sample[] {
    const side = this.#rulebook.outbound.get(home) ?? [];
    const sorts = new Map<string, Sample>();
    for (const platform of [null, ...this.#rulebook.platforms.values()]) {
      if (platform?.id === home) continue;
      const ranks = this.#ranksOf(platform, side);
      if (!spokenOf(ranks)) continue;
      for (const link of this.#targets(platform, side))
        keepFirst(sorts, `${fitsOf(link, side)} ${ranks}`, { ...link, home });
    }
    return [...sorts.values()];
  }

  /** Links to a platform, met elsewhere. */
  #visits(id: PlatformId): Sample[] {
    const side = this.#rulebook.inbound.get(id) ?? [];
    const links = new Map<string, Link>();
    for (const link of this.#targets(this.#rulebook.platforms.get(id) ?? null, side)) {
      keepFirst(links, fitsOf(link, side), link);
    }
    const homes = new Map<string, PlatformId>();
    for (const platform of this.#rulebook.platforms.values()) {
      if (platform.id === id) continue;
      const ranks = this.#ranksOf(platform, side);
      if (!spokenOf(ranks)) continue;
      const surfaces = [...surfacesOf(platform.id, this.#rulebook)].sort();
      keepFirst(homes, [ranks, ...surfaces].join(' '), platform.id);
    }
    return [...homes.values()].flatMap((home) => [...links.values()].map((link) => ({ ...link, home })));
  }

  #ranksOf(platform: Platform | null, side: readonly Wall[]): string {
    return side.map((wall) => targetRank(wall, platform?.id ?? null, platform?.group ?? null)).join('');
  }

  /** Links to a platform, or to none: those that its file spells, and those that `links` of these walls tell apart. */
  #targets(platform: Platform | null, side: readonly Wall[]): readonly Link[] {
    const spelt = this.#spelt(platform);
    const restrictions = side.flatMap(({ links }) => (links === undefined ? [] : [links]));
    if (restrictions.length === 0) return spelt;
    const hosts = restrictions.flatMap((links) => links.hosts ?? []).map(withScheme);
    const paths = restrictions.flatMap((links) => links.paths ?? []);
    const bare = [...spelt.map(({ link }) => link), ...hosts];
    const below = bare.flatMap((link) => paths.map((path) => link.replace(/^(\w+:\/\/[^/]*).*$/, `$1${path}`)));
    return [...spelt, ...this.#identified([...hosts, ...below], platform?.id ?? null)];
  }

  #spelt(platform: Platform | null): readonly Link[] {
    const id = platform?.id ?? null;
    const known = this.#links.get(id);
    if (known !== undefined) return known;
    const addresses = platform === null ? [...ordinaryAddresses, ...this.#shortLinksAnywhere()] : addressesOf(platform);
    const links = [...this.#identified(addresses, id), ...this.#hidden(id)];
    this.#links.set(id, links);
    return links;
  }

  /** Short links that may lead to any site. */
  #shortLinksAnywhere(): string[] {
    return this.#rulebook.book.platforms.flatMap(({ shortLinks }) =>
      Object.entries(shortLinks).flatMap(([host, { to }]) => (to === null ? [withScheme(host)] : [])),
    );
  }

  /** A link behind a wrapper that hides it and leads to this platform only. */
  #hidden(id: PlatformId | null): Link[] {
    const wrapper = [...this.#rulebook.wrappers.values()].find(({ leadsTo }) => id !== null && leadsTo.includes(id));
    if (wrapper === undefined) return [];
    const target = {
      platform: id,
      ambiguous: null,
      kind: 'wrapper',
      address: null,
      carrier: null,
      layers: [],
    } as const;
    return [{ link: withScheme(wrapper.hosts[0] ?? `${wrapper.schemes[0]}://`), target }];
  }

  /** Those of the links that lead to this platform, or to none. */
  #identified(links: readonly string[], id: PlatformId | null): Link[] {
    return links.flatMap((link) => {
      const address = parseAddress(link);
      if (address === null) return [];
      const { platform, ambiguous, kind } = identifyAddress(address, this.#rulebook);
      if (platform !== id && (id === null || ambiguous?.includes(id) !== true)) return [];
      return [{ link, target: { platform: id, ambiguous: null, kind, address, carrier: null, layers: [] } }];
    });
  }

  *#meetingsOf(wall: Wall, { link, target, home }: Sample, day: Day): Generator<Meeting> {
    const anywhere: Vantage = { platform: home, surface: null, client: null, region: null };
    const both = standingWalls(target, target.platform, anywhere, { rulebook: this.#rulebook, vantage: anywhere, day });
    const standing: Standing = wall.inbound
      ? { outbound: [], inbound: both.inbound }
      : { outbound: both.outbound, inbound: [] };
    const speaks = [...standing.outbound, ...standing.inbound].some((one) => one.wall === wall);
    if (!speaks) return;
    for (const vantage of places(both, target, anywhere, this.#rulebook)) {
      if (isHere(wall, vantage)) yield { link, vantage, standing, winner: decidingWall(standing, vantage) };
    }
  }
}
