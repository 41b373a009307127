import type { LoggedPage } from '../log/records.ts';

/** What comes out of a stream that turns bytes into others. */
function through(bytes: Uint8Array<ArrayBuffer>, by: CompressionStream | DecompressionStream): Response {
  return new Response(new Blob([bytes]).stream().pipeThrough(by));
}

/**
 * A page as it is kept: as JSON, deflated, about a tenth of its size. JSON brings every string back as it was, halves of
 * surrogate pairs too.
 */
export async function packPage(page: LoggedPage): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify(page));
  return new Uint8Array(await through(json, new CompressionStream('deflate-raw')).arrayBuffer());
}

/** The page in such a record. Rejects where it is none. */
export async function unpackPage(packed: Uint8Array<ArrayBuffer>): Promise<LoggedPage> {
  return (await through(packed, new DecompressionStream('deflate-raw')).json()) as LoggedPage;
}
