import { describe, expect, it } from 'vitest';
import { plain } from '../../cli/paint.ts';
import { elsewhereLines, everyLinkLines } from '../../cli/print-elsewhere.ts';
import type { ElsewhereRow } from '../../engine/elsewhere.ts';
import { bucketOf } from '../../engine/section.ts';
import type { Effect, Surface } from '../../engine/types.ts';
import { openRules } from '../../rules/load.ts';

const rulebook = openRules();

function row(platform: string, surface: Surface | null, effect: Effect, everyLink: boolean): ElsewhereRow {
  const verdict = { effect, bucket: bucketOf(effect) } as ElsewhereRow['verdict'];
  return { vantage: { platform, surface, client: null, region: null }, verdict, everyLink };
}

const gates = ['csdn', 'douban', 'jianshu', 'zhihu'].map((id) => row(id, 'post', 'warning', true));

describe('places that treat every outside link alike', () => {
  it('are kept out of the lines about a destination', () => {
    const rows = [...gates, row('douyin', 'live', 'blocked', false), row('douyin', 'video', 'copy-out', false)];
    expect(elsewhereLines(rows, rulebook, plain)).toEqual(['walled in Douyin 抖音 (video, live)']);
  });

  it('are folded into one line, of which the first few are named', () => {
    expect(everyLinkLines([...gates, row('wechat', 'article', 'unlinked', true)], rulebook, plain, false)).toEqual([
      'any outside link: walled in WeChat / Weixin 微信 (article) · slowed in CSDN (post); Douban 豆瓣 (post); Jianshu 简书 (post) and 1 more (--all-places names them)',
    ]);
  });

  it('are all named on request', () => {
    expect(everyLinkLines(gates, rulebook, plain, true)).toEqual([
      'any outside link',
      '  slowed in CSDN (post); Douban 豆瓣 (post); Jianshu 简书 (post); Zhihu 知乎 (post)',
    ]);
  });

  it('leave nothing to unfold where there are few, and no line where there are none', () => {
    expect(everyLinkLines(gates.slice(0, 2), rulebook, plain, false)).toEqual([
      'any outside link: slowed in CSDN (post); Douban 豆瓣 (post)',
    ]);
    expect(everyLinkLines([row('douyin', 'live', 'blocked', false)], rulebook, plain, false)).toEqual([]);
  });
});
