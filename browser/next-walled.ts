import type { ReportAnswer, ReportedFinding } from '../engine/report.ts';
import { sectionOf } from '../engine/section.ts';

/** Scrolls to a link on the page of a tab, as the message `show-link` asks for it. */
export type ShowLink = (tabId: number, address: string) => Promise<unknown>;

/** The walled link after the one shown last, in the order of the report; the first one after the last. Null where there is none. */
export function nextWalled(
  findings: readonly Pick<ReportedFinding, 'link' | 'effect'>[],
  last: string | undefined,
): string | null {
  const walled = findings.filter(({ effect }) => sectionOf(effect) === 'walled').map(({ link }) => link);
  const at = last === undefined ? -1 : walled.indexOf(last);
  return walled[(at + 1) % walled.length] ?? null;
}

/** Goes from walled link to walled link, tab by tab. Remembers where it was as long as the worker lives. */
export class WalledWalk {
  readonly #report: (tabId: number) => Promise<ReportAnswer>;
  readonly #show: ShowLink;
  readonly #last = new Map<number, string>();

  constructor(report: (tabId: number) => Promise<ReportAnswer>, show: ShowLink) {
    this.#report = report;
    this.#show = show;
  }

  async next(tabId: number): Promise<void> {
    const answer = await this.#report(tabId);
    const address = answer.kind === 'report' ? nextWalled(answer.report.findings, this.#last.get(tabId)) : null;
    if (address === null) return;
    this.#last.set(tabId, address);
    await this.#show(tabId, address);
  }
}
