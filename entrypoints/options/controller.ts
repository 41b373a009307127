import { browser } from 'wxt/browser';
import { type Access, everySite, originOf, platformOrigins, removeSite, requestSites } from '../../browser/access.ts';
import { siteTyped } from '../../browser/off-sites.ts';
import { changeSettings, readSettings, resetSettings, type Settings } from '../../browser/settings.ts';
import { type ImportPlan, planImport, settingsFile } from '../../browser/settings-file.ts';
import type { Outcome } from '../../components/options/backup.tsx';
import type { SiteAnswer } from '../../components/options/sites.tsx';
import { saveBlob } from '../../components/save-blob.ts';
import { dayOf } from '../../engine/dates.ts';
import type { Vantage } from '../../engine/types.ts';

/** What the page shows besides what it is told of the browser. */
export interface OptionsState {
  readonly settings: Settings;
  readonly access: Access;
  readonly outcome: Outcome | null;
  readonly failure: string | null;
}

interface Surroundings {
  readonly state: () => OptionsState;
  readonly show: (change: Partial<OptionsState>) => void;
  /** Whether the rulebook has a place. */
  readonly knows: (place: Vantage) => boolean;
}

function requestAll({ everySite: every, sites }: Pick<Access, 'everySite' | 'sites'>): Promise<boolean> {
  return browser.permissions.request({ origins: [...(every ? everySite.origins : []), ...sites.map(originOf)] });
}

/** Does what the reader asks for on the page with all settings. */
export class OptionsController {
  readonly #around: Surroundings;
  /** The settings before the last import or reset. */
  #before: Settings | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Called straight from the click: Chromium lets marks come up by themselves only where the reader has granted it. */
  change(change: Partial<Settings>): void {
    if (change.marks === true && !this.#around.state().access.platforms) this.requestPlatforms();
    void this.#trying(() => changeSettings(change));
  }

  /** Called straight from the click, as everything here that asks the browser for access. */
  requestPlatforms(): void {
    void this.#trying(() => browser.permissions.request({ origins: platformOrigins() }));
  }

  setEverySite(on: boolean): void {
    void this.#trying(() => (on ? browser.permissions.request(everySite) : browser.permissions.remove(everySite)));
  }

  async addSite(words: string): Promise<SiteAnswer> {
    const site = siteTyped(words);
    if (site === null) return { kind: 'unfit' };
    if (this.#around.state().access.sites.includes(site)) return { kind: 'there', site };
    const given = await this.#trying(() => requestSites([site]));
    return given === true ? { kind: 'added', site } : { kind: 'refused' };
  }

  async removeSite(site: string): Promise<SiteAnswer> {
    const gone = await this.#trying(() => removeSite(site));
    return gone === true ? { kind: 'removed', site } : { kind: 'refused' };
  }

  async addOffSite(words: string): Promise<SiteAnswer> {
    const site = siteTyped(words);
    if (site === null) return { kind: 'unfit' };
    const { offSites } = await readSettings();
    if (offSites.includes(site)) return { kind: 'there', site };
    await this.#trying(() => changeSettings({ offSites: [...offSites, site] }));
    return { kind: 'added', site };
  }

  async removeOffSite(site: string): Promise<SiteAnswer> {
    const { offSites } = await readSettings();
    await this.#trying(() => changeSettings({ offSites: offSites.filter((one) => one !== site) }));
    return { kind: 'removed', site };
  }

  export(): void {
    const { settings, access } = this.#around.state();
    const day = dayOf(new Date());
    const file = `hutong-settings-${day}.json`;
    saveBlob(file, new Blob([settingsFile(settings, access, day)], { type: 'application/json' }));
    this.#around.show({ outcome: { kind: 'exported', file } });
  }

  async import(file: File): Promise<void> {
    await this.#trying(async () => {
      const text = await file.text();
      const before = await readSettings();
      const plan = planImport(text, before, this.#around.state().access, this.#around.knows);
      if (typeof plan === 'string') return this.#around.show({ outcome: { kind: plan, file: file.name } });
      await changeSettings(plan.change);
      this.#before = before;
      this.#around.show({ outcome: this.#imported(file.name, before, plan) });
    });
  }

  #imported(file: string, before: Settings, { change, taken, skipped, wanted, newer }: ImportPlan): Outcome {
    const after = { ...before, ...change };
    return { kind: 'imported', imported: { file, newer, before, after, taken, skipped }, wanted };
  }

  async reset(): Promise<void> {
    await this.#trying(async () => {
      this.#before = await readSettings();
      await resetSettings();
      this.#around.show({ outcome: { kind: 'reset' } });
    });
  }

  async undo(): Promise<void> {
    const before = this.#before;
    if (before === null) return;
    await this.#trying(async () => {
      await changeSettings(before);
      this.#before = null;
      this.#around.show({ outcome: { kind: 'undone' } });
    });
  }

  /** The reader was asked whether the access shall be asked for that an import wants. */
  async answerWanted(yes: boolean): Promise<void> {
    const { outcome } = this.#around.state();
    if (outcome?.kind !== 'imported') return;
    const { wanted, imported } = outcome;
    const given = yes && (await this.#trying(() => requestAll(wanted)));
    const refused = [...(wanted.everySite ? [null] : []), ...wanted.sites].map((value) => ({
      part: value === null ? 'everySite' : 'access',
      value,
      reason: 'not-given' as const,
    }));
    const skipped = given === true ? imported.skipped : [...imported.skipped, ...refused];
    const nothing = { everySite: false, sites: [] };
    this.#around.show({ outcome: { ...outcome, imported: { ...imported, skipped }, wanted: nothing } });
  }

  /** Does something that the browser may refuse, and says so where it does. */
  async #trying<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      const done = await act();
      this.#around.show({ failure: null });
      return done;
    } catch (error) {
      this.#around.show({ failure: error instanceof Error ? error.message : String(error) });
      return null;
    }
  }
}
