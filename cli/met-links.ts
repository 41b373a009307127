import { isUtf8 } from 'node:buffer';
import { addressTyped } from '../engine/typed-address.ts';
import type { Io } from './io.ts';
import { pageAddressOf } from './page-address.ts';
import { pageFiles, readBytes, standardInput, whyUnreadable } from './page-files.ts';
import { readLinks } from './page-links.ts';
import { NotAPage, readPage } from './read-page.ts';
import { uniqueLinks } from './unique-links.ts';
import { WrongUse } from './wrong-use.ts';

/** A link that somebody met, and where. */
export interface MetLink {
  readonly link: string;
  readonly count: number;
  /** The address of the page it stands on; null where nobody knows it. */
  readonly page: string | null;
  /** True where it was found on a page, false where only the address is known. */
  readonly found: boolean;
  /** The file it comes from. */
  readonly file: string;
}

interface Record {
  readonly link?: unknown;
  readonly kind?: unknown;
  readonly count?: unknown;
  readonly page?: unknown;
}

/** A line of the NDJSON that `scan` and `judge` write; null for a passcode, which is no link. */
function fromRecord(line: string, file: string, at: number): MetLink | null {
  let record: Record;
  try {
    record = JSON.parse(line) as Record;
  } catch {
    throw new WrongUse(`${file}:${at}: this line is not JSON; give the NDJSON that "hutong scan" writes`);
  }
  const { link, kind, count, page } = record;
  if (kind === 'passcode') return null;
  if (typeof link !== 'string')
    throw new WrongUse(`${file}:${at}: this line has no \`link\`; give what "hutong scan" writes`);
  const times = typeof count === 'number' ? count : 1;
  return typeof page === 'string'
    ? { link, count: times, page, found: true, file }
    : { link, count: times, page: null, found: false, file };
}

function fromLines(text: string, file: string): MetLink[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    if (line.startsWith('{')) return fromRecord(line, file, i + 1) ?? [];
    return [{ link: addressTyped(line), count: 1, page: null, found: false, file }];
  });
}

/**
 * The links in saved pages (`.html`, or folders with such), in the NDJSON of `hutong scan`, and in lists with one
 * address a line (`-` reads such a list from standard input). Throws {@link WrongUse} where something cannot be read.
 */
export async function metLinks(paths: readonly string[], io: Io): Promise<MetLink[]> {
  const met: MetLink[] = [];
  for (const { file, trouble } of pageFiles(paths)) {
    if (trouble !== null) throw new WrongUse(`cannot read ${file}: ${trouble}`);
    const bytes = await readBytes(file, io.stdin).catch((error: unknown) => {
      throw new WrongUse(`cannot read ${file}: ${whyUnreadable(error)}`);
    });
    if (file === standardInput || !/\.html?$/i.test(file)) {
      if (!isUtf8(bytes) || bytes.includes(0))
        throw new WrongUse(`${file} is no text in UTF-8; give saved pages, or a list with one address a line`);
      for (const link of fromLines(new TextDecoder().decode(bytes), file)) met.push(link);
      continue;
    }
    try {
      const written = readLinks(readPage(bytes).text);
      const page = pageAddressOf(null, written)?.address ?? null;
      for (const { address: link, count } of uniqueLinks(written, page).links)
        met.push({ link, count, page, found: true, file });
    } catch (error) {
      if (!(error instanceof NotAPage)) throw error;
      // The one page that was asked for, or one of many: then the others still count.
      if (paths.includes(file)) throw new WrongUse(`${file} ${error.message}`);
      await io.err(`hutong: ${file} ${error.message}\n`);
    }
  }
  return met;
}
