/**
 * Makes words longer by two fifths and gives their letters accents, as other languages would: what still fits then will fit
 * a translation. Runs inside a page, over all that stands there and is not somebody's name, address or key.
 */
export function pseudoLocalise(): void {
  const accents: Readonly<Record<string, string>> = {
    a: 'á',
    e: 'ë',
    i: 'ï',
    o: 'ø',
    u: 'ü',
    n: 'ñ',
    s: 'š',
    c: 'ç',
    y: 'ý',
  };
  const longer = (words: string) => {
    const letters = words.trim();
    const accented = words.replace(/[aeiounscy]/g, (letter) => accents[letter] as string);
    return letters === '' ? words : `${accented}${'\u00e9x'.repeat(Math.ceil(letters.length / 5))}`;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest('bdi, code, kbd, script, style') === null)
      node.nodeValue = longer(node.nodeValue ?? '');
  }
}

/** What of a page sticks out of its window to the side, and how wide the page is; null where nothing does. Runs inside a page. */
export function sidewaysOverflow(): string | null {
  const { scrollWidth, clientWidth } = document.documentElement;
  const clipped = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX !== 'visible' || clipped(element.parentElement));
  const out = [...document.querySelectorAll('body *')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > clientWidth + 1) && !clipped(element.parentElement);
  });
  if (scrollWidth <= clientWidth && out.length === 0) return null;
  return `${scrollWidth} > ${clientWidth}: ${out.map(({ outerHTML }) => outerHTML.slice(0, 120)).join('\n')}`;
}
