import { knownNames, textSigns } from 'virtual:hutong/candidates';
import { describe, expect, it } from 'vitest';
import { TextReader } from '../../browser/running-text.ts';
import { PageFilter } from '../../engine/page-filter.ts';
import { openTextSigns } from '../../engine/text-candidate.ts';

let showing: Element[] = [];

function read(html: string): TextReader {
  document.body.innerHTML = html;
  showing = [];
  const reader = new TextReader(openTextSigns(textSigns, new PageFilter(knownNames)), (one) => showing.push(one));
  for (const _pause of reader.read(document));
  return reader;
}

/** Tells a reader that these were added, all below one parent. */
function add(reader: TextReader, ...parts: Node[]): void {
  for (const _pause of reader.readParts(parts, new Set()));
}

const textsOf = (html: string) => read(html).harvest(true).texts;

describe('reading running text', () => {
  it.each([
    ['a block with an address', '<p>看 taobao.com 吧</p><p>no</p>', ['看 taobao.com 吧']],
    ['a passcode that is cut into elements', '<div>fu制<b>￥xutOg</b><i>MtfvNU￥</i></div>', ['fu制￥xutOgMtfvNU￥']],
    [
      'a passcode with the words of its link',
      '<p>￥xutOgMtfvNU￥ <a href="/x">打开淘宝</a></p>',
      ['￥xutOgMtfvNU￥ 打开淘宝'],
    ],
    ['lines of one block', '<p>7.43 复制打开抖音<br>看看</p>', ['7.43 复制打开抖音\n看看']],
    ['nothing in the words of a link', '<p>see <a href="https://x.example/">taobao.com</a></p>', []],
    [
      'nothing in scripts, fields and editors',
      '<script>taobao.com</script><textarea>jd.com</textarea><p contenteditable>qq.com</p>',
      [],
    ],
    ['nothing in ordinary text', '<p>淘宝的价格是 ￥199。See e.g. Node.js.</p>', []],
  ])('takes %s', (_name, html, expected) => {
    expect(textsOf(html).map(({ text }) => text)).toEqual(expected);
  });

  it('tells which words of a whole text are those of links', () => {
    const [text] = textsOf(
      '<p> 复制 ￥xutOgMtfvNU￥ <a href="/x">打开<b>淘宝</b></a>，看 <a href="/y">taobao.com</a></p>',
    );
    const linked = (text?.linked ?? []).map(([from, to]) => text?.text.slice(from, to));
    expect(linked).toEqual(['打开淘宝', 'taobao.com']);
  });

  it('tells links whose words may show an address, and no others', () => {
    read(`<p><a id="one" href="https://x.example/"><b>www.taobao</b>.com</a> <a href="https://x.example/">淘宝</a>
      <a href="https://x.example/">www.example.com</a> <a name="x">jd.com</a> <a id="two" href="/x">看 jd.com</a></p>`);
    expect([...new Set(showing)].map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('counts how often a text stands on the page, and no block twice', () => {
    const reader = read('<p>taobao.com</p><p>taobao.com</p>');
    add(reader, ...document.querySelectorAll('p'));
    expect(reader.harvest(true).texts).toEqual([{ text: 'taobao.com', count: 2 }]);
    expect(reader.harvest(false).texts).toEqual([]);
  });

  it('takes a piece of a long text, with the whole address', () => {
    const address = `https://item.taobao.com/?q=${'a'.repeat(900)}`;
    const [piece] = textsOf(`<p>${'天'.repeat(5_000)} ${address} ${'好'.repeat(5_000)}</p>`);
    expect(piece?.text).toContain(address);
    expect(piece?.text.length).toBeLessThan(2_000);
  });

  const ordinary = Array.from({ length: 300 }, (_, i) => `<p>${i} 天</p>`);

  it.each([0, 5, 127, 128, 298, 299])('finds the one line with an address among hundreds, the one behind %i', (i) => {
    expect(textsOf(ordinary.with(i, '<p>taobao.com</p>').join('')).map(({ text }) => text)).toEqual(['taobao.com']);
  });

  it('finds the lines with addresses wherever they stand in a long list', () => {
    const lines = ordinary.map((line, i) => (i % 97 === 96 ? `<p>${i}.taobao.com</p>` : line));
    expect(textsOf(lines.join('')).map(({ text }) => text)).toEqual(
      ordinary.flatMap((_, i) => (i % 97 === 96 ? [`${i}.taobao.com`] : [])),
    );
  });

  it.each([
    ['in their order', (parts: Element[]) => parts],
    ['in another order than they stand', (parts: Element[]) => parts.toReversed()],
  ])('reads parts that were added %s', (_name, ordered) => {
    const reader = read('<main></main>');
    const main = document.querySelector('main') as Element;
    main.innerHTML = ordinary
      .slice(0, 30)
      .with(20, '<p>jd.com</p>')
      .with(21, '<pre contenteditable>qq.com</pre>')
      .join('');
    add(reader, ...ordered([...main.children]));
    expect(reader.harvest(true).texts).toEqual([{ text: 'jd.com', count: 1 }]);
  });

  it('reads the line that something was added to as a whole, once for all that was added', () => {
    const reader = read('<p>￥xutOg</p>');
    const line = document.querySelector('p') as Element;
    line.append('MtfvNU', '￥', '  ');
    add(reader, ...[...line.childNodes].slice(1));
    expect(reader.harvest(true).texts).toEqual([{ text: '￥xutOgMtfvNU￥', count: 1 }]);
  });

  it('reads nothing that was added to what is silent', () => {
    const reader = read('<div contenteditable></div>');
    const field = document.querySelector('div') as Element;
    field.innerHTML = '<p>taobao.com</p>jd.com';
    add(reader, ...field.childNodes);
    expect(reader.harvest(true).texts).toEqual([]);
  });
});
