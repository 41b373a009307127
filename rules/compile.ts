import type {
  BlockPage,
  Carrier,
  CodeShape,
  Destination,
  Evidence,
  Milestone,
  Passcode,
  PasscodeForm,
  Platform,
  Rulebook,
  ShortLink,
  Surface,
  Wall,
  Wrapper,
  WrapperCase,
} from '../engine/types.ts';
import type { MilestonesFile, PlatformFile, RulebookFile } from './schema.ts';
import type { CodeFile, PasscodeFile, PasscodeFormFile } from './schema-passcodes.ts';
import type { WallFile } from './schema-walls.ts';
import type { CarrierFile, WrapperFile } from './schema-wrappers.ts';

const defaultStaleAfter = 540;

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

function evidenceOf(evidence: readonly Evidence[] | 'withheld'): readonly Evidence[] {
  return evidence === 'withheld' ? [] : evidence;
}

function carrierOf(carrier: CarrierFile): Carrier {
  if (carrier === 'opaque') return { opaque: true };
  if ('rest' in carrier || 'intent' in carrier) return carrier;
  const encoding = carrier.encoding ?? 'percent';
  if ('param' in carrier) return { param: listOf(carrier.param), encoding };
  if ('json' in carrier) return { json: carrier.json, param: carrier.in, encoding };
  return { ...carrier, encoding };
}

function carriersOf(target: CarrierFile | readonly CarrierFile[] | undefined): readonly Carrier[] {
  return listOf(target).map((carrier) => carrierOf(carrier as CarrierFile));
}

function effectsOf(effect: WrapperFile['effect']): readonly WrapperCase[] {
  return listOf(effect).map((one) =>
    typeof one === 'string' ? { effect: one } : (withoutUndefined(one) as WrapperCase),
  );
}

function wrapperOf(platform: string, file: WrapperFile): Wrapper {
  return withoutUndefined({
    id: file.id,
    platform,
    hosts: file.hosts ?? [],
    schemes: (file.schemes ?? []).map((scheme) => scheme.toLowerCase()),
    paths: listOf(file.path),
    when: file.when as never,
    target: carriersOf(file.target as never),
    base: file.base as never,
    leadsTo: file.leadsTo ?? [],
    effects: effectsOf(file.effect),
    evidence: evidenceOf(file.evidence as never),
    verified: file.verified ?? null,
  });
}

function blockPageOf(platform: string, file: NonNullable<PlatformFile['blockPages']>[number]): BlockPage {
  return withoutUndefined({
    id: file.id,
    platform,
    hosts: listOf(file.host),
    paths: listOf(file.path),
    when: file.when as never,
    target: carriersOf(file.target as never),
    effect: file.effect,
  });
}

function codeOf({ length, of, also, begins }: CodeFile): CodeShape {
  const [shortest, longest] = typeof length === 'number' ? [length, length] : length;
  return { shortest, longest, of, also: also ?? '', begins: listOf(begins) };
}

function passcodeFormOf(form: PasscodeFormFile): PasscodeForm {
  if (form.code === undefined) return { words: listOf(form.words) };
  const shared = {
    code: codeOf(form.code),
    before: listOf(form.before),
    after: listOf(form.after),
    cueNeeded: form.cueNeeded ?? false,
  };
  return form.hosts === undefined
    ? { ...shared, same: form.same ?? false, near: listOf(form.near) }
    : { ...shared, hosts: form.hosts, paths: listOf(form.path), param: form.param ?? null };
}

function passcodeOf(platform: string, { id, forms, cue, toldApart }: PasscodeFile): Passcode {
  return {
    id,
    platform,
    forms: forms.map(passcodeFormOf),
    cue: listOf(cue),
    toldApart: Object.fromEntries(Object.entries(toldApart ?? {}).map(([name, words]) => [name, listOf(words)])),
  };
}

function destinationOf(to: WallFile['to']): Destination {
  if (typeof to === 'object' && !Array.isArray(to)) return { not: (to as { not: string[] }).not };
  const names = listOf(to as string | string[]);
  if (names.includes('any')) return { any: true };
  const groups = names.filter((name) => name.startsWith('@')).map((name) => name.slice(1));
  const platforms = names.filter((name) => !name.startsWith('@'));
  return { ...(platforms.length > 0 && { platforms }), ...(groups.length > 0 && { groups }) };
}

function wallOf(platform: string, file: WallFile): Wall {
  return withoutUndefined({
    id: file.id,
    platform,
    from: file.from === 'all' ? null : (file.from as readonly Surface[]),
    to: destinationOf(file.to),
    effect: file.effect,
    since: file.since,
    orEarlier: file.orEarlier ?? false,
    until: file.until ?? null,
    verified: file.verified,
    rollout: file.rollout,
    confidence: file.confidence,
    evidence: evidenceOf(file.evidence as never),
    note: file.note as never,
    links: file.links as never,
    only: file.only as never,
    through: file.through ?? [],
    inbound: file.inbound ?? false,
    judged: file.judged ?? true,
    reason: file.reason as never,
  });
}

function shortLinksOf(platform: string, shortLinks: PlatformFile['shortLinks']): Record<string, ShortLink> {
  if (shortLinks === undefined) return {};
  if (Array.isArray(shortLinks)) return Object.fromEntries(shortLinks.map((host) => [host, { to: [platform] }]));
  return Object.fromEntries(
    Object.entries(shortLinks).map(([host, link]) => {
      if ('to' in link) return [host, { to: null }];
      if ('ambiguous' in link) return [host, { to: link.ambiguous }];
      return [host, 'param' in link ? { to: [platform], param: link.param } : { to: [platform] }];
    }),
  );
}

function schemesOf(platform: string, schemes: PlatformFile['schemes']): Record<string, string> {
  if (schemes === undefined) return {};
  return Array.isArray(schemes)
    ? Object.fromEntries(schemes.map((scheme) => [scheme, platform]))
    : (schemes as Record<string, string>);
}

/** One file, with everything that it leaves unsaid filled in. */
function platformOf(file: PlatformFile): Platform {
  return {
    id: file.id,
    name: file.name,
    group: file.group ?? file.id,
    abroad: file.abroad ?? false,
    hosts: (file.hosts ?? {}) as Record<string, Surface>,
    assets: file.assets ?? [],
    shortLinks: shortLinksOf(file.id, file.shortLinks),
    affiliates: file.affiliates ?? [],
    payments: file.payments ?? [],
    miniPrograms: file.miniPrograms ?? [],
    shares: file.shares ?? [],
    logins: file.logins ?? [],
    schemes: schemesOf(file.id, file.schemes),
    userAgents: file.userAgents ?? [],
    staleAfter: file.staleAfter ?? defaultStaleAfter,
    wrappers: (file.wrappers ?? []).map((wrapper) => wrapperOf(file.id, wrapper)),
    blockPages: (file.blockPages ?? []).map((page) => blockPageOf(file.id, page)),
    passcodes: (file.passcodes ?? []).map((passcode) => passcodeOf(file.id, passcode)),
    walls: (file.walls ?? []).map((wall) => wallOf(file.id, wall)),
  };
}

function milestoneOf(file: MilestonesFile[number]): Milestone {
  return withoutUndefined({ ...file, note: file.note as never });
}

/** All files as one rulebook: the platforms in the order of their ids, the milestones as they stand. */
export function compile(head: RulebookFile, files: readonly PlatformFile[], milestones: MilestonesFile): Rulebook {
  const platforms = files.map(platformOf).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    schema: 1,
    version: head.version,
    title: head.title,
    licence: head.licence,
    homepage: head.homepage ?? null,
    platforms,
    milestones: milestones.map(milestoneOf),
  };
}
