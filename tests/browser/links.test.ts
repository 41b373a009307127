import { beforeEach, describe, expect, it } from 'vitest';
import { hiddenSelector } from '../../browser/hidden-places.ts';
import { anchorSelector, LinkReader, placeSelectors } from '../../browser/links.ts';

const candidates = /taobao\.com|douyin\.com|^taobao:/i;

function read(html: string): LinkReader {
  document.body.innerHTML = html;
  const reader = new LinkReader(candidates);
  for (const element of document.querySelectorAll([anchorSelector, ...placeSelectors].join())) reader.read(element);
  for (const element of document.querySelectorAll(hiddenSelector)) reader.readAll(element);
  return reader;
}

describe('reading links', () => {
  beforeEach(() => {
    document.body.innerHTML = '';
  });

  it('keeps each candidate once, with its count and its first words', () => {
    const { links } = read(`
      <a href="https://item.taobao.com/1">first  words</a>
      <a href="https://item.taobao.com/1">second</a>`).harvest(true);
    expect(links).toEqual([{ address: 'https://item.taobao.com/1', count: 2, text: 'first words', source: 'link' }]);
  });

  it('counts what no rule can speak of', () => {
    const { links, ordinary } = read(
      '<a href="https://a.example/">a</a><a href="https://a.example/">a</a><a href="https://b.example/">b</a>',
    ).harvest(true);
    expect({ links, ordinary }).toEqual({ links: [], ordinary: 2 });
  });

  it.each(['', '#top', 'javascript:void 0', 'mailto:a@taobao.com', 'tel:1', 'data:text/html,taobao.com', 'blob:x'])(
    'passes over href="%s"',
    (href) => {
      expect(read(`<a href="${href}">x</a>`).harvest(true)).toMatchObject({ links: [], ordinary: 0 });
    },
  );

  it('takes a picture’s words where a link has none of its own', () => {
    const { links } = read('<a href="https://www.taobao.com/"><img alt="a cup"></a>').harvest(true);
    expect(links[0]?.text).toBe('a cup');
  });

  it('reads app addresses', () => {
    const { links } = read('<a href="taobao://item.taobao.com/1">open</a>').harvest(true);
    expect(links[0]?.address).toMatch(/^taobao:\/\//);
  });

  it('hands out only what is new, and everything when asked', () => {
    const reader = read('<a href="https://www.taobao.com/">x</a>');
    expect(reader.harvest(false).links).toHaveLength(1);
    expect(reader.harvest(false).links).toHaveLength(0);
    expect(reader.harvest(true).links).toHaveLength(1);
  });

  it('counts no element twice, and sees it again when its address has changed', () => {
    const reader = read('<a href="https://www.taobao.com/">x</a>');
    const anchor = document.querySelector('a') as HTMLAnchorElement;
    reader.read(anchor);
    expect(reader.harvest(true).links).toMatchObject([{ count: 1 }]);
    anchor.setAttribute('href', 'https://www.douyin.com/');
    reader.read(anchor);
    anchor.setAttribute('href', 'https://www.taobao.com/');
    reader.read(anchor);
    expect(reader.harvest(true).links.map(({ address, count }) => [address, count])).toEqual([
      ['https://www.taobao.com/', 1],
      ['https://www.douyin.com/', 1],
    ]);
  });

  it.each(['tagName', 'getAttribute', 'baseURI', 'matches', 'querySelectorAll', 'isConnected', 'localName'])(
    'reads a form that has a field called %s',
    (name) => {
      const reader = read(`<form action="https://s.taobao.com/search"><input name="${name}"></form>`);
      expect(reader.harvest(true).links.map(({ address }) => address)).toEqual(['https://s.taobao.com/search']);
    },
  );

  it('tells a link to an ordinary site whose words may show an address, and no longer counts it', () => {
    const reader = read('<a href="https://a.example/">taobao.com</a><a href="https://b.example/">b</a>');
    const anchor = document.querySelector('a') as Element;
    expect(reader.harvest(true).ordinary).toBe(2);
    reader.readShowing(anchor);
    reader.readShowing(anchor);
    const { links, ordinary } = reader.harvest(true);
    expect(ordinary).toBe(1);
    expect(links).toEqual([{ address: 'https://a.example/', count: 1, text: 'taobao.com', source: 'link' }]);
  });

  it('does not take an enormous address apart, and counts it', () => {
    const reader = read(`<a href="https://www.taobao.com/${'a'.repeat(70_000)}">x</a>`);
    expect(reader.harvest(true)).toMatchObject({ links: [], ordinary: 1 });
  });
});
