import type { Conclusion, LoggedLink } from '../../log/records.ts';

/** What a judgement concluded of a link; the first conclusion where it did not judge this one. */
export function conclusionBy({ concluded }: Pick<LoggedLink, 'concluded'>, judgement: string): Conclusion {
  return concluded.find((one) => one.judgement === judgement) ?? (concluded[0] as Conclusion);
}
