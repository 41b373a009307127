import { describe, expect, it } from 'vitest';
import { packAnswer, unpackAnswer } from '../../browser/report-wire.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import { answers } from '../components/fixtures.ts';

/** As a browser copies a message. */
const travelled = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;

const reports = Object.entries(answers as Readonly<Record<string, ReportAnswer | null>>).flatMap(([name, answer]) =>
  answer === null ? [] : [[name, answer] as const],
);

describe('a report on its way', () => {
  it.each(reports)('%s arrives as it was', (_, answer) => {
    expect(unpackAnswer(travelled(packAnswer(answer)))).toEqual(travelled(answer));
  });

  it('says once what thousands of links meet alike', () => {
    if (answers.many.kind !== 'report') throw new Error('The fixture has lost its report.');
    const packed = packAnswer(answers.many);
    const common = packed.kind === 'report' ? packed.report.findings.common.length : 0;
    expect(common).toBeLessThan(10);
    expect(JSON.stringify(packed).length * 3).toBeLessThan(JSON.stringify(answers.many).length);
  });

  it('tells links apart that differ in one thing alone', () => {
    if (answers.many.kind !== 'report') throw new Error('The fixture has lost its report.');
    const { report } = answers.many;
    const [first] = report.findings;
    if (first === undefined) throw new Error('The fixture has lost its findings.');
    const findings = [
      first,
      { ...first, stale: !first.stale },
      { ...first, caveats: ['x'] },
      first,
      { ...first, caveats: ['y'] },
      { ...first, caveats: ['x'] },
    ];
    const answer: ReportAnswer = { kind: 'report', report: { ...report, findings } };
    expect(unpackAnswer(travelled(packAnswer(answer)))).toEqual(travelled(answer));
  });
});
