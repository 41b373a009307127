import { describe, expect, it } from 'vitest';
import { NotAPage, readPage } from '../../cli/read-page.ts';

const chinese = '欢迎来到淘宝网，淘宝是亚洲较大的网上交易平台，提供各类服饰、美容、家居、数码商品。';
const chineseInGbk = Buffer.from(
  'bbb6d3adc0b4b5bdccd4b1a6cdf8a3acccd4b1a6cac7d1c7d6debdcfb4f3b5c4cdf8c9cfbdbbd2d7c6bdcca8a3accce1b9a9b8f7c0e0b7fecacea1a2c3c0c8dda1a2bcd2bed3a1a2cafdc2ebc9ccc6b7a1a3',
  'hex',
);
const traditional = '歡迎光臨本店，全館商品免運費，七天鑑賞期內可以退貨，請先聯絡客服人員。';
const traditionalInBig5 = Buffer.from(
  'c577aaefa5fac17ba5bba9b1a141a5fec05db0d3ab7ea74bb942b64fa141a443a4d1c5b2bde0b4c1a4baa569a548b068b366a141bdd0a5fdc170b5b8abc8aa41a448adfba143',
  'hex',
);
const taobaoInGbk = Buffer.from('ccd4b1a6', 'hex');

function page(head: string, body: string | Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`<html><head>${head}</head><body>`),
    Buffer.from(body as Uint8Array),
    Buffer.from('</body></html>'),
  ]);
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('readPage', () => {
  it('reads GBK that is declared, by either kind of meta element', () => {
    for (const meta of ['<meta charset=gbk>', '<META http-equiv="Content-Type" content="text/html; charset=gb2312">']) {
      const read = readPage(page(meta, chineseInGbk));
      expect(read.text).toContain(chinese);
      expect(read).toMatchObject({ charset: 'gb18030', reason: 'declared' });
    }
  });

  it('reads GBK that declares nothing', () => {
    const read = readPage(page('', chineseInGbk));
    expect(read.text).toContain(chinese);
    expect(read).toMatchObject({ charset: 'gb18030', reason: 'guessed' });
  });

  it('reads GBK that declares nothing and holds two characters only', () => {
    expect(readPage(page('', taobaoInGbk)).text).toContain('淘宝');
  });

  it('reads GBK that is declared to be UTF-8', () => {
    const read = readPage(page('<meta charset="utf-8">', chineseInGbk));
    expect(read.text).toContain(chinese);
    expect(read).toMatchObject({ charset: 'gb18030', reason: 'guessed' });
  });

  it('reads UTF-8 that is declared to be GBK', () => {
    const read = readPage(page('<meta charset="gbk">', Buffer.from(`${chinese}\ufffd`)));
    expect(read.text).toContain(chinese);
    expect(read).toMatchObject({ charset: 'utf-8', reason: 'seen from its bytes' });
  });

  it('keeps what is declared where a character was cut off', () => {
    const manyInGbk = Buffer.concat([...Array.from({ length: 10 }, () => chineseInGbk), Buffer.from([0xcc])]);
    expect(readPage(page('<meta charset="gbk">', manyInGbk))).toMatchObject({ charset: 'gb18030', reason: 'declared' });
    const manyInUtf8 = Buffer.concat([Buffer.from(chinese.repeat(10)), Buffer.from([0xe6, 0xb7])]);
    expect(readPage(page('<meta charset="utf-8">', manyInUtf8))).toMatchObject({
      charset: 'utf-8',
      reason: 'declared',
    });
  });

  it('reads Big5, declared or not', () => {
    expect(readPage(page('<meta charset="big5">', traditionalInBig5)).text).toContain(traditional);
    expect(readPage(page('', traditionalInBig5))).toMatchObject({ charset: 'big5', reason: 'guessed' });
  });

  it('leaves western text alone', () => {
    const french = Buffer.from("Les élèves français vont à l'école, très tôt déjà.", 'latin1');
    expect(readPage(page('', french))).toMatchObject({ charset: 'windows-1252', reason: 'guessed' });
    expect(readPage(page('', french)).text).toContain('élèves français');
  });

  it('obeys a byte order mark and takes it off', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), page('<meta charset="gbk">', Buffer.from(chinese))]);
    const read = readPage(marked);
    expect(read).toMatchObject({ charset: 'utf-8', reason: 'byte order mark' });
    expect(read.text.startsWith('<html>')).toBe(true);
  });

  it.each(['le', 'be'] as const)('reads UTF-16%s with a mark and without', (order) => {
    const html = `<html><body><a href="https://www.taobao.com/">${chinese}</a></body></html>`;
    const charset = `utf-16${order}`;
    expect(readPage(utf16(`\ufeff${html}`, order))).toEqual({ text: html, charset, reason: 'byte order mark' });
    expect(readPage(utf16(html, order))).toEqual({ text: html, charset, reason: 'seen from its bytes' });
  });

  it('reads plain ASCII, and a declaration that names nothing', () => {
    expect(readPage(page('', 'hello'))).toMatchObject({ charset: 'utf-8' });
    expect(readPage(page('<meta http-equiv="content-type" content="text/html; charset">', 'hello'))).toMatchObject({
      charset: 'utf-8',
    });
    expect(readPage(page('<meta charset="hz-gb-2312">', chineseInGbk))).toMatchObject({
      charset: 'gb18030',
      reason: 'guessed',
    });
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['a program', '\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000', 'is no text'],
    ['a PDF', '%PDF-1.7\n', 'is a PDF'],
    ['an archive', 'PK\u0003\u0004aaaa', 'is a zip archive'],
    ['an MHTML file', 'From: <Saved by Blink>\r\nMIME-Version: 1.0', 'is a web archive'],
  ])('refuses %s', (_name, content, message) => {
    const bytes = Buffer.from(content, 'latin1');
    expect(() => readPage(bytes)).toThrow(NotAPage);
    expect(() => readPage(bytes)).toThrow(message);
  });
});
