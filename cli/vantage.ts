import { dayOf } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import {
  type Client,
  clients,
  type Day,
  type Platform,
  type Surface,
  surfaces,
  type Vantage,
} from '../engine/types.ts';
import { closest, didYouMean } from '../rules/closest.ts';
import { parseDay } from './day.ts';
import { WrongUse } from './wrong-use.ts';

/** What the reader says of the place to judge from. What is null was not said. */
export interface VantageOptions {
  readonly from: { readonly platform: string; readonly surface: Surface | null } | null;
  readonly client: Client | null;
  readonly region: string | null;
}

/** What people may call a platform: its id, its names, its app's scheme (`weixin`, `xhsdiscover`). */
function wordsFor({ id, name, schemes }: Platform): string[] {
  const names = [name.en, name.zh].flatMap((one) => one.split(/ ?[/(),] ?/));
  return [id, ...names, ...Object.keys(schemes).map((scheme) => scheme.replace(/(?:\*|:\/\/).*$/, ''))].filter(
    (word) => word !== '',
  );
}

/** Reads the id of a platform; `option` is where it was typed. Throws {@link WrongUse} with the ids that may be meant. */
export function parsePlatform(typed: string, rulebook: RulebookIndex, option = '--from'): string {
  const id = typed.trim().toLowerCase();
  if (id === '') throw new WrongUse(`${option} names no platform; is a shell variable not set?`);
  if (rulebook.platforms.has(id)) return id;
  const choices = rulebook.book.platforms.map((platform) => ({
    id: platform.id,
    words: wordsFor(platform),
  }));
  const guess = didYouMean(closest(typed, choices));
  throw new WrongUse(`${option} ${typed}: there is no such platform; ${guess}"hutong rules list" shows all of them`);
}

function parseSurface(typed: string, platform: string): Surface {
  const name = typed.trim().toLowerCase();
  const found = surfaces.find((surface) => surface === name);
  if (found !== undefined) return found;
  const guess = didYouMean(
    closest(
      name,
      surfaces.map((id) => ({ id, words: [id] })),
    ),
  );
  throw new WrongUse(
    `--from ${platform}:${typed}: there is no such surface; ${guess}the surfaces are ${surfaces.join(', ')}`,
  );
}

/** Reads `--from platform[:surface]`; null where it was not given. Throws {@link WrongUse}. */
export function parseFrom(text: string | undefined, rulebook: RulebookIndex): VantageOptions['from'] {
  if (text === undefined) return null;
  const colon = text.indexOf(':');
  if (colon < 0) return { platform: parsePlatform(text, rulebook), surface: null };
  const platform = parsePlatform(text.slice(0, colon), rulebook);
  return { platform, surface: parseSurface(text.slice(colon + 1), platform) };
}

/** Reads `--client`. */
function parseClient(text: string): Client {
  const found = clients.find((client) => client === text.trim().toLowerCase());
  if (found === undefined) throw new WrongUse(`--client ${text}: write ${clients.join(' or ')}`);
  return found;
}

/** Reads `--region`, a country code of two letters. */
export function parseRegion(text: string): string {
  if (!/^[a-z]{2}$/i.test(text))
    throw new WrongUse(`--region ${text}: write a country code of two letters, for example CA`);
  return text.toUpperCase();
}

/** What `judge` and `scan` let one say of place and day, as typed. */
export interface PlaceOptions {
  readonly from?: string;
  readonly on?: string;
  readonly client?: string;
  readonly region?: string;
}

/** Reads the options that need no rules: the day, today unless one is named, and the reader. Throws {@link WrongUse}. */
export function parseReader(
  { on, client, region }: PlaceOptions,
  now: Date,
): Omit<VantageOptions, 'from'> & { readonly day: Day } {
  return {
    day: on === undefined ? dayOf(now) : parseDay(on),
    client: client === undefined ? null : parseClient(client),
    region: region === undefined ? null : parseRegion(region),
  };
}

/** The place that the options name, or else the one given, with the reader's client and region; null where there is none. */
export function vantageFrom(options: VantageOptions, otherwise: Vantage | null): Vantage | null {
  const place = options.from ?? otherwise;
  if (place === null) return null;
  return { platform: place.platform, surface: place.surface, client: options.client, region: options.region };
}
