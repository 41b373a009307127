import type { ShareAnswer, ShareCheck, SharePlatform } from '../engine/share-check.ts';
import type { CheckedText } from '../engine/share-text.ts';
import type { Surface, Verdict } from '../engine/types.ts';

function verdictRecord({ effect, bucket, decidedBy, wall, wrapper, rollout, ...rest }: Verdict): object {
  const { verified, stale, confidence, evidence, alternatives } = rest;
  return { effect, bucket, decidedBy, wall, wrapper, rollout, verified, stale, confidence, evidence, alternatives };
}

/** The first day of the wall that decided; null where none did. */
function sinceOf({ wall }: Verdict, { walls }: ShareCheck): string | null {
  return wall === null ? null : (walls[wall]?.since ?? null);
}

function linkRecord({ text, passcodes, check }: CheckedText): object {
  const finding = check.finding ?? null;
  return {
    link: finding?.link ?? text,
    kind: finding?.kind ?? 'passcode',
    via: finding?.via ?? [],
    chain: finding?.chain ?? [],
    target: finding?.target ?? null,
    to: finding === null ? (check.own[0] ?? null) : finding.to,
    ...(passcodes.length > 0 && { passcodes }),
  };
}

function answerRecord({ surfaces, verdict, everyLink }: ShareAnswer, check: ShareCheck): object {
  return { surfaces, everyLink, since: sinceOf(verdict, check), ...verdictRecord(verdict) };
}

/** A check as `--format json` writes it: one object. Absent values are null. */
export function shareRecord(shared: CheckedText): object {
  const { day, rulebook, own, instead, stopped, platforms } = shared.check;
  return {
    ...linkRecord(shared),
    own,
    stopped,
    instead,
    day,
    rulebook,
    platforms: platforms.map(({ platform, known, answers, caveats }) => ({
      platform,
      known,
      answers: answers.map((answer) => answerRecord(answer, shared.check)),
      caveats,
    })),
  };
}

/** A check as `--format ndjson` writes it: an object for each platform and surface, each to be read on its own. */
export function placeRecords({ check, text }: CheckedText): object[] {
  const { day, rulebook, finding, platforms } = check;
  const link = finding?.link ?? text;
  const to = finding === null ? (check.own[0] ?? null) : finding.to;
  const placeRecord = (
    { platform, known, caveats }: SharePlatform,
    { verdict, everyLink }: ShareAnswer,
    surface: Surface | null,
  ) => ({
    ...{ link, target: finding?.target ?? null, to, platform, surface, known, everyLink },
    ...verdictRecord(verdict),
    ...{ since: sinceOf(verdict, check), caveats, day, rulebook },
  });
  return platforms.flatMap((one) =>
    one.answers.flatMap((answer) => answer.surfaces.map((surface) => placeRecord(one, answer, surface))),
  );
}
