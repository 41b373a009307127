/**
 * Cuts a stream of bytes into lines, a batch for each chunk, so that nobody waits for the end and nobody pays for a
 * promise a line. Lines end with LF or CRLF; a last line without an end counts, an empty one after the last end does not.
 */
export async function* lineBatches(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  // Grows without being looked at, so that a line of many chunks costs no more than its length.
  let rest = '';
  for await (const chunk of chunks) {
    const [end, ...lines] = decoder.decode(chunk, { stream: true }).split('\n') as [string, ...string[]];
    const last = lines.pop();
    if (last === undefined) {
      rest += end;
      continue;
    }
    yield [rest + end, ...lines].map(withoutReturn);
    rest = last;
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
