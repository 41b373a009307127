import type { Circumstances } from '../engine/contest.ts';
import { judgeLinksTo } from '../engine/elsewhere.ts';
import { plainVerdict } from '../engine/judge.ts';
import type { FoundPasscode } from '../engine/passcodes.ts';
import { recognise } from '../engine/recognise.ts';
import { groupOf, type RulebookIndex } from '../engine/rulebook.ts';
import { isOneAddress } from '../engine/typed-address.ts';
import type { Verdict } from '../engine/types.ts';
import { recordOf } from './record.ts';

/** A passcode, and what a link to its platform would meet instead; null where no place to judge from is given. */
export interface ToldPasscode extends FoundPasscode {
  readonly linkInstead: Verdict | null;
}

/** A text that is no address and holds passcodes. */
export interface PasscodeText {
  readonly text: string;
  readonly passcodes: readonly [ToldPasscode, ...ToldPasscode[]];
}

/**
 * Reads what somebody typed or pasted as a text with passcodes; null where it is an address, or holds none. A passcode is no link and is
 * not judged: what a link to its platform meets is told beside it, since passcodes exist because links were walled.
 */
export function passcodeTextTyped(typed: string, circumstances: Circumstances): PasscodeText | null {
  const text = typed.trim();
  // Every passcode has a sign or a cue that is not ASCII, or a blank in its text; most addresses have neither.
  if (!/[^!-~]/.test(text) || isOneAddress(text)) return null;
  const [first, ...more] = recognise(text, circumstances.rulebook).passcodes.map((found): ToldPasscode => {
    const { platform, ambiguous } = found;
    const linkInstead = circumstances.vantage === null ? null : judgeLinksTo(platform, ambiguous, circumstances);
    return { ...found, linkInstead };
  });
  return first === undefined ? null : { text, passcodes: [first, ...more] };
}

/**
 * A text with passcodes as `--json` writes it: the members of a judged link, of which `to`, `ambiguous` and `group` speak of the
 * first passcode, and `passcodes` behind them.
 */
export function passcodeRecord({ text, passcodes }: PasscodeText, rulebook: RulebookIndex): object {
  const [{ platform, ambiguous }] = passcodes;
  const record = recordOf({
    link: text,
    kind: 'other',
    carrier: null,
    via: [],
    chain: [text],
    target: null,
    to: platform,
    ambiguous,
    group: groupOf(platform, rulebook),
    ...plainVerdict('unknown'),
    rulebook: rulebook.stamp,
  });
  return { ...record, kind: 'passcode', passcodes };
}
