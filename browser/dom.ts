/**
 * Reading a page that may have given its form fields the names of DOM members: `<input name="getAttribute">` shadows the
 * form's own method, for extensions too. Members taken from the prototypes cannot be shadowed.
 */

/** An accessor of a prototype or of one above it, looked up when it is first used: builds load this file without a DOM. */
function getterOf<T>(prototype: () => object, name: string): (node: object) => T {
  let get: ((this: object) => T) | undefined;
  const find = () => {
    for (let at: object | null = prototype(); at !== null; at = Object.getPrototypeOf(at)) {
      const found = Object.getOwnPropertyDescriptor(at, name)?.get;
      if (found !== undefined) return found;
    }
    throw new Error(`This browser's ${name} is no accessor.`);
  };
  return (node) => {
    get ??= find();
    return get.call(node);
  };
}

const localName = getterOf<string>(() => Element.prototype, 'localName');
const textContent = getterOf<string | null>(() => HTMLElement.prototype, 'textContent');
const isConnected = getterOf<boolean>(() => Node.prototype, 'isConnected');
const shadowRoot = getterOf<ShadowRoot | null>(() => Element.prototype, 'shadowRoot');
const anchorAddress = getterOf<string>(() => HTMLAnchorElement.prototype, 'href');
const areaAddress = getterOf<string>(() => HTMLAreaElement.prototype, 'href');

/** The name of an element, in lower case in HTML. */
export function nameOf(element: Element): string {
  return localName(element);
}

/** An attribute as it is written; null where it is absent. */
export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** The text inside an element. Causes no layout. */
export function textOf(element: Element): string {
  return textContent(element) ?? '';
}

/** Whether a node is part of a document. */
export function isInDocument(node: Node): boolean {
  return isConnected(node);
}

/** The open shadow root of an element, null where it has none. */
export function shadowOf(element: Element): ShadowRoot | null {
  return shadowRoot(element);
}

/** The elements below a root that fit a selector. */
export function allBelow(root: Document | ShadowRoot | Element, selector: string): NodeListOf<Element> {
  if (root instanceof Element) return Element.prototype.querySelectorAll.call(root, selector);
  const inFragment = DocumentFragment.prototype.querySelectorAll;
  return root instanceof DocumentFragment ? inFragment.call(root, selector) : root.querySelectorAll(selector);
}

/** Whether an element fits a selector. */
export function fits(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** Where a link leads as the browser has resolved it, in the page's own charset; null for elements that are no links. */
export function resolvedAddress(element: Element): string | null {
  if (element instanceof HTMLAnchorElement) return anchorAddress(element);
  return element instanceof HTMLAreaElement ? areaAddress(element) : null;
}
