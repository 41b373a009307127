import { allBelow, nameOf } from './dom.ts';
import { shadowOf } from './shadow-roots.ts';

/** A code has at least so many modules a side; with fewer pixels there can be none in a picture. */
export const smallestSide = 21;
/** A picture shown smaller (CSS pixels a side) is an icon: no camera reads a code in it. */
const smallestShown = 40;
/** Drawings with more markup than this (characters) are no codes. */
const longestMarkup = 2_000_000;

/** What may show a code: an element that can be drawn, the address of a picture with its size on the page, or neither. */
export type Candidate = { readonly element: Element } & (
  | { readonly draw: HTMLImageElement | HTMLCanvasElement | HTMLVideoElement; readonly key: string | null }
  | { readonly address: string; readonly width: number; readonly height: number }
  | { readonly hidden: true }
);

/** Every element of the document, open shadow roots included. */
export function* elementsOf(root: Document | ShadowRoot): Generator<Element> {
  for (const element of allBelow(root, '*')) {
    yield element;
    const inner = shadowOf(element);
    if (inner !== null) yield* elementsOf(inner);
  }
}

/** The size at which the page shows an element; null where it is not shown, or as an icon. */
export function shownSize(element: Element): { readonly width: number; readonly height: number } | null {
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width < smallestShown || height < smallestShown ? null : { width, height };
}

function isFrom(address: string, ...schemes: readonly string[]): boolean {
  return schemes.some((scheme) => address.startsWith(scheme));
}

/** Drawing a stranger's picture would only show that it may not be read. */
function isReadable(address: string): boolean {
  if (isFrom(address, 'data:', 'blob:')) return true;
  try {
    return new URL(address).origin === location.origin;
  } catch {
    return false;
  }
}

function ofImage(element: HTMLImageElement): Candidate | null {
  const { naturalWidth, naturalHeight, currentSrc: address } = element;
  // One that has not been loaded, because it is far off or slow, may hold anything.
  if (!element.complete) return shownSize(element) === null ? null : { element, hidden: true };
  if (naturalWidth < smallestSide && naturalHeight < smallestSide && shownSize(element) === null) return null;
  if (naturalWidth === 0) return null;
  const readable = isReadable(address) || element.crossOrigin !== null;
  if (readable) return { element, draw: element, key: address };
  return shownSize(element) === null ? null : { element, hidden: true };
}

function ofDrawing(element: Element): Candidate | null {
  const size = shownSize(element);
  if (size === null) return null;
  const markup = new XMLSerializer().serializeToString(element);
  if (markup.length > longestMarkup) return { element, hidden: true };
  const { width, height } = size;
  // Sizes from a style sheet are not in the markup: the drawing fills another one of the size that is shown.
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><style>svg>svg{width:100%;height:100%}</style>${markup}</svg>`;
  return { element, address: `data:image/svg+xml,${encodeURIComponent(whole)}`, width, height };
}

const written = /url\((?:"([^"]*)"|'([^']*)'|([^)]*))\)/i;

/** A background is readable only where the style sheet holds the picture itself. */
function ofBackground(element: Element): Candidate | null {
  const found = written.exec(getComputedStyle(element).backgroundImage);
  const size = found === null ? null : shownSize(element);
  if (found === null || size === null) return null;
  const address = (found[1] ?? found[2] ?? found[3] ?? '').replace(/\\(.)/g, '$1');
  return isFrom(address, 'data:image/') ? { element, address, ...size } : { element, hidden: true };
}

/** What an element may show a code with; null where it cannot. Reads the page, and asks nothing of the network. */
export function candidateAt(element: Element): Candidate | null {
  if (element instanceof HTMLImageElement) return ofImage(element);
  if (element instanceof HTMLCanvasElement) {
    const large = element.width >= smallestSide && element.height >= smallestSide;
    return large ? { element, draw: element, key: null } : null;
  }
  if (element instanceof HTMLVideoElement) {
    if (element.videoWidth < smallestSide || element.readyState < 2) return ofBackground(element);
    return { element, draw: element, key: null };
  }
  if (element instanceof SVGElement)
    return element instanceof SVGSVGElement && isOutermost(element) ? ofDrawing(element) : null;
  if (nameOf(element) === 'embed' || nameOf(element) === 'object') {
    return shownSize(element) === null ? null : { element, hidden: true };
  }
  return ofBackground(element);
}

function isOutermost(element: SVGSVGElement): boolean {
  return element.ownerSVGElement === null;
}
