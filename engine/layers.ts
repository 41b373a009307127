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
