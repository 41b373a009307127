import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportLog } from '../../log/export.ts';
import { LogFileError } from '../../log/file-error.ts';
import { openLog, verifyLog } from '../../log/import.ts';
import type { LoggedPage } from '../../log/records.ts';
import { all, each, headOf, loggedPage } from './sample.ts';

const pages = [loggedPage(1, 2), loggedPage(2, 0), loggedPage(3, 1)];

async function written(some: readonly LoggedPage[] = pages): Promise<string> {
  return new Response(exportLog('ndjson', headOf(some), each(some), { redaction: 'full' })).text();
}

function fault(text: string): Promise<unknown> {
  return verifyLog(new Blob([text]), 'ndjson').then(
    () => 'none',
    (error) => (error instanceof LogFileError ? error.fault : error),
  );
}

describe('a log as NDJSON', () => {
  it('comes back as it was', async () => {
    const { header, pages: read } = await openLog(new Blob([await written()]), 'ndjson');
    expect(header).toEqual({ schema: 1, ...headOf(pages), redaction: 'full' });
    expect(await all(read)).toEqual(pages);
  });

  it('holds a record a line, each with its type, and ends with the SHA-256 of all before', async () => {
    const text = await written();
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).type)).toEqual([
      'log',
      ...['page', 'finding', 'finding', 'page', 'page', 'finding'],
      'end',
    ]);
    const last = lines.pop() as string;
    const before = text.slice(0, text.length - last.length - 1);
    const sha256 = createHash('sha256').update(before).digest('hex');
    expect(JSON.parse(last)).toEqual({ type: 'end', pages: 3, findings: 3, sha256 });
  });

  it('gives the same bytes when it was read and written out again, in whatever order its members were kept', async () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, inner]) => [name, turned(inner)]),
            )
          : value;
    const text = await written();
    const head = turned(headOf(pages)) as ReturnType<typeof headOf>;
    const kept = turned(pages) as typeof pages;
    expect(await new Response(exportLog('ndjson', head, each(kept), { redaction: 'full' })).text()).toBe(text);
    const { header, pages: read } = await openLog(new Blob([text]), 'ndjson');
    expect(await new Response(exportLog('ndjson', header, read, { redaction: 'full' })).text()).toBe(text);
  });

  it('is known to be cut wherever it is cut', async () => {
    const text = await written();
    const faults = new Set<unknown>();
    for (let length = 1; length < text.length; length++) faults.add(await fault(text.slice(0, length)));
    expect(faults).toEqual(new Set(['not-a-log', 'cut']));
    expect(await fault(text)).toBe('none');
  });

  it('is known to be changed where a figure in it was changed', async () => {
    expect(await fault((await written()).replace('"count":1', '"count":2'))).toBe('changed');
  });

  it('tells the line on which something is wrong', async () => {
    const text = (await written()).replace('"effect":"unlinked"', '"effect":"gone"');
    await expect(verifyLog(new Blob([text]), 'ndjson')).rejects.toThrow(
      'line 3: this is no finding of the log: "concluded.0.effect" is no effect that this version knows',
    );
  });
});
