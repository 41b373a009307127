import type { FoundText } from '../engine/report.ts';
import { hasSign, mayHoldAddress, mayHoldPasscode, signSearch, type TextSigns } from '../engine/text-candidate.ts';
import {
  charactersOf,
  childrenOf,
  elementsIn,
  firstIn,
  holdsMore,
  kindOf,
  lastIn,
  nameOf,
  rangeIn,
  textOf,
} from './dom.ts';
import {
  type BlockText,
  blockAround,
  isInline,
  isInSilence,
  isSilent,
  type LinkedWords,
  textOfRun,
} from './text-blocks.ts';

/** Reading stops at this many characters of text, or at this many characters that had to be told; the report says so. */
const maxCharacters = 32_000_000;
const maxTold = 1_000_000;

/** A text that is told goes this far in front of the sign in it and twice as far behind, and an address up to this far (UTF-16 units). */
const around = 300;
const longestAddress = 2_000;

/** An element that holds more elements than this is taken apart at once: its text would take too long to gather in one go. */
const manyElements = 16_000;
/** Children are looked at in groups of this many at least, and at most. */
const groupOf = 128;
const longestGroup = 8_192;
/** A block that holds more nodes is not read again because of a word that is added to it. */
const manyChildren = 100;
/** No more nodes than this are read as one line. */
const longestRun = 1_000;

/** The place behind all children. */
const behind = Number.POSITIVE_INFINITY;

/** What always holds scripts, and with them signs. */
const frames = /^(?:html|body)$/;

interface Cursor {
  readonly parent: Node;
  readonly children: NodeListOf<ChildNode>;
  at: number;
  /** The last child when the reading began: what comes behind it is read when the page is found to have changed. */
  readonly last: Node | null;
  /** What stands in one line of text so far. */
  readonly run: Node[];
  /** Up to here the children are to be looked at one by one, because there is a sign among them. */
  looked: number;
  /** So many children are looked at next in one go: fewer where signs are near each other, because then it is in vain. */
  size: number;
}

type Known = { -readonly [K in keyof FoundText]: FoundText[K] };
type Piece = Omit<FoundText, 'count'>;

/** What has been read of a frame's text. */
export interface HarvestOfText {
  readonly texts: readonly FoundText[];
  readonly textStoppedAt: number | null;
}

/**
 * Reads running text and keeps the pieces that may hold an address or a passcode. The browser gathers the text of whole
 * parts of a page; only where a sign is in it are the parts looked at one by one, so that ordinary text costs next to nothing.
 * Text that is not shown is read as well: whether it is shown can only be known from the layout.
 */
export class TextReader {
  readonly #signs: TextSigns;
  readonly #showing: (anchor: Element) => void;
  readonly #found = new Map<string, Known>();
  readonly #changed = new Set<Known>();
  /** What was told of a line of text, by its first node. */
  readonly #told = new WeakMap<Node, string[]>();
  #characters = 0;
  #again = 0;
  #counted = 0;
  #kept = 0;
  #stoppedAt: number | null = null;
  #range: Range | null = null;
  /** About how much was done so far, in links of the ordinary kind. */
  effort = 0;

  /** `showing` hears of links whose words may show an address; of some more than once. */
  constructor(signs: TextSigns, showing: (anchor: Element) => void) {
    this.#signs = signs;
    this.#showing = showing;
  }

  /** Reads all text under a node; to be continued whenever it pauses. */
  *read(root: Node): Generator<void> {
    if (this.#stoppedAt !== null || isInSilence(root)) return;
    const stack = [cursorOver(root)];
    let pause = this.effort + 64;
    for (let cursor = stack.at(-1); cursor !== undefined && this.#stoppedAt === null; cursor = stack.at(-1)) {
      if (this.effort > pause) {
        yield;
        pause = this.effort + 64;
      }
      if (this.#passes(cursor)) continue;
      const child = this.#next(cursor);
      if (child === null) {
        yield* this.#flush(cursor);
        stack.pop();
      } else if (isInline(child)) {
        if (kindOf(child) !== 8) cursor.run.push(child);
        if (cursor.run.length > longestRun) yield* this.#flush(cursor);
      } else if (!isSilent(child as Element)) {
        yield* this.#flush(cursor);
        if (this.#hasSign(child as Element)) stack.push(cursorOver(child));
      }
    }
    this.#range?.setEnd(document, 0);
  }

  /** Reads parts that were added right below a parent. What is in `blocks` has been read; what is read comes into it. */
  *readParts(parts: readonly Node[], blocks: Set<Node>): Generator<void> {
    if (this.#stoppedAt !== null) return;
    const line: Node[] = [];
    const own: Element[] = [];
    for (const part of parts) {
      if (!isInline(part)) own.push(part as Element);
      else if (kindOf(part) === 3 ? charactersOf(part).trim() !== '' : kindOf(part) === 1) line.push(part);
    }
    for (let at = 0; at < own.length; at += groupOf) {
      const some = own.slice(at, at + groupOf);
      if (some.length > groupOf / 16 && !this.#stretchHasSign(some[0] as Node, some.at(-1) as Node)) continue;
      for (const block of some) if (!isSilent(block) && this.#hasSign(block)) yield* this.read(block);
    }
    if (line.length > 0) yield* this.readLine(line, blocks);
  }

  /** Reads the lines in which nodes of one parent stand. What is in `blocks` has been read; what is read comes into it. */
  *readLine(nodes: readonly Node[], blocks: Set<Node>): Generator<void> {
    const place = blockAround(nodes[0] as Node);
    if (place === null || this.#stoppedAt !== null || isInSilence(nodes[0] as Node)) return;
    const { block, child } = place;
    // Browsers count children from the first one on, each time that one was added.
    if (block instanceof Element && childrenOf(block).item(manyChildren) === null) {
      if (!blocks.has(block) && this.#hasSign(block)) yield* this.read(block);
      blocks.add(block);
    } else for (const one of child === nodes[0] ? nodes : [child]) yield* this.#tell([one]);
  }

  /** The next child of a parent; null behind the last one. */
  #next(cursor: Cursor): Node | null {
    const { children, at, last } = cursor;
    if (at === behind) return null;
    const child = children.item(at);
    cursor.at = child === last ? behind : at + 1;
    this.effort += 0.5;
    return child;
  }

  /** Passes over a stretch of children in which there is no sign; false where they are to be looked at one by one. */
  #passes(cursor: Cursor): boolean {
    const { parent, children, at, size } = cursor;
    if (at === behind || at < cursor.looked || children.item(at + groupOf / 4) === null || kindOf(parent) === 9)
      return false;
    const first = children.item(at) as Node;
    const end = children.item(at + size - 1);
    cursor.looked = end === null ? behind : at + size;
    if (this.#stretchHasSign(first, end ?? lastIn(parent) ?? first)) {
      cursor.size = Math.max(size >> 1, groupOf);
      return false;
    }
    cursor.size = Math.min(size * 2, longestGroup);
    cursor.at = cursor.looked;
    return true;
  }

  /**
   * Whether there is a sign between two children, both included. The ends of the stretch lie as deep as they can: one that is told by its
   * number among its parent's children costs a walk over all in front of it, several times.
   */
  #stretchHasSign(from: Node, to: Node): boolean {
    this.#range ??= rangeIn(document);
    const start = deepest(from, firstIn);
    const end = deepest(to, lastIn);
    this.#range.setStart(start, 0);
    this.#range.setEnd(end, kindOf(end) === 3 ? charactersOf(end).length : 0);
    // They may stand in another order by now.
    if (this.#range.collapsed && start !== end) return true;
    return this.#look(this.#range.toString());
  }

  /** Whether an element's text has a sign, or is too much to be looked at as a whole. */
  #hasSign(element: Element): boolean {
    if (frames.test(nameOf(element)) || this.#again > 4 * this.#characters + 4_000_000) return true;
    if (this.#counted < 1_000 && elementsIn(element) > 0) {
      this.#counted += 1;
      if (holdsMore(element, manyElements)) return true;
    }
    return this.#look(textOf(element));
  }

  #look(text: string): boolean {
    this.effort += 1 + text.length / 1_024;
    const has = hasSign(text, this.#signs);
    if (has) this.#again += text.length;
    else this.#measure(text.length);
    return has;
  }

  #measure(length: number): void {
    this.#characters += length;
    if (this.#characters >= maxCharacters || this.#kept >= maxTold) this.#stoppedAt = this.#characters;
  }

  *#flush({ run }: Cursor): Generator<void> {
    if (run.length > 0) yield* this.#tell(run.splice(0));
  }

  /** Tells what one line of text may hold. */
  *#tell(run: readonly Node[]): Generator<void> {
    const text = textOfRun(run);
    this.effort += 1 + text.all.length / 256;
    this.#measure(text.all.length);
    const first = run[0] as Node;
    let pause = this.effort + 64;
    for (const piece of this.#pieces(text)) {
      if (piece !== null) this.#keep(piece, first);
      if (this.effort < pause) continue;
      yield;
      pause = this.effort + 64;
    }
  }

  #keep(piece: Piece, first: Node): void {
    const { text } = piece;
    const told = this.#told.get(first);
    if (told?.includes(text)) return;
    this.#told.set(first, [...(told ?? []), text]);
    const found = this.#found.get(text) ?? { ...piece, count: 0 };
    found.count += 1;
    this.#found.set(text, found);
    this.#changed.add(found);
    this.#kept += text.length;
  }

  /** The pieces of a line around its signs; null for one that holds nothing after all. */
  *#pieces({ all, unlinked, links }: BlockText): Generator<Piece | null> {
    const signAt = signSearch(all, this.#signs);
    let from = 0;
    let past = 0;
    while (from < all.length && this.#kept < maxTold) {
      const at = signAt(from);
      if (at < 0) return;
      this.effort += 8;
      const start = all.length <= 2 * around ? 0 : Math.max(0, at - around);
      const end = endOfPiece(all, at);
      const [whole, words] = [all.slice(start, end), unlinked.slice(start, end)];
      while ((links[past]?.end ?? end) <= start) past += 1;
      const near: LinkedWords[] = [];
      for (let i = past; (links[i]?.start ?? end) < end; i++) near.push(links[i] as LinkedWords);
      for (const link of near) {
        const shown = all.slice(link.start, Math.min(link.end, link.start + longestAddress));
        if (mayHoldAddress(shown, this.#signs)) this.#showing(link.anchor);
      }
      if (mayHoldPasscode(whole, this.#signs)) yield wholePiece(whole, start, near);
      else yield mayHoldAddress(words, this.#signs) ? { text: words.replace(/ {2,}/g, ' ').trim() } : null;
      // What stands at the end of one piece is seen with what follows it in the next.
      from = end === all.length ? end : end - around;
    }
  }

  /** Everything found since the last harvest, or everything at all. */
  harvest(all: boolean): HarvestOfText {
    const texts = [...(all ? this.#found.values() : this.#changed)];
    this.#changed.clear();
    return { texts, textStoppedAt: this.#stoppedAt };
  }
}

/** A piece with all its words, and which of them are those of links. */
function wholePiece(whole: string, at: number, links: readonly LinkedWords[]): Piece {
  const text = whole.trim();
  const start = at + whole.indexOf(text);
  const linked = links
    .map((link) => [Math.max(0, link.start - start), Math.min(text.length, link.end - start)] as const)
    .filter(([from, to]) => from < to);
  return linked.length === 0 ? { text } : { text, linked };
}

const blank = /[\s\u3000]/g;

/** Where the piece around a sign ends: an address in it is not cut off, unless it is enormous. */
function endOfPiece(text: string, sign: number): number {
  if (text.length <= 2 * around) return text.length;
  const near = Math.min(text.length, sign + 2 * around);
  blank.lastIndex = sign + around;
  const end = blank.exec(text.slice(0, sign + longestAddress))?.index ?? near;
  return Math.max(near, end);
}

function deepest(node: Node, next: (node: Node) => Node | null): Node {
  let deep = node;
  for (let on = next(deep); on !== null; on = next(deep)) deep = on;
  return deep;
}

function cursorOver(parent: Node): Cursor {
  return { parent, children: childrenOf(parent), at: 0, last: lastIn(parent), run: [], looked: 0, size: groupOf };
}
