import { Digest, TextPieces } from './bytes.ts';
import type { LoggedPage, LogHeader } from './records.ts';
import { Tally } from './tally.ts';

/**
 * The log as NDJSON, the primary format: one JSON object a line, each with its `type`. The first is `log` ({@link LogHeader}), then
 * for each page a `page` with the number of its findings and as many `finding`s, the last is `end` ({@link LogEnd}). JSON escapes what
 * UTF-8 cannot hold, so that every text comes back as it was.
 */
export async function* writeNdjson(header: LogHeader, pages: AsyncIterable<LoggedPage>): AsyncGenerator<Uint8Array> {
  const digest = new Digest();
  const tally = new Tally();
  const pieces = new TextPieces();
  const take = () => {
    const bytes = pieces.take();
    digest.add(bytes);
    return bytes;
  };
  pieces.add(line({ type: 'log', ...header }));
  for await (const page of pages) {
    tally.add(page);
    for (const text of pageLines(page)) if (pieces.add(text)) yield take();
  }
  tally.compare(header);
  yield take();
  pieces.add(line({ type: 'end', ...tally.counts, sha256: digest.hex }));
  yield pieces.take();
}

/** The lines of one page. */
function* pageLines({ page, links }: LoggedPage): Generator<string> {
  yield line({ type: 'page', ...page, findings: links.length });
  for (const { seen, concluded } of links) yield line({ type: 'finding', ...seen, concluded });
}

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}
