import type { CodeAlphabet, CodeShape } from '../../engine/types.ts';

/** For each placeholder of a text template, two texts that it stands for. The emoji has a mark that changes its looks. */
const samples: Readonly<Record<string, readonly [string, string]>> = {
  letter: ['k', 'm'],
  digit: ['7', '4'],
  han: ['啊', '呢'],
  emoji: ['❤️', '🎵'],
  symbol: ['#', '*'],
  text: ['小店', '书'],
};

/** A text that a template covers; `which` of its two samples stands for a placeholder. */
export function textOf(template: string, which: 0 | 1 = 0): string {
  return template.replace(/\{([a-z]+)\}/g, (_, name: string) => (samples[name] as readonly [string, string])[which]);
}

/** Runs of characters that each alphabet has in it and that no other one would take instead. */
const runs: Readonly<Record<CodeAlphabet, string>> = {
  mixed: 'AbCdEfGhIjKlMnOpQrStUvWxYz',
  'mixed-with-digit': 'Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9',
  'letters-and-digits': 'a1b2c3d4e5f6g7h8i9',
  digits: '1234567890',
  han: '甲乙丙丁戊己庚辛壬癸',
};

/** What may be asked of a code besides its length. */
interface Wanted {
  readonly of?: CodeAlphabet;
  readonly begins?: string;
  /** A character that stands in the middle of it. */
  readonly holds?: string;
}

/** A code of so many characters that is made as a shape says, or otherwise where that is wanted. */
export function codeOf(shape: CodeShape, length: number, wanted: Wanted = {}): string {
  const { of = shape.of, begins = shape.begins[0] ?? '', holds = '' } = wanted;
  const run = runs[of].repeat(Math.ceil(length / runs[of].length));
  const code = begins + run.slice(begins.length, length);
  const middle = Math.floor((begins.length + code.length) / 2);
  return code.slice(0, middle) + holds + code.slice(middle + holds.length);
}
