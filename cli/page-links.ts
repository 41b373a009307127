import { copiedAttribute } from '../engine/hidden-links.ts';
import { longestWords, resolveLink, shortWords } from '../engine/read-link.ts';
import type { LinkSource } from '../engine/report.ts';
import { type Attributes, linksOfElement } from './element-links.ts';
import { lineCounter } from './line-counter.ts';
import { type LinedText, RunningText } from './running-text.ts';
import { walkPage } from './walk-page.ts';

/** A link as it is written in a page. */
export interface WrittenLink {
  readonly href: string;
  readonly source: LinkSource;
  /** The link's words, collapsed and shortened; those of its picture or its title where it has none. */
  readonly text: string;
  /** Counted from 1, as `sed -n` and editors do. */
  readonly line: number;
}

/** What a saved page does not hold, or holds in a form that nobody reads here. */
export interface UnreadParts {
  /** Frames that were loaded from elsewhere. */
  readonly frames: number;
  readonly pictures: number;
  readonly canvases: number;
}

/** What a page says about itself, where it leads and what it says. */
export interface PageLinks {
  readonly links: readonly WrittenLink[];
  readonly text: LinedText;
  readonly unread: UnreadParts;
  /** The `href` of the first `<base>` that has one. */
  readonly base: string | null;
  /** What a page gives as its own address, each in its way; null where it does not. */
  readonly ogUrl: string | null;
  readonly canonical: string | null;
  /** Browsers and SingleFile note in a comment where they saved a page from. */
  readonly savedFrom: string | null;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds to a link's words while it can make a difference to {@link shortWords}: a page may hold megabytes in one link. */
function withMore(text: string, more: string): string {
  return text.length > 4 * longestWords ? text : (text + more).replace(/\s+/g, ' ').replace(/^ /, '');
}

const savedFromComment = /^\s*saved from url=\(\d+\)(\S+)/;
const singleFileComment = /^\s*Page saved with SingleFile\s+url:\s*(\S+)/;

/** Elements whose text is no part of a link's words, nor of what a page says. */
const silent: ReadonlySet<string> = new Set([
  ...['script', 'style', 'iframe', 'textarea', 'title', 'noframes', 'noembed', 'xmp'],
]);

/** An element that holds links, while its words are being read. */
interface OpenElement {
  readonly isLink: boolean;
  /** How many elements were open around it. */
  readonly depth: number;
  readonly links: readonly Writable<WrittenLink>[];
  /** Whether a click on its words leads somewhere, so that an address in them is no other one. */
  readonly leads: boolean;
  text: string;
  alt: string;
}

/** Pages in frames of pages in frames: each needs more escapes than the one around it. */
const deepest = 5;

/** Anything that resolves against a page somewhere. */
const anyPage = 'https://page.invalid/';

/**
 * Reads a page as a browser sees it: elements and text, nothing in comments, scripts, text areas, `<noscript>` and templates
 * (but for those that become a shadow root, which hide nothing from who reads the source). Pages that stand in `srcdoc` are part
 * of it. Nothing is resolved or left out here. Pure, and never throws.
 */
export function readLinks(html: string): PageLinks {
  return readNested(html, 0);
}

function readNested(html: string, nesting: number): PageLinks {
  const links: Writable<WrittenLink>[] = [];
  const text = new RunningText();
  const unread: Writable<UnreadParts> = { frames: 0, pictures: 0, canvases: 0 };
  const said: Writable<Pick<PageLinks, 'base' | 'ogUrl' | 'canonical' | 'savedFrom'>> = {
    base: null,
    ogUrl: null,
    canonical: null,
    savedFrom: null,
  };
  const lineAt = lineCounter(html);
  /** For each open template whether it hides its contents. */
  const templates: boolean[] = [];
  let hidden = 0;
  let silenced = 0;
  let depth = 0;
  let svgs = 0;
  let leading = 0;
  let openLinks = 0;
  const open: OpenElement[] = [];

  /** Gives the innermost open element its words, and hands them on to the one around it. */
  const close = () => {
    const element = open.pop();
    if (element === undefined) return;
    leading -= Number(element.leads);
    openLinks -= Number(element.isLink);
    const words = shortWords(element.text) || shortWords(element.alt);
    for (const link of element.links) if (link.source !== 'card' || link.text === '') link.text = words || link.text;
    const around = open.at(-1);
    if (around === undefined) return;
    around.text = withMore(around.text, element.text);
    around.alt ||= element.alt;
  };

  walkPage(html, (start) => {
    const readLinksOf = (name: string, attributes: Attributes, line: number) => {
      // A link cannot stand in a link: the second ends the first, and what is open in it.
      if (name === 'a') {
        while (openLinks > 0) close();
      }
      const own = linksOfElement(name, attributes, svgs > 0).map(({ href, source, words }) => ({
        href,
        source,
        text: shortWords(words),
        line,
      }));
      if (own.length === 0) return;
      links.push(...own);
      if (name === 'form' || name === 'iframe' || name === 'frame' || name === 'area') return;
      const leads = name === 'a' && own.some(({ href }) => 'address' in resolveLink(href, anyPage));
      leading += Number(leads);
      openLinks += Number(name === 'a');
      open.push({ isLink: name === 'a', depth, links: own, leads, text: '', alt: '' });
    };
    const readFrame = ({ srcdoc, src = '' }: Attributes, line: number) => {
      if (srcdoc === undefined || nesting === deepest) {
        unread.frames += Number(srcdoc !== undefined || 'address' in resolveLink(src, anyPage));
        return;
      }
      const inner = readNested(srcdoc, nesting + 1);
      links.push(...inner.links.map((link) => ({ ...link, line: line + link.line - 1 })));
      text.addPage(inner.text, line);
      for (const part of ['frames', 'pictures', 'canvases'] as const) unread[part] += inner.unread[part];
    };
    const read = (name: string, attributes: Attributes, line: number) => {
      readLinksOf(name, attributes, line);
      const copied = attributes[copiedAttribute];
      if (copied !== undefined) {
        text.breakLine();
        text.add(copied, line, false);
        text.breakLine();
      }
      switch (name) {
        case 'iframe':
        case 'frame':
          readFrame(attributes, line);
          break;
        case 'canvas':
          unread.canvases += 1;
          break;
        case 'image':
        case 'img': {
          unread.pictures += 1;
          const around = open.at(-1);
          if (around !== undefined) around.alt ||= attributes.alt ?? '';
          break;
        }
        case 'base':
          said.base ??= attributes.href ?? null;
          break;
        case 'meta':
          if (attributes.property?.toLowerCase() === 'og:url') said.ogUrl ??= attributes.content ?? null;
          break;
        case 'link': {
          const canonical = attributes.rel?.toLowerCase().split(/\s+/).includes('canonical');
          if (canonical) said.canonical ??= attributes.href ?? null;
          break;
        }
      }
    };
    return {
      onopentag(name, attributes) {
        depth += 1;
        svgs += Number(name === 'svg');
        if (name === 'template') {
          const hides = !/^(?:open|closed)$/i.test(attributes.shadowrootmode ?? '');
          templates.push(hides);
          hidden += Number(hides);
        }
        silenced += Number(silent.has(name));
        if (hidden > 0) return;
        text.tag(name);
        read(name, attributes, lineAt(start()));
      },
      onclosetag(name) {
        depth -= 1;
        svgs -= Number(name === 'svg');
        if (name === 'template') hidden -= Number(templates.pop() ?? false);
        silenced -= Number(silent.has(name));
        while ((open.at(-1)?.depth ?? -1) > depth) close();
        if (hidden === 0) text.tag(name);
      },
      ontext(words) {
        if (silenced > 0 || hidden > 0) return;
        const around = open.at(-1);
        text.add(words, lineAt(start()), leading > 0);
        if (around !== undefined) around.text = withMore(around.text, words);
      },
      oncomment(comment) {
        if (hidden > 0) return;
        const [, address] = savedFromComment.exec(comment) ?? singleFileComment.exec(comment) ?? [];
        said.savedFrom ??= address ?? null;
      },
    };
  });
  while (open.length > 0) close();
  return { links, text: text.page, unread, ...said };
}
