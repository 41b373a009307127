/** How many entries of a sorted list come before the first one that is past. Takes logarithmic time. */
export function countBefore<T>(list: readonly T[], isPast: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
