import type { Day, Finding, Vantage } from '../engine/types.ts';
import type { Conclusion } from './records.ts';

/** What the log keeps of a verdict: all of it but what hangs on it in other words. */
export function conclusionOf(finding: Finding, judgement: string, vantage: Vantage | null, day: Day): Conclusion {
  return {
    judgement,
    rulebook: finding.rulebook,
    vantage,
    day,
    kind: finding.kind,
    carrier: finding.carrier,
    via: finding.via,
    to: finding.to,
    ambiguous: finding.ambiguous,
    group: finding.group,
    effect: finding.effect,
    decidedBy: finding.decidedBy,
    wall: finding.wall,
    wrapper: finding.wrapper,
    rollout: finding.rollout,
    verified: finding.verified,
    stale: finding.stale,
    confidence: finding.confidence,
    evidence: finding.evidence,
    caveats: finding.caveats,
  };
}
