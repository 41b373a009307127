import { openShadowOf } from './dom.ts';

/** The elements that pages are made of, the frequent ones first: what is named otherwise may have a shadow. */
const ordinary = 'a,div,span,li,p,img,td,tr,br,i,b,em,strong,ul,script,h2,h3,path,g,svg,section,input,button,article';

const boxes = 'div,span,section,article,main,aside,header,footer,nav';

/**
 * Elements that may have a shadow: all with names of their own, and of the ordinary ones that may, those that hold nothing
 * themselves. A shadow on one that does hold something is looked for later. Selectors to be asked one after the other, because each
 * has the browser look at every element; what most elements fail stands first in them.
 */
export const likelyHosts: readonly string[] = [`:not(${ordinary})`, `:empty:is(${boxes})`];

/** All elements to which a page's scripts can attach a shadow. */
export const everyHost: readonly string[] = [
  `:not(${ordinary})`,
  ...`${boxes},p,blockquote,h1,h2,h3,h4,h5,h6,body`.split(','),
];

type Opener = (element: Element) => ShadowRoot | null;

interface Extension {
  readonly chrome?: {
    readonly dom?: { readonly openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null };
  };
}

let opener: Opener | null | undefined;

/** The browser's own way into closed shadow roots, which only extensions have; null where there is none. */
function findOpener(): Opener | null {
  const inChromium = (globalThis as Extension).chrome?.dom?.openOrClosedShadowRoot;
  if (inChromium !== undefined) return (element) => (element instanceof HTMLElement ? inChromium(element) : null);
  const inFirefox = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot')?.get;
  return inFirefox === undefined ? null : (element) => inFirefox.call(element) as ShadowRoot | null;
}

/** Set on the host of what we draw over a page ourselves, where the page cannot see it: nothing in there is the page's. */
export const ourOwn = 'hutong';

/** The shadow root of an element, also a closed one where the browser lets extensions in; null where it has none. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (ourOwn in element) return null;
  const open = openShadowOf(element);
  if (open !== null) return open;
  opener ??= findOpener();
  try {
    return opener === null ? null : opener(element);
  } catch {
    return null;
  }
}
