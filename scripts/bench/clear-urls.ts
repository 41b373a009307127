import type { RulebookIndex } from '../../engine/rulebook.ts';

/** One provider as ClearURLs keeps them: an expression for its addresses, others for what is taken out or followed. */
interface Provider {
  readonly pattern: RegExp;
  readonly exceptions: readonly RegExp[];
  readonly redirections: readonly RegExp[];
  readonly rules: readonly RegExp[];
}

const providerCount = 205;
const tracking = ['utm_[a-z]+', 'spm', 'scm', 'share_[a-z]+', 'from', 'ref'];

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Providers in ClearURLs' manner for hosts and parameter names of the rulebook; the last one is for every address. */
function providersOf(rulebook: RulebookIndex): Provider[] {
  const hosts = [...new Set([...rulebook.wrappersByHost.keys(), ...rulebook.hosts.keys()])].slice(0, providerCount - 1);
  const forHosts = hosts.map((host): Provider => {
    const begin = `^https?:\\/\\/(?:[a-z0-9-]+\\.)*?${literal(host)}`;
    const names = (rulebook.wrappersByHost.get(host) ?? []).flatMap(({ target }) =>
      target.flatMap((carrier) => ('param' in carrier ? carrier.param : [])),
    );
    return {
      pattern: new RegExp(begin, 'i'),
      exceptions: [new RegExp(`${begin}\\/(?:login|oauth)`, 'i')],
      redirections: names.map((name) => new RegExp(`${begin}.*?[?&]${literal(name)}=([^&]+)`, 'i')),
      rules: tracking.map((name) => new RegExp(`^${name}$`, 'i')),
    };
  });
  const everywhere = { pattern: /.*/, exceptions: [/^https?:\/\/127\.0\.0\.1/], redirections: [] };
  return [...forHosts, { ...everywhere, rules: tracking.map((name) => new RegExp(`^${name}$`, 'i')) }];
}

function cleanedBy({ redirections, rules }: Provider, address: string): string {
  for (const redirection of redirections) {
    const found = redirection.exec(address)?.[1];
    const target = found === undefined ? '' : decodeURIComponent(found);
    if (URL.canParse(target)) return target;
  }
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (rules.some((rule) => rule.test(name))) url.searchParams.delete(name);
  }
  return url.toString();
}

/**
 * The way of ClearURLs' `pureCleaning`: one expression after the other is tried on the whole address, and those that
 * match follow a redirection or take parameters out. Written for comparison; nothing of it is ClearURLs' own code or data.
 */
export function cleaner(rulebook: RulebookIndex): (address: string) => string {
  const providers = providersOf(rulebook);
  return (address) => {
    let result = address;
    for (const provider of providers) {
      if (provider.pattern.test(result) && !provider.exceptions.some((exception) => exception.test(result)))
        result = cleanedBy(provider, result);
    }
    return result;
  };
}
