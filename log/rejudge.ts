import { parseAddress } from '../engine/address.ts';
import { conclusionsUnder } from '../engine/conclusions.ts';
import type { Circumstances } from '../engine/contest.ts';
import { examine } from '../engine/examine.ts';
import { identify } from '../engine/identify.ts';
import { type Layer, layerOf } from '../engine/layers.ts';
import { pathFits } from '../engine/path.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import {
  type Day,
  type Finding,
  type PlatformId,
  unlistedWrapper,
  type Vantage,
  type Wrapper,
  type WrapperId,
} from '../engine/types.ts';
import { conclusionOf } from './conclude.ts';
import { readerDay } from './reader-day.ts';
import type { Conclusion, Judgement, LoggedLink, LoggedPage, Redaction } from './records.ts';

/** What a log that leaves so much out can be judged by: `host` and `platforms` leave nothing that rules speak of. */
export function canBeRejudged(redaction: Redaction): boolean {
  return redaction === 'full' || redaction === 'no-query';
}

/**
 * Makes a function that judges pages of a log again, adds what it concludes behind what was concluded before, and leaves all else as
 * it is. A page that holds conclusions of this judgement already gets no others. The same pages, judgement and rulebook give the
 * same answers.
 *
 * Of a log without queries, links behind wrappers are judged by the wrappers and the target that were seen while recording: the
 * addresses that are left do not carry their target any more.
 */
export function rejudger(
  judgement: Judgement,
  rulebook: RulebookIndex,
  redaction: Redaction,
): (page: LoggedPage) => LoggedPage {
  let last: { readonly key: string; readonly circumstances: Circumstances } | null = null;
  /** Circumstances are kept as long as they are the same, since conclusions are kept with them. */
  const under = (day: Day, vantage: Vantage | null, page: string): Circumstances => {
    const key = JSON.stringify([day, vantage, page]);
    if (last?.key !== key) {
      last = { key, circumstances: { rulebook, vantage, day, found: judgement.vantage === null, page } };
    }
    return last.circumstances;
  };
  return ({ page, links }) => {
    const day = judgement.day ?? readerDay(page.observedAt, page.timeZone);
    return {
      page,
      links: links.map((link): LoggedLink => {
        const [first] = link.concluded as readonly [Conclusion];
        if (link.concluded.some((one) => one.judgement === judgement.id)) return link;
        const vantage = judgement.vantage ?? first.vantage;
        const circumstances = under(day, vantage, page.address);
        const finding =
          redaction === 'full'
            ? examine(link.seen.link, circumstances)
            : (bySeenWrappers(link, circumstances) ?? examine(link.seen.link, circumstances));
        const concluded = conclusionOf(finding, judgement.id, vantage, day);
        return { seen: link.seen, concluded: [...link.concluded, concluded] };
      }),
    };
  };
}

/** What only looks like a wrapper passes, whatever it looks like; its carrier says nothing where nothing is read by it. */
const passing: Omit<Wrapper, 'platform'> = {
  id: unlistedWrapper,
  hosts: [],
  schemes: [],
  paths: [],
  target: [{ opaque: true }],
  leadsTo: [],
  effects: [],
  evidence: [],
  verified: null,
};
const unlistedOf = new Map<PlatformId | null, Wrapper>();

function wrapperNamed(id: WrapperId, address: string, rulebook: RulebookIndex): Wrapper | null {
  if (id !== unlistedWrapper) return rulebook.wrappers.get(id) ?? null;
  const { owner } = identify(address, rulebook);
  const wrapper = unlistedOf.get(owner) ?? { ...passing, platform: owner ?? '' };
  unlistedOf.set(owner, wrapper);
  return wrapper;
}

function layerAt(id: WrapperId, address: string, rulebook: RulebookIndex): Layer | null {
  const wrapper = wrapperNamed(id, address, rulebook);
  const path = parseAddress(address)?.path;
  const carrier = wrapper?.target[0];
  if (wrapper === null || path === undefined || carrier === undefined) return null;
  // What an effect asks of parameters cannot be looked up: they were left out.
  const fits = wrapper.effects.find(
    (one) => one.when === undefined && (one.path === undefined || pathFits(one.path, path)),
  );
  return layerOf(wrapper, fits?.effect ?? 'pass', carrier);
}

/** A link judged by the wrappers seen around it; null where there were none, or some that the rules do not name. */
function bySeenWrappers({ seen, concluded }: LoggedLink, circumstances: Circumstances): Finding | null {
  const { rulebook } = circumstances;
  const via = concluded[0]?.via ?? [];
  if (via.length === 0) return null;
  const layers: Layer[] = [];
  for (const [at, id] of via.entries()) {
    const layer = layerAt(id, seen.chain[at] ?? '', rulebook);
    if (layer === null) return null;
    layers.push(layer);
  }
  const { chain, target } = seen;
  const identity = identify(target ?? chain.at(-1) ?? '', rulebook);
  return conclusionsUnder(circumstances).about({ unwrapped: { chain, layers, target, stopped: false }, identity });
}
