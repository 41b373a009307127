import { LogFileError } from '../log/file-error.ts';
import { openLog } from '../log/import.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { blobOf, parseLogFile, progressDone, progressOf } from './log-files.ts';
import { counted, headerWords } from './log-words.ts';

/** `hutong log verify`: whether files are whole, one line each. */
export async function logVerifyCommand(paths: readonly string[], io: Io): Promise<ExitCode> {
  const files = paths.map(parseLogFile);
  let broken = 0;
  for (const file of files) {
    const blob = await blobOf(file);
    try {
      const { header, pages } = await openLog(blob, file.format, progressOf(io, `checking ${file.path}`));
      for await (const _ of pages);
      progressDone(io);
      await io.out(`${file.path}: whole; ${counted(header)}, ${headerWords(header)}\n`);
    } catch (error) {
      progressDone(io);
      if (!(error instanceof LogFileError)) throw error;
      broken += 1;
      await io.out(`${file.path}: broken; ${error.message}\n`);
    }
  }
  return broken === 0 ? exitCodes.fine : exitCodes.failed;
}
