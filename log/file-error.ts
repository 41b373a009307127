/** What may be wrong with a file of the log. The words for people are made of it, in whatever language. */
const fileFaults = [
  /** Nothing in it looks like a log of this program. */
  'not-a-log',
  /** It was written in a version of the format that this program does not know. */
  'schema',
  /** A part of it cannot be read, or is nothing that may stand there. */
  'malformed',
  /** It ends before its end mark. */
  'cut',
  /** It holds another number of pages or findings than it says. */
  'counts',
  /** Its bytes are not those that were written. */
  'changed',
  /** The log changed while it was written out, so that the file would not hold what its beginning says. */
  'moved',
  /** It is larger than its format can be. */
  'too-large',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** A file of the log that cannot be read or written. The message is an English sentence without the file's name. */
export class LogFileError extends Error {
  readonly fault: FileFault;
  /** The line or the row of the file at which it was noticed, counted from 1; null where no line is to blame. */
  readonly line: number | null;

  constructor(fault: FileFault, message: string, line: number | null = null) {
    super(line === null ? message : `line ${line}: ${message}`);
    this.name = 'LogFileError';
    this.fault = fault;
    this.line = line;
  }
}
