import type { Conclusion, LoggedPage, Session } from '../../log/records.ts';

/** What a page of a test is made from; the rest is as below. */
export interface PagePlan {
  readonly id: string;
  readonly session?: string;
  readonly at?: string;
  readonly timeZone?: string;
  readonly address?: string;
  readonly platform?: string | null;
  readonly links?: readonly LinkPlan[];
}

/** What a link of a test is made from. */
export interface LinkPlan {
  readonly link: string;
  readonly to?: string | null;
  readonly effect?: Conclusion['effect'];
  readonly wall?: string | null;
  readonly kind?: Conclusion['kind'];
  readonly text?: string;
}

/** A conclusion as the tests need it. */
export function conclusion({
  to = null,
  effect = 'unknown',
  wall = null,
  kind = 'page',
}: Omit<LinkPlan, 'link'>): Conclusion {
  return {
    judgement: 'recorded',
    rulebook: { version: '1', sha256: '0'.repeat(64) } as Conclusion['rulebook'],
    vantage: null,
    day: '2026-11-24',
    kind,
    carrier: to,
    via: [],
    to,
    ambiguous: null,
    group: null,
    effect,
    decidedBy: wall === null ? null : 'wall',
    wall,
    wrapper: null,
    rollout: null,
    verified: null,
    stale: null,
    confidence: null,
    evidence: [],
    caveats: [],
  };
}

/** A logged page. */
export function loggedPage({
  id,
  session = 'session',
  at = '2026-11-24T08:00:00.000Z',
  timeZone = 'UTC',
  address = `https://page.example/${id}`,
  platform = null,
  links = [],
}: PagePlan): LoggedPage {
  return {
    page: {
      id,
      session,
      observedAt: at,
      timeZone,
      address,
      platform,
      surface: null,
      readBy: 'access',
      ordinary: 0,
      coverage: {
        addresses: links.length,
        frames: 0,
        framesRead: 0,
        stoppedAt: null,
        textStoppedAt: null,
        unread: { closedRoots: 0, pictures: 0, canvases: 0 },
      },
      passcodes: [],
      tool: { name: 'hutong', version: '0.1.0' },
    },
    links: links.map((plan, index) => ({
      seen: {
        id: `${id}:${index}`,
        page: id,
        observedAt: at,
        link: plan.link,
        chain: [plan.link],
        target: plan.link,
        count: 1,
        text: plan.text ?? '',
        source: 'link',
        was: null,
        shows: null,
      },
      concluded: [conclusion(plan)],
    })),
  };
}

/** A session. */
export function session(id = 'session', startedAt = '2026-11-24T07:00:00.000Z'): Session {
  return { id, startedAt, endedAt: null, name: '', note: '', tags: [], sites: null, vantage: null };
}
