import { beginsWithHost } from '../engine/address.ts';

/**
 * The address that somebody means who types or pastes one: `item.taobao.com/x` and `//item.taobao.com/x` are read as
 * https, everything else stays as it is.
 */
export function addressTyped(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('//')) return `https:${trimmed}`;
  return beginsWithHost(trimmed) ? `https://${trimmed}` : trimmed;
}
