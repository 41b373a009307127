import { standsOn } from './dates.ts';
import { isStale } from './judge.ts';
import type { ReportedPasscode, WrapperNote } from './report.ts';
import type { RulebookIndex } from './rulebook.ts';
import type { Day, Finding, Localised, PlatformId, Wall, WallId, WrapperId } from './types.ts';

/** Gathers what an answer mentions by id, so that it can be read on its own. */
export class Mentions {
  readonly #rulebook: RulebookIndex;
  readonly names: Record<PlatformId, Localised> = {};
  readonly walls: Record<WallId, Wall> = {};
  readonly wrappers: Record<WrapperId, WrapperNote> = {};

  constructor(rulebook: RulebookIndex) {
    this.#rulebook = rulebook;
  }

  platform(id: PlatformId | null | undefined): void {
    const found = id == null ? undefined : this.#rulebook.platforms.get(id);
    if (found !== undefined) this.names[found.id] = found.name;
  }

  wall(id: WallId | null): void {
    const found = id === null ? undefined : this.#rulebook.walls.get(id);
    if (found === undefined) return;
    this.walls[found.id] = found;
    this.platform(found.platform);
    for (const named of [...(found.to.platforms ?? []), ...(found.to.not ?? [])]) this.platform(named);
  }

  wrapper(id: WrapperId): void {
    const found = this.#rulebook.wrappers.get(id);
    if (found === undefined) return;
    this.wrappers[id] = { id, platform: found.platform, evidence: found.evidence, verified: found.verified };
    this.platform(found.platform);
  }

  finding(finding: Finding): void {
    for (const id of [finding.carrier, finding.to, ...(finding.ambiguous ?? [])]) this.platform(id);
    for (const id of finding.via) this.wrapper(id);
    for (const id of [finding.wall, ...finding.caveats]) this.wall(id);
    for (const one of finding.alternatives ?? []) {
      this.platform(one.vantage.platform);
      this.platform(one.to);
      this.wall(one.wall);
    }
  }

  passcode({ platform, ambiguous }: Pick<ReportedPasscode, 'platform' | 'ambiguous'>): void {
    for (const id of [platform, ...(ambiguous ?? [])]) this.platform(id);
  }

  /**
   * Those of the walls gathered that stand on a day although nobody has confirmed them for longer than their platform
   * allows. What is over needs no confirmation.
   */
  staleWalls(day: Day): WallId[] {
    const stale = (wall: Wall) => standsOn(wall, day) && isStale(wall, day, this.#rulebook);
    return Object.values(this.walls).flatMap((wall) => (stale(wall) ? wall.id : []));
  }
}
