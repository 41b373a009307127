import { pathFits } from '../../engine/path.ts';
import type { BlockPage, Carrier, Wrapper, WrapperEffect } from '../../engine/types.ts';
import { renamed, type Way, waysOf } from './ways.ts';

/** An address built from a wrapper's own rule, and what must be read from it. */
export interface BuiltAddress {
  readonly link: string;
  readonly target: string | null;
  readonly effect: WrapperEffect;
}

/** Where a wrapper or block page stands: scheme and host, with a path that one of its templates covers. */
interface Spot {
  readonly start: string;
  readonly path: string;
}

const filled = (template: string) => template.replaceAll('{}', 'x').replaceAll('**', 'x/y');

type Shape = Pick<Wrapper, 'hosts' | 'paths' | 'when' | 'target'> & { readonly schemes?: readonly string[] };

/** Every host with every path of the web, every scheme with every path that begins with `//`. */
function spotsOf({ hosts, schemes = [], paths }: Shape): Spot[] {
  const web = paths.filter((path) => !path.startsWith('//'));
  const app = paths.filter((path) => path.startsWith('//'));
  const every = (starts: readonly string[], templates: readonly string[]) =>
    starts.flatMap((start) => templates.map((template) => ({ start, path: filled(template) })));
  return [
    ...every(
      hosts.map((host) => `https://${host}`),
      web.length > 0 ? web : ['/'],
    ),
    ...every(
      schemes.map((scheme) => `${scheme.replace('*', 'x')}:`),
      app.length > 0 ? app : ['//x'],
    ),
  ];
}

function written(parameters: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(parameters).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
}

/** The parameters that lead to each case of a wrapper's effect at one path. */
function casesAt(effects: Wrapper['effects'], path: string): { effect: WrapperEffect; parameters: string[] }[] {
  const found: { effect: WrapperEffect; parameters: string[] }[] = [];
  for (const { effect, path: template, when } of effects) {
    if (template !== undefined && !pathFits(template, path)) continue;
    found.push({ effect, parameters: written(when) });
    // The first case that fits holds: one that asks for nothing more hides all that follow.
    if (when === undefined) return found;
  }
  return found;
}

/** Everywhere that a wrapper stands and in every case of its effect, the ways to carry one target or another. */
function addressesBy(ways: readonly Way[], wrapper: Wrapper): BuiltAddress[] {
  return spotsOf(wrapper).flatMap(({ start, path }) =>
    ways.flatMap(({ target, write }) =>
      casesAt(wrapper.effects, path).map(({ effect, parameters }) => ({
        link: write(start, path, [...written(wrapper.when), ...parameters]),
        target,
        effect,
      })),
    ),
  );
}

/** Where a rule says what a target is relative to that is only a path: one way to carry such a path. */
function relativeWays({ target: [carrier], base }: Wrapper): Way[] {
  if (carrier === undefined || base === undefined) return [];
  const path = '/a%25b?c=1';
  const [way] = waysOf(carrier, { rich: path, plain: path });
  return way === undefined ? [] : [{ ...way, target: base.replace(/\/$/, '') + path }];
}

/** An address for each host, path, way of carrying and case of the effect that a wrapper's rule names. */
export function addressesOf(wrapper: Wrapper): BuiltAddress[] {
  const ways = wrapper.target.flatMap((carrier) => waysOf(carrier));
  return addressesBy([...ways, ...relativeWays(wrapper)], wrapper);
}

/** An address of a wrapper around one link; null where its rule leads nowhere. */
export function wrapAround(link: string, wrapper: Wrapper): string | null {
  const [spot] = spotsOf(wrapper);
  const [carrier] = wrapper.target;
  const [way] = carrier === undefined ? [] : waysOf(carrier, { rich: link, plain: link });
  return spot === undefined || way === undefined ? null : way.write(spot.start, spot.path, written(wrapper.when));
}

/** An address for each host, path and way of carrying that the rule of a block page names. */
export function blockPageAddresses(page: BlockPage): { link: string; target: string | null }[] {
  const carriers: readonly Carrier[] = page.target.length > 0 ? page.target : [{ opaque: true }];
  return spotsOf(page).flatMap(({ start, path }) =>
    carriers
      .flatMap((carrier) => waysOf(carrier))
      .map(({ target, write }) => ({ link: write(start, path, written(page.when)), target })),
  );
}

/**
 * Addresses beside a rule: another host, another path, another parameter, another value of one that it asks for, a
 * value that is encoded where the rule takes it raw.
 */
export function missesOf(shape: Shape): string[] {
  const carrier = shape.target[0] ?? { opaque: true };
  const [way] = waysOf(carrier);
  const [spot] = spotsOf(shape);
  if (way === undefined || spot === undefined) return [];
  const { start, path } = spot;
  const parameters = written(shape.when);
  const misses = [way.write(start.replace('//', '//not-'), path, parameters)];
  if (shape.paths.length > 0) misses.push(way.write(start, beside(path), parameters));
  const other = renamed(carrier);
  if (other !== null) misses.push(...waysOf(other).map(({ write }) => write(start, path, parameters)));
  if ('encoding' in carrier && carrier.encoding === 'raw') {
    misses.push(...waysOf({ ...carrier, encoding: 'percent' }).map(({ write }) => write(start, path, parameters)));
  }
  const otherValues = parameters.map((one) => `${one}-not`);
  return shape.when === undefined ? misses : [...misses, way.write(start, path, otherValues)];
}

/** A path whose last part is another one. */
function beside(path: string): string {
  return path === '/' ? '/not' : path.replace(/[^/]+\/?$/, (last) => `not-${last}`);
}
