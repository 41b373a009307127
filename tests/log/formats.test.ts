import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExportOptions, exportLog } from '../../log/export.ts';
import { LogFileError } from '../../log/file-error.ts';
import { formatOf, type LogFormat, logFormats } from '../../log/formats.ts';
import { openLog, verifyLog } from '../../log/import.ts';
import type { LoggedPage, Redaction } from '../../log/records.ts';
import { redactPage } from '../../log/redact.ts';
import { everyNastyPage, nastyHead, nastyPages } from './nasty.ts';
import { all, each, headOf, loggedPage } from './sample.ts';

async function written(format: LogFormat, pages: readonly LoggedPage[], options: ExportOptions = {}): Promise<Blob> {
  const head = headOf(pages, nastyHead);
  return new Blob([
    await new Response(exportLog(format, head, each(pages), { redaction: 'full', ...options })).bytes(),
  ]);
}

async function fault(file: Blob, format: LogFormat): Promise<unknown> {
  try {
    await verifyLog(file, format);
    return 'none';
  } catch (error) {
    if (error instanceof LogFileError) return error.fault;
    throw error;
  }
}

/** What `full` leaves of pages: all of it but names and passwords. */
const left = (pages: readonly LoggedPage[], level: Redaction = 'full') => pages.map((page) => redactPage(page, level));

for (const format of logFormats) {
  describe(`a log as ${format}`, () => {
    it('comes back as it was, whatever stands in its cells', async () => {
      await fc.assert(
        fc.asyncProperty(nastyPages, async (pages) => {
          const { header, pages: read } = await openLog(await written(format, pages), format);
          expect(header).toEqual({ schema: 1, redaction: 'full', ...headOf(pages, nastyHead) });
          expect(await all(read)).toEqual(left(pages));
        }),
        { numRuns: format === 'zip' ? 60 : 200 },
      );
    });

    it('comes back as it was with every text that breaks files in every column', async () => {
      const { pages } = await openLog(await written(format, everyNastyPage), format);
      const read = await all(pages);
      expect(read.length).toBe(everyNastyPage.length);
      for (const [at, page] of left(everyNastyPage).entries()) expect(read[at]).toEqual(page);
    });

    it('gives the same bytes when it was read and written out again', async () => {
      const file = await written(format, everyNastyPage.slice(0, -4));
      const { header, pages } = await openLog(file, format);
      const again = await new Response(exportLog(format, header, pages, { redaction: 'full' })).bytes();
      expect(Buffer.from(again).equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
    });

    it('holds an empty log and one of several thousand findings', async () => {
      const many = Array.from({ length: 60 }, (_, number) => loggedPage(number, 100));
      for (const pages of [[], many]) {
        const { pages: read } = await openLog(await written(format, pages), format);
        expect(await all(read)).toEqual(left(pages));
      }
    });

    it('is known to be cut or changed wherever that was done', async () => {
      const pages = [loggedPage(1, 2), loggedPage(2, 0), loggedPage(3, 1)];
      const bytes = new Uint8Array(await (await written(format, pages)).arrayBuffer());
      expect(await fault(new Blob([bytes]), format)).toBe('none');
      const step = Math.max(1, Math.floor(bytes.length / 150));
      for (let at = 1; at < bytes.length; at += step) {
        expect(await fault(new Blob([bytes.subarray(0, at)]), format), `cut at ${at}`).not.toBe('none');
        const changed = bytes.slice();
        changed[at] = (changed[at] as number) ^ 1;
        expect(await fault(new Blob([changed]), format), `changed at ${at}`).not.toBe('none');
      }
      expect(await fault(new Blob([bytes, 'x']), format)).not.toBe('none');
    });

    it('tells how far it has come, and stops when it is told to', async () => {
      const pages = Array.from({ length: 300 }, (_, number) => loggedPage(number, 3));
      const told: number[] = [];
      const file = await written(format, pages, { progress: ({ done, all }) => told.push(done / all) });
      expect(told.at(0)).toBe(0);
      expect(told.at(-1)).toBe(1);
      const stop = new AbortController();
      const stream = exportLog(format, headOf(pages), each(pages), {
        signal: stop.signal,
        progress: ({ done }) => done === 200 && stop.abort(new Error('enough')),
      });
      await expect(new Response(stream).bytes()).rejects.toThrow('enough');
      await expect(
        openLog(file, format, { signal: AbortSignal.abort(new Error('enough')) }).then(({ pages }) => all(pages)),
      ).rejects.toThrow('enough');
    });

    it('is not written to its end where other pages come than were announced', async () => {
      const pages = [loggedPage(1, 2)];
      const stream = exportLog(format, { ...headOf(pages), pages: 2 }, each(pages));
      await expect(new Response(stream).bytes()).rejects.toThrow(/the log changed while it was written out/);
    });

    it('is told from other files', async () => {
      for (const text of ['', 'hello', '{"type":"x"}\n', 'a,b\r\n1,2\r\n', 'PAR1PAR1', 'PK\x03\x04']) {
        expect(await fault(new Blob([text]), format), JSON.stringify(text)).toBe('not-a-log');
      }
    });
  });
}

describe('the ending of a name', () => {
  it('says the format', () => {
    expect(['a.ndjson', 'b.CSV', 'c.x.parquet', 'zip', 'd.json'].map(formatOf)).toEqual([
      'ndjson',
      'csv',
      'parquet',
      'zip',
      null,
    ]);
  });
});
