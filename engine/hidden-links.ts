/**
 * Attributes whose value is where an element leads once the page's scripts act on it, as found on real pages: menus and cards
 * without `href`, and `href`s that are put in place later. Those that hold pictures, what a page fetches for itself, or the page's
 * own address for a share button are not among them.
 */
export const linkAttributes: readonly string[] = [
  'mu',
  ...(
    'href link article-link hot-link href-url original-href outbound-url jump-url target-url landurl mdurl scheme schema ' +
    'deeplink deep-link applink app-link app-url click url src lazy-src'
  )
    .split(' ')
    .map((name) => `data-${name}`),
];

/** `data-url` is what a box fetches, unless it stands on something to be clicked. */
const clickable = /^(?:a|area|button|li|td|tr)$/;
const frame = /^i?frame$/;
const known: ReadonlySet<string> = new Set(linkAttributes);

/** Whether an attribute of an element may hold where it leads; both names in lower case. */
export function isLinkAttribute(attribute: string, element: string): boolean {
  if (attribute === 'data-url') return clickable.test(element);
  if (attribute === 'data-src' || attribute === 'data-lazy-src') return frame.test(element);
  return known.has(attribute);
}

/** Handlers of what a reader does; a picture's `onload` and `onerror` take nobody anywhere. */
export const handlerAttributes: readonly string[] =
  'click dblclick mousedown mouseup pointerdown pointerup touchstart touchend keydown submit'
    .split(' ')
    .map((name) => `on${name}`);

/** What a button puts on the clipboard: a text like any other, and often a passcode. */
export const copiedAttribute = 'data-clipboard-text';

/** No attribute or handler that is longer is read. */
const longest = 8_192;

/** A whole address, with a scheme or from `//` on. */
const address = /^(?:[a-z][a-z0-9+.-]{1,30}:)?\/\/[^\s/'"<>][^\s'"<>]*$|^intent:[^\s'"<>]+$/i;
const file = /^[^?#]*\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|css|m?js|json|woff2?|ttf|mp[34]|m3u8)(?:[?#]|$)/i;
/** The members of a JSON text that say where an entry of a list leads. */
const member = /"(?:url|mu|href|link)"\s{0,4}:\s{0,4}"([^"\\]{0,2048})"/g;

function isDestination(text: string): boolean {
  return address.test(text) && !file.test(text);
}

/** The addresses that the value of such an attribute holds: itself, or what stands in its JSON. Relative ones are not told. */
export function addressesInAttribute(value: string): string[] {
  if (value.length > longest) return [];
  const text = value.trim();
  if (!text.startsWith('{')) return isDestination(text) ? [text] : [];
  return Array.from(text.matchAll(member), ([, written]) => written as string).filter(isDestination);
}

const literal = /(["'`])([^"'`\s]{4,2048})\1/g;
/** What leads somewhere: a new place, or a call whose name says so; the literal is all that is put there. */
const leads =
  /(?:\b(?:location|href)\s{0,4}=|\b(?:location\.(?:assign|replace)|[\w$]{0,40}(?:open|go|goto|jump|navigate|redirect|launch|visit|turn)[\w$]{0,40})\s{0,4}\()\s{0,4}$/i;
const calls = /[\w$]\s{0,4}\(\s{0,4}$/;
const goesOn = /^\s{0,4}\+/;

/**
 * The addresses that a handler or a `javascript:` address takes a reader to, where they stand in it as they are:
 * `location.href='…'`, `window.open("…")`, `goto('taobao://…')`. An app's address counts in any call. What is put together
 * from pieces is not guessed.
 */
export function addressesInScript(code: string): string[] {
  if (code.length > longest) return [];
  const found: string[] = [];
  for (const { 0: whole, 2: written = '', index } of code.matchAll(literal)) {
    const text = written.replaceAll('\\/', '/').replaceAll('\\x26', '&');
    if (text.includes('\\') || text.includes('${') || !isDestination(text)) continue;
    const before = code.slice(Math.max(0, index - 100), index);
    const isApp = !/^(?:https?:)?\/\//i.test(text);
    if (goesOn.test(code.slice(index + whole.length, index + whole.length + 6))) continue;
    if (leads.test(before) || (isApp && calls.test(before))) found.push(text);
  }
  return found;
}
