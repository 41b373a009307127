import { randomUUID } from 'node:crypto';
import { vantageOf } from '../engine/identify.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { piecesOf, utf8 } from '../log/bytes.ts';
import { exportLog } from '../log/export.ts';
import { pageFound } from '../log/from-findings.ts';
import { linesOf } from '../log/lines.ts';
import type { LoggedPage, Session } from '../log/records.ts';
import type { Spool } from '../log/spool.ts';
import manifest from '../package.json' with { type: 'json' };
import type { Io } from './io.ts';
import { parseRedaction } from './log-files.ts';
import { fileSpool } from './log-spool.ts';
import type { PageScan } from './scan.ts';
import { type VantageOptions, vantageFrom } from './vantage.ts';

const tool = { name: 'hutong', version: manifest.version } as const;

/** What was seen on a saved page, and what was concluded of it. What is left out of it is left out when it is written. */
function scannedPage(
  scan: PageScan,
  session: Session,
  rulebook: RulebookIndex,
  now: Date,
  timeZone: string,
): LoggedPage {
  const address = scan.page?.address ?? '';
  const ofPage = vantageOf(address, rulebook);
  const { frames, pictures, canvases } = scan.unread;
  return pageFound({
    page: {
      id: randomUUID(),
      session: session.id,
      observedAt: now.toISOString(),
      timeZone,
      address,
      platform: ofPage?.platform ?? null,
      surface: ofPage?.surface ?? null,
      readBy: 'file',
      tool,
    },
    findings: scan.findings.map(({ finding }) => finding),
    passcodes: scan.passcodes.map(({ passcode }) => passcode),
    ordinary: scan.ordinary.links,
    coverage: {
      frames,
      framesRead: 0,
      stoppedAt: null,
      textStoppedAt: null,
      unread: { closedRoots: 0, pictures, canvases },
    },
    vantage: scan.vantage,
    day: scan.day,
  });
}

/** A log of scanned pages in the making. */
interface ScanLog {
  add(scan: PageScan): Promise<void>;
  /** Writes the whole log to standard output. */
  end(): Promise<void>;
}

async function* pagesIn(spool: Spool): AsyncGenerator<LoggedPage> {
  const decoder = new TextDecoder();
  for await (const { bytes } of linesOf(spool.read(), false)) yield JSON.parse(decoder.decode(bytes)) as LoggedPage;
}

/**
 * Begins a log of scanned pages: one session, which lasts as long as the command. Pages wait in a file until all are there, since a
 * log says at its beginning how many it holds.
 */
export function scanLog(
  level: string | undefined,
  { rulebook, ...options }: VantageOptions & { readonly rulebook: RulebookIndex },
  io: Io,
): ScanLog {
  const redaction = level === undefined ? 'no-query' : parseRedaction(level);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = io.now.toISOString();
  const session: Session = {
    id: randomUUID(),
    startedAt: now,
    endedAt: now,
    name: 'hutong scan',
    note: '',
    tags: [],
    sites: null,
    vantage: vantageFrom(options, null),
  };
  const spool = fileSpool();
  let pages = 0;
  let findings = 0;
  return {
    async add(scan) {
      const page = scannedPage(scan, session, rulebook, io.now, timeZone);
      pages += 1;
      findings += page.links.length;
      await spool.add(utf8(`${JSON.stringify(page)}\n`));
    },
    async end() {
      const head = {
        tool,
        exportedAt: now,
        timeZone,
        filter: null,
        rulebooks: [rulebook.stamp],
        judgements: [],
        sessions: [session],
        pages,
        findings,
      };
      try {
        const decoder = new TextDecoder();
        for await (const piece of piecesOf(exportLog('ndjson', head, pagesIn(spool), { redaction }))) {
          await io.out(decoder.decode(piece, { stream: true }));
        }
      } finally {
        await spool.drop();
      }
    },
  };
}
