import { styleText } from 'node:util';
import type { Section } from '../engine/section.ts';

const styles = {
  walled: 'red',
  interstitial: 'yellow',
  open: 'green',
  depends: 'magenta',
  unknown: 'gray',
  own: 'cyan',
  strong: 'bold',
  quiet: 'gray',
} as const;

/** What a piece of text is; how that looks is decided here. */
type Role = Section | 'strong' | 'quiet';

/** Colours a piece of text, or leaves it. */
export type Paint = (role: Role, text: string) => string;

/** Leaves text as it is. */
export const plain: Paint = (_role, text) => text;

/** Colours text for a terminal. */
export const coloured: Paint = (role, text) => styleText(styles[role], text, { validateStream: false });

/** Colours only for a terminal, and not for readers who said that they want none (https://no-color.org). */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  return stream.isTTY === true && !env.NO_COLOR ? coloured : plain;
}
