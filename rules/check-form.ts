import type { Sheet } from './assemble.ts';
import { formOf } from './form.ts';
import type { Problem } from './problem.ts';

/** The first line, from 1, in which two texts differ. */
function firstDifference(a: string, b: string): number {
  const [ours, theirs] = [a.split('\n'), b.split('\n')];
  return ours.findIndex((line, i) => line !== theirs[i]) + 1 || ours.length;
}

/**
 * A file that is not in its canonical form. Comes last of all checks: the document of the sheet is changed on the way,
 * so that no place can be looked up in it afterwards.
 */
export function checkForm({ parsed, kind }: Sheet): Problem[] {
  const { text, mended } = formOf(parsed, kind);
  if (mended.length === 0) return [];
  return [
    {
      severity: 'problem',
      file: parsed.path,
      line: firstDifference(parsed.text, text),
      column: 1,
      message: `from here on, the file is not in its canonical form: ${mended.join(', ')}`,
      hint: 'run the check again with `--fix`, which mends that',
    },
  ];
}
