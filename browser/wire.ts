import { type FoundLink, type FoundText, linkSources, type Unread } from '../engine/report.ts';
import type { LinksFound } from './messages.ts';

/**
 * Links as they travel: one string for each of their sides. A browser copies a message as text, and a string costs it its
 * characters, while an object costs about as much as 300 characters more.
 */
export interface PackedLinks {
  /**
   * A line for each address: one character that says how much of it is as in the line before, and the rest. Links of one
   * list begin alike, so that about half of all characters stay at home.
   */
  readonly addresses: string;
  /** A line for each link. */
  readonly words: string;
  /** Joined by commas; nothing stands for 1. */
  readonly counts: string;
  /** A character for each link: the place of its source among `linkSources`, in base 36. */
  readonly sources: string;
  /** A line for each link that was another address before: its number, a blank and that address. */
  readonly were: string;
}

/** What a frame tells of itself, as it travels. */
export type PackedLinksFound = Omit<LinksFound, 'links'> & { readonly links: PackedLinks };

/** The character for no common beginning; those behind it stand for 1, 2, 3 … and are all printable ASCII. */
const noneAlike = 0x23;
const mostAlike = 0x7e - noneAlike;

function alike(one: string, other: string): number {
  const most = Math.min(one.length, other.length, mostAlike);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

/** Our own texts have no line breaks: the words of links have single blanks, and addresses are written without. */
function inOneLine(text: string, instead: string): string {
  return text.includes('\n') ? text.replaceAll('\n', instead) : text;
}

/** Makes links ready to travel. */
export function packLinks(links: readonly FoundLink[]): PackedLinks {
  const packed = { addresses: '', words: '', counts: '', sources: '', were: '' };
  let before = '';
  for (const [i, link] of links.entries()) {
    const address = inOneLine(link.address, '');
    const same = alike(before, address);
    packed.addresses += `${String.fromCharCode(noneAlike + same)}${address.slice(same)}\n`;
    packed.words += `${inOneLine(link.text, ' ')}\n`;
    packed.counts += link.count === 1 ? ',' : `${link.count},`;
    packed.sources += linkSources.indexOf(link.source).toString(36);
    if (link.was !== undefined) packed.were += `${i} ${inOneLine(link.was, '')}\n`;
    before = address;
  }
  return packed;
}

/** The pieces of a column, each of which ends with the mark. Throws where something else than text came. */
function pieces(column: unknown, mark: string): string[] {
  const list = textOf(column).split(mark);
  list.pop();
  return list;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('A frame told something else than text.');
  return value;
}

function numberOf(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new TypeError('A frame told no number.');
  return value as number;
}

const limitOf = (value: unknown) => (value === null ? null : numberOf(value));

/**
 * Links that have travelled. What comes from a page's process is data of anyone: throws where it has another shape, and
 * takes no more than is there.
 */
export function unpackLinks(packed: PackedLinks): FoundLink[] {
  const words = pieces(packed.words, '\n');
  const counts = pieces(packed.counts, ',');
  const sources = textOf(packed.sources);
  const were = new Map(
    pieces(packed.were, '\n').map((line) => [
      Number(line.slice(0, line.indexOf(' '))),
      line.slice(line.indexOf(' ') + 1),
    ]),
  );
  let before = '';
  return pieces(packed.addresses, '\n').map((line, i) => {
    const address = before.slice(0, line.charCodeAt(0) - noneAlike) + line.slice(1);
    before = address;
    const count = numberOf(Number(counts[i] || 1));
    const source = linkSources[Number.parseInt(sources.charAt(i), 36)];
    if (source === undefined) throw new TypeError('A frame told of a place that there is not.');
    const link = { address, count, text: textOf(words[i]), source };
    const was = were.get(i);
    return was === undefined ? link : { ...link, was };
  });
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('A frame told no list.');
  return value;
}

/** Texts, with the parts of them that are links where those were told. */
function textsOf(value: unknown): FoundText[] {
  return listOf(value).map((found) => {
    const { text, count, linked } = found as { text: unknown; count: unknown; linked?: unknown };
    const known = { text: textOf(text), count: numberOf(count) };
    if (linked === undefined) return known;
    const parts = listOf(linked).map((part) => {
      const [start, end] = listOf(part);
      return [numberOf(start), numberOf(end)] as const;
    });
    return { ...known, linked: parts };
  });
}

/** What a frame has told, unpacked and with nothing in it that does not belong there. Throws as {@link unpackLinks} does. */
export function unpack(told: PackedLinksFound): LinksFound {
  const { closedRoots, pictures, canvases } = told.unread satisfies Unread;
  return {
    document: textOf(told.document),
    batch: numberOf(told.batch),
    pageAddress: textOf(told.pageAddress),
    links: unpackLinks(told.links),
    ordinary: numberOf(told.ordinary),
    frames: numberOf(told.frames),
    stoppedAt: limitOf(told.stoppedAt),
    texts: textsOf(told.texts),
    textStoppedAt: limitOf(told.textStoppedAt),
    unread: { closedRoots: numberOf(closedRoots), pictures: numberOf(pictures), canvases: numberOf(canvases) },
    settled: told.settled === true,
  };
}

/**
 * A batch ends behind the link or text with which it reaches this many bytes. Browsers refuse messages above 64 MiB, but
 * long before that a message gets dear: beyond 128 KiB a byte costs Chromium up to three times as much.
 */
const batchBytes = 30_000;

/** Chinese characters take so many bytes each on their way. */
const bytesOfCharacter = 3;

/** A part of what there is to tell. */
interface Batch {
  readonly links: readonly FoundLink[];
  readonly texts: readonly FoundText[];
}

/** Cuts a list into parts of about the size of a batch. */
function* partsOf<T>(list: readonly T[], bytes: (one: T) => number): Generator<T[]> {
  let part: T[] = [];
  let total = 0;
  for (const one of list) {
    part.push(one);
    total += bytes(one);
    if (total < batchBytes) continue;
    yield part;
    part = [];
    total = 0;
  }
  if (part.length > 0) yield part;
}

/** Links and texts in batches that are cheap to send, each made when it is asked for; one empty batch where there is nothing. */
export function* batchesOf(links: readonly FoundLink[], texts: readonly FoundText[]): Generator<Batch> {
  for (const part of partsOf(links, ({ address, text }) => address.length + text.length * bytesOfCharacter))
    yield { links: part, texts: [] };
  for (const part of partsOf(texts, ({ text }) => text.length * bytesOfCharacter)) yield { links: [], texts: part };
  if (links.length + texts.length === 0) yield { links: [], texts: [] };
}
