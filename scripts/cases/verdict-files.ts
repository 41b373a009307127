import type { Day } from '../../engine/types.ts';
import type { VerdictCase } from './verdict-cases.ts';

type Answers = Readonly<Record<string, string>>;

/** Days in a row that have the same answer, in one line: `"2021-09-17, 2021-11-28": "warning by …"`. */
function spans(expect: Readonly<Record<Day, string>>): [days: string, answer: string][] {
  const lines: [string, string][] = [];
  for (const [day, answer] of Object.entries(expect)) {
    const last = lines.at(-1);
    if (last?.[1] === answer) last[0] += `, ${day}`;
    else lines.push([day, answer]);
  }
  return lines;
}

function textOf({ expect, ...head }: VerdictCase): string {
  const members = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const lines = spans(expect).map(([days, answer]) => `    ${JSON.stringify(days)}: ${JSON.stringify(answer)}`);
  return `  { ${members.join(', ')}, "expect": {\n${lines.join(',\n')} } }`;
}

/** The cases of one platform as the text of their file: a history each, one line for every answer. */
export function writeVerdicts(cases: readonly VerdictCase[]): string {
  return `[\n${cases.map(textOf).join(',\n')}\n]\n`;
}

/** Reads what {@link writeVerdicts} has written. */
export function readVerdicts(text: string): VerdictCase[] {
  const byDay = (expect: Answers) =>
    Object.entries(expect).flatMap(([days, answer]) => days.split(', ').map((day) => [day, answer] as const));
  return (JSON.parse(text) as VerdictCase[]).map((one) => ({ ...one, expect: Object.fromEntries(byDay(one.expect)) }));
}
