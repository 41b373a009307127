import { trimmed } from '../engine/address.ts';
import { cardAddress, cardWords } from '../engine/cards.ts';
import { addressesInAttribute, addressesInScript, handlerAttributes, isLinkAttribute } from '../engine/hidden-links.ts';
import type { LinkSource } from '../engine/report.ts';

/** An element's attributes by lower-case name. */
export type Attributes = Readonly<Record<string, string>>;

/** An address that an element holds, as it is written. */
export interface ElementLink {
  readonly href: string;
  readonly source: LinkSource;
  /** Its words, where the element names them itself. */
  readonly words: string;
}

/** In which attribute an element says where it leads, and what kind of place that is. */
function plainPlace(
  name: string,
  inSvg: boolean,
  attributes: Attributes,
): readonly [LinkSource, string | undefined] | null {
  switch (name) {
    case 'a':
      return inSvg ? ['svg', attributes.href ?? attributes['xlink:href']] : ['link', attributes.href];
    case 'area':
      return ['area', attributes.href];
    case 'iframe':
    case 'frame':
      // What stands in `srcdoc` is shown instead.
      return ['frame', attributes.srcdoc === undefined ? attributes.src : undefined];
    case 'form':
      return ['form', attributes.action];
    default:
      return null;
  }
}

const script = /^javascript:/i;

function percentDecoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

/** All addresses of an element, the one that a browser follows first; each once. */
export function linksOfElement(name: string, attributes: Attributes, inSvg: boolean): ElementLink[] {
  const links: ElementLink[] = [];
  const words = attributes.title ?? attributes.alt ?? '';
  const add = (source: LinkSource, href: string, own = words) => {
    if (!links.some((known) => known.href.trim() === href)) links.push({ href, source, words: own });
  };
  const place = plainPlace(name, inSvg, attributes);
  if (place !== null && place[1] !== undefined) {
    const [source, href] = place;
    links.push({ href, source, words });
    if (script.test(trimmed(href))) {
      for (const address of addressesInScript(percentDecoded(trimmed(href).replace(script, ''))))
        add('script', address);
    }
  }
  const attribute = (of: string) => attributes[of] ?? null;
  const card = cardAddress(name, attribute);
  if (card !== null) add('card', card, cardWords(attribute));
  for (const [of, value] of Object.entries(attributes)) {
    if (isLinkAttribute(of, name)) for (const address of addressesInAttribute(value)) add('attribute', address);
    else if (handlerAttributes.includes(of)) for (const address of addressesInScript(value)) add('script', address);
  }
  return links;
}
