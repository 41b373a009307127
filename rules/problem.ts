/** A mistake in a rule file, or something to look at, with its place and the way out. */
export interface Problem {
  /** A problem must be mended; a warning is for a maintainer to think about, and no check fails by it. */
  readonly severity: 'problem' | 'warning';
  /** Path of the file, as it was handed in. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** `rules/platforms/x.yaml:12:5 what is wrong — what to do`; a warning says so before its message. */
export function formatProblem({ severity, file, line, column, message, hint }: Problem): string {
  return `${file}:${line}:${column} ${severity === 'warning' ? 'warning: ' : ''}${message} — ${hint}`;
}

/** By file, then by place, so that one reads each file once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.message.localeCompare(b.message),
  );
}

/** `a`, `a` and `b`, `a`, `b` and `c`: names in backquotes, for a sentence. */
export function allOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
