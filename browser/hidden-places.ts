import { cardAddress, cardSelectors, cardWords } from '../engine/cards.ts';
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
export const hiddenSelector = [...scriptedAttributes.map((name) => `[${name}]`), ...cardSelectors].join();

/** An address that an element holds besides its own, as it is written. */
export interface HiddenAddress {
  readonly written: string;
  readonly source: LinkSource;
  /** Words of its own; null where they are those of the element. */
  readonly words: string | null;
}

const handlers: ReadonlySet<string> = new Set(handlerAttributes);

/** The addresses hidden in one of the {@link scriptedAttributes} of an element. */
export function hiddenIn(element: Element, attribute: string): HiddenAddress[] {
  const value = attributeOf(element, attribute);
  if (value === null) return [];
  const isHandler = handlers.has(attribute);
  if (!isHandler && !isLinkAttribute(attribute, nameOf(element))) return [];
  const found = isHandler ? addressesInScript(value) : addressesInAttribute(value);
  return found.map((written) => ({ written, source: isHandler ? 'script' : 'attribute', words: null }));
}

/** The address that stands for a card; null where the element is none. */
export function cardIn(element: Element): HiddenAddress | null {
  const attribute = (name: string) => attributeOf(element, name);
  const written = cardAddress(nameOf(element), attribute);
  return written === null ? null : { written, source: 'card', words: cardWords(attribute) };
}
