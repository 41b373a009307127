import { type Encoding, encodings, wallEffects, wrapperEffects } from '../../engine/types.ts';
import type { PlatformFile } from '../../rules/schema.ts';
import type { CarrierFile, WrapperFile } from '../../rules/schema-wrappers.ts';
import type { Random } from './random.ts';
import { another, change, misspelled, otherHost, otherPath, type Path, type Site, type World } from './site.ts';

/** Where a value stands decides which encodings mean the same there. */
type Room = 'query' | 'rest of the address' | 'one segment';

/** Names under which two encodings read every value alike; see `decode.ts` and how `unwrap.ts` reads a query. */
function meaning(encoding: Encoding, room: Room): string {
  if (encoding === 'base64' || encoding === 'base64url') return 'base64';
  if (encoding === 'host-only') return 'percent';
  // Whatever reads a query undoes its percents; and one segment has no room for the slashes of a raw address.
  return encoding === 'percent-or-raw' && room !== 'rest of the address' ? 'percent' : encoding;
}

function* encodingSite(carrier: Exclude<CarrierFile, 'opaque'>, path: Path, kind: string): Generator<Site> {
  if ('rest' in carrier || 'intent' in carrier) return;
  const room = roomOf(carrier);
  const now = carrier.encoding ?? 'percent';
  const others = encodings.filter((one) => meaning(one, room) !== meaning(now, room));
  yield { kind, propose: (random) => change([...path, 'encoding'], carrier.encoding, random.pick(others)) };
}

function roomOf(carrier: Exclude<CarrierFile, 'opaque'>): Room {
  if ('path' in carrier) return carrier.path.endsWith('{target}') ? 'rest of the address' : 'one segment';
  return 'query' in carrier ? 'rest of the address' : 'query';
}

function otherName(random: Random, name: string): string {
  return another(random, ['href', 'jump', 'link', 'q', 'to', 'u', 'url', misspelled(random, name)], name) as string;
}

function* nameSite(carrier: Exclude<CarrierFile, 'opaque'>, path: Path, kind: string): Generator<Site> {
  const entries = Object.entries(carrier).filter(([key]) => ['fragment', 'in', 'intent', 'json', 'rest'].includes(key));
  for (const [key, name] of entries) {
    yield { kind, propose: (random) => change([...path, key], name, otherName(random, name as string)) };
  }
  if (!('param' in carrier)) return;
  const names = [carrier.param].flat() as string[];
  for (const [i, name] of names.entries()) {
    yield {
      kind,
      propose: (random) => {
        const next = otherName(random, name);
        return names.includes(next)
          ? null
          : change(
              [...path, 'param'],
              names,
              names.map((one, j) => (i === j ? next : one)),
            );
      },
    };
  }
}

interface Names {
  readonly parameter: string;
  readonly encoding: string;
  readonly path: string;
}

function* targetSites(target: WrapperFile['target'], path: Path, names: Names): Generator<Site> {
  const isList = Array.isArray(target);
  for (const [i, carrier] of ([target].flat() as CarrierFile[]).entries()) {
    if (carrier === 'opaque') continue;
    const here = isList ? [...path, i] : path;
    yield* encodingSite(carrier, here, names.encoding);
    yield* nameSite(carrier, here, names.parameter);
    if ('path' in carrier) {
      yield {
        kind: names.path,
        propose: (random) => change([...here, 'path'], carrier.path, otherPath(random, carrier.path)),
      };
    }
  }
}

function* listSites(
  list: string | readonly string[] | undefined,
  path: Path,
  kind: string,
  next: (random: Random, one: string) => string,
): Generator<Site> {
  for (const [i, one] of ([list ?? []].flat() as string[]).entries()) {
    const here = Array.isArray(list) ? [...path, i] : path;
    yield { kind, propose: (random) => change(here, one, next(random, one)) };
  }
}

function* whenSites(when: Readonly<Record<string, string>> | undefined, path: Path, kind: string): Generator<Site> {
  for (const [name, value] of Object.entries(when ?? {})) {
    yield { kind, propose: (random) => change([...path, name], value, misspelled(random, value)) };
  }
}

function* effectSites(effect: WrapperFile['effect'], path: Path): Generator<Site> {
  const isList = Array.isArray(effect);
  for (const [i, one] of (
    [effect].flat() as (string | { effect: string; when?: Record<string, string>; path?: string })[]
  ).entries()) {
    const here = isList ? [...path, i] : path;
    const [now, at] = typeof one === 'string' ? [one, here] : [one.effect, [...here, 'effect']];
    yield {
      kind: 'wrapper effect',
      propose: (random) => change(at, now, another(random, wrapperEffects, now as never)),
    };
    if (typeof one === 'string') continue;
    yield* whenSites(one.when, [...here, 'when'], 'wrapper when');
    yield* listSites(one.path, [...here, 'path'], 'wrapper path', otherPath);
  }
}

function otherBase(random: Random, base: string): string {
  const [, start, rest] = /^(https?:\/\/)(.*)$/.exec(base) as RegExpExecArray;
  return `${start}${otherHost(random, rest as string)}`;
}

function* sitesOfWrapper(wrapper: WrapperFile, path: Path, { platforms }: World): Generator<Site> {
  yield* listSites(wrapper.hosts, [...path, 'hosts'], 'wrapper host', otherHost);
  yield* listSites(wrapper.schemes, [...path, 'schemes'], 'wrapper host', misspelled);
  yield* listSites(wrapper.path, [...path, 'path'], 'wrapper path', otherPath);
  yield* whenSites(wrapper.when, [...path, 'when'], 'wrapper when');
  yield* targetSites(wrapper.target, [...path, 'target'], {
    parameter: 'wrapper parameter',
    encoding: 'wrapper encoding',
    path: 'wrapper path',
  });
  yield* listSites(wrapper.base, [...path, 'base'], 'wrapper path', otherBase);
  yield* effectSites(wrapper.effect, [...path, 'effect']);
  yield* listSites(
    wrapper.leadsTo,
    [...path, 'leadsTo'],
    'wrapper leads to',
    (random, one) => another(random, platforms, ...(wrapper.leadsTo ?? []), one) as string,
  );
}

function* sitesOfBlockPage(page: NonNullable<PlatformFile['blockPages']>[number], path: Path): Generator<Site> {
  const kind = 'block page';
  yield* listSites(page.host, [...path, 'host'], kind, otherHost);
  yield* listSites(page.path, [...path, 'path'], kind, otherPath);
  yield* whenSites(page.when, [...path, 'when'], kind);
  if (page.target !== undefined) {
    yield* targetSites(page.target, [...path, 'target'], { parameter: kind, encoding: kind, path: kind });
  }
  yield {
    kind,
    propose: (random) => change([...path, 'effect'], page.effect, another(random, wallEffects, page.effect)),
  };
}

/** All that can be changed about the wrappers and block pages of one file. */
export function* wrapperSites(file: PlatformFile, world: World): Generator<Site> {
  for (const [i, wrapper] of (file.wrappers ?? []).entries()) yield* sitesOfWrapper(wrapper, ['wrappers', i], world);
  for (const [i, page] of (file.blockPages ?? []).entries()) yield* sitesOfBlockPage(page, ['blockPages', i]);
}
