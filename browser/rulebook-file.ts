import { openRulebook, type RulebookIndex } from '../engine/rulebook.ts';
import type { Rulebook } from '../engine/types.ts';

/** The rulebook's file in the extension, the same bytes as `hutong rules build` writes. */
export const rulebookFile = 'rulebook.json';

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads and opens the rulebook that lies in the extension, with the hash of its bytes. For its own pages and background only. */
export async function readRulebook(): Promise<RulebookIndex> {
  const file = await fetch(`/${rulebookFile}`);
  const bytes = await file.arrayBuffer();
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  return openRulebook(JSON.parse(new TextDecoder().decode(bytes)) as Rulebook, sha256);
}
