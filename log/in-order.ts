/**
 * Records with exactly the members that `records.ts` names, in that order, whatever they came with: so a log that was written out,
 * read and written out again gives the same bytes, and nothing leaves that no level of redaction has looked at.
 */
import type { Coverage } from '../engine/report.ts';
import type { RulebookStamp, Vantage } from '../engine/types.ts';
import type { Conclusion, Judgement, LogFilter, LogHeader, Session, Tool } from './records.ts';

function toolInOrder({ name, version }: Tool): Tool {
  return { name, version };
}

function stampInOrder({ version, sha256 }: RulebookStamp): RulebookStamp {
  return { version, sha256 };
}

function vantageInOrder(vantage: Vantage | null): Vantage | null {
  if (vantage === null) return null;
  const { platform, surface, client, region } = vantage;
  return { platform, surface, client, region };
}

export function coverageInOrder(coverage: Coverage): Coverage {
  const { addresses, frames, framesRead, stoppedAt, textStoppedAt } = coverage;
  const { closedRoots, pictures, canvases } = coverage.unread;
  return { addresses, frames, framesRead, stoppedAt, textStoppedAt, unread: { closedRoots, pictures, canvases } };
}

export function conclusionInOrder(one: Conclusion): Conclusion {
  return {
    judgement: one.judgement,
    rulebook: stampInOrder(one.rulebook),
    vantage: vantageInOrder(one.vantage),
    day: one.day,
    kind: one.kind,
    carrier: one.carrier,
    via: one.via,
    to: one.to,
    ambiguous: one.ambiguous,
    group: one.group,
    effect: one.effect,
    decidedBy: one.decidedBy,
    wall: one.wall,
    wrapper: one.wrapper,
    rollout: one.rollout,
    verified: one.verified,
    stale: one.stale,
    confidence: one.confidence,
    evidence: one.evidence,
    caveats: one.caveats,
  };
}

const filterMembers = [
  'sessions',
  'from',
  'to',
  'pagePlatforms',
  'destinations',
  'effects',
  'walls',
  'kinds',
  'site',
  'text',
] as const satisfies readonly (keyof LogFilter)[];

function filterInOrder(filter: LogFilter): LogFilter {
  const there = filterMembers.filter((name) => filter[name] !== undefined);
  return Object.fromEntries(there.map((name) => [name, filter[name]]));
}

function sessionInOrder(one: Session): Session {
  return {
    id: one.id,
    startedAt: one.startedAt,
    endedAt: one.endedAt,
    name: one.name,
    note: one.note,
    tags: one.tags,
    sites: one.sites,
    vantage: vantageInOrder(one.vantage),
  };
}

function judgementInOrder(one: Judgement): Judgement {
  return {
    id: one.id,
    judgedAt: one.judgedAt,
    rulebook: stampInOrder(one.rulebook),
    vantage: vantageInOrder(one.vantage),
    day: one.day,
    tool: toolInOrder(one.tool),
  };
}

export function headerInOrder(header: LogHeader): LogHeader {
  return {
    schema: header.schema,
    tool: toolInOrder(header.tool),
    exportedAt: header.exportedAt,
    timeZone: header.timeZone,
    filter: header.filter === null ? null : filterInOrder(header.filter),
    redaction: header.redaction,
    rulebooks: header.rulebooks.map(stampInOrder),
    judgements: header.judgements.map(judgementInOrder),
    sessions: header.sessions.map(sessionInOrder),
    pages: header.pages,
    findings: header.findings,
  };
}
