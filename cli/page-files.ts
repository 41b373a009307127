import { createReadStream, type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from './wrong-use.ts';

/** Stands for standard input. */
export const standardInput = '-';

const page = /\.html?$/i;

/** Why a file or folder cannot be read, in words. */
export function whyUnreadable(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'ENOTDIR':
      return 'part of this path is a file, not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'you are not allowed to read it';
    case 'EISDIR':
      return 'it is a folder';
    case 'ELOOP':
      return 'symbolic links lead round in a circle';
    case 'ENAMETOOLONG':
      return 'the name is too long';
    default:
      return error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
  }
}

/** A file to read, or a folder that could not be looked into. */
export interface PageFile {
  readonly file: string;
  readonly trouble: string | null;
}

function* pagesIn(folder: string): Generator<PageFile> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { file: folder, trouble: whyUnreadable(error) };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // Folders behind symbolic links are left alone, so that a link to a parent cannot lead round for ever.
    if (entry.isDirectory()) yield* pagesIn(path);
    else if (page.test(entry.name) && (entry.isFile() || entry.isSymbolicLink())) yield { file: path, trouble: null };
  }
}

/** The files that the paths mean: themselves, and every `.html` and `.htm` in folders. Throws {@link WrongUse}. */
export function pageFiles(paths: readonly string[]): PageFile[] {
  return paths.flatMap((path) => {
    if (path === standardInput) return [{ file: path, trouble: null }];
    if (path.trim() === '') throw new WrongUse('one of the paths is empty; is a shell variable not set?');
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch (error) {
      throw new WrongUse(`cannot read ${path}: ${whyUnreadable(error)}`);
    }
    if (!isFolder) return [{ file: path, trouble: null }];
    const files = [...pagesIn(path)];
    if (files.length === 1 && files[0]?.trouble !== null && files[0]?.file === path) {
      throw new WrongUse(`cannot read ${path}: ${files[0].trouble}`);
    }
    if (files.length === 0)
      throw new WrongUse(`${path} holds no .html or .htm file; name the folder with the saved pages`);
    return files;
  });
}

/** No more than this is read of a file (bytes): no saved page is so large, but a device or a pipe may go on for ever. */
const mostBytes = 256_000_000;

/** The bytes of a file or of standard input. Throws what the file system says, or where there are more than can be read. */
export async function readBytes(file: string, stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file === standardInput ? stdin : createReadStream(file, { highWaterMark: 1 << 20 })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes)
      throw new Error(`it is larger than ${mostBytes / 1_000_000} MB, and no saved page is; cut it, or name another`);
  }
  return Buffer.concat(chunks);
}
