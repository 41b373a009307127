/** Encodes one character, or returns undefined where the charset has no room for it. */
type Table = ReadonlyMap<string, string>;

const tables = new Map<string, Table>();

function percent(...bytes: readonly number[]): string {
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/**
 * The platform has decoders for old charsets but no encoders, so a decoder is shown every pair of bytes and the answers
 * are turned round. Line feeds between them keep a broken pair from spoiling the next.
 */
function makeTable(charset: string): Table {
  const table = new Map<string, string>();
  const learn = (codes: readonly (readonly number[])[]) => {
    const bytes = Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]));
    const pieces = new TextDecoder(charset).decode(bytes).split('\n');
    for (const [i, piece] of pieces.entries()) {
      const whole = [...piece].length === 1 && piece !== '\ufffd' && piece > '\u007f';
      if (whole && !table.has(piece)) table.set(piece, percent(...(codes[i] as number[])));
    }
  };
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  learn(range(0x80, 0xff).map((byte) => [byte]));
  // Big5's encoder leaves the Hong Kong supplement out.
  const firstLead = charset === 'big5' ? 0xa1 : 0x81;
  learn(range(firstLead, 0xfe).flatMap((lead) => range(0x40, 0xfe).map((trail) => [lead, trail])));
  return table;
}

/**
 * Percent-encodes what is not ASCII in the query of a link as the page's charset would, since that is what a browser
 * does (https://url.spec.whatwg.org/#query-state): `?q=中文` on a GBK page asks for `?q=%D6%D0%CE%C4`. The rest of the
 * link stays as it is; Unicode charsets need no help.
 */
export function encodeQuery(href: string, charset: string): string {
  if (charset.startsWith('utf-') || !/[\u0080-\uffff]/.test(href)) return href;
  return href.replace(/\?[^#]*/, (query) => {
    let table = tables.get(charset);
    if (table === undefined) {
      table = makeTable(charset);
      tables.set(charset, table);
    }
    return query.replace(
      /[\u0080-\u{10ffff}]/gu,
      (character) => table.get(character) ?? `%26%23${character.codePointAt(0)}%3B`,
    );
  });
}
