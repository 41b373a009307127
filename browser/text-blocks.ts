import { attributeOf, charactersOf, childrenOf, kindOf, nameOf, nearest, parentOf } from './dom.ts';

const inline: ReadonlySet<string> = new Set(
  (
    'a abbr b big br cite code data del dfn em font i img ins kbd label mark nobr q rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/** What holds no words for readers, or words that are being typed. */
const silent: ReadonlySet<string> = new Set(
  'script style noscript textarea input select template iframe object canvas audio video head title'.split(' '),
);
const silentSelector = `${[...silent].join()}, [contenteditable]:not([contenteditable="false" i])`;

/** Whether an element stands in a line of text rather than being a block of its own; by its name, because asking for its style costs a layout. */
export function isInline(node: Node): boolean {
  return kindOf(node) !== 1 || inline.has(nameOf(node as Element));
}

/** Whether an element's text is none. */
export function isSilent(element: Element): boolean {
  if (silent.has(nameOf(element))) return true;
  const editable = attributeOf(element, 'contenteditable');
  return editable !== null && editable.toLowerCase() !== 'false';
}

/** Whether a node stands in something silent. */
export function isInSilence(node: Node): boolean {
  const element = kindOf(node) === 1 ? (node as Element) : parentOf(node);
  return element instanceof Element && nearest(element, silentSelector) !== null;
}

/** The nearest block around a node, and what of its children the node stands in. */
export function blockAround(node: Node): { readonly block: Node; readonly child: Node } | null {
  let child = node;
  for (let block = parentOf(node); block !== null; block = parentOf(block)) {
    if (!isInline(block)) return { block, child };
    child = block;
  }
  return null;
}

/** A link in a line of text, and where its words stand in it. */
export interface LinkedWords {
  readonly anchor: Element;
  readonly start: number;
  end: number;
}

/** The text of a block, and the same with the words of links blanked out; both of one length. */
export interface BlockText {
  readonly all: string;
  readonly unlinked: string;
  /** In their order. */
  readonly links: readonly LinkedWords[];
}

const blanks = /[ \t\r\n\f\u00a0]+/g;

/** Takes the text of nodes that stand beside each other, white space made single. Linear, however deep they are nested. */
export function textOfRun(nodes: readonly Node[]): BlockText {
  let all = '';
  let unlinked = '';
  const links: LinkedWords[] = [];
  const put = (words: string, link: LinkedWords | null) => {
    all += words;
    unlinked += link === null ? words : ' '.repeat(words.length);
    if (link !== null) link.end = all.length;
  };
  const stack: { node: Node; link: LinkedWords | null }[] = [];
  const push = (node: Node, link: LinkedWords | null) => stack.push({ node, link });
  for (let i = nodes.length - 1; i >= 0; i--) push(nodes[i] as Node, null);
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, link } = top;
    const kind = kindOf(node);
    if (kind === 3) put(charactersOf(node).replace(blanks, ' '), link);
    if (kind !== 1 || isSilent(node as Element)) continue;
    const name = nameOf(node as Element);
    if (name === 'br') put('\n', link);
    else if (!inline.has(name)) put(' ', link);
    let inLink = link;
    if (link === null && name === 'a' && attributeOf(node as Element, 'href') !== null) {
      inLink = { anchor: node as Element, start: all.length, end: all.length };
      links.push(inLink);
    }
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) push(children[i] as Node, inLink);
  }
  return { all, unlinked, links };
}
