import type { Circumstances } from '../engine/contest.ts';
import { openRules } from '../rules/load.ts';
import { type PlaceOptions, parseFrom, parseReader, vantageFrom } from './vantage.ts';
import { WrongUse } from './wrong-use.ts';

/** Place, day and reader as the options name them, with the rules of this program. Throws {@link WrongUse}. */
export function circumstancesFrom(options: PlaceOptions, now: Date): Circumstances {
  const { day, ...reader } = parseReader(options, now);
  if (options.from === undefined && (reader.client ?? reader.region) !== null) {
    throw new WrongUse('--client and --region say more of a place: name it too, for example --from wechat:moments');
  }
  const rulebook = openRules();
  return { rulebook, vantage: vantageFrom({ from: parseFrom(options.from, rulebook), ...reader }, null), day };
}
