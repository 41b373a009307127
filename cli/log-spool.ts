import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../log/spool.ts';

/** Bytes put aside in a file of the system's folder for such, which goes when they are let go of. */
export function fileSpool(): Spool {
  let folder: string | null = null;
  let file: FileHandle | null = null;
  const path = async () => {
    folder ??= await mkdtemp(join(tmpdir(), 'hutong-log-'));
    return join(folder, 'part');
  };
  return {
    async add(bytes) {
      file ??= await open(await path(), 'w');
      await file.appendFile(bytes);
    },
    async *read() {
      if (file === null) return;
      await file.close();
      file = null;
      yield* createReadStream(await path(), { highWaterMark: 1 << 18 });
    },
    async drop() {
      await file?.close();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}
