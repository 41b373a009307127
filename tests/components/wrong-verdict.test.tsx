import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { textIn } from '../../components/text.ts';
import { ReportContext, ViewContext } from '../../components/view.ts';
import { WrongVerdict } from '../../components/wrong-verdict.tsx';
import { reportableHost, wrongVerdictText } from '../../components/wrong-verdict-text.ts';
import { examine } from '../../engine/examine.ts';
import { pageReport } from '../../engine/page-report.ts';
import { nothingUnread } from '../../engine/report.ts';
import type { Finding } from '../../engine/types.ts';
import { version } from '../../package.json';
import { answers } from './fixtures.ts';
import { closeAll, Reader } from './reader.tsx';
import { rulebook, today } from './rulebook.ts';
import hosts from './wrong-verdict.cases.json' with { type: 'json' };

afterEach(closeAll);

/** Stands wherever an address may hold something that is nobody's business. */
const canary = 'KANARI';

const report = pageReport(
  {
    pageAddress: `https://mp.weixin.qq.com/s/${canary}?key=${canary}`,
    links: [],
    texts: [],
    ordinary: 0,
    coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
    settled: true,
  },
  { rulebook, vantage: null, day: null, today },
);

function findingFor(link: string): Finding {
  return examine(link, { rulebook, vantage: report.vantage, day: today });
}

function textFor(link: string, language: 'en' | 'zh_CN' | 'zh_TW' = 'en'): string {
  return wrongVerdictText(findingFor(link), report, '1.2.3', textIn(language));
}

describe('the text of a report', () => {
  it('says what Hutong said, by which rules and versions, and leaves room for what was seen', () => {
    expect(textFor('https://item.taobao.com/item.htm?id=1')).toBe(
      [
        'What I saw instead: ',
        'When, and in which app or browser: ',
        '',
        'Host of the link: item.taobao.com',
        'Leads to: taobao',
        'Hutong says: unlinked',
        'By: wechat-article-any-2020-10',
        'Met in: wechat:article',
        `Judged for: ${today}`,
        `Hutong 1.2.3, rulebook ${rulebook.stamp.version} (sha256 ${rulebook.stamp.sha256})`,
      ].join('\n'),
    );
  });

  it('names wrappers besides walls, and says where nothing is recorded', () => {
    expect(textFor('https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2F')).toMatch(/By: .*zhihu-link/);
    const alone = wrongVerdictText(
      examine('https://nobody.example/', { rulebook, vantage: null, day: today }),
      { ...report, vantage: null },
      '1.2.3',
      textIn('en'),
    );
    expect(alone).toContain('By: no record\nMet in: no platform’s page');
  });

  it.each(hosts)('of $link names $host', ({ link, host }) => {
    expect(reportableHost(link)).toBe(host);
  });

  it.each(hosts.filter(({ link }) => link.includes(canary)))(
    'holds nothing else of $link, in any language',
    ({ link }) => {
      for (const language of ['en', 'zh_CN', 'zh_TW'] as const) {
        const words = textFor(link, language);
        expect(words.toLowerCase()).not.toContain(canary.toLowerCase());
        expect(words).not.toContain('://');
      }
    },
  );
});

describe('reporting a wrong verdict', () => {
  async function openReport(): Promise<Reader> {
    const reader = new Reader(answers['wechat-article']);
    await reader.unfold('Taobao');
    await reader.click(reader.button('Report a wrong verdict'));
    return reader;
  }

  it('shows the text before anything is done with it', async () => {
    const reader = await openReport();
    const field = reader.one<HTMLTextAreaElement>('textarea');
    expect(field.value).toContain('Host of the link: item.taobao.com');
    expect(field.value).toContain(`Hutong ${version}`);
    expect(reader.props.onCopy).not.toHaveBeenCalled();
    expect(reader.words(`label[for="${field.id}"]`)).toBe('Text of the report');
  });

  it('copies what the reader made of it, and says so', async () => {
    const reader = await openReport();
    const field = reader.one<HTMLTextAreaElement>('textarea');
    act(() => {
      field.value = 'It opened.';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await reader.click(reader.button('Copy report'));
    expect(reader.props.onCopy).toHaveBeenCalledExactlyOnceWith('It opened.');
    expect(reader.all('[role="status"]').map((status) => status.textContent)).toContain('Report copied.');
  });

  it('offers no page to open where none is configured', async () => {
    const reader = await openReport();
    expect(reader.all('.report a')).toEqual([]);
  });

  /** The button alone, with an issue page as a build may have it. */
  function withPage(issuePage: string): HTMLElement {
    const root = document.body.appendChild(document.createElement('div'));
    const view = { text: textIn('en'), copy: vi.fn(), history: vi.fn() };
    act(() =>
      render(
        <ViewContext.Provider value={view as never}>
          <ReportContext.Provider value={report}>
            <WrongVerdict finding={findingFor('https://item.taobao.com/item.htm?id=1')} issuePage={issuePage} />
          </ReportContext.Provider>
        </ViewContext.Provider>,
        root,
      ),
    );
    act(() => root.querySelector('button')?.click());
    return root;
  }

  it('opens the configured page with the text, in a new tab and without a referrer', () => {
    const link = withPage('https://issues.example/new?body={text}').querySelector('a');
    expect(link?.href).toMatch(/^https:\/\/issues\.example\/new\?body=What%20I%20saw%20instead/);
    expect(link?.rel).toBe('noopener noreferrer');
    expect(link?.target).toBe('_blank');
  });

  it('opens nothing but web pages', () => {
    expect(withPage('javascript:alert(1)').querySelector('a')).toBeNull();
  });
});
