import { Parser } from 'htmlparser2';
import type { LinkSource } from '../browser/report.ts';

/** A link as it is written in a page. */
export interface WrittenLink {
  readonly href: string;
  readonly source: LinkSource;
  /** The link's words, collapsed and at most {@link longestText} characters; the words of its picture where it has none. */
  readonly text: string;
  /** Counted from 1, as `sed -n` and editors do. */
  readonly line: number;
}

/** What a page says about itself and where it leads. */
export interface PageLinks {
  readonly links: readonly WrittenLink[];
  /** The `href` of the first `<base>` that has one. */
  readonly base: string | null;
  /** What a page gives as its own address, each in its way; null where it does not. */
  readonly ogUrl: string | null;
  readonly canonical: string | null;
  /** Browsers and SingleFile note in a comment where they saved a page from. */
  readonly savedFrom: string | null;
}

export const longestText = 120;

/** Shortens to so many characters, never in the middle of one. */
function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longestText ? text : `${characters.slice(0, longestText - 1).join('')}…`;
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const savedFromComment = /^\s*saved from url=\(\d+\)(\S+)/;
const singleFileComment = /^\s*Page saved with SingleFile\s+url:\s*(\S+)/;

const noscriptStart = /<noscript(?=[\s/>])/gi;
const noscriptEnd = /<\/noscript(?=[\s/>])/gi;

function nextMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Says on which line of a text a place is; places must come in order. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let counted = 0;
  return (index) => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < index; next = text.indexOf('\n', counted)) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
}

/** How far the parser has come with a `<noscript …>`. */
type NoscriptTag = 'none' | 'begun' | 'open';

interface OpenLink {
  readonly at: number;
  text: string;
  alt: string;
}

/**
 * Reads a page's links as a browser sees them: elements only, nothing in comments, scripts, text areas, `<noscript>` and
 * templates (but for those that become a shadow root). Nothing is resolved or left out here. Pure, and never throws.
 */
export function readLinks(html: string): PageLinks {
  const links: { href: string; source: LinkSource; text: string; line: number }[] = [];
  const said = { base: null, ogUrl: null, canonical: null, savedFrom: null } as {
    -readonly [K in 'base' | 'ogUrl' | 'canonical' | 'savedFrom']: string | null;
  };
  const lineAt = lineCounter(html);
  /** What was passed over and never shown to the parser. */
  let passedOver = 0;
  let noscript: NoscriptTag = 'none';
  /** For each open template whether it hides its contents. */
  const templates: boolean[] = [];
  let hidden = 0;
  /** Depth of elements whose text nobody sees. */
  let silent = 0;
  let open: OpenLink | null = null;

  const close = () => {
    if (open === null) return;
    const text = collapsed(open.text);
    (links[open.at] as { text: string }).text = shortened(text === '' ? collapsed(open.alt) : text);
    open = null;
  };
  const add = (href: string | undefined, source: LinkSource, text = '') => {
    if (href === undefined) return;
    links.push({ href, source, text: shortened(collapsed(text)), line: lineAt(parser.startIndex + passedOver) });
  };
  const silences = (name: string) => name === 'script' || name === 'style' || name === 'iframe' || name === 'textarea';

  const parser: Parser = new Parser({
    onopentagname(name) {
      if (name === 'noscript') noscript = 'begun';
    },
    onopentag(name, attributes) {
      if (name === 'noscript') noscript = 'open';
      if (name === 'template') {
        const hides = attributes['shadowrootmode'] === undefined;
        templates.push(hides);
        hidden += Number(hides);
      }
      if (silences(name)) silent += 1;
      if (hidden > 0) return;
      switch (name) {
        case 'a':
          // A link cannot stand in a link: the second ends the first.
          close();
          if (attributes['href'] !== undefined) {
            open = { at: links.length, text: '', alt: '' };
            add(attributes['href'], 'link');
          }
          break;
        case 'area':
          add(attributes['href'], 'area', attributes['alt']);
          break;
        case 'iframe':
        case 'frame':
          add(attributes['src'], 'frame', attributes['title']);
          break;
        case 'form':
          add(attributes['action'], 'form');
          break;
        case 'img':
          if (open !== null && open.alt === '') open.alt = attributes['alt'] ?? '';
          break;
        case 'base':
          said.base ??= attributes['href'] ?? null;
          break;
        case 'meta':
          if (attributes['property']?.toLowerCase() === 'og:url') said.ogUrl ??= attributes['content'] ?? null;
          break;
        case 'link':
          if (attributes['rel']?.toLowerCase().split(/\s+/).includes('canonical')) said.canonical ??= attributes['href'] ?? null;
          break;
      }
    },
    ontext(text) {
      // Enough is kept to be sure of `longestText` characters after collapsing.
      if (open !== null && silent === 0 && hidden === 0 && open.text.length < 4 * longestText) open.text = collapseStart(open.text + text);
    },
    onclosetag(name) {
      if (name === 'template' && templates.pop() === true) hidden -= 1;
      if (silences(name)) silent -= 1;
      if (name === 'a' && hidden === 0) close();
    },
    oncomment(comment) {
      if (hidden === 0) said.savedFrom ??= (savedFromComment.exec(comment) ?? singleFileComment.exec(comment))?.[1] ?? null;
    },
  });

  // A browser that runs scripts reads what stands in `<noscript>` as text up to the first `</noscript`, whatever it
  // holds; htmlparser2 would read elements and comments. So it is fed up to each `<noscript` and asked whether that
  // began a tag (it may stand in a comment or a script), and what then follows is not shown to it.
  let at = 0;
  const feed = (end: number): NoscriptTag => {
    parser.write(html.slice(at, end));
    at = end;
    return noscript;
  };
  while (at < html.length) {
    feed(nextMatch(noscriptStart, html, at));
    noscript = 'none';
    let tag = feed(at + '<noscript>'.length);
    while (tag === 'begun' && at < html.length) tag = feed(html.indexOf('>', at) + 1 || html.length);
    if (tag !== 'open') continue;
    const end = nextMatch(noscriptEnd, html, at);
    passedOver += end - at;
    at = end;
  }
  parser.end();
  close();
  return { links, ...said };
}

function collapseStart(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^ /, '');
}
