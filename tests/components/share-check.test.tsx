import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SharePage, type SharePageProps, sharePageTitle } from '../../components/share-page.tsx';
import { SharePanel } from '../../components/share-panel.tsx';
import { textIn } from '../../components/text.ts';
import { pairHistory } from '../../engine/history.ts';
import { type SharedText, shareCheckOfText } from '../../engine/share-text.ts';
import type { Day } from '../../engine/types.ts';
import { answers } from './fixtures.ts';
import { closeAll, Reader } from './reader.tsx';
import { rulebook, today } from './rulebook.ts';

afterEach(closeAll);

const judged = async (text: string, day: Day): Promise<SharedText> => shareCheckOfText(text, day, rulebook);

/** The popup on a page of its own address, with the share check in it. */
async function popupOn(address: string, onShare = vi.fn(judged)): Promise<{ reader: Reader; onShare: typeof onShare }> {
  const answer = answers['wechat-article'];
  if (answer.kind !== 'report') throw new Error('No report.');
  const reader = new Reader(
    { ...answer, report: { ...answer.report, page: { ...answer.report.page, address } } },
    { extras: <SharePanel onShare={onShare} /> },
  );
  await act(async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  });
  return { reader, onShare };
}

function flat(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe('"If I share this page"', () => {
  const taobao = 'https://item.taobao.com/item.htm?id=1';

  it('asks about the page’s own address, for the day that is shown', async () => {
    const { onShare } = await popupOn(taobao);
    expect(onShare).toHaveBeenCalledExactlyOnceWith(taobao, today);
  });

  it('says in a glance where it is walled and where it opens', async () => {
    const { reader } = await popupOn(taobao);
    expect(reader.words('.share-summary')).toMatch(/^If I share this page Walled in .*WeChat.* Open in .*WeChat/);
  });

  it('unfolds to a row for each platform: effect, sign and surfaces, what has no record apart', async () => {
    const { reader } = await popupOn(taobao);
    await reader.click(reader.button('If I share this page'));
    const rows = reader.all('.share-matrix .share-platform').map(flat);
    const wechat = rows.find((row) => row.startsWith('WeChat'));
    expect(wechat).toMatch(/Not clickable: articles/);
    expect(wechat).toMatch(/Opens: .*direct chat/);
    const effects = reader.all('.share-matrix .share-effect');
    expect(effects.length).toBeGreaterThan(2);
    for (const effect of effects) expect(effect.querySelector('svg[data-section]')).not.toBeNull();
  });

  it('gives the reasons on demand: record, first day, last confirmation and sources', async () => {
    const { reader } = await popupOn(taobao);
    await reader.click(reader.button('If I share this page'));
    await reader.click(reader.button('WeChat', reader.one('.share-matrix')));
    const record = reader.one<HTMLButtonElement>('.share-matrix [data-kind="record"] button');
    await reader.click(record);
    const facts = reader.words('.share-matrix .record');
    for (const words of ['Since', 'Last confirmed', 'Sources']) expect(facts).toContain(words);
    expect(reader.all('.share-matrix .record a[target="_blank"]').length).toBeGreaterThan(0);
  });

  it('offers the direct link where a redirect stands around it', async () => {
    const { reader } = await popupOn(`https://link.zhihu.com/?target=${encodeURIComponent(taobao)}`);
    await reader.click(reader.button('If I share this page'));
    expect(reader.words('.share-instead')).toContain(taobao);
    await reader.click(reader.button('Copy direct link', reader.one('.share-instead')));
    expect(reader.props.onCopy).toHaveBeenCalledExactlyOnceWith(taobao);
  });

  it('is not there for pages of the computer itself', async () => {
    const { reader } = await popupOn('file:///home/me/page.html');
    expect(reader.all('.share')).toEqual([]);
  });

  it('says that the records could not be read, and tries again', async () => {
    const onShare = vi.fn(judged).mockRejectedValueOnce(new Error('gone'));
    const { reader } = await popupOn(taobao, onShare);
    expect(reader.words('.share-summary')).toContain('could not be read');
    await reader.click(reader.button('If I share this page'));
    await reader.click(reader.button('Try again'));
    expect(reader.words('.share-summary')).toContain('Walled in');
  });
});

describe('"Where does this link open?"', () => {
  function page(more: Partial<SharePageProps> = {}): { root: HTMLElement; props: SharePageProps } {
    const root = document.body.appendChild(document.createElement('div'));
    const props: SharePageProps = {
      asked: '',
      state: { kind: 'idle' },
      language: 'en',
      onAsk: vi.fn(),
      onCopy: vi.fn(async () => {}),
      onHistory: vi.fn(async (from, to) => pairHistory(from, to, rulebook, today)),
      ...more,
    };
    act(() => render(<SharePage {...props} />, root));
    return { root, props };
  }

  const showing = (text: string) =>
    page({ asked: text, state: { kind: 'there', shared: shareCheckOfText(text, today, rulebook) } });

  it('asks for a link while there is none', () => {
    const { root, props } = page();
    const field = root.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'item.taobao.com';
    act(() => {
      root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    });
    expect(props.onAsk).toHaveBeenCalledExactlyOnceWith('item.taobao.com');
  });

  it('shows the way of a wrapped link, its target, and where that opens', () => {
    const { root } = showing('https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D1');
    const steps = [...root.querySelectorAll('.chain-step')].map(flat);
    expect(steps).toEqual([
      expect.stringMatching(/^Address.*zhihu-link$/),
      'True targethttps://item.taobao.com/item.htm?id=1',
    ]);
    expect(flat(root.querySelector('.share-lead'))).toContain('Leading to');
    expect(root.querySelectorAll('.share-platform').length).toBeGreaterThan(0);
    // The target is there to be copied, once.
    expect([...root.querySelectorAll('button')].filter((one) => one.textContent === 'Copy direct link')).toHaveLength(
      1,
    );
  });

  it('says that the target of a short link cannot be read, and makes none up', () => {
    const { root } = showing('https://m.tb.cn/h.UbSRzQy');
    expect(flat(root.querySelector('.share-lead'))).toContain('short links');
    expect(root.querySelector('.share-instead')).toBeNull();
  });

  it('lists the other links of a text, which can be asked about in turn', () => {
    const { root, props } = showing('https://item.taobao.com/a https://www.douyin.com/video/1');
    const other = [...root.querySelectorAll<HTMLButtonElement>('.share-others button')];
    expect(other.map(flat)).toEqual(['douyin.com/video/1']);
    expect(flat(root.querySelector('.share-lead .address'))).toBe('https://item.taobao.com/a');
    act(() => other[0]?.click());
    expect(props.onAsk).toHaveBeenCalledExactlyOnceWith('https://www.douyin.com/video/1');
  });

  it('says that there is nothing to share in a text without a link', () => {
    expect(flat(showing('hello').root.querySelector('main'))).toContain('holds no link that could be shared');
  });

  it.each(['en', 'zh_CN', 'zh_TW'] as const)('is titled with the link in %s', (language) => {
    const shared = shareCheckOfText('https://www.douyin.com/video/1', today, rulebook);
    expect(sharePageTitle({ kind: 'there', shared }, textIn(language))).toMatch(/^douyin\.com\/video\/1 · /);
    expect(sharePageTitle({ kind: 'idle' }, textIn(language))).toBe(textIn(language).t('shareCheckQuestion'));
  });
});
