/** How many letters must be added, taken away, changed or swapped to make one word the other. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (before[j - 1] as number) + Number(a[i - 1] !== b[j - 1]);
      row[j] = Math.min(change, (before[j] as number) + 1, (row[j - 1] as number) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j] as number, (older[j - 2] as number) + 1);
    }
    older = before;
    before = row;
  }
  return before[b.length] as number;
}

function unlikeness(word: string, other: string): number {
  if (other === word) return 0;
  const apart = distance(word, other);
  // Half a name is a common way to ask: `red` for `xiaohongshu` is hopeless, `tieba` for `baidu-tieba` is not.
  const contained = word.length >= 3 && other.length >= 3 && (other.includes(word) || word.includes(other));
  if (contained) return Math.min(apart, 1.5);
  // One letter in three may be wrong; of two Chinese characters none, since 微信 and 微软 have nothing in common.
  return apart <= Math.floor(Math.max(word.length, other.length) / 3) ? apart : Number.POSITIVE_INFINITY;
}

/** Something to choose, with every word people know it by. */
export interface Choice {
  readonly id: string;
  readonly words: readonly string[];
}

/** The ids whose words are most like the one typed, the likest first; empty where none is. */
export function closest(typed: string, choices: readonly Choice[], most = 3): string[] {
  const word = typed.trim().toLowerCase();
  if (word === '') return [];
  const ranked = choices
    .map(({ id, words }) => ({ id, score: Math.min(...words.map((one) => unlikeness(word, one.toLowerCase()))) }))
    .filter(({ score }) => score < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.score - b.score || a.id.localeCompare(b.id));
  const meant = ranked.some(({ score }) => score === 0) ? ranked.filter(({ score }) => score === 0) : ranked;
  return meant.slice(0, most).map(({ id }) => id);
}

/** `did you mean a or b? `, ready to stand before other advice; empty where nothing is alike. */
export function didYouMean(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `did you mean ${ids.join(' or ')}? `;
}
