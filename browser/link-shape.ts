import { type Beside, type Box, boxBehind, shared } from './boxes.ts';
import {
  allBelow,
  attributeOf,
  boxesOf,
  boxOf,
  charactersOf,
  kindOf,
  nameOf,
  parentOf,
  rangeIn,
  shownAbove,
} from './dom.ts';

/** A picture in a link carries its mark from this size on (CSS pixels a side). */
const smallestPicture = 40;
/** Less than this of a link (CSS pixels a side) is nothing to see. */
const smallestSeen = 3;
/** So many nodes behind a link are looked at for words that follow on its line. */
const mostFollowing = 6;

const clipping = /^(?:hidden|clip|auto|scroll)/;

/** What was found out about a link's surroundings; holds until the page is laid out anew. */
export interface LinkShape {
  readonly element: Element;
  /** What the mark stands beside; null for the element itself. */
  readonly last: Text | null;
  readonly picture: Element | null;
  /** Ancestors that cut off what does not fit in them. */
  readonly clips: readonly Element[];
  /** Whether it stays where it is when the page is scrolled. */
  readonly fixed: boolean;
  /** Whether it may move within the page when that is scrolled. */
  readonly sticky: boolean;
  readonly rightToLeft: boolean;
  /** The height of its lines; null where the fonts decide. */
  readonly lineHeight: number | null;
  /** Whether nothing stands behind its words; null before that has been looked at. */
  room: boolean | null;
}

/** A link as it is seen now. */
export interface SeenLink {
  readonly box: Box;
  readonly beside: Beside;
}

/** The element by which an area of an image map is shown; any other element shows itself. */
export function shownBy(element: Element): Element {
  if (nameOf(element) !== 'area') return element;
  const map = parentOf(element);
  const name = map instanceof Element ? attributeOf(map, 'name') : null;
  if (name === null || name === '') return element;
  return [...allBelow(document, 'img[usemap]')].find((image) => attributeOf(image, 'usemap') === `#${name}`) ?? element;
}

/** The box of an area within the picture that shows it. */
function boxOfArea(area: Element, picture: Element): Box {
  const { left, top, right, bottom } = boxOf(picture);
  const numbers = (attributeOf(area, 'coords') ?? '').split(/[\s,;]+/).map(Number);
  if (numbers.length < 3 || numbers.some(Number.isNaN)) return { left, top, right, bottom };
  const [x = 0, y = 0, radius = 0] = numbers;
  const circle = numbers.length === 3;
  const xs = circle ? [x - radius, x + radius] : numbers.filter((_, i) => i % 2 === 0);
  const ys = circle ? [y - radius, y + radius] : numbers.filter((_, i) => i % 2 === 1);
  return {
    left: left + Math.min(...xs),
    top: top + Math.min(...ys),
    right: left + Math.max(...xs),
    bottom: top + Math.max(...ys),
  };
}

function pictureIn(element: Element): Element | null {
  for (const one of [element, ...allBelow(element, 'img, video, canvas, svg, picture')]) {
    if (!/^(?:img|video|canvas|svg)$/.test(nameOf(one))) continue;
    const { width, height } = boxOf(one);
    if (width >= smallestPicture && height >= smallestPicture) return one;
  }
  return null;
}

/** The last words in an element. */
function lastWords(element: Element): Text | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last: Text | null = null;
  let left = 200;
  for (let node = walker.nextNode(); node !== null && left > 0; node = walker.nextNode()) {
    left -= 1;
    if (/\S/.test(charactersOf(node))) last = node as Text;
  }
  return last;
}

/** Looks at a link's surroundings. */
export function shapeOf(element: Element): LinkShape {
  const clips: Element[] = [];
  const own = getComputedStyle(shownBy(element));
  let { position } = own;
  let fixed = position === 'fixed';
  let sticky = position === 'sticky';
  for (let one = shownAbove(shownBy(element)); one !== null && !fixed; one = shownAbove(one)) {
    const style = getComputedStyle(one);
    if (nameOf(one) === 'html' || nameOf(one) === 'body') break;
    // What is taken out of the flow is not cut off by what it was taken out of.
    if (position === 'absolute' && style.position === 'static') continue;
    if (clipping.test(style.overflowX) || clipping.test(style.overflowY)) clips.push(one);
    position = style.position;
    fixed = position === 'fixed';
    sticky ||= position === 'sticky';
  }
  const isArea = nameOf(element) === 'area';
  const picture = isArea ? null : pictureIn(element);
  return {
    element,
    last: isArea || picture !== null ? null : lastWords(element),
    picture,
    clips,
    fixed,
    sticky,
    rightToLeft: own.direction === 'rtl',
    lineHeight: Number.parseFloat(own.lineHeight) || null,
    room: null,
  };
}

function wordsBox(words: Text): Box | null {
  const range = rangeIn(document);
  range.selectNodeContents(words);
  return [...range.getClientRects()].findLast(({ width, height }) => width >= 1 && height >= 1) ?? null;
}

function wholeBox(element: Element): Box | null {
  const boxes = boxesOf(element).filter(({ width, height }) => width >= smallestSeen && height >= smallestSeen);
  if (boxes.length > 0) return boxOf(element);
  // What floats or is put elsewhere takes no room in the link that holds it.
  for (const inner of allBelow(element, '*')) {
    const { width, height } = boxOf(inner);
    if (width >= smallestSeen && height >= smallestSeen) return boxOf(inner);
  }
  return null;
}

/** Where an element is shown as a whole; null where it is not. */
export function frameOf(element: Element): Box | null {
  return nameOf(element) === 'area' ? boxOfArea(element, shownBy(element)) : wholeBox(element);
}

/** What of a link is there to be seen; null where that is nothing. Reads the layout. */
export function seenOf({ element, last, picture, clips }: LinkShape): SeenLink | null {
  const whole = picture === null ? frameOf(element) : boxOf(picture);
  if (whole === null) return null;
  let box: Box | null = whole;
  let beside: Beside = picture === null && nameOf(element) !== 'area' ? 'line' : 'picture';
  if (last !== null) {
    const words = wordsBox(last);
    // Words that are moved out of sight stand for a picture in the background.
    if (words !== null && shared(words, whole) !== null) box = words;
    else beside = 'picture';
  } else if (picture === null) beside = 'picture';
  for (const clip of clips) box = box === null ? null : shared(box, boxOf(clip));
  if (box === null || box.right - box.left < smallestSeen || box.bottom - box.top < smallestSeen) return null;
  return { box, beside };
}

type Hit = Pick<DocumentOrShadowRoot, 'elementFromPoint'>;

function hitIn(element: Element, x: number, y: number): Element | null {
  const root = element.getRootNode() as Node;
  const asker = root instanceof ShadowRoot || root instanceof Document ? root : document;
  const ask = (asker instanceof Document ? Document.prototype : ShadowRoot.prototype)
    .elementFromPoint as Hit['elementFromPoint'];
  return ask.call(asker, x, y);
}

function isAbove(upper: Element, lower: Element): boolean {
  for (let one: Element | null = lower; one !== null; one = shownAbove(one)) if (one === upper) return true;
  return false;
}

function inWindow(x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
}

/** Whether something else lies over the end of a link. `ours` is what we have drawn ourselves. */
export function isCovered({ element, rightToLeft }: LinkShape, { box, beside }: SeenLink, ours: Element): boolean {
  const shown = shownBy(element);
  const inner = Math.min(2, (box.right - box.left) / 2);
  const end = rightToLeft ? box.left + inner : box.right - inner;
  const x = beside === 'picture' ? (box.left + box.right) / 2 : end;
  const y = (box.top + box.bottom) / 2;
  if (!inWindow(x, y)) return false;
  const hit = hitIn(shown, x, y);
  // Of a map the browser finds the area, not the picture that shows it.
  if (hit === null || hit === ours || hit === element) return false;
  return !isAbove(hit, shown) && !isAbove(shown, hit);
}

/** The box of the first thing that follows a link on its line; null where nothing does. */
function following(element: Element): Box | null {
  let from: Node = element;
  let left = mostFollowing;
  while (left-- > 0) {
    const next: Node | null = from.nextSibling;
    if (next === null) {
      const parent = parentOf(from);
      if (!(parent instanceof Element) || !getComputedStyle(parent).display.startsWith('inline')) return null;
      from = parent;
      continue;
    }
    from = next;
    if (kindOf(next) === 3 && /\S/.test(charactersOf(next))) {
      const range = rangeIn(document);
      const start = charactersOf(next).search(/\S/);
      range.setStart(next, start);
      range.setEnd(next, start + 1);
      return range.getBoundingClientRect();
    }
    if (next instanceof Element) {
      if (nameOf(next) === 'br') return null;
      const [first] = boxesOf(next);
      if (first !== undefined && first.width > 0) return first;
    }
  }
  return null;
}

/** Whether a mark of this width can stand behind the words of a link without lying over anything. */
export function hasRoom(
  { element, clips, rightToLeft }: LinkShape,
  { box, beside }: SeenLink,
  width: number,
  ours: Element,
): boolean {
  if (beside !== 'line') return false;
  const behind = boxBehind(box, width, rightToLeft);
  const root = boxOf(document.documentElement);
  if (behind.left < 0 || behind.right > Math.min(innerWidth, Math.max(root.right, box.right))) return false;
  for (const clip of clips) {
    const inside = boxOf(clip);
    if (behind.left < inside.left || behind.right > inside.right) return false;
  }
  const next = following(element);
  if (next !== null && shared(next, behind) !== null) return false;
  const y = (behind.top + behind.bottom) / 2;
  return [behind.left + 1, (behind.left + behind.right) / 2, behind.right - 1].every((x) => {
    if (!inWindow(x, y)) return true;
    const hit = hitIn(element, x, y);
    return hit === null || hit === ours || isAbove(hit, element);
  });
}
