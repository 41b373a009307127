import { cardAddress, cardSelector, cardWords } from '../engine/cards.ts';
import {
  addressesInAttribute,
  addressesInScript,
  handlerAttributes,
  isLinkAttribute,
  linkAttributes,
} from '../engine/hidden-links.ts';
import type { LinkSource } from '../engine/report.ts';
import { attributeOf, nameOf } from './dom.ts';

/** Attributes that only a page's scripts read, and what they do when they are told to. */
export const scriptedAttributes: readonly string[] = [...linkAttributes, ...handlerAttributes];

/** Elements that lead somewhere without being links. */
export const hiddenSelector = [...scriptedAttributes.map((name) => `[${name}]`), cardSelector].join();

/** An address that an element holds besides its own, as it is written. */
export interface HiddenAddress {
  readonly written: string;
  readonly source: LinkSource;
  /** Words of its own; null where they are those of the element. */
  readonly words: string | null;
}

/** The addresses hidden in an element's attributes. */
export function hiddenIn(element: Element): HiddenAddress[] {
  const found: HiddenAddress[] = [];
  const name = nameOf(element);
  const attribute = (one: string) => attributeOf(element, one);
  for (const one of linkAttributes) {
    const value = isLinkAttribute(one, name) ? attribute(one) : null;
    if (value === null) continue;
    for (const written of addressesInAttribute(value)) found.push({ written, source: 'attribute', words: null });
  }
  for (const one of handlerAttributes) {
    const code = attribute(one);
    if (code === null) continue;
    for (const written of addressesInScript(code)) found.push({ written, source: 'script', words: null });
  }
  const card = cardAddress(name, attribute);
  if (card !== null) found.push({ written: card, source: 'card', words: cardWords(attribute) });
  return found;
}
