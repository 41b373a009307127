import type { PageReport } from '../engine/report.ts';
import type { ShareCheck } from '../engine/share-check.ts';

/** A report of no page, for a check that stands on its own. */
function reportOfNothing({ day, rulebook }: ShareCheck): PageReport {
  return {
    state: 'ready',
    page: { address: '', platform: null, surface: null },
    vantage: null,
    group: null,
    vantageChosen: false,
    day,
    today: day,
    rulebook,
    summary: {
      total: 0,
      buttons: 0,
      buckets: { open: 0, own: 0, interstitial: 0, walled: 0, unknown: 0 },
      destinations: [],
    },
    findings: [],
    omitted: 0,
    passcodes: [],
    ordinary: { links: 0, effect: 'unknown', wall: null },
    coverage: {
      addresses: 0,
      frames: 0,
      framesRead: 0,
      stoppedAt: null,
      textStoppedAt: null,
      unread: { closedRoots: 0, pictures: 0, canvases: 0 },
    },
    names: {},
    walls: {},
    staleWalls: [],
    wrappers: {},
    onRecord: [],
    elsewhere: {},
    vantageChoices: [],
    stopped: null,
  };
}

/** What the components of a report need to show the records of a check, which mention what the page's report does not. */
export function reportAround(check: ShareCheck, report: PageReport | null): PageReport {
  const { names, walls, staleWalls, wrappers } = check;
  return { ...(report ?? reportOfNothing(check)), names, walls, staleWalls, wrappers };
}
