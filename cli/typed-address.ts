const host =
  /^[a-z0-9\u0080-\uffff](?:[a-z0-9\u0080-\uffff_-]*\.)+[a-z\u0080-\uffff][a-z0-9\u0080-\uffff-]*(?::\d+)?(?=[/?#]|$)/i;

/**
 * The address that somebody means who types or pastes one: `item.taobao.com/x` and `//item.taobao.com/x` are read as
 * https, everything else stays as it is.
 */
export function addressTyped(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('//')) return `https:${trimmed}`;
  return host.test(trimmed) ? `https://${trimmed}` : trimmed;
}
