import { addressTyped } from '../engine/typed-address.ts';
import { openRules } from '../rules/load.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { scanLog } from './log-scan.ts';
import { webAddress } from './page-address.ts';
import { type PageFile, pageFiles, readBytes, standardInput, whyUnreadable } from './page-files.ts';
import { scanText, summaryLine } from './print-scan.ts';
import { NotAPage, type PageText, readPage } from './read-page.ts';
import { pageRecord, passcodeOnPage, scanner } from './scan.ts';
import { type PlaceOptions, parseFrom, parseReader } from './vantage.ts';
import { WrongUse } from './wrong-use.ts';

/** All lines of a page at once may be longer than any text can be. */
const recordsAtOnce = 10_000;

/** The options of `scan`, as typed. */
export interface ScanCommandOptions extends PlaceOptions {
  readonly url?: string;
  readonly format?: string;
  readonly allPlaces?: boolean;
  readonly redaction?: string;
}

function parseUrl(text: string): string {
  const address = webAddress(addressTyped(text));
  if (address === null) throw new WrongUse(`--url ${text}: not a web address; write it as https://…`);
  return address;
}

function parseFormat(text: string): 'table' | 'ndjson' | 'log' {
  if (text === 'table' || text === 'ndjson' || text === 'log') return text;
  throw new WrongUse(`--format ${text}: write table, ndjson or log`);
}

async function pageIn({ file, trouble }: PageFile, io: Io): Promise<PageText> {
  if (trouble !== null) throw new NotAPage(`cannot be read: ${trouble}`);
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file, io.stdin);
  } catch (error) {
    throw new NotAPage(`cannot be read: ${whyUnreadable(error)}`);
  }
  return readPage(bytes);
}

/** `hutong scan`: the judged links of saved pages. */
export async function scanCommand(paths: readonly string[], options: ScanCommandOptions, io: Io): Promise<ExitCode> {
  const format = parseFormat(options.format ?? 'table');
  if (options.redaction !== undefined && format !== 'log')
    throw new WrongUse('--redaction says what a log leaves out: it goes with --format log');
  const { day, ...reader } = parseReader(options, io.now);
  const url = options.url === undefined ? null : parseUrl(options.url);
  const files = pageFiles(paths);
  if (url !== null && files.length > 1)
    throw new WrongUse(`--url names one page, but there are ${files.length}; scan them one by one`);
  if (paths.filter((path) => path === standardInput).length > 1)
    throw new WrongUse('standard input can be read only once: write a single -');
  const rulebook = openRules();
  const scan = scanner({ rulebook, day, vantage: { from: parseFrom(options.from, rulebook), ...reader }, url });

  const log =
    format === 'log'
      ? scanLog(options.redaction, { rulebook, from: parseFrom(options.from, rulebook), ...reader }, io)
      : null;
  const context = { rulebook, paint: io.paint, allPlaces: options.allPlaces ?? false };
  let unread = 0;
  for (const one of files) {
    const name = one.file === standardInput ? 'standard input' : one.file;
    let page: PageText;
    try {
      page = await pageIn(one, io);
    } catch (error) {
      if (!(error instanceof NotAPage)) throw error;
      // The one page that was asked for, or one of many: then the others still count.
      if (paths.includes(one.file)) throw new WrongUse(`${name} ${error.message}`);
      unread += 1;
      await io.err(`hutong: ${name} ${error.message}\n`);
      continue;
    }
    const result = scan(one.file, page);
    if (format === 'table') await io.out(scanText(result, context));
    else if (log !== null) await log.add(result);
    else {
      const records = [
        ...result.findings.map((one) => pageRecord(one, result)),
        ...result.passcodes.map((one) => passcodeOnPage(one, result)),
      ];
      for (let at = 0; at < records.length; at += recordsAtOnce) {
        const some = records.slice(at, at + recordsAtOnce);
        await io.out(some.map((record) => `${JSON.stringify(record)}\n`).join(''));
      }
      await io.err(`${summaryLine(result, rulebook)}\n`);
    }
  }
  await log?.end();
  return unread === 0 ? exitCodes.fine : exitCodes.failed;
}
