import type { Carrier, Encoding, Wrapper, WrapperEffect } from './types.ts';

/** One wrapper on the way. */
export interface Layer {
  readonly wrapper: Wrapper;
  readonly effect: WrapperEffect;
  /** The way by which its target was read. */
  readonly carrier: Carrier;
}

const layersOf = new WeakMap<Wrapper, Layer[]>();

/** The same layer for the same three, so that what was found out about one can be kept with it. */
export function layerOf(wrapper: Wrapper, effect: WrapperEffect, carrier: Carrier): Layer {
  let layers = layersOf.get(wrapper);
  if (layers === undefined) {
    layers = [];
    layersOf.set(wrapper, layers);
  }
  for (const one of layers) if (one.effect === effect && one.carrier === carrier) return one;
  const added: Layer = { wrapper, effect, carrier };
  layers.push(added);
  return added;
}

/** Encodings that any query parser undoes; it cannot tell a raw value from an encoded one. */
export const plainQuery: ReadonlySet<Encoding> = new Set(['percent', 'percent-or-raw', 'host-only']);

/** A wrapper that can be read inside the address, because its paths and its parameter are written in the simplest way. */
export interface PlainWrapper {
  readonly wrapper: Wrapper;
  /** Whole paths without a slash at the end; empty where it may have any. */
  readonly paths: readonly string[];
  /** The first of these parameters that is there carries the target. */
  readonly names: readonly string[];
  readonly layer: Layer;
}

/** The effect that a wrapper has on a path; null where more than the path decides. */
function effectOnPath({ effects }: Wrapper, path: string): WrapperEffect | null {
  for (const one of effects) {
    if (one.when !== undefined || (one.path !== undefined && /[{*]/.test(one.path))) return null;
    if (one.path === undefined || withoutSlashAtEnd(one.path) === withoutSlashAtEnd(path)) return one.effect;
  }
  return 'pass';
}

function withoutSlashAtEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** A wrapper as those that can be read in place, one for each of its paths; null where it takes more than that to be read. */
export function asPlainWrappers(wrapper: Wrapper): readonly PlainWrapper[] | null {
  const [carrier] = wrapper.target;
  if (carrier === undefined || !('param' in carrier) || 'json' in carrier || !plainQuery.has(carrier.encoding))
    return null;
  if (wrapper.when !== undefined) return null;
  if (wrapper.paths.length === 0) {
    const [effect = { effect: 'pass' as const }] = wrapper.effects;
    if (effect.when !== undefined || effect.path !== undefined) return null;
    return [{ wrapper, paths: [], names: carrier.param, layer: layerOf(wrapper, effect.effect, carrier) }];
  }
  if (wrapper.paths.some((path) => !path.startsWith('/') || /[{*]/.test(path))) return null;
  const all: PlainWrapper[] = [];
  for (const path of wrapper.paths) {
    const effect = effectOnPath(wrapper, path);
    if (effect === null) return null;
    const layer = layerOf(wrapper, effect, carrier);
    all.push({ wrapper, paths: [withoutSlashAtEnd(path)], names: carrier.param, layer });
  }
  return all;
}
