import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Carrier, Wrapper } from '../engine/types.ts';
import { unwrap } from '../engine/unwrap.ts';
import { sameAddress } from './check-examples.ts';
import type { Problem } from './problem.ts';
import type { WrapperFile } from './schema-wrappers.ts';
import type { PlatformSource } from './sources.ts';

/** A wrapper of which only one part is left, so that an example shows whether it needs that part. */
interface Part {
  readonly name: string;
  readonly only: Wrapper;
}

function carrierName(carrier: Carrier): string {
  if ('opaque' in carrier) return 'the way `opaque`';
  if ('query' in carrier) return 'the whole query';
  if ('path' in carrier) return `the path ${carrier.path}`;
  if ('fragment' in carrier) return `the fragment's parameter \`${carrier.fragment}\``;
  if ('json' in carrier) return `the member ${carrier.json} of the JSON in \`${carrier.param}\``;
  if ('rest' in carrier) return `what follows \`${carrier.rest}=\``;
  return 'intent' in carrier ? `the extra \`${carrier.intent}\`` : `the parameter \`${carrier.param.join('`, `')}\``;
}

/** Each way in which a target is carried, and each name of a parameter, by itself. */
function waysOf({ target }: Wrapper): Carrier[] {
  return target.flatMap((carrier): Carrier[] =>
    'param' in carrier && !('json' in carrier)
      ? carrier.param.map((name) => ({ ...carrier, param: [name] }))
      : [carrier],
  );
}

function partsOf(wrapper: Wrapper): Part[] {
  const { hosts, schemes, paths } = wrapper;
  return [
    ...hosts.map((host) => ({ name: `the host ${host}`, only: { ...wrapper, hosts: [host], schemes: [] } })),
    ...schemes.map((scheme) => ({ name: `the scheme ${scheme}`, only: { ...wrapper, hosts: [], schemes: [scheme] } })),
    ...paths.map((path) => ({ name: `the path ${path}`, only: { ...wrapper, paths: [path] } })),
    ...waysOf(wrapper).map((way) => ({ name: carrierName(way), only: { ...wrapper, target: [way] } })),
  ];
}

/** A rulebook that knows no other wrapper, and of hosts only those that it needs for this one. */
function knowingOnly(wrapper: Wrapper, rulebook: RulebookIndex): RulebookIndex {
  const whole = wrapper.schemes.filter((scheme) => !scheme.endsWith('*'));
  const beginnings = wrapper.schemes.filter((scheme) => scheme.endsWith('*'));
  return {
    ...rulebook,
    hosts: new Map(),
    wrappersByHost: new Map(wrapper.hosts.map((host) => [host, [wrapper]])),
    wrappersByScheme: new Map(whole.map((scheme) => [scheme, [wrapper]])),
    wrapperSchemePrefixes: beginnings.map((scheme) => ({ begins: scheme.slice(0, -1), wrapper })),
  };
}

function roundTrips(
  { link, target }: WrapperFile['examples'][number],
  only: Wrapper,
  rulebook: RulebookIndex,
): boolean {
  const { layers, chain, target: found } = unwrap(link, knowingOnly(only, rulebook));
  if (layers[0]?.wrapper.id !== only.id) return false;
  return target === null ? layers.length === 1 && found === null : sameAddress(chain[1] ?? null, target);
}

/** Hosts, paths, parameters and ways of wrappers that no example shows at work. */
export function checkRoundTrips(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.wrappers ?? []).flatMap((written, i) => {
    const wrapper = rulebook.wrappers.get(written.id);
    if (wrapper === undefined) return [];
    const unseen = partsOf(wrapper).filter(
      ({ only }) => !written.examples.some((example) => roundTrips(example, only, rulebook)),
    );
    if (unseen.length === 0) return [];
    const message = `no example of \`${written.id}\` shows ${unseen.map(({ name }) => name).join(', ')}`;
    const hint =
      'for each, add a link that needs it and what comes out (`made: true` where no real one is known), or remove it';
    return [file.problemAt(['wrappers', i, 'examples'], message, hint)];
  });
}
