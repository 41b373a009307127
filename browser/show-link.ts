import type { PageReport, ReportedFinding } from '../engine/report.ts';
import type { MarkingAround } from './marking.ts';
import { askMarks } from './marks-script.ts';
import { readSettings } from './settings.ts';
import type { PlacesFound, WantedLink } from './spotlight.ts';
import type { FrameLinks } from './tab-links.ts';

/** Which of several places is meant. */
export type Step = 'first' | 'next' | 'previous';

/** Which place is shown, from 1, and how many there are. */
export interface Shown {
  readonly at: number;
  readonly of: number;
}

interface FrameWithPlaces extends PlacesFound {
  readonly frameId: number;
}

/** How a finding is looked for in the frames of its page. */
function wantedOf({ link, source, text }: ReportedFinding): WantedLink {
  return { address: link, words: source === 'text' ? (text === '' ? link : text) : null };
}

/** The wanted links that a frame may hold. */
function heldBy({ links, texts }: FrameLinks, wanted: readonly WantedLink[]): WantedLink[] {
  return wanted.filter(
    ({ address, words }) =>
      links.has(address) || (words !== null && texts.some((text) => text.includes(words.replace(/…$/, '')))),
  );
}

/** Shows links on the pages of tabs, one place after the other. The pages themselves know which one is shown. */
export class LinkShow {
  readonly #around: MarkingAround;

  constructor(around: MarkingAround) {
    this.#around = around;
  }

  /** Shows a link on the page of a tab. Null where it stands nowhere any more, or where nobody may look. */
  async show(tabId: number, address: string, step: Step): Promise<Shown | null> {
    const report = await this.#report(tabId);
    const finding = report?.findings.find(({ link }) => link === address);
    const wanted = finding === undefined ? { address, words: null } : wantedOf(finding);
    return this.#step(tabId, report, [wanted], step);
  }

  /** Shows the next walled link on the page of a tab, the first one after the last. Null where there is none. */
  async showNextWalled(tabId: number): Promise<Shown | null> {
    const report = await this.#report(tabId);
    const walled = report?.findings.filter(({ bucket }) => bucket === 'walled') ?? [];
    return this.#step(tabId, report, walled.map(wantedOf), 'next');
  }

  async #report(tabId: number): Promise<PageReport | null> {
    const { vantage } = await readSettings();
    const answer = await this.#around.tabs.report(tabId, vantage, null, this.#around.today());
    return answer.kind === 'report' ? answer.report : null;
  }

  async #step(
    tabId: number,
    report: PageReport | null,
    wanted: readonly WantedLink[],
    step: Step,
  ): Promise<Shown | null> {
    const frames = await this.#find(tabId, wanted);
    const of = frames.reduce((sum, frame) => sum + frame.of, 0);
    if (of === 0) return null;
    const now = placeShown(frames);
    const at = step === 'first' || now === null ? (step === 'previous' ? of - 1 : 0) : turn(now, step, of);
    let before = 0;
    for (const frame of frames) {
      const within = at >= before && at < before + frame.of ? at - before : null;
      before += frame.of;
      if (within === null && frame.at === null) continue;
      await this.#put(tabId, frame.frameId, within, report);
    }
    return { at: at + 1, of };
  }

  async #find(tabId: number, wanted: readonly WantedLink[]): Promise<FrameWithPlaces[]> {
    const asked = this.#around.tabs.frames(tabId).map(async (frame): Promise<FrameWithPlaces | null> => {
      const held = heldBy(frame, wanted);
      if (held.length === 0) return null;
      const { frameId } = frame;
      try {
        return { frameId, ...(await askMarks(tabId, frameId, 'places-find', { wanted: held })) };
      } catch {
        // A frame that the browser does not let us into, or that is gone.
        return null;
      }
    });
    return (await Promise.all(asked)).filter((frame) => frame !== null);
  }

  /** Shows a place of a frame, or none any more, and says there what is known of the link. */
  async #put(tabId: number, frameId: number, at: number | null, report: PageReport | null): Promise<void> {
    const { tag, reason } = this.#around.wordsIn((await readSettings()).language);
    const { address } = await askMarks(tabId, frameId, 'places-show', { at, tag });
    const finding = report?.findings.find(({ link }) => link === address);
    const known = finding === undefined || report === null ? null : reason(finding, report);
    if (known !== null) await askMarks(tabId, frameId, 'places-tell', known);
  }
}

function placeShown(frames: readonly FrameWithPlaces[]): number | null {
  let before = 0;
  for (const { at, of } of frames) {
    if (at !== null) return before + at;
    before += of;
  }
  return null;
}

function turn(now: number, step: Step, of: number): number {
  return (now + (step === 'next' ? 1 : of - 1)) % of;
}
