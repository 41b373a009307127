import { describe, expect, it } from 'vitest';
import { refuseStrangers } from '../../browser/own-pages.ts';

describe('what only the extension may ask', () => {
  it('is answered to its own pages', () => {
    expect(() => refuseStrangers({ url: `${location.origin}/popup.html?tab=1` })).not.toThrow();
  });

  it.each(['https://mp.weixin.qq.com/s/1', `${location.origin}.evil.example/`, 'about:blank', undefined])(
    'is refused to %s',
    (url) => {
      expect(() => refuseStrangers(url === undefined ? {} : { url })).toThrow('Only the extension may ask');
    },
  );
});
