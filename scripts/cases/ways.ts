import type { Carrier, Encoding } from '../../engine/types.ts';
import { encoders } from './encode.ts';

/** One way in which an address can carry a target. */
export interface Way {
  /** The target as it must come out; null where it cannot be read. */
  readonly target: string | null;
  /** Writes the address. `start` is scheme and host, `parameters` are those that the rule asks for besides. */
  readonly write: (start: string, path: string, parameters: readonly string[]) => string;
}

/** What a way carries. */
interface Cargo {
  /** Carried encoded. */
  readonly rich: string;
  /** Carried where the value stands raw in a query, so that `&` and `#` end it. */
  readonly plain: string;
}

/**
 * A query of its own, a literal `%25` that must survive, a fragment; and what one encoding or another gives a meaning:
 * `_`, `-30`, a colon at the end.
 */
const hard: Cargo = {
  rich: 'https://target.example/a%25b?c=100%25&d=1_2-30#e:f',
  plain: 'https://target.example/a%25b?c=1_2-30:f',
};
/** Stands where a rule must not look, because a parameter that comes first is there. */
const other = 'https://other.example/';

/** As somebody encodes who leaves alone what a path and a query may hold. */
const onlyPercent = (target: string) => target.replaceAll('%', '%25');

function inQuery(target: string | null, ...own: readonly string[]): Way {
  return { target, write: (start, path, parameters) => `${start}${path}?${[...parameters, ...own].join('&')}` };
}

/** A value that stands for the whole query leaves no room for parameters. */
function asQuery(target: string, query: string): Way {
  return { target, write: (start, path) => `${start}${path}?${query}` };
}

function inFragment(target: string, fragment: string): Way {
  return {
    target,
    write: (start, path, parameters) =>
      `${start}${path}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}#${fragment}`,
  };
}

function inPath(target: string, template: string, value: string): Way {
  const path = template.replaceAll('{}', 'x').replace('{target}', () => value);
  return { target, write: (start) => `${start}${path}${template.endsWith('{target}') ? '' : 'x'}` };
}

/** The values of one target in a place where no parser undoes anything by itself. */
function valuesAsTheyStand({ rich }: Cargo, encoding: Encoding, room: boolean): string[] {
  const value = encoders[encoding](rich);
  if (!room) return [value];
  if (encoding === 'percent') return [value, onlyPercent(rich)];
  return encoding === 'percent-or-raw' ? [value, rich] : [value];
}

function nested(members: string, value: string): unknown {
  return members.split('.').reduceRight<unknown>((inner, member) => ({ [member]: inner }), value);
}

function intentWays(extra: string, { rich, plain }: Cargo): Way[] {
  const spelled = plain.slice('https:'.length);
  return [
    inFragment(rich, `Intent;scheme=x;S.${extra}=${encodeURIComponent(rich)};end`),
    { target: plain, write: (start) => `${start.slice(0, start.indexOf(':') + 1)}${spelled}#Intent;scheme=https;end` },
  ];
}

/**
 * All ways in which one carrier of a rule can hold a target, each encoded once as the rule says: `hard` to read unless
 * another cargo is named.
 */
export function waysOf(carrier: Carrier, cargo: Cargo = hard): Way[] {
  const { rich, plain } = cargo;
  if ('opaque' in carrier) return [inQuery(null, 'x=1')];
  if ('intent' in carrier) return intentWays(carrier.intent, cargo);
  if ('rest' in carrier) {
    const { rest } = carrier;
    return [inQuery(rich, `${rest}=${encodeURIComponent(rich)}`, 'z=1'), inQuery(rich, `${rest}=${rich}`)];
  }
  if ('json' in carrier) {
    const text = encodeURIComponent(JSON.stringify(nested(carrier.json, rich)));
    return [inQuery(rich, `${carrier.param}=${text}`)];
  }
  const { encoding } = carrier;
  if ('path' in carrier) {
    const room = carrier.path.endsWith('{target}');
    return valuesAsTheyStand(cargo, encoding, room).map((value) => inPath(rich, carrier.path, value));
  }
  if ('query' in carrier) return valuesAsTheyStand(cargo, encoding, true).map((value) => asQuery(rich, value));
  const target = encoding === 'raw' ? plain : rich;
  const value = encoders[encoding](target);
  if ('fragment' in carrier) return [inFragment(target, `${carrier.fragment}=${value}`)];
  const ways = carrier.param.map((name) => inQuery(target, `${name}=${value}`));
  const others = carrier.param.slice(1).map((name) => `${name}=${encoders[encoding](other)}`);
  return others.length === 0 ? ways : [...ways, inQuery(target, ...others, `${carrier.param[0]}=${value}`)];
}

/** The same carrier under a name that the rule does not know; null where it has none. */
export function renamed(carrier: Carrier): Carrier | null {
  if ('opaque' in carrier || 'query' in carrier) return null;
  if ('intent' in carrier) return { intent: `not-${carrier.intent}` };
  if ('rest' in carrier) return { rest: `not-${carrier.rest}` };
  if ('json' in carrier) return { ...carrier, param: `not-${carrier.param}` };
  if ('path' in carrier) return { ...carrier, path: carrier.path.replace('/', '/not-') };
  if ('fragment' in carrier) return { ...carrier, fragment: `not-${carrier.fragment}` };
  return { ...carrier, param: carrier.param.map((name) => `not-${name}`) };
}
