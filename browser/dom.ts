/**
 * Reading a page that may have given its form fields, or its pictures and forms themselves, the names of DOM members:
 * `<input name="getAttribute">` shadows the form's own method and `<img name="body">` the document's, for extensions too.
 * Members taken from the prototypes cannot be shadowed.
 */

/** A member of a prototype or of one above it, looked up when it is first used: builds load this file without a DOM. */
function memberOf(prototype: object, name: string): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(prototype, name) ?? memberOf(Object.getPrototypeOf(prototype), name);
}

function getterOf<N extends object, T>(prototype: () => object, name: string): (node: N) => T {
  let get: ((this: object) => T) | undefined;
  return (node) => {
    get ??= memberOf(prototype(), name).get as (this: object) => T;
    return get.call(node);
  };
}

function methodOf<N extends object, A, T>(prototype: () => object, name: string): (node: N, argument: A) => T {
  let method: ((this: object, argument: A) => T) | undefined;
  return (node, argument) => {
    method ??= memberOf(prototype(), name).value as (this: object, argument: A) => T;
    return method.call(node, argument);
  };
}

const anElement = () => Element.prototype;
const aNode = () => Node.prototype;
const aDocument = () => Document.prototype;

/** The name of an element, in lower case in HTML. */
export const nameOf = getterOf<Element, string>(anElement, 'localName');

/** An attribute as it is written; null where it is absent. */
export const attributeOf = methodOf<Element, string, string | null>(anElement, 'getAttribute');

const textContent = getterOf<Node, string | null>(() => HTMLElement.prototype, 'textContent');

/** The text inside an element, or of a text. Causes no layout. */
export function textOf(node: Node): string {
  return textContent(node) ?? '';
}

/** The characters of a text node. */
export const charactersOf = getterOf<Node, string>(() => CharacterData.prototype, 'data');

const attributesOf = methodOf<Element, undefined, boolean>(anElement, 'hasAttributes');

/** Whether an element has any attribute at all. */
export function hasAttributes(element: Element): boolean {
  return attributesOf(element, undefined);
}

/** Whether a node is part of a document. */
export const isInDocument = getterOf<Node, boolean>(aNode, 'isConnected');

/** The open shadow root of an element, null where it has none. */
export const openShadowOf = getterOf<Element, ShadowRoot | null>(anElement, 'shadowRoot');

/** 1 for elements, 3 for texts. */
export const kindOf = getterOf<Node, number>(aNode, 'nodeType');

/**
 * The nodes right below a node, those that will come included. Of a long list, `item` tells one at the cost of a walk to it; an index
 * and `length` have the browser count all of them.
 */
export const childrenOf = getterOf<Node, NodeListOf<ChildNode>>(aNode, 'childNodes');

/** The first of them; null where there is none. */
export const firstIn = getterOf<Node, Node | null>(aNode, 'firstChild');

/** The last of them; null where there is none. */
export const lastIn = getterOf<Node, Node | null>(aNode, 'lastChild');

/** The node above; null at the root of a document or of a shadow. */
export const parentOf = getterOf<Node, Node | null>(aNode, 'parentNode');

/** How many elements stand right below an element. */
export const elementsIn = getterOf<Element, number>(anElement, 'childElementCount');

const namespace = getterOf<Element, string | null>(anElement, 'namespaceURI');

/** Whether an element belongs to a drawing. */
export function isSvg(element: Element): boolean {
  return namespace(element) === 'http://www.w3.org/2000/svg';
}

const tagsBelow = methodOf<Element, string, HTMLCollectionOf<Element>>(anElement, 'getElementsByTagName');

/** Whether there are more elements than so many below an element. Asked for by index, a browser would count all of them. */
export function holdsMore(element: Element, many: number): boolean {
  return tagsBelow(element, '*').item(many) !== null;
}

const belowElement = methodOf<Element, string, NodeListOf<Element>>(anElement, 'querySelectorAll');
const belowDocument = methodOf<Document, string, NodeListOf<Element>>(aDocument, 'querySelectorAll');
const belowFragment = methodOf<DocumentFragment, string, NodeListOf<Element>>(
  () => DocumentFragment.prototype,
  'querySelectorAll',
);

/** The elements below a root that fit a selector, as they are now. Those that are never taken out cost next to nothing. */
export function allBelow(root: Document | ShadowRoot | Element, selector: string): NodeListOf<Element> {
  if (root instanceof Element) return belowElement(root, selector);
  return root instanceof DocumentFragment ? belowFragment(root, selector) : belowDocument(root, selector);
}

/** Whether an element fits a selector. */
export const fits = methodOf<Element, string, boolean>(anElement, 'matches');

/** The element itself or the nearest one above it that fits a selector. */
export const nearest = methodOf<Element, string, Element | null>(anElement, 'closest');

const baseAddress = getterOf<Document, string>(() => Document.prototype, 'baseURI');

/** The address that relative ones of a document start from. */
export function baseOf(document: Document): string {
  return baseAddress(document);
}

const makeRange = methodOf<Document, undefined, Range>(aDocument, 'createRange');

/** A stretch of a document to be moved over it. */
export function rangeIn(document: Document): Range {
  return makeRange(document, undefined);
}

const anchorAddress = getterOf<Element, string>(() => HTMLAnchorElement.prototype, 'href');
const areaAddress = getterOf<Element, string>(() => HTMLAreaElement.prototype, 'href');

/** Where a link leads as the browser has resolved it, in the page's own charset; null for elements that are no links. */
export function resolvedAddress(element: Element): string | null {
  if (element instanceof HTMLAnchorElement) return anchorAddress(element);
  return element instanceof HTMLAreaElement ? areaAddress(element) : null;
}

/** The outermost element of a document; null where it has none. */
export const outermostOf = getterOf<Document, Element | null>(aDocument, 'documentElement');

const makeElement = methodOf<Document, string, HTMLElement>(aDocument, 'createElement');

/** A new element, which stands nowhere yet. */
export function newElement(name: string): HTMLElement {
  return makeElement(document, name);
}

const frameOf = methodOf<Element, undefined, DOMRect>(anElement, 'getBoundingClientRect');
const framesOf = methodOf<Element, undefined, DOMRectList>(anElement, 'getClientRects');

/** Where an element is shown in the window (CSS pixels). Causes a layout where one is due. */
export function boxOf(element: Element): DOMRect {
  return frameOf(element, undefined);
}

/** The boxes of which an element consists, one for each line that a link is broken into; none where it is not shown. */
export function boxesOf(element: Element): DOMRect[] {
  return [...framesOf(element, undefined)];
}

const slotOf = getterOf<Element, Element | null>(anElement, 'assignedSlot');

/** The element that is above another as the page is shown: out of shadows to their hosts, and into open slots. */
export function shownAbove(element: Element): Element | null {
  const parent = slotOf(element) ?? parentOf(element);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}
