import type { Text } from '../text.ts';

/** A share from 0 to 1 in whole per cent; what is more than nothing and less than one is told as such: "<1 %". */
export function percent(share: number, { tag }: Text): string {
  const format = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  if (share > 0 && share < 0.005) return `<${format.format(0.01)}`;
  if (share < 1 && share > 0.995) return `>${format.format(0.99)}`;
  return format.format(share);
}
