import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { type Client, type Surface, surfaces, type Vantage } from '../../engine/types.ts';
import { rulebook } from '../engine/rules.ts';
import cases from './record.cases.json' with { type: 'json' };

/**
 * What one event of the record says of one link, worked out from the record by a reader who had not seen the rules.
 * Where that reading took more out of the event than it says, `because` tells what it does not say.
 */
interface RecordCase {
  readonly name: string;
  readonly event: string;
  /** `platform:surface`. */
  readonly from: string;
  readonly client?: string;
  readonly region?: string;
  readonly link: string;
  readonly on: string;
  readonly expect: string;
  readonly because?: string;
}

const recordCases: readonly RecordCase[] = cases;

/** A vantage that no rule knows would make every verdict `unknown`, and a near miss pass for the wrong reason. */
function vantageOf({ from, client, region }: RecordCase): Vantage {
  const [platform = '', surface = ''] = from.split(':');
  if (!rulebook.platforms.has(platform)) throw new Error(`no rule file is called ${platform}`);
  if (!(surfaces as readonly string[]).includes(surface)) throw new Error(`${surface} is no surface`);
  return { platform, surface: surface as Surface, client: (client as Client) ?? null, region: region ?? null };
}

describe.each([...Map.groupBy(recordCases, ({ event }) => event)])('%s', (_event, own) => {
  it.each(own)('$name', (one) => {
    const { effect, wall, wrapper } = examine(one.link, { rulebook, vantage: vantageOf(one), day: one.on });
    expect(effect, `decided by ${wall ?? wrapper ?? 'nothing'}${one.because ? `; ${one.because}` : ''}`).toBe(
      one.expect,
    );
  });
});
