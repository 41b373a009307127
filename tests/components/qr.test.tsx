import { afterEach, describe, expect, it, vi } from 'vitest';
import { QrPanel, type QrState } from '../../components/qr.tsx';
import type { ReportAnswer } from '../../engine/report.ts';
import { answers } from './fixtures.ts';
import { closeAll, Reader } from './reader.tsx';

afterEach(closeAll);

/** A popup whose reader has come so far with looking for codes. */
function popupWith(state: QrState, answer: ReportAnswer | undefined = answers.weibo) {
  const onLook = vi.fn();
  const onStop = vi.fn();
  const reader = new Reader(answer ?? null, { extras: <QrPanel state={state} onLook={onLook} onStop={onStop} /> });
  return { reader, onLook, onStop };
}

const looked = (more: Partial<QrState & { kind: 'looked' }> = {}): QrState => ({
  kind: 'looked',
  codes: [],
  unread: 0,
  frames: 0,
  ...more,
});

describe('the part of the popup for QR codes', () => {
  it('is a button until the reader asks', async () => {
    const { reader, onLook } = popupWith({ kind: 'idle' });
    expect(reader.words('.qr')).toBe('Look for QR codes on this pageRead on this device; nothing is sent.');
    await reader.click(reader.button('Look for QR codes'));
    expect(onLook).toHaveBeenCalledOnce();
  });

  it('says how far it has come, and can be stopped', async () => {
    const { reader, onLook, onStop } = popupWith({ kind: 'looking', done: 3, total: 20 });
    expect(reader.words('.qr')).toContain('Looking at the pictures: 3 of 20');
    expect(reader.one<HTMLProgressElement>('progress').value).toBe(3);
    await reader.click(reader.button('Stop'));
    expect([onStop.mock.calls.length, onLook.mock.calls.length]).toEqual([1, 0]);
  });

  it('tells the verdict beside a code that stands in the list', () => {
    const report = answers.weibo?.kind === 'report' ? answers.weibo.report : null;
    const finding = report?.findings[0];
    if (finding === undefined) throw new Error('The page of these tests has no link.');
    const { reader } = popupWith(looked({ codes: [{ text: finding.link, address: finding.link, count: 2 }] }));
    expect(reader.words('.qr-sentence')).toBe('1 QR code found');
    expect(reader.all('.code .effect')).toHaveLength(1);
    expect(reader.words('.code')).toContain('2 times');
    expect(reader.all('.code button')).toHaveLength(0);
  });

  it('lets an address be copied that stands in no list, and shows text as text', async () => {
    const { reader } = popupWith(
      looked({
        codes: [
          { text: 'https://nobody.example/', address: 'https://nobody.example/', count: 1 },
          { text: '<b>WIFI</b>', address: null, count: 1 },
        ],
      }),
    );
    expect(reader.all('.code').map((code) => code.querySelector('button') !== null)).toEqual([true, false]);
    expect(reader.all('.code')[1]?.textContent).toBe('<b>WIFI</b>');
    await reader.click(reader.button('Copy', reader.one('.qr')));
    expect(reader.props.onCopy).toHaveBeenCalledWith('https://nobody.example/');
  });

  it('says plainly that nothing was found, and what was not looked at', () => {
    const words = popupWith(looked({ unread: 12, frames: 2 })).reader.words('.qr');
    expect(words).toContain('No QR code found.');
    expect(words).toContain('12 pictures could not be read. Scroll to them and look again.');
    expect(words).toContain('In 2 embedded frames only what is on the screen was looked at.');
    expect(words).toContain('Round mini-program codes are not QR codes');
    expect(words).toContain('Look again');
  });

  it('is silent about what was not left over', () => {
    const words = popupWith(looked()).reader.words('.qr');
    expect(words).not.toMatch(/could not|frame/);
  });

  it('says what to do where the browser refused', () => {
    const words = popupWith({ kind: 'failed', message: 'Cannot access contents.' }).reader.words('.qr');
    expect(words).toContain('click Hutong’s toolbar button');
    expect(words).toContain('Cannot access contents.');
  });

  it('is not there where nothing is known of the page', () => {
    expect(popupWith({ kind: 'idle' }, answers['no-access']).reader.all('.qr')).toHaveLength(0);
  });
});
