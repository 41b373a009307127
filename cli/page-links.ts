import { longestWords, shortWords } from '../engine/read-link.ts';
import type { LinkSource } from '../engine/report.ts';
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

/** Adds to a link's words while it can make a difference to {@link shortWords}: a page may hold megabytes in one link. */
function withMore(text: string, more: string): string {
  return text.length > 4 * longestWords ? text : (text + more).replace(/\s+/g, ' ').replace(/^ /, '');
}

const savedFromComment = /^\s*saved from url=\(\d+\)(\S+)/;
const singleFileComment = /^\s*Page saved with SingleFile\s+url:\s*(\S+)/;

/** Elements whose text is no part of a link's words. */
const silent: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'textarea']);

type Attributes = Readonly<Record<string, string>>;

/** Says on which line of a text a place is; places must come in order. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let lineStart = 0;
  return (index) => {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < index; end = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = end + 1;
    }
    return line;
  };
}

/**
 * Reads a page's links as a browser sees them: elements only, nothing in comments, scripts, text areas, `<noscript>` and
 * templates (but for those that become a shadow root). Nothing is resolved or left out here. Pure, and never throws.
 */
export function readLinks(html: string): PageLinks {
  type Writable<T> = { -readonly [K in keyof T]: T[K] };
  const links: Writable<WrittenLink>[] = [];
  const said: Writable<Omit<PageLinks, 'links'>> = { base: null, ogUrl: null, canonical: null, savedFrom: null };
  const lineAt = lineCounter(html);
  /** For each open template whether it hides its contents. */
  const templates: boolean[] = [];
  let hidden = 0;
  let silenced = 0;
  /** The link whose words are being read. */
  let open: { readonly link: Writable<WrittenLink>; readonly title: string; text: string; alt: string } | null = null;

  walkPage(html, (tagStart) => {
    const add = (source: LinkSource, href: string | undefined, { title, alt }: Attributes) => {
      if (href === undefined) return null;
      const link = { href, source, text: shortWords(title ?? alt ?? ''), line: lineAt(tagStart()) };
      links.push(link);
      return link;
    };
    const close = () => {
      if (open !== null) open.link.text = shortWords(open.text) || shortWords(open.alt) || shortWords(open.title);
      open = null;
    };
    const read = (name: string, attributes: Attributes) => {
      switch (name) {
        case 'a': {
          // A link cannot stand in a link: the second ends the first.
          close();
          const link = add('link', attributes.href, attributes);
          if (link !== null) open = { link, title: attributes.title ?? '', text: '', alt: '' };
          break;
        }
        case 'area':
          add('area', attributes.href, attributes);
          break;
        case 'iframe':
        case 'frame':
          add('frame', attributes.src, attributes);
          break;
        case 'form':
          add('form', attributes.action, attributes);
          break;
        case 'img':
          if (open !== null) open.alt ||= attributes.alt ?? '';
          break;
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
        if (name === 'template') {
          const hides = attributes.shadowrootmode === undefined;
          templates.push(hides);
          hidden += Number(hides);
        }
        silenced += Number(silent.has(name));
        if (hidden === 0) read(name, attributes);
      },
      onclosetag(name) {
        if (name === 'template') hidden -= Number(templates.pop() ?? false);
        silenced -= Number(silent.has(name));
        if (name === 'a' && hidden === 0) close();
      },
      ontext(text) {
        if (open !== null && silenced === 0 && hidden === 0) open.text = withMore(open.text, text);
      },
      oncomment(comment) {
        if (hidden > 0) return;
        const [, address] = savedFromComment.exec(comment) ?? singleFileComment.exec(comment) ?? [];
        said.savedFrom ??= address ?? null;
      },
    };
  });
  return { links, ...said };
}
