import type { RulebookStamp } from '../../engine/types.ts';
import type { Archive, LogOverview, Progress } from '../../log/archive.ts';
import type { LogFormat } from '../../log/formats.ts';
import { firstJudgement, type LogFilter, type LoggedPage, type Redaction, type Tool } from '../../log/records.ts';
import { saveBlob } from '../save-blob.ts';

/** What the reader wants in a file. */
export interface ExportWish {
  readonly format: LogFormat;
  readonly redaction: Redaction;
  /** Null where all of the log is wanted. */
  readonly filter: LogFilter | null;
  readonly byteOrderMark: boolean;
  /** Who is to be cited in a data package. */
  readonly authors: readonly string[];
}

/** How far an export has come. A file says at its beginning how much is in it, so that all is counted before. */
export interface ExportStep extends Progress {
  readonly kind: 'counting' | 'writing';
}

/** What an export needs to know besides the log. */
export interface ExportSurroundings {
  readonly tool: Tool;
  readonly exportedAt: string;
  readonly timeZone: string;
  /** The bytes of the present rulebook; they go into a data package whose findings rest on it. */
  readonly rulebook: () => Promise<{ readonly stamp: RulebookStamp; readonly bytes: Uint8Array }>;
}

/** What the file is called: the day, and how much is left out, stand in its name. */
export function fileName({ format, redaction, filter }: ExportWish, day: string): string {
  return `hutong-log-${day}${filter === null ? '' : '-filtered'}-${redaction}.${format}`;
}

/** What a filter leaves, counted, with the rulebooks that its conclusions rest on. */
async function counted(archive: Archive, filter: LogFilter | null, told: (pages: number) => void, signal: AbortSignal) {
  let [pages, findings] = [0, 0];
  const rulebooks = new Map<string, RulebookStamp>();
  for await (const { links } of archive.pages(filter ?? {}, filter === null ? 'all' : 'fitting')) {
    signal.throwIfAborted();
    pages += 1;
    if (pages % 100 === 0) told(pages);
    findings += links.length;
    for (const { concluded } of links) for (const { rulebook } of concluded) rulebooks.set(rulebook.sha256, rulebook);
  }
  return { pages, findings, rulebooks: [...rulebooks.values()] };
}

/** The file as it is written, as fast as it is read. Nothing of the writing is loaded before somebody asks for a file. */
export async function exported(
  archive: Archive,
  overview: LogOverview,
  wish: ExportWish,
  { tool, exportedAt, timeZone, rulebook }: ExportSurroundings,
  progress: (step: ExportStep) => void,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const { exportLog } = await import('../../log/export.ts');
  const { format, redaction, filter, byteOrderMark, authors } = wish;
  const { pages, findings, rulebooks } = await counted(
    archive,
    filter,
    (done) => progress({ kind: 'counting', done, all: overview.pages }),
    signal,
  );
  const own = format === 'zip' ? await rulebook() : null;
  const rests = own !== null && rulebooks.some(({ sha256 }) => sha256 === own.stamp.sha256);
  const head = {
    tool,
    exportedAt,
    timeZone,
    filter,
    rulebooks,
    judgements: overview.judgements,
    sessions: filter === null ? overview.sessions : await sessionsOf(archive, overview, filter),
    pages,
    findings,
  };
  return exportLog(format, head, archive.pages(filter ?? {}, filter === null ? 'all' : 'fitting'), {
    redaction,
    byteOrderMark,
    authors,
    progress: (written) => progress({ kind: 'writing', ...written }),
    signal,
    ...(own !== null && rests && { rulebooks: [own.bytes] }),
  });
}

async function sessionsOf(archive: Archive, { sessions }: LogOverview, filter: LogFilter) {
  const selection = await archive.select({ filter, order: null, judgement: firstJudgement });
  const there = new Set(selection.counts('session').map(({ value }) => value));
  return sessions.filter(({ id }) => there.has(id));
}

/** The first findings as they would stand in the file. */
export async function preview(
  archive: Archive,
  { filter, redaction }: ExportWish,
  most: number,
): Promise<readonly LoggedPage[]> {
  const { redactPage } = await import('../../log/redact.ts');
  const shown: LoggedPage[] = [];
  let left = most;
  for await (const { page, links } of archive.pages(filter ?? {}, filter === null ? 'all' : 'fitting')) {
    if (links.length === 0) continue;
    shown.push(redactPage({ page, links: links.slice(0, left) }, redaction));
    left -= Math.min(left, links.length);
    if (left === 0) break;
  }
  return shown;
}

/** Where a stream is saved to: a file that the reader picked, or one that the browser downloads. */
export type Target = (stream: ReadableStream<Uint8Array>) => Promise<void>;

interface WithPicker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<{
    createWritable(): Promise<WritableStream<Uint8Array>>;
  }>;
}

/**
 * Asks where a file goes; called straight from the click. Where the browser has no way to write to a file, the file is gathered
 * by it, on its disk, and downloaded then. Null where the reader has thought better of it.
 */
export async function pickTarget(name: string, type: string): Promise<Target | null> {
  const { showSaveFilePicker } = globalThis as WithPicker;
  if (showSaveFilePicker === undefined) return (stream) => download(name, type, stream);
  try {
    const handle = await showSaveFilePicker({ suggestedName: name });
    return async (stream) => stream.pipeTo(await handle.createWritable());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    return (stream) => download(name, type, stream);
  }
}

async function download(name: string, type: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  const blob = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: { 'Content-Type': type },
  }).blob();
  saveBlob(name, blob);
}
