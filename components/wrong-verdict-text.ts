import { isWeb, parseAddress } from '../engine/address.ts';
import type { PageReport } from '../engine/report.ts';
import { type Finding, unlistedWrapper, type Vantage } from '../engine/types.ts';
import type { Text } from './text.ts';

/**
 * As much of a link as a report may name: its host. Everything else may say who the reader is or what was read: path, query,
 * fragment, user and port. Addresses of apps have no host that is known to be one, and are named by their scheme.
 */
export function reportableHost(link: string): string {
  const address = parseAddress(link);
  if (address === null) return '?';
  return isWeb(address.scheme) ? address.host : `${address.scheme}:`;
}

/** `wechat:moments`, as rules and the command line write it. */
function placeOf({ platform, surface, client, region }: Vantage): string {
  return [platform, surface, client, region].filter((part) => part !== null).join(':');
}

/** Ids of the walls and wrappers behind a verdict, each once. */
function rulesOf({ wall, via, alternatives }: Finding): string[] {
  const ids = [wall, ...via, ...(alternatives ?? []).map((one) => one.wall)];
  return [...new Set(ids)].filter((id) => id !== null && id !== unlistedWrapper) as string[];
}

/**
 * The text of a report on a wrong verdict, for the reader to change: what was seen, then what Hutong said and by which
 * rules and versions. Of addresses it holds the link's host and nothing else.
 */
export function wrongVerdictText(
  finding: Finding,
  { vantage, day, rulebook }: Pick<PageReport, 'vantage' | 'day' | 'rulebook'>,
  version: string,
  text: Text,
): string {
  const platforms = finding.ambiguous ?? (finding.to === null ? [] : [finding.to]);
  const rules = rulesOf(finding);
  return [
    `${text.t('wrongVerdictSaw')} `,
    `${text.t('wrongVerdictWhen')} `,
    '',
    text.t('wrongVerdictHost', { host: reportableHost(finding.link) }),
    ...(platforms.length === 0 ? [] : [text.t('wrongVerdictTo', { platform: platforms.join(', ') })]),
    text.t('wrongVerdictEffect', { effect: finding.effect }),
    text.t('wrongVerdictRules', { rules: rules.length === 0 ? text.t('wrongVerdictNoRule') : rules.join(', ') }),
    text.t('wrongVerdictPlace', { place: vantage === null ? text.t('wrongVerdictNoPlace') : placeOf(vantage) }),
    text.t('wrongVerdictDay', { day }),
    text.t('wrongVerdictVersions', { version, rulebook: `${rulebook.version} (sha256 ${rulebook.sha256})` }),
  ].join('\n');
}
