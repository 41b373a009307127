import { joined } from './bytes.ts';
import { LogFileError } from './file-error.ts';
import type { ImportOptions } from './import.ts';
import { changedFile, cutFile, type OpenedLog, readNdjson } from './ndjson-read.ts';
import { logEntry, rulebookFolder } from './package-write.ts';
import { checkZip, entryPieces, openZip, type ZipEntry } from './zip-read.ts';

const firstEntry = 'datapackage.json';
/** No rulebook is larger (bytes). */
const largestRulebook = 64_000_000;

async function bytesOf(file: Blob, entry: ZipEntry): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of entryPieces(file, entry)) {
    length += piece.length;
    if (length > largestRulebook) throw new LogFileError('too-large', `${entry.name} in the package is too large`);
    pieces.push(piece);
  }
  return joined(pieces);
}

/**
 * Opens a data package: the log that lies in it. The hash of the whole archive is compared before anything of it is read. Throws
 * {@link LogFileError}.
 */
export async function readPackage(file: Blob, options: ImportOptions = {}): Promise<OpenedLog> {
  options.signal?.throwIfAborted();
  const zip = await openZip(file);
  if (zip === null) {
    const begins = await file.slice(0, 30 + firstEntry.length).text();
    if (begins.startsWith('PK') && begins.endsWith(firstEntry)) throw cutFile();
    throw new LogFileError('not-a-log', 'the file is no log of Hutong: it is no data package');
  }
  const { entries } = zip;
  const log = entries.find(({ name }) => name === logEntry);
  if (log === undefined) {
    throw new LogFileError('not-a-log', `the file is no log of Hutong: there is no ${logEntry} in the archive`);
  }
  await checkZip(file, zip, options);
  const rulebooks: Uint8Array[] = [];
  for (const entry of entries.filter(({ name }) => name.startsWith(rulebookFolder)))
    rulebooks.push(await bytesOf(file, entry));
  if (log.bytes === 0) throw changedFile();
  return { ...(await readNdjson(watched(entryPieces(file, log), options))), rulebooks };
}

async function* watched(pieces: AsyncIterable<Uint8Array>, { signal }: ImportOptions): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    yield piece;
  }
}
