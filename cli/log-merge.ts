import { exportLog } from '../log/export.ts';
import { type Conflict, type MergeSource, mergeLogs } from '../log/merge.ts';
import type { LogFilter, LogHeader } from '../log/records.ts';
import manifest from '../package.json' with { type: 'json' };
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { ownRulebook } from './log-convert.ts';
import { checkFree, type LogFile, openNamed, parseLogFile, progressDone, writeWhole } from './log-files.ts';
import { fileSpool } from './log-spool.ts';
import { counted } from './log-words.ts';
import { WrongUse } from './wrong-use.ts';

async function sourceOf(file: LogFile, io: Io): Promise<MergeSource> {
  const { header } = await openNamed(file, io);
  return {
    name: file.path,
    header,
    async *pages() {
      const { pages } = await openNamed(file, io);
      yield* pages;
    },
  };
}

/**
 * The filter of several logs together: none where all hold everything, theirs where all have the same. Else an empty one, which
 * says that something was left out and not what.
 */
function filterOf(headers: readonly LogHeader[]): LogFilter | null {
  const [first, ...others] = new Set(headers.map(({ filter }) => JSON.stringify(filter)));
  return others.length === 0 && first !== undefined ? (JSON.parse(first) as LogFilter | null) : {};
}

/** So many conflicts are told one by one. */
const mostTold = 20;

function conflictLines(conflicts: readonly Conflict[]): string {
  const lines = conflicts
    .slice(0, mostTold)
    .map(({ what, id, kept, other }) => `  ${what} ${id}: the version of ${kept} stays, ${other} has another\n`);
  const more = conflicts.length - mostTold;
  return lines.join('') + (more > 0 ? `  and ${more.toLocaleString('en')} more\n` : '');
}

/** `hutong log merge`: several logs laid together. Ends with 1 where they disagree. */
export async function logMergeCommand(
  paths: readonly string[],
  options: { readonly out: string; readonly force?: boolean },
  io: Io,
): Promise<ExitCode> {
  const force = options.force ?? false;
  const target = parseLogFile(options.out);
  const aside = { path: target.path.replace(/\.[^.]*$/, '-conflicts.ndjson'), format: 'ndjson' } as const;
  checkFree(target, force);
  checkFree(aside, force);
  const sources: MergeSource[] = [];
  for (const path of paths) sources.push(await sourceOf(parseLogFile(path), io));
  const headers = sources.map(({ header }) => header);
  const [redaction, ...others] = new Set(headers.map((header) => header.redaction));
  if (redaction === undefined || others.length > 0) {
    throw new WrongUse(
      `the logs leave out different things (${[redaction, ...others].join(', ')}); bring them to one level first: hutong log convert IN OUT --redaction LEVEL`,
    );
  }
  const merged = await mergeLogs(sources);
  const head = {
    tool: { name: 'hutong', version: manifest.version },
    exportedAt: io.now.toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    filter: filterOf(headers),
    rulebooks: merged.rulebooks,
    judgements: merged.judgements,
    sessions: merged.sessions,
  } as const;
  const rulebooks = target.format === 'zip' ? [ownRulebook()] : [];
  await writeWhole(
    target,
    exportLog(target.format, { ...head, ...merged.counts }, merged.pages(), { redaction, rulebooks, spool: fileSpool }),
  );
  if (merged.conflicts.length > 0) await writeAside(aside, sources, merged, head, redaction);
  progressDone(io);
  await io.out(
    `${target.path}: ${counted(merged.counts)}; ${merged.duplicates.toLocaleString('en')} pages came again, ` +
      `${merged.conclusions.toLocaleString('en')} conclusions were added to them\n`,
  );
  if (merged.conflicts.length === 0) return exitCodes.fine;
  await io.out(`${merged.conflicts.length.toLocaleString('en')} conflicts; the other versions are in ${aside.path}\n`);
  await io.out(conflictLines(merged.conflicts));
  return exitCodes.failed;
}

/** The versions that did not fit: pages with their sessions, and sessions and judgements by themselves. */
async function writeAside(
  aside: LogFile,
  sources: readonly MergeSource[],
  { conflicts, unfit }: Awaited<ReturnType<typeof mergeLogs>>,
  head: Omit<LogHeader, 'schema' | 'redaction' | 'pages' | 'findings'>,
  redaction: LogHeader['redaction'],
): Promise<void> {
  const others = new Set(conflicts.map(({ other }) => other));
  const from = sources.filter(({ name }) => others.has(name)).map(({ header }) => header);
  await writeWhole(
    aside,
    exportLog(
      'ndjson',
      {
        ...head,
        filter: {},
        sessions: from.flatMap(({ sessions }) => sessions),
        judgements: from.flatMap(({ judgements }) => judgements),
        ...unfit.counts,
      },
      unfit.pages(),
      { redaction },
    ),
  );
}
