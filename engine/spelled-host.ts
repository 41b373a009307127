const label = '[A-Za-z0-9Ａ-Ｚａ-ｚ０-９-]';
const letter = '[A-Za-zＡ-Ｚａ-ｚ]';
/** Full stops that end no sentence: in full width, and put in brackets so that no filter sees an address. */
const dot = '[.．]|[ ]?(?:\\[(?:\\.|dot|点)\\]|\\((?:\\.|dot|点)\\)|（点）)[ ]?';
/** What may as well be the end of a sentence or a word: `taobao。com`, `taobao点com`. */
const wordlike = '[。｡点]';
const separator = `(?:${dot}|${wordlike})`;

/** The source of a regular expression for a host as people spell it; needs the flag `i`. Bounded, so that it takes linear time. */
export const spelledHost = `(?:${label}{1,63}${separator}){1,8}${letter}{2,24}(?![A-Za-z0-9Ａ-Ｚａ-ｚ０-９_-]|[.．]${label})`;

const separators = new RegExp(separator, 'gi');
const onlyWordlike = new RegExp(`^${wordlike}$`);

/** A host that a text may hold at a place: its first `length` characters, and how it should be written. */
export interface HostReading {
  readonly length: number;
  readonly host: string;
  /** True where it is spelled as hosts are: nothing has to prove that it is one. */
  readonly plain: boolean;
}

function joined(spelled: string): string {
  return spelled.replace(separators, '.').normalize('NFKC');
}

/**
 * What {@link spelledHost} may have matched, the longest reading first. It may go on into the next sentence behind a full stop; and
 * one in front of an ordinary dot is no part of the host: `8点taobao.com`.
 */
export function hostReadings(spelled: string): HostReading[] {
  const readings: HostReading[] = [];
  let last = '';
  let dots = 0;
  let doubtful = false;
  const add = (length: number) => {
    if (dots === 0 || (doubtful && !onlyWordlike.test(last))) return;
    const part = spelled.slice(0, length);
    const host = joined(part);
    readings.push({ length, host, plain: host === part });
  };
  for (const { 0: text, index } of spelled.matchAll(separators)) {
    const isDoubtful = onlyWordlike.test(text);
    if (isDoubtful) add(index);
    doubtful ||= isDoubtful;
    dots += 1;
    last = text;
  }
  add(spelled.length);
  return readings.reverse();
}
