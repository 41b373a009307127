import type { Paint } from './paint.ts';

/** A label and what belongs to it; further lines stand below the first, without the label. */
export type Row = readonly [label: string, ...lines: string[]];

const labelWidth = 9;

/** Rows as lines of text, their labels in a column. */
export function rowLines(rows: readonly Row[], paint: Paint): string[] {
  const indent = ' '.repeat(2 + labelWidth);
  return rows.flatMap(([label, ...lines]) =>
    lines.map((line, i) => (i === 0 ? `  ${paint('quiet', label.padEnd(labelWidth))}${line}` : indent + line)),
  );
}
