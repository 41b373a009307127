import { type Handler, Parser } from 'htmlparser2';

/** How far the parser has come with a `<noscript …>`. */
type NoscriptTag = 'none' | 'begun' | 'open';

const noscriptStart = /<noscript(?=[\s/>])/gi;
const noscriptEnd = /<\/noscript(?=[\s/>])/gi;

function nextMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/**
 * Parses a page as a browser that runs scripts does: what stands in `<noscript>` is text up to the first `</noscript`,
 * whatever it holds, where htmlparser2 would read elements and comments. So the parser is fed up to each `<noscript` and
 * asked whether that began a tag (it may stand in a comment or a script), and what then follows is not shown to it.
 *
 * `handlerFor` is given a function that tells where in the page the tag at hand begins.
 */
export function walkPage(html: string, handlerFor: (tagStart: () => number) => Partial<Handler>): void {
  let noscript: NoscriptTag = 'none';
  let passedOver = 0;
  const handler = handlerFor(() => parser.startIndex + passedOver);
  const parser: Parser = new Parser({
    ...handler,
    onopentagname(name) {
      if (name === 'noscript') noscript = 'begun';
      handler.onopentagname?.(name);
    },
    onopentag(name, attributes, isImplied) {
      if (name === 'noscript') noscript = 'open';
      handler.onopentag?.(name, attributes, isImplied);
    },
  });

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
}
