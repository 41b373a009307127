import type { FoundText } from '../engine/report.ts';
import { countBefore } from '../engine/sorted.ts';

/** A page's running text, and on which line of the page a place of it stands. */
export interface LinedText extends FoundText {
  readonly lineAt: (place: number) => number;
}

/** Elements that stand on lines of their own; all others may stand in the middle of an address. */
const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form frame h1 h2 h3 h4 h5 h6 header hr html iframe input legend li main menu nav ol optgroup option p pre search section select ' +
    'summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/**
 * Gathers the text of a page as a reader sees it: white space made single, a line break where a block begins or ends and nowhere
 * else, so that what stands on one line is in one piece whatever tags are in it.
 */
export class RunningText {
  readonly #parts: string[] = [];
  #length = 0;
  #last = '';
  /** Where each piece begins, and on which line it stands. */
  readonly #starts: number[] = [];
  readonly #lines: number[] = [];
  readonly #linked: [start: number, end: number][] = [];

  /** Begins a new line where an element does. */
  tag(name: string): void {
    if (blocks.has(name)) this.breakLine();
  }

  breakLine(): void {
    if (this.#length > 0 && this.#last !== '\n') this.#push('\n');
  }

  #push(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
    this.#last = text.at(-1) as string;
  }

  /** Adds text that begins on a line of the page; `linked` where it is part of the words of a link. */
  add(text: string, line: number, linked: boolean): void {
    const start = this.#length;
    text.split('\n').forEach((part, i) => {
      this.#starts.push(this.#length);
      this.#lines.push(line + i);
      const words = (i === 0 ? part : ` ${part}`).replace(/[ \t\r\f]+/g, ' ');
      const doubled = words.startsWith(' ') && (this.#last === '' || this.#last === ' ' || this.#last === '\n');
      this.#push(doubled ? words.slice(1) : words);
    });
    const end = this.#length;
    const last = this.#linked.at(-1);
    if (!linked || end === start) return;
    if (last?.[1] === start) last[1] = end;
    else this.#linked.push([start, end]);
  }

  /** Adds the text of a page that stands in this one, on lines of its own. */
  addPage(inner: LinedText, line: number): void {
    this.breakLine();
    const start = this.#length;
    const before = this.#linked.length;
    let at = 0;
    for (const part of inner.text.split('\n')) {
      this.add(part, line + inner.lineAt(at) - 1, false);
      this.breakLine();
      at += part.length + 1;
    }
    this.#linked.length = before;
    for (const [from, to] of inner.linked ?? []) this.#linked.push([start + from, start + to]);
  }

  get page(): LinedText {
    const starts = this.#starts;
    const lines = this.#lines;
    const lineAt = (place: number): number => {
      const part = Math.max(0, countBefore(starts, (start) => start > place) - 1);
      return lines[part] ?? 1;
    };
    return { text: this.#parts.join(''), count: 1, linked: this.#linked, lineAt };
  }
}
