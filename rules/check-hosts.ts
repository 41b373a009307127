import { identify } from '../engine/identify.ts';
import { hostAndParents, pathBegins, splitHostPath } from '../engine/path.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { claimedHosts } from './check-claims.ts';
import type { Path } from './complaints.ts';
import type { Problem } from './problem.ts';
import type { PlatformSource } from './sources.ts';

interface Claim {
  readonly platform: string;
  readonly prefix: string;
}

/** Who claims a host, by the host alone. */
type Claims = ReadonlyMap<string, readonly Claim[]>;

function claimsOf(files: readonly PlatformSource[]): Claims {
  const claims = new Map<string, Claim[]>();
  for (const { value } of files) {
    for (const { host: pattern } of claimedHosts(value)) {
      if (pattern.includes('://')) continue;
      const { host, prefix } = splitHostPath(pattern);
      claims.set(host, [...(claims.get(host) ?? []), { platform: value.id, prefix }]);
    }
  }
  return claims;
}

/** The platform, other than `own`, whose host is the closest one around a pattern; null where there is none. */
function around(pattern: string, own: string, claims: Claims): string | null {
  const { host, prefix } = splitHostPath(pattern);
  for (const parent of hostAndParents(host)) {
    const covering = (claims.get(parent) ?? [])
      // The very same host is claimed twice, which is another mistake.
      .filter((claim) => parent !== host || claim.prefix !== prefix)
      .filter((claim) => claim.prefix === '' || (prefix !== '' && pathBegins(claim.prefix, prefix)))
      .sort((a, b) => b.prefix.length - a.prefix.length);
    const [closest] = covering;
    if (closest !== undefined) return closest.platform === own ? null : closest.platform;
  }
  return null;
}

/** The hosts of a file that stand inside a host of another platform, by that platform. */
function guests(file: PlatformSource, claims: Claims): Map<string, { host: string; path: Path }[]> {
  const found = new Map<string, { host: string; path: Path }[]>();
  for (const { host, path } of claimedHosts(file.value)) {
    const owner = host.includes('://') ? null : around(host, file.value.id, claims);
    if (owner !== null) found.set(owner, [...(found.get(owner) ?? []), { host, path }]);
  }
  return found;
}

/** Hosts that stand inside a host of another platform, in a file that does not say so, and files that say so for nothing. */
export function checkInside(files: readonly PlatformSource[]): Problem[] {
  const claims = claimsOf(files);
  const known = new Set(files.map(({ value }) => value.id));
  return files.flatMap((file) => {
    const { inside = [] } = file.value;
    const found = guests(file, claims);
    const unsaid = [...found].filter(([owner]) => !inside.includes(owner));
    const idle = inside.flatMap((owner, i) => (found.has(owner) || !known.has(owner) ? [] : [{ owner, i }]));
    return [
      ...unsaid.map(([owner, hosts]) => {
        const names = hosts.map(({ host }) => host).join(', ');
        const message = `${names} stand${hosts.length === 1 ? 's' : ''} inside a host of \`${owner}\`, and the file does not say so`;
        const hint = `if that is meant, write \`inside: [${[...inside, owner].join(', ')}]\` before the hosts; else remove what belongs to \`${owner}\``;
        return file.problemAt(hosts[0]?.path ?? [], message, hint);
      }),
      ...idle.map(({ owner, i }) =>
        file.problemAt(['inside', i], `no host here stands inside a host of \`${owner}\``, 'remove it from `inside`'),
      ),
    ];
  });
}

/** A wrapper stands on hosts of its own platform, or on hosts that no platform claims. */
export function checkWrapperHosts(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.wrappers ?? []).flatMap((wrapper, i) =>
    (wrapper.hosts ?? []).flatMap((host, j) => {
      const { owner } = identify(`https://${host}`, rulebook);
      if (owner === null || owner === file.value.id) return [];
      const hint = `move the wrapper to ${owner}.yaml, or name the host under \`hosts\` here`;
      return [file.problemAt(['wrappers', i, 'hosts', j], `${host} belongs to \`${owner}\``, hint)];
    }),
  );
}

/** Hosts that only look like a platform's must not be identified as it. */
export function checkLookalikes(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.lookalikes ?? []).flatMap((host, i) => {
    if (identify(`https://${host}`, rulebook).owner !== file.value.id) return [];
    const hint = 'narrow `hosts`, or take it off the look-alikes';
    return [file.problemAt(['lookalikes', i], `${host} is identified as \`${file.value.id}\``, hint)];
  });
}
