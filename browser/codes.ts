import { resolveLink } from '../engine/read-link.ts';
import type { FoundLink, FoundOnPage, FoundText } from '../engine/report.ts';

/** What looking for QR codes on a tab has come to. */
export interface CodesFound {
  /** What the top frame showed; with another page the codes are gone. */
  readonly document: string;
  /** What the codes say, each once. */
  readonly codes: readonly FoundText[];
  /** Pictures that could neither be read nor were whole on the screen. */
  readonly unread: number;
  /** Frames whose pictures could be seen on the screen only. */
  readonly frames: number;
}

/** `scheme://` or an Android intent. What codes say besides begins with names as well: `WIFI:`, `BEGIN:VCARD`, `mailto:`. */
const addressStart = /^(?:[a-z][a-z0-9+.-]*:\/\/|intent:)\S+$/i;

/** The address that a code stands for; null where it is a text. */
export function addressOfCode(code: string): string | null {
  const text = code.trim();
  if (!addressStart.test(text)) return null;
  const resolved = resolveLink(text, null);
  return 'none' in resolved ? null : resolved.address;
}

/** What several pictures or looks say together: each text once, as often as `join` makes of its counts. */
function joined(
  all: Iterable<readonly FoundText[]>,
  join: (before: number, count: number) => number,
): readonly FoundText[] {
  const counts = new Map<string, number>();
  for (const texts of all) {
    for (const { text, count } of texts) counts.set(text, join(counts.get(text) ?? 0, count));
  }
  return [...counts].map(([text, count]) => ({ text, count }));
}

/** The codes of different pictures. */
export function codesOfAll(pictures: Iterable<readonly FoundText[]>): readonly FoundText[] {
  return joined(pictures, (before, count) => before + count);
}

/** The codes of several views of the same pictures: what one view shows twice stands there twice. */
export function codesOfViews(...views: readonly (readonly FoundText[])[]): readonly FoundText[] {
  return joined(views, Math.max);
}

/** A page with what its codes say: addresses are links like any other, the rest is text. */
export function withCodes(page: FoundOnPage, codes: readonly FoundText[]): FoundOnPage {
  const links = new Map<string, FoundLink>(page.links.map((link) => [link.address, link]));
  const texts = new Map<string, FoundText>(page.texts.map((text) => [text.text, text]));
  for (const { text, count } of codes) {
    const address = addressOfCode(text);
    if (address === null) {
      const same = texts.get(text);
      texts.set(text, { ...same, text, count: count + (same?.count ?? 0) });
      continue;
    }
    const before = links.get(address);
    links.set(
      address,
      before === undefined ? { address, count, text: '', source: 'qr' } : { ...before, count: before.count + count },
    );
  }
  return { ...page, links: [...links.values()], texts: [...texts.values()] };
}
