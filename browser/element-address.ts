import { addressesInScript } from '../engine/hidden-links.ts';
import { maxLength } from '../engine/limits.ts';
import { resolveLink } from '../engine/read-link.ts';
import { Base, isPlain, isWhole } from './base.ts';
import { attributeOf, baseOf, fits, hasAttributes, nameOf, resolvedAddress } from './dom.ts';
import { cardIn, hiddenIn, hiddenSelector, scriptedAttributes } from './hidden-places.ts';

/** What a reader can follow, as a selector: links, areas, those in drawings, and elements that lead somewhere without being links. */
export const followedSelector = `a, area, ${hiddenSelector}`;
/** All that leads somewhere: frames and forms besides. */
export const leadingSelector = `${followedSelector}, iframe, frame, form, [formaction]`;

const attributeNames: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  iframe: 'src',
  frame: 'src',
  form: 'action',
};

/** Where the relative addresses of this document start from now. */
export function baseNow(): Base {
  // Which addresses matter is not asked here: those that are looked for are known.
  return new Base(baseOf(document), { test: () => false });
}

/** An address as the reader of the page tells it; null where it tells none. */
function resolved(element: Element, written: string, base: Base): string | null {
  if (written === '' || written.startsWith('#') || written.length > maxLength) return null;
  if (isPlain(written) && (base.isWeb || isWhole(written))) return base.put(written);
  const found = resolveLink(written, base.address);
  if ('none' in found) return null;
  const own = /^https?:/i.test(found.address) ? resolvedAddress(element) : null;
  return own === null || own === '' ? found.address : own;
}

function hidden(written: string, base: Base): string[] {
  const found = resolveLink(written, base.address);
  return 'none' in found ? [] : [found.address];
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

/** All addresses that an element leads to, its own first, spelled as the reader of the page tells them. */
export function addressesOf(element: Element, base: Base): string[] {
  const name = nameOf(element);
  const own = attributeNames[name] ?? 'formaction';
  const written = attributeOf(element, own) ?? (name === 'a' ? attributeOf(element, 'xlink:href') : null);
  const all: string[] = [];
  const code = written === null ? undefined : /^\s*javascript:(.*)/is.exec(written)?.[1];
  if (code !== undefined) for (const one of addressesInScript(decoded(code))) all.push(...hidden(one, base));
  const address = written === null || code !== undefined ? null : resolved(element, written, base);
  if (address !== null) all.push(address);
  if (!hasAttributes(element) || !fits(element, hiddenSelector)) return all;
  for (const attribute of scriptedAttributes)
    for (const found of hiddenIn(element, attribute)) all.push(...hidden(found.written, base));
  const card = cardIn(element);
  return card === null ? all : [...all, ...hidden(card.written, base)];
}
