/** A mistake in a rule file, with its place and the way out. */
export interface Problem {
  /** Path of the file, as it was handed in. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** `rules/platforms/x.yaml:12:5 what is wrong — what to do` */
export function formatProblem({ file, line, column, message, hint }: Problem): string {
  return `${file}:${line}:${column} ${message} — ${hint}`;
}

/** By file, then by place, so that one reads each file once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.message.localeCompare(b.message),
  );
}
