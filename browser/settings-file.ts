import type { Day, Vantage } from '../engine/types.ts';
import type { Access } from './access.ts';
import { siteTyped } from './off-sites.ts';
import { defaultSettings, type Settings, settingFits, settingNames } from './settings.ts';

/** The version of the format that is written. Readers take from any version what they know. */
const version = 1;
/** Nobody's settings are longer (characters); another file was picked by mistake. */
const maxLength = 1_000_000;

type Granted = Pick<Access, 'everySite' | 'sites'>;

/** A part of the file: a setting, or what the extension may read. */
type Part = keyof Settings | 'access';

/** Why something in a file was not taken. */
type Reason =
  /** It is so already. */
  | 'same'
  /** The file holds no choice, and what was chosen here stays. */
  | 'unchosen'
  /** A newer version, or somebody by hand, has written what this one does not know. */
  | 'unknown'
  /** It is nothing that this setting may be. */
  | 'unfit';

/** What was taken from a file. `added` lists what came on top of what is there. */
interface Taken {
  readonly part: keyof Settings;
  readonly added: readonly string[] | null;
}

interface Skipped {
  /** As the file names it. */
  readonly part: Part | (string & {});
  /** Which of several, where not all of the part was skipped. */
  readonly value: string | null;
  readonly reason: Reason;
}

/** What an import comes to, before anything is changed. */
export interface ImportPlan {
  readonly change: Partial<Settings>;
  readonly taken: readonly Taken[];
  readonly skipped: readonly Skipped[];
  /** What the reader has to be asked for. */
  readonly wanted: Granted;
  /** Whether a newer version has written the file. */
  readonly newer: boolean;
}

/** Why nothing of a file can be taken. */
export type FileFault = 'no-json' | 'not-ours';

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** All settings as the text of a file that {@link planImport} reads. */
export function settingsFile(settings: Settings, { everySite, sites }: Granted, exported: Day): string {
  return `${JSON.stringify({ hutong: 'settings', version, exported, settings, access: { everySite, sites } }, null, 2)}\n`;
}

function parsed(text: string): Fields | FileFault {
  if (text.length > maxLength) return 'not-ours';
  try {
    const fields = fieldsOf(JSON.parse(text.replace(/^\uFEFF/, '')));
    return fields?.hutong === 'settings' ? fields : 'not-ours';
  } catch {
    return 'no-json';
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Collects what becomes of each part of a file. */
class Plan {
  readonly change: { -readonly [Name in keyof Settings]?: Settings[Name] } = {};
  readonly taken: Taken[] = [];
  readonly skipped: Skipped[] = [];

  skip(part: Skipped['part'], reason: Reason, value: string | null = null): void {
    this.skipped.push({ part, value, reason });
  }

  take<Name extends keyof Settings>(part: Name, value: Settings[Name], added: readonly string[] | null): void {
    this.change[part] = value;
    this.taken.push({ part, added });
  }

  /** Sites among whatever stands in a list, those apart that are there already. */
  newSites(part: Part, listed: unknown, there: readonly string[]): string[] {
    if (!Array.isArray(listed)) {
      if (listed !== undefined) this.skip(part, 'unfit');
      return [];
    }
    const added = new Set<string>();
    for (const entry of listed) {
      const site = typeof entry === 'string' ? siteTyped(entry) : null;
      if (site === null) this.skip(part, 'unfit', typeof entry === 'string' ? entry : JSON.stringify(entry));
      else if (there.includes(site) || added.has(site)) this.skip(part, 'same', site);
      else added.add(site);
    }
    return [...added];
  }
}

function planSetting(
  plan: Plan,
  name: keyof Settings,
  value: unknown,
  now: Settings,
  knows: (place: Vantage) => boolean,
) {
  if (name === 'offSites') {
    const added = plan.newSites(name, value, now.offSites);
    if (added.length > 0) plan.take(name, [...now.offSites, ...added], added);
    return;
  }
  if (!settingFits[name](value)) return plan.skip(name, 'unfit');
  if (name === 'vantage' && value !== null && !knows(value as Vantage)) return plan.skip(name, 'unknown');
  if (same(value, now[name])) return plan.skip(name, 'same');
  if (same(value, defaultSettings[name])) return plan.skip(name, 'unchosen');
  plan.take(name, value as never, null);
}

/**
 * What would become of a settings file here. Nothing that is there gets lost: lists are joined, a choice in the file takes
 * the place of one here, and where the file holds none, the one here stays. `knows` tells places of the rulebook.
 */
export function planImport(
  text: string,
  now: Settings,
  granted: Granted,
  knows: (place: Vantage) => boolean,
): ImportPlan | FileFault {
  const file = parsed(text);
  if (typeof file === 'string') return file;
  const plan = new Plan();
  const settings = fieldsOf(file.settings) ?? {};
  for (const [name, value] of Object.entries(settings)) {
    const known = settingNames.find((one) => one === name);
    if (known === undefined) plan.skip(name, 'unknown');
    else planSetting(plan, known, value, now, knows);
  }
  const access = fieldsOf(file.access) ?? {};
  const everySite = access.everySite === true && !granted.everySite;
  if (access.everySite === true && granted.everySite) plan.skip('access', 'same');
  const sites = plan.newSites('access', access.sites, granted.sites);
  for (const name of Object.keys(file)) {
    if (!['hutong', 'version', 'exported', 'settings', 'access'].includes(name)) plan.skip(name, 'unknown');
  }
  const { change, taken, skipped } = plan;
  const newer = typeof file.version === 'number' && file.version > version;
  return { change, taken, skipped, wanted: { everySite, sites }, newer };
}
