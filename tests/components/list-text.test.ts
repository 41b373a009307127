import { describe, expect, it } from 'vitest';
import { listText } from '../../components/list-text.ts';
import { textIn } from '../../components/text.ts';
import { reportNamed } from './fixtures.ts';

const english = textIn('en');
const weibo = reportNamed('weibo');

describe('a list to be pasted elsewhere', () => {
  it('says as text what was found, where, by which rules, and then link by link what it meets', () => {
    expect(listText(weibo, weibo.findings, 'text', english)).toBe(
      `4 of 7 outgoing links are walled here, 1 passes a warning page; 2 have no record.
https://weibo.com/1642634100/PqRsTuVwX
Judged as met in Weibo · posts, as of 22 Nov 2026, by rulebook 2026.11.21.1

Walled 4

  Douyin 抖音
    抖音视频  https://www.douyin.com/video/7312345678901234567  Copy to a browser · last confirmed 16 Sept 2025 · weibo-white-list-2020-08
    抖音短链  https://v.douyin.com/iRNBho6u/  Copy to a browser · last confirmed 16 Sept 2025 · weibo-white-list-2020-08

  Xiaohongshu (RedNote) 小红书
    小红书笔记  https://www.xiaohongshu.com/explore/64f1c2b3000000001203a5d7  Copy to a browser · last confirmed 16 Sept 2025 · weibo-white-list-2020-08

  Destination not readable
    网页链接  http://t.cn/RgAKoPE  Copy to a browser · last confirmed 16 Sept 2025 · weibo-tcn · ×2

Interstitial 1

  Taobao 淘宝
    知乎好物  https://item.taobao.com/item.htm?id=673298123456  Warning page · last confirmed 13 Jul 2025 · zhihu-link

Unknown 2

  Taobao 淘宝
    淘宝  https://item.taobao.com/item.htm?id=14312037600  No record

  Tmall 天猫
    天猫  https://detail.tmall.com/item.htm?id=620012  No record

Own links 1

  Weibo 微博
    人民日报  https://weibo.com/u/2803301701  Own link
`,
    );
  });

  it('says that it is a part of the list, where it is', () => {
    const part = weibo.findings.filter(({ to }) => to === 'tmall');
    expect(listText(weibo, part, 'markdown', textIn('zh_CN'))).toBe(
      `**7 条外链中，4 条在此处有屏蔽记录，1 条需经提示页；2 条无记录。**  
<https://weibo.com/1642634100/PqRsTuVwX>  
按微博 · 帖文判定，截至 2026年11月22日，依据规则集 2026.11.21.1

部分列表：1 条，共 8 条链接

## 未知 1

### 天猫 Tmall

- [天猫](<https://detail.tmall.com/item.htm?id=620012>) — 无记录
`,
    );
  });

  it('names no place on a page that has none', () => {
    const blog = reportNamed('blog');
    expect(listText(blog, blog.findings, 'text', english)).toContain('\nAs of 22 Nov 2026, by rulebook 2026.11.21.1\n');
  });

  it('lets neither words nor addresses of others become marks of its own', () => {
    const [first] = weibo.findings;
    if (first === undefined) throw new Error('The fixture has lost its findings.');
    const odd = { ...first, text: ' *a*\n[b](c) <i>\\`d`|# ', target: 'https://x.example/<a>?b=c d' };
    const text = listText(weibo, [odd, { ...odd, text: '' }], 'markdown', english);
    expect(text).toContain('- [\\*a\\* \\[b\\](c) \\<i\\>\\\\\\`d\\`\\|\\#](<https://x.example/%3Ca%3E?b=c%20d>) — ');
    expect(text).toContain('\n- <https://x.example/%3Ca%3E?b=c%20d> — ');
  });

  it('cuts words that go on and on', () => {
    const long = reportNamed('long');
    const [line] = listText(long, long.findings, 'text', english).match(/^ {4}A link.*/m) ?? [''];
    expect(line.split('  https://')[0]?.trim()).toHaveLength(120);
  });
});
