import { parseAddress } from './address.ts';
import { addressWalls, type Circumstances, linkFits, type Target } from './contest.ts';
import type { HostTable } from './host-table.ts';
import { judge } from './judge.ts';
import { type KnownHost, type KnownPlace, knownHosts, ordinary, placeCount } from './known-hosts.ts';
import type { Layer } from './layers.ts';
import { groupOf, type Identity } from './rulebook.ts';
import { type Finding, toldKinds, unlistedWrapper, type Wall, type Wrapper } from './types.ts';
import type { Identified } from './unwrap.ts';

/** What the judge is asked about: a link whose wrappers have been taken off. */
export function targetOf({ unwrapped: { layers, target }, identity }: Identified): Target {
  const carrier = layers[0] === undefined ? identity.owner : layers[0].wrapper.platform || null;
  const { platform, ambiguous, kind } = identity;
  if (target !== null) return { platform, ambiguous, kind, address: parseAddress(target), carrier, layers };
  const leadsTo = layers.at(-1)?.wrapper.leadsTo ?? [];
  return {
    platform: leadsTo[0] ?? null,
    ambiguous: leadsTo.length > 1 ? leadsTo : null,
    kind: kind === 'page' ? 'wrapper' : kind,
    address: null,
    carrier,
    layers,
  };
}

/** A finding about no link in particular: all that holds for every link like it. */
export type Conclusion = Finding;

function conclude(target: Target, circumstances: Circumstances): Conclusion {
  const { rulebook } = circumstances;
  return {
    link: '',
    kind: target.kind,
    carrier: target.carrier,
    via: target.layers.map(({ wrapper }) => wrapper.id),
    chain: [],
    target: null,
    to: target.platform,
    ambiguous: target.ambiguous,
    group: groupOf(target.platform, rulebook),
    ...judge(target, circumstances),
    rulebook: rulebook.stamp,
  };
}

/** The conclusions about links of one identity behind the same wrappers. */
interface Alike {
  /** The walls that are about some hosts or paths only. */
  readonly walls: readonly Wall[];
  /** By which of these walls are about the link. */
  readonly byWalls: Map<string, Conclusion>;
}

/** What is kept about links behind the same wrappers; `behind` leads one wrapper further in. */
class Kept {
  readonly byIdentity = new Map<Identity, Alike>();
  readonly behind = new Map<Layer | Wrapper, Kept>();
}

/** A hostile page may wrap links in ever new ways; no more of them than this are kept. */
const mostKept = 20_000;

/**
 * Conclusions that were reached under the same circumstances. Links are judged alike if they are of the same identity, stand
 * behind the same wrappers, and the same walls are about their hosts and paths: nothing else of a link counts.
 */
export class Conclusions {
  readonly circumstances: Circumstances;
  readonly hosts: HostTable<KnownHost>;
  readonly #outermost = new Kept();
  /** The conclusions about all links to a place, by its number; null where its walls are about some of them only. */
  readonly #atPlaces: (Conclusion | null | undefined)[];
  /** The same for links behind one wrapper. */
  readonly #places: number;
  readonly #behindOne = new Map<Layer, (Conclusion | null | undefined)[]>();
  readonly #behindAlone = new Map<Layer, Conclusion>();
  #count = 0;

  constructor(circumstances: Circumstances) {
    this.circumstances = circumstances;
    this.hosts = knownHosts(circumstances.rulebook);
    this.#places = placeCount(circumstances.rulebook);
    this.#atPlaces = new Array(this.#places).fill(undefined);
  }

  /**
   * The conclusion about every link to a place of which one is given, straight or behind one wrapper; null where more has to be
   * known of each.
   */
  aboutPlace({ always, index }: KnownPlace, layer: Layer | null, link: string): Conclusion | null {
    if (always === null) return null;
    const kept = layer === null ? this.#atPlaces : this.#keptBehindOne(layer);
    let conclusion = kept[index];
    if (conclusion === undefined) {
      const layers = layer === null ? [] : [layer];
      conclusion = this.#aboutAll({ unwrapped: { chain: [], layers, target: link, stopped: false }, identity: always });
      kept[index] = conclusion;
    }
    return conclusion;
  }

  /**
   * The verdict about links behind one wrapper, whatever platform's they are; null where that counts. On a page of no platform
   * only wrappers judge, and only what they do to links that are judged at all.
   */
  behindAlone(layer: Layer, { always }: KnownPlace): Conclusion | null {
    if (this.circumstances.vantage !== null || always === null || toldKinds.has(always.kind)) return null;
    let conclusion = this.#behindAlone.get(layer);
    if (conclusion === undefined) {
      conclusion = this.about({
        unwrapped: { chain: [], layers: [layer], target: '', stopped: false },
        identity: ordinary,
      });
      this.#behindAlone.set(layer, conclusion);
    }
    return conclusion;
  }

  #keptBehindOne(layer: Layer): (Conclusion | null | undefined)[] {
    let kept = this.#behindOne.get(layer);
    if (kept === undefined) {
      kept = new Array(this.#places).fill(undefined) as undefined[];
      this.#behindOne.set(layer, kept);
    }
    return kept;
  }

  #aboutAll(identified: Identified): Conclusion | null {
    return addressWalls(targetOf(identified), this.circumstances).length > 0 ? null : this.about(identified);
  }

  /** The conclusion about one link. */
  about(identified: Identified): Conclusion {
    const { byIdentity } = this.#keptBehind(identified.unwrapped.layers);
    let alike = byIdentity.get(identified.identity);
    if (alike === undefined) {
      alike = { walls: addressWalls(targetOf(identified), this.circumstances), byWalls: new Map() };
      if (this.#count < mostKept) byIdentity.set(identified.identity, alike);
    }
    const walls = alike.walls.length === 0 ? '' : wallsAbout(targetOf(identified), alike.walls);
    let conclusion = alike.byWalls.get(walls);
    if (conclusion === undefined) {
      conclusion = conclude(targetOf(identified), this.circumstances);
      alike.byWalls.set(walls, conclusion);
      this.#count++;
    }
    return conclusion;
  }

  #keptBehind(layers: readonly Layer[]): Kept {
    let kept = this.#outermost;
    for (const layer of layers) {
      // What only looks like a wrapper is read in a new way each time, and always judged alike.
      const key = layer.wrapper.id === unlistedWrapper ? layer.wrapper : layer;
      let next = kept.behind.get(key);
      if (next === undefined) {
        next = new Kept();
        if (this.#count < mostKept) kept.behind.set(key, next);
      }
      kept = next;
    }
    return kept;
  }
}

function wallsAbout(target: Target, walls: readonly Wall[]): string {
  return walls.map((wall) => (linkFits(wall, target) ? wall.id : '')).join(' ');
}

const reached = new WeakMap<Circumstances, Conclusions>();
/** Links come in lists that are followed under the same circumstances. */
let last: Conclusions | null = null;

/** What has been concluded under the same circumstances, to be asked and added to. */
export function conclusionsUnder(circumstances: Circumstances): Conclusions {
  if (last?.circumstances === circumstances) return last;
  let conclusions = reached.get(circumstances);
  if (conclusions === undefined) {
    conclusions = new Conclusions(circumstances);
    reached.set(circumstances, conclusions);
  }
  last = conclusions;
  return conclusions;
}
