import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PopupProps } from '../../components/popup.tsx';
import type { PageReport } from '../../engine/report.ts';
import { answers, reportNamed } from './fixtures.ts';
import { closeAll, Reader } from './reader.tsx';

afterEach(() => {
  closeAll();
  vi.useRealTimers();
});

describe('the popup of a page', () => {
  it('says the result first, and by what it is known', () => {
    const reader = new Reader(answers.weibo);
    expect(reader.words('.sentence')).toBe(
      '4 of 7 outgoing links are walled here, 1 passes a warning page; 2 have no record.',
    );
    expect(reader.words('.as-of')).toBe('Known behaviour by public record, as of 22 Nov 2026');
  });

  it('groups links by what they meet, the worst first', () => {
    const reader = new Reader(answers.weibo);
    const headings = reader.all('h2').map((one) => one.querySelector('.group-label')?.textContent);
    expect(headings).toEqual(['Walled', 'Interstitial', 'Unknown', 'Own links']);
  });

  it('names destinations in both scripts, each marked with its language', () => {
    const reader = new Reader(answers.weibo);
    const [first, second] = reader.all('h3 .name:first-child > span');
    expect([first?.lang, first?.textContent]).toEqual(['en', 'Douyin']);
    expect([second?.lang, second?.textContent]).toEqual(['zh-CN', '抖音']);
  });

  it('speaks Chinese', () => {
    const reader = new Reader(answers.weibo, { language: 'zh_CN' });
    expect(reader.one('.popup').lang).toBe('zh-CN');
    expect(reader.words('h3')).toBe('抖音 Douyin 需复制到浏览器 22 条链接');
  });

  it('tells a link without a record as unknown, never as open', async () => {
    const reader = new Reader(answers.weibo);
    expect(reader.words('.group[data-section=unknown] h3')).toBe('Taobao 淘宝 No record 11 link');
    await reader.click(reader.button('Tmall'));
    expect(reader.words('.decision')).toContain('No record: nobody has documented what happens to this link here.');
  });

  it('keeps own links folded and apart', async () => {
    const reader = new Reader(answers.weibo);
    const own = reader.button('Own links', reader.one('.group[data-section=own]'));
    expect(own.getAttribute('aria-expanded')).toBe('false');
    expect(reader.words('.group[data-section=own]')).toBe('Own links 11 link');
    await reader.click(own);
    expect(reader.words('.group[data-section=own] h3')).toBe('Weibo 微博 11 link');
  });

  it('tells ordinary links in one line, with what a wall to every outside link does to them', async () => {
    const reader = new Reader(answers['wechat-article']);
    expect(reader.words('.ordinary')).toContain('41 ordinary links (no known platform) Not clickable');
    await reader.click(reader.button('41 ordinary links'));
    expect(reader.words('.ordinary dl')).toContain('wechat-article-any-2020-10');
  });

  it('says when something was last confirmed, and quietly that this was long ago', () => {
    const reader = new Reader(answers['weibo-chosen']);
    expect(reader.words('.destination-date')).toBe('last confirmed 13 May 2025, may have changed');
    expect(reader.one('time').getAttribute('datetime')).toBe('2025-05-13');
  });

  it('says what of the page was read, and by which rules', () => {
    const reader = new Reader(answers.many);
    expect(reader.words('.coverage')).toBe('Read 5,000 addresses and text, 9 of 16 frames; incomplete');
    expect(reader.words('.rulebook')).toBe('Rulebook 2026.11.21.1 · yesterday');
  });
});

describe('what unfolds', () => {
  it('is not made before it is asked for', async () => {
    const reader = new Reader(answers.many);
    expect(reader.all('.links')).toHaveLength(0);
    await reader.click(reader.button('Douyin'));
    expect(reader.all('.links > li')).toHaveLength(40);
    await reader.click(reader.button('Show 20 more'));
    expect(reader.all('.links > li')).toHaveLength(60);
  });

  it('says whether it is open, and names what it opened', async () => {
    const reader = new Reader(answers.weibo);
    const button = reader.button('Douyin');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(button.hasAttribute('aria-controls')).toBe(false);
    await reader.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-controls') ?? '')).not.toBeNull();
    await reader.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('opens the only link of a destination at once', async () => {
    const reader = new Reader(answers.zhihu);
    await reader.click(reader.button('Baidu Netdisk'));
    expect(reader.one('.links button').getAttribute('aria-expanded')).toBe('true');
  });

  it('takes a wrapped link apart from the outside in', async () => {
    const reader = new Reader(answers.zhihu);
    await reader.click(reader.button('Baidu Netdisk'));
    const steps = reader.all('.chain-step').map((one) => one.textContent);
    expect(steps).toEqual([
      'Address on the pagehttps://link.zhihu.com/?target=https%3A%2F%2Fpan.baidu.com%2Fs%2F1inUf78Arw9prA-Q4-zpdPQZhihu wrapper zhihu-link',
      'True targethttps://pan.baidu.com/s/1inUf78Arw9prA-Q4-zpdPQ',
    ]);
    expect(reader.words('.decision')).toContain('WrapperZhihu zhihu-link');
  });

  it('shows the record that decided with all that is known of it', async () => {
    const reader = new Reader(answers.weibo);
    await reader.unfold('Douyin');
    const facts = Object.fromEntries(
      reader
        .all('.record .fact')
        .map((one) => [one.querySelector('dt')?.textContent, one.querySelector('dd')?.textContent]),
    );
    expect(facts).toMatchObject({
      Effect: 'Copy to a browser',
      'MIIT standard': 'Not met: no copying to a browser (Sept 2021, for messengers)',
      'Met in': 'Weibo: posts',
      'Leading to': 'any other link except Taobao and Tmall',
      Since: 'Aug 2020',
      'Last confirmed': '16 Sept 2025',
      Confidence: 'High',
      Record: 'weibo-white-list-2020-08',
    });
    expect(facts).not.toHaveProperty('Until');
    expect(facts).not.toHaveProperty('Rollout');
  });

  it('links its sources so that they open apart', async () => {
    const reader = new Reader(answers.weibo);
    await reader.unfold('Douyin');
    const source = reader.one<HTMLAnchorElement>('.sources a');
    expect(source.target).toBe('_blank');
    expect(source.rel).toContain('noopener');
    expect(source.textContent).toBe('Social media site Weibo to heavily restrict external links (opens in a new tab)');
    expect(reader.words('.source-facts')).toBe('TechNode · 9 Jul 2020 · news');
  });

  it('makes no link of a source that is no web address', async () => {
    const report = reportNamed('weibo');
    const wall = report.walls['weibo-white-list-2020-08'];
    if (wall === undefined) throw new Error('The fixture has lost its wall.');
    const evil = { ...wall, evidence: [{ url: 'javascript:alert(1)', title: 'Look here', kind: 'blog' as const }] };
    const reader = new Reader({ kind: 'report', report: { ...report, walls: { [wall.id]: evil } } });
    await reader.unfold('Douyin');
    expect(reader.words('.sources')).toBe('Look here blog');
    expect(reader.all('.sources a')).toHaveLength(0);
  });

  it('says between what a verdict depends, and what else may stop the link', async () => {
    const reader = new Reader(answers['wechat-web']);
    await reader.unfold('Taobao');
    const places = reader.all('.decision > .records .record-summary').map((one) => one.textContent);
    expect(places).toEqual([
      'articles Not clickable last confirmed 27 Aug 2024, may have changed',
      'Moments Copy to a browser last confirmed 27 Jan 2022, may have changed',
      'direct chat Opens last confirmed 9 Oct 2024, may have changed',
      'group chat Opens last confirmed 27 Jan 2022, may have changed',
      'web pages No record ',
    ]);
    expect(reader.words('.caveats')).toContain('May also be stopped ifthe page rewards people for sharing it');
  });

  it('shows a long address in part until asked for the rest', async () => {
    const reader = new Reader(answers.long);
    await reader.click(reader.button('Douyin'));
    const before = reader.words('.address-text').length;
    await reader.click(reader.button('more characters'));
    expect(reader.words('.address-text').length).toBeGreaterThan(before + 500);
  });
});

describe('copying', () => {
  it('copies the true target and says so, seen and heard, for a while', async () => {
    vi.useFakeTimers();
    const reader = new Reader(answers.zhihu);
    await reader.click(reader.button('Baidu Netdisk'));
    const button = reader.button('Copy direct link');
    await reader.click(button);
    expect(reader.props.onCopy).toHaveBeenCalledWith('https://pan.baidu.com/s/1inUf78Arw9prA-Q4-zpdPQ');
    expect(button.textContent).toBe('Copied');
    expect(reader.words('.main > [role=status]')).toBe('Direct link copied.');
    await act(async () => void vi.advanceTimersByTime(5000));
    expect(button.textContent).toBe('Copy direct link');
  });

  it('says so where it did not work', async () => {
    const reader = new Reader(answers.zhihu, { onCopy: () => Promise.reject(new Error('denied')) });
    await reader.click(reader.button('Baidu Netdisk'));
    const button = reader.button('Copy direct link');
    await reader.click(button);
    expect(button.textContent).toBe('Could not copy');
    expect(reader.words('.main > [role=status]')).toBe('The link could not be copied.');
  });

  it('is not offered where the target cannot be read', async () => {
    const reader = new Reader(answers.weibo);
    await reader.click(reader.button('Destination not readable'));
    expect(reader.words('.chain')).toContain('Cannot be known without opening the link');
    expect(reader.all('.chain .button')).toHaveLength(0);
  });
});

describe('the place to judge from', () => {
  function choose(reader: Reader, value: string): void {
    const select = reader.one<HTMLSelectElement>('select');
    select.value = value;
    act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
  }

  it('begins with the page’s own', () => {
    const reader = new Reader(answers.weibo);
    const select = reader.one<HTMLSelectElement>('select');
    expect(reader.words('.picker label')).toBe('Judged as met in');
    expect(select.selectedOptions[0]?.textContent).toBe('This page (Weibo · posts)');
    expect(reader.all('.picker button')).toHaveLength(0);
  });

  it('is no particular one on a page of no platform', () => {
    const reader = new Reader(answers.blog);
    expect(reader.one<HTMLSelectElement>('select').options[0]?.textContent).toBe('No particular place');
  });

  it('lists the page’s platform first, then by name, with surfaces beneath', () => {
    const reader = new Reader(answers.weibo);
    const [often, ...groups] = reader.all<HTMLOptGroupElement>('optgroup').map(({ label }) => label);
    expect(often).toBe('Often asked');
    expect(groups[0]).toBe('Weibo');
    expect(groups.slice(1)).toEqual([...groups.slice(1)].sort((a, b) => a.localeCompare(b)));
    const chat = reader.all<HTMLOptionElement>('option').find(({ value }) => value === 'wechat group-chat');
    expect(chat?.textContent).toBe('WeChat · group chat');
  });

  it('begins the list with the places that are asked for most, as far as there is a record of them', () => {
    const reader = new Reader(answers.weibo);
    const often = [...reader.one('optgroup').children].map((one) => one.textContent);
    expect(often).toEqual([
      'WeChat · group chat',
      'WeChat · Moments',
      'WeChat · direct chat',
      'Douyin · direct chat',
      'Xiaohongshu (RedNote) · posts',
      'QQ · group chat',
    ]);
  });

  it('says so where it is the one that the reader has set for all pages', () => {
    const reader = new Reader(answers['weibo-chosen'], { usualPlace: true });
    expect(reader.words('.picker-note')).toBe('Your usual place. Back to this page');
    closeAll();
    expect(new Reader(answers['weibo-chosen']).words('.picker-note')).toBe('Back to this page');
  });

  it('can be chosen', () => {
    const reader = new Reader(answers.weibo);
    choose(reader, 'wechat group-chat');
    const vantage = { platform: 'wechat', surface: 'group-chat', client: null, region: null };
    expect(reader.props.onVantage).toHaveBeenLastCalledWith(vantage);
    choose(reader, '');
    expect(reader.props.onVantage).toHaveBeenLastCalledWith(null);
  });

  it('is named in the sentence once chosen, with a way back', async () => {
    const reader = new Reader(answers['weibo-chosen']);
    expect(reader.one<HTMLSelectElement>('select').value).toBe('wechat group-chat');
    expect(reader.words('.sentence')).toContain('walled in WeChat group chat');
    await reader.click(reader.button('Back to this page'));
    expect(reader.props.onVantage).toHaveBeenLastCalledWith(null);
  });
});

describe('the day to judge for', () => {
  async function type(reader: Reader, value: string): Promise<void> {
    const field = reader.one<HTMLInputElement>('.day input');
    await act(async () => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  it('begins with today, and nothing to go back to', () => {
    const reader = new Reader(answers.weibo);
    const field = reader.one<HTMLInputElement>('.day input');
    expect([field.type, field.value, field.min, field.max]).toEqual(['date', '2026-11-22', '2008-01-01', '2026-11-22']);
    expect(reader.words(`label[for="${field.id}"]`)).toBe('Day to judge for');
    expect(reader.all('.day button')).toHaveLength(0);
  });

  it('can be chosen, and today stands for no choice', async () => {
    const reader = new Reader(answers.weibo);
    await type(reader, '2020-07-31');
    expect(reader.props.onDay).toHaveBeenLastCalledWith('2020-07-31');
    await type(reader, '2026-11-22');
    expect(reader.props.onDay).toHaveBeenLastCalledWith(null);
  });

  it.each(['', '0020-07-31', '2007-12-31', '2026-11-23'])(
    'is no other for “%s”, which is typed halfway or out of range',
    async (value) => {
      const reader = new Reader(answers.weibo);
      await type(reader, value);
      expect(reader.props.onDay).not.toHaveBeenCalled();
      const field = reader.one<HTMLInputElement>('.day input');
      await act(async () => void field.dispatchEvent(new FocusEvent('blur')));
      expect(field.value).toBe('2026-11-22');
    },
  );

  it('leaves the field to the reader while they are in it', async () => {
    const reader = new Reader(answers.weibo);
    const field = reader.one<HTMLInputElement>('.day input');
    field.focus();
    field.value = '2021-01-01';
    reader.props.answer = answers['weibo-then'];
    reader.draw();
    expect(field.value).toBe('2021-01-01');
    await act(async () => field.blur());
    expect(field.value).toBe('2020-07-31');
  });

  it('begins the sentence once chosen, in the past, with a way back', async () => {
    const reader = new Reader(answers['weibo-then']);
    expect(reader.words('.sentence')).toBe(
      'On 31 July 2020, 1 of 6 links to other platforms asked for a login or the app here; 5 had no record.',
    );
    expect(reader.words('.as-of')).toBe('Today’s links, judged by the records for that day');
    expect(reader.one<HTMLInputElement>('.day input').value).toBe('2020-07-31');
    await reader.click(reader.button('Back to today'));
    expect(reader.props.onDay).toHaveBeenLastCalledWith(null);
    expect(document.activeElement).toBe(reader.one('.day input'));
  });

  it('is told in Chinese as well', () => {
    const reader = new Reader(answers['weibo-then'], { language: 'zh_CN' });
    expect(reader.words('.sentence')).toContain('按 2020年7月31日判定，');
  });
});

describe('a page of no platform', () => {
  it('leads with where each destination is walled', async () => {
    const reader = new Reader(answers.blog);
    expect(reader.words('.sentence')).toBe(
      'All 5 platforms linked here are walled in some places. Of the links, 1 passes a warning page.',
    );
    const taobao = reader.button('Taobao');
    expect(taobao.textContent).toContain('Walled in Douyin live rooms and WeChat Moments');
    await reader.click(taobao);
    const records = reader.all('.records .record-place').map((one) => one.textContent);
    expect(records[0]).toBe('Douyin live rooms');
    await reader.click(reader.button('Douyin live rooms', reader.one('.records')));
    expect(reader.words('.record')).toContain('douyin-live-shops-2020-10');
  });

  it('tells once, behind the destinations, what any outside link meets', async () => {
    const reader = new Reader(answers.blog);
    const rows = reader.all('.group[data-section=elsewhere] h3 button');
    const [last] = rows.slice(-1);
    expect([...(last?.querySelectorAll('.name, .elsewhere-line') ?? [])].map((one) => one.textContent)).toEqual([
      'Any outside link',
      'Walled in WeChat articles and Xiaohongshu (RedNote) posts',
      'Interstitial in Douyin direct chat and QQ direct chat/group chat',
      'Open in WeChat direct chat',
    ]);
    await reader.click(last as HTMLElement);
    expect(reader.all('.records .record-place').map((one) => one.textContent)).toEqual([
      'WeChat articles',
      'Xiaohongshu (RedNote) posts',
      'Douyin direct chat',
      'QQ direct chat/group chat',
      'WeChat direct chat',
    ]);
  });

  it('names destinations that no record singles out in a line', () => {
    const report = reportNamed('blog');
    const onlyCommon = (rows: PageReport['elsewhere'][string] = []) => rows.filter(({ everyLink }) => everyLink);
    const elsewhere = { ...report.elsewhere, didi: onlyCommon(report.elsewhere.didi), alipay: [] };
    const reader = new Reader({ kind: 'report', report: { ...report, elsewhere } });
    expect(reader.all('.group[data-section=elsewhere] .group-note').map((one) => one.textContent)).toEqual([
      'Only records for any outside link: Didi',
      'No record anywhere: Alipay',
    ]);
  });

  it('offers to check every site, and leaves the switch to the browser’s answer', async () => {
    const reader = new Reader(answers.blog, { everySite: false });
    const toggle = reader.one<HTMLInputElement>('[role=switch]');
    await reader.click(toggle);
    expect(reader.props.onEverySite).toHaveBeenCalledWith(true);
    expect(toggle.checked).toBe(false);
    reader.props.everySite = true;
    reader.draw();
    expect(toggle.checked).toBe(true);
  });
});

describe('other states', () => {
  it('is busy while nobody has answered', () => {
    const reader = new Reader(null);
    expect(reader.one('main').getAttribute('aria-busy')).toBe('true');
    expect(reader.words('.sentence')).toBe('Reading this page…');
    expect(reader.all('select')).toHaveLength(0);
  });

  it('tells figures that are a beginning as such', () => {
    const reader = new Reader(answers['blog-scanning']);
    expect(reader.one('main').getAttribute('aria-busy')).toBe('true');
    expect(reader.words('.as-of')).toBe('Still reading: these are the figures so far');
  });

  it('says plainly that nothing was found, and what was looked at', () => {
    const reader = new Reader(answers.nothing);
    expect(reader.words('.sentence')).toBe('This page links to no other platform.');
    expect(reader.words('.state')).toContain('Every link that could be read was checked.');
    expect(reader.words('.coverage')).toBe('Read 41 addresses and text');
  });

  it('says of which pages nothing can be known', () => {
    const reader = new Reader({ kind: 'no-access' });
    expect(reader.words('.sentence')).toBe('Hutong cannot read this page.');
    expect(reader.words('.state')).toContain('extension stores');
  });

  it('shows a fault with its message and a way to try again', async () => {
    const reader = new Reader({ kind: 'fault', message: 'Nobody answered.' });
    expect(reader.words('.fault-message')).toBe('Nobody answered.');
    await reader.click(reader.button('Try again'));
    expect(reader.props.onRetry).toHaveBeenCalledOnce();
  });

  it('leads with a stop page, the address behind it and a way to copy it', async () => {
    const reader = new Reader(answers.stopped);
    expect(reader.words('.sentence')).toBe('This is WeChat’s stop page.');
    expect(reader.words('.stopped .address')).toContain('https://item.taobao.com/item.htm?id=14312037600');
    await reader.click(reader.button('Copy direct link'));
    expect(reader.props.onCopy).toHaveBeenCalledWith(
      'https://item.taobao.com/item.htm?id=14312037600&spm=a230r.1.14.164',
    );
  });

  it('says so where a stop page does not tell its address', () => {
    const reader = new Reader(answers['stopped-unreadable']);
    expect(reader.words('.stopped')).toBe('The address behind it cannot be read from the page.');
    expect(reader.all('.stopped button')).toHaveLength(0);
  });

  it('lets the reader choose the language in every state', async () => {
    for (const answer of [null, answers.weibo, answers['no-access'], answers.fault]) {
      const reader = new Reader(answer);
      const chinese = reader.button('简体');
      expect(chinese.getAttribute('aria-pressed')).toBe('false');
      await reader.click(chinese);
      expect(reader.props.onLanguage).toHaveBeenCalledWith('zh_CN');
    }
  });
});

describe('showing a link on the page', () => {
  async function opened(onJump: PopupProps['onJump']): Promise<Reader> {
    const reader = new Reader(answers.zhihu, { onJump });
    await reader.click(reader.button('Baidu Netdisk'));
    return reader;
  }
  const link = 'https://link.zhihu.com/?target=https%3A%2F%2Fpan.baidu.com%2Fs%2F1inUf78Arw9prA-Q4-zpdPQ';

  it('asks for it as it stands on the page, and says that it is shown', async () => {
    const onJump = vi.fn(async () => ({ at: 1, of: 1 }));
    const reader = await opened(onJump);
    expect(reader.words('.jump-result')).toBe('');
    await reader.click(reader.button('Show on page'));
    expect(onJump).toHaveBeenCalledWith(link, 'first');
    expect(reader.words('.jump-result')).toBe('Shown');
    expect(reader.one('.jump-result').getAttribute('role')).toBe('status');
    expect(reader.all('[aria-label="Previous place"]')).toHaveLength(0);
  });

  it('goes on to the other places where it stands', async () => {
    let at = 1;
    const onJump = vi.fn(async (_address: string, step: string) => {
      at += step === 'next' ? 1 : step === 'previous' ? -1 : 0;
      return { at, of: 3 };
    });
    const reader = await opened(onJump);
    await reader.click(reader.button('Show on page'));
    expect(reader.words('.jump-result')).toBe('1 of 3');
    await reader.click(reader.button('Next place'));
    await reader.click(reader.button('Next place'));
    expect(reader.words('.jump-result')).toBe('3 of 3');
    await reader.click(reader.one('[aria-label="Previous place"]'));
    expect(reader.words('.jump-result')).toBe('2 of 3');
    expect(onJump.mock.calls.map(([, step]) => step)).toEqual(['first', 'next', 'next', 'previous']);
  });

  it('says plainly that it stands there no more', async () => {
    const reader = await opened(async () => null);
    await reader.click(reader.button('Show on page'));
    expect(reader.words('.jump-result')).toBe('No longer on the page');
  });

  it('says that nobody answered, and can be tried again', async () => {
    const onJump = vi.fn<PopupProps['onJump']>(() => Promise.reject(new Error('Nobody answered.')));
    const reader = await opened(onJump);
    await reader.click(reader.button('Show on page'));
    expect(reader.words('.jump-result')).toBe('The page did not answer');
    onJump.mockResolvedValue({ at: 1, of: 1 });
    await reader.click(reader.button('Show on page'));
    expect(reader.words('.jump-result')).toBe('Shown');
  });

  it('is not offered for what stands in a picture', async () => {
    const report = reportNamed('zhihu');
    const findings = report.findings.map((finding) => ({ ...finding, source: 'qr' as const }));
    const reader = new Reader({ kind: 'report', report: { ...report, findings } });
    await reader.click(reader.button('Baidu Netdisk'));
    expect(reader.all('.actions button').map((one) => one.textContent)).toEqual(['Copy direct link']);
  });
});

describe('a site of its own', () => {
  it('can be switched off', async () => {
    const reader = new Reader(answers.weibo, { site: 'weibo.com' });
    await reader.click(reader.button('Switch off on weibo.com'));
    expect(reader.props.onSite).toHaveBeenCalledWith('weibo.com', false);
  });

  it('is said to be off, with a way back', async () => {
    const reader = new Reader({ kind: 'off', site: 'weibo.com' }, { site: 'weibo.com' });
    expect(reader.words('.sentence')).toBe('Hutong is off for weibo.com.');
    expect(reader.words('.footer')).not.toContain('weibo.com');
    await reader.click(reader.button('Switch on again'));
    expect(reader.props.onSite).toHaveBeenCalledWith('weibo.com', true);
  });

  it('is none where the page is not of the web', () => {
    expect(new Reader(answers.weibo).words('.footer-actions')).toBe('Options');
  });
});

describe('what stands around', () => {
  it('leads to the options in every state', async () => {
    for (const answer of [null, answers.weibo, answers['no-access'], answers.fault]) {
      const reader = new Reader(answer);
      await reader.click(reader.button('Options'));
      expect(reader.props.onOptions).toHaveBeenCalledOnce();
    }
  });

  it('opens the panel where the browser has one', async () => {
    const onPanel = vi.fn();
    const reader = new Reader(answers.weibo, { onPanel });
    await reader.click(reader.button('Side panel'));
    expect(onPanel).toHaveBeenCalledOnce();
    closeAll();
    expect(new Reader(answers.weibo).words('.footer')).not.toContain('Side panel');
  });

  it('tells readers of the panel how a page comes to be read', () => {
    const reader = new Reader({ kind: 'no-access' }, { place: 'panel' });
    expect(reader.words('.state')).toContain('once you click its button in the toolbar');
    closeAll();
    expect(new Reader({ kind: 'no-access' }).words('.state')).not.toContain('toolbar');
  });
});
