import { around, type Box } from './boxes.ts';
import { charactersOf, childrenOf, fits, kindOf, rangeIn, shownAbove } from './dom.ts';
import { addressesOf, baseNow, leadingSelector } from './element-address.ts';
import { frameOf, shownBy } from './link-shape.ts';
import { elementsOf } from './picture-list.ts';
import { isSilent } from './text-blocks.ts';

/** A link to look for: the address as the frame has told it. */
export interface WantedLink {
  readonly address: string;
  /** How it is written in the page's text, where that is where it stands; else null. */
  readonly words: string | null;
}

/** Where a wanted link stands. */
export interface Place {
  readonly address: string;
  readonly element: Element;
  /** The words themselves, where the link is only text. */
  readonly range: Range | null;
}

/** The page is searched in slices this long (ms). */
const sliceMs = 8;

/** What of a page shows a place: itself, or for what is folded away the nearest thing around it. Null where nothing does. */
export function shownAt({ element, range }: Place): { readonly element: Element; readonly box: Box } | null {
  if (range !== null) {
    const box = around([...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0));
    return box === null ? null : { element, box };
  }
  for (let one: Element | null = element; one !== null && !fits(one, 'body, html'); one = shownAbove(one)) {
    const shown = shownBy(one);
    const box = one.checkVisibility() || shown !== one ? frameOf(one) : null;
    if (box !== null) return { element: shown, box };
  }
  return null;
}

/** The text nodes below a root, without those of its shadows. */
function* textsIn(root: Node): Generator<Text> {
  for (const child of childrenOf(root)) {
    if (kindOf(child) === 3) yield child as Text;
    else if (kindOf(child) === 1 && !isSilent(child as Element)) yield* textsIn(child);
  }
}

/** Every place where links stand in the text below a root, whatever elements their words are broken into. */
function placesInText(root: Node, wanted: readonly WantedLink[]): Place[] {
  const texts = [...textsIn(root)];
  const starts: number[] = [];
  let whole = '';
  for (const text of texts) {
    starts.push(whole.length);
    whole += charactersOf(text);
  }
  const pointAt = (at: number): [Text, number] => {
    let i = starts.findLastIndex((start) => start <= at);
    if (i < 0) i = 0;
    return [texts[i] as Text, at - (starts[i] ?? 0)];
  };
  return wanted.flatMap(({ address, words: written }) => {
    const words = (written ?? address).replace(/…$/, '');
    const places: Place[] = [];
    for (let at = whole.indexOf(words); at >= 0; at = whole.indexOf(words, at + words.length)) {
      const range = rangeIn(document);
      range.setStart(...pointAt(at));
      const [end, offset] = pointAt(at + words.length - 1);
      range.setEnd(end, offset + 1);
      const { parentElement } = end;
      if (parentElement !== null) places.push({ address, element: parentElement, range });
    }
    return places;
  });
}

/** Every place of a document where one of the wanted links stands and is shown, in the order of the page. */
export async function findPlaces(wanted: readonly WantedLink[]): Promise<Place[]> {
  const addresses = new Set(wanted.map(({ address }) => address));
  const base = baseNow();
  const found: Place[] = [];
  const roots = new Set<Node>([document]);
  let end = performance.now() + sliceMs;
  for (const element of elementsOf(document)) {
    if (performance.now() > end) {
      await new Promise((next) => setTimeout(next));
      end = performance.now() + sliceMs;
    }
    const root = element.getRootNode();
    if (root !== document) roots.add(root);
    if (!fits(element, leadingSelector)) continue;
    const address = addressesOf(element, base).find((one) => addresses.has(one));
    if (address !== undefined) found.push({ address, element, range: null });
  }
  const inText = wanted.filter(({ words }) => words !== null);
  if (inText.length > 0) for (const root of roots) found.push(...placesInText(root, inText));
  return found.filter((place) => shownAt(place) !== null);
}
