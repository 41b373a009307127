import type { LinkSource } from '../../engine/report.ts';
import type { Effect, Kind, Localised, PlatformId, Surface } from '../../engine/types.ts';
import type { ColumnName } from '../../log/archive.ts';
import type { Session } from '../../log/records.ts';
import { formatDay } from '../dates.ts';
import { effectLabels, sourceLabels } from '../effects.ts';
import { shortName, surfaceName } from '../names.ts';
import { kindWord } from '../record.tsx';
import type { Text, TextKey } from '../text.ts';
import { momentHere } from './moments.ts';

/** What the values of the log are called. */
export interface Naming {
  readonly text: Text;
  readonly platforms: Readonly<Record<PlatformId, Localised>>;
  readonly sessions: readonly Session[];
}

export const columnLabels = {
  day: 'logPageColumnDay',
  session: 'logPageColumnSession',
  pagePlatform: 'logPageColumnPagePlatform',
  pageSurface: 'logPageColumnSurface',
  destination: 'logPageColumnDestination',
  effect: 'logPageColumnEffect',
  wall: 'logPageColumnWall',
  wrapper: 'logPageColumnWrapper',
  kind: 'logPageColumnKind',
  source: 'logPageColumnSource',
  site: 'logPageColumnSite',
} as const satisfies Record<ColumnName, TextKey>;

/** A session's name; where it has none, when it began. */
export function sessionName({ name, startedAt }: Pick<Session, 'name' | 'startedAt'>, text: Text): string {
  return name === '' ? text.t('logPageSessionUnnamed', { start: momentHere(startedAt, text) }) : name;
}

/** Where on a page a link stands, ordinary links included. */
export function sourceName(source: LinkSource, text: Text): string {
  const key = sourceLabels[source];
  return key === undefined ? text.t('logPageSourceLink') : text.t(key);
}

/** A value of a column as a reader calls it; null stands for "none". */
export function valueName(column: ColumnName, value: string | null, { text, platforms, sessions }: Naming): string {
  if (column === 'pagePlatform' || column === 'destination')
    return value === null ? text.t('logPageNoPlatform') : shortName(value, platforms, text);
  if (value === null) return text.t(column === 'wall' ? 'logPageNoWall' : 'logPageNone');
  switch (column) {
    case 'day':
      return formatDay(value, text);
    case 'session': {
      const session = sessions.find(({ id }) => id === value);
      return session === undefined ? value : sessionName(session, text);
    }
    case 'pageSurface':
      return surfaceName(value as Surface, null, text);
    case 'effect':
      return text.t(effectLabels[value as Effect]);
    case 'kind':
      return kindWord(value as Kind, text);
    case 'source':
      return sourceName(value as LinkSource, text);
    default:
      return value;
  }
}
