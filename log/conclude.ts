import type { Day, Finding, Vantage } from '../engine/types.ts';
import { conclusionInOrder } from './in-order.ts';
import type { Conclusion } from './records.ts';

/** What the log keeps of a verdict: all of it but what hangs on it in other words. */
export function conclusionOf(finding: Finding, judgement: string, vantage: Vantage | null, day: Day): Conclusion {
  return conclusionInOrder({ ...finding, judgement, vantage, day });
}
