import type { ElsewhereRow } from '../engine/elsewhere.ts';
import { type Section, sectionOf } from '../engine/section.ts';
import type { PlatformId } from '../engine/types.ts';
import { Disclosure } from './disclosure.tsx';
import { sectionLabels } from './effects.ts';
import { Glyph } from './glyph.tsx';
import { destinationsElsewhere, worstFirst } from './groups.ts';
import { History } from './history.tsx';
import { PlatformName } from './name.tsx';
import { placesInSentence, shortName } from './names.ts';
import { RecordRow } from './record.tsx';
import { useReport } from './view.ts';

/** The places of so many platforms are named in a line; of the rest only the number. */
const named = 3;

const telling: readonly Section[] = ['walled', 'interstitial', 'open'];

interface LineProps {
  readonly section: Section;
  readonly rows: readonly ElsewhereRow[];
}

/** The places where links fare as this section says. */
export function Line({ section, rows }: LineProps) {
  const { text, report } = useReport();
  const vantages = rows.filter(({ verdict }) => sectionOf(verdict.effect) === section).map(({ vantage }) => vantage);
  const places = placesInSentence(vantages, report.names, text);
  const more = places.length - named;
  const list = text.list(more > 0 ? [...places.slice(0, named), text.plural('morePlaces', more)] : places);
  return (
    <span class="elsewhere-line" data-section={section}>
      <Glyph section={section} />
      <span>{text.rich('elsewhereLine', { effect: <b>{text.t(sectionLabels[section])}</b>, places: list })}</span>
    </span>
  );
}

export function tellingSections(rows: readonly ElsewhereRow[]): Section[] {
  return telling.filter((one) => rows.some(({ verdict }) => sectionOf(verdict.effect) === one));
}

/** The worst that is known of a destination, with the places where it is known; the rest unfolds. */
function Worst({ rows }: { readonly rows: readonly ElsewhereRow[] }) {
  const [section] = tellingSections(rows);
  return section === undefined ? null : <Line section={section} rows={rows} />;
}

/** The places where one record says the same of a destination, the worst first. */
function byRecord(rows: readonly ElsewhereRow[]): ElsewhereRow[][] {
  const byWall = new Map<string, ElsewhereRow[]>();
  for (const row of rows) byWall.set(row.verdict.wall ?? '', [...(byWall.get(row.verdict.wall ?? '') ?? []), row]);
  const worst = (same: readonly ElsewhereRow[]) => (same[0] as ElsewhereRow).verdict.effect;
  return [...byWall.values()].sort((a, b) => worstFirst(worst(a), worst(b)));
}

function platformsOf(rows: readonly ElsewhereRow[]): PlatformId[] {
  return [...new Set(rows.map(({ vantage }) => vantage.platform))];
}

interface RecordsProps {
  /** Where the links lead; null where it does not matter. */
  readonly to: PlatformId | null;
  readonly rows: readonly ElsewhereRow[];
}

function Records({ to, rows }: RecordsProps) {
  const { text, report } = useReport();
  return (
    <ul class="records">
      {byRecord(rows).map((same) => {
        const { verdict } = same[0] as ElsewhereRow;
        const wall = verdict.wall === null ? null : (report.walls[verdict.wall] ?? null);
        const place = text.list(
          placesInSentence(
            same.map(({ vantage }) => vantage),
            report.names,
            text,
          ),
        );
        return (
          <li key={verdict.wall}>
            <RecordRow
              place={place}
              effect={verdict.effect}
              wall={wall}
              stale={verdict.stale === true}
              more={platformsOf(same).map((from) => (
                <History key={from} heading="h4" from={from} to={to} decided={verdict.wall} />
              ))}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** What every outside link meets, in a line for each section; it would drown what is known of one destination. */
export function EveryLink({ rows }: { readonly rows: readonly ElsewhereRow[] }) {
  const { text } = useReport();
  const summary = (
    <span class="elsewhere">
      <span class="name">{text.t('elsewhereEveryLink')}</span>{' '}
      {tellingSections(rows).map((section) => (
        <Line key={section} section={section} rows={rows} />
      ))}
    </span>
  );
  return (
    <Disclosure kind="destination" heading="h3" summary={summary}>
      {() => <Records to={null} rows={rows} />}
    </Disclosure>
  );
}

/**
 * For pages of no platform: where links to each destination would be walled, slowed or known to open. While the reader
 * searches, only the destinations that were searched for are shown.
 */
export function Elsewhere({ only }: { readonly only: ((id: PlatformId) => boolean) | null }) {
  const { text, report } = useReport();
  const all = destinationsElsewhere(report);
  const fits = only ?? (() => true);
  const recorded = all.recorded.filter(([id]) => fits(id));
  const [common, blank] = [all.common.filter(fits), all.blank.filter(fits)];
  const everyLink = only === null ? all.everyLink : [];
  if (report.vantage !== null || recorded.length + common.length + blank.length + everyLink.length === 0) return null;
  const platforms = (ids: readonly string[]) => text.list(ids.map((id) => shortName(id, report.names, text)));
  return (
    <section class="group" data-section="elsewhere">
      <div class="group-heading">
        <h2 class="group-title">{text.t('elsewhereTitle')}</h2>
      </div>
      <ul class="destinations">
        {recorded.map(([id, rows]) => (
          <li key={id}>
            <Disclosure
              kind="destination"
              heading="h3"
              summary={
                <span class="elsewhere">
                  <PlatformName id={id} /> <Worst rows={rows} />
                </span>
              }
            >
              {() => <Records to={id} rows={rows} />}
            </Disclosure>
          </li>
        ))}
        {everyLink.length > 0 && (
          <li>
            <EveryLink rows={everyLink} />
          </li>
        )}
      </ul>
      {common.length > 0 && <p class="group-note">{text.t('elsewhereCommon', { platforms: platforms(common) })}</p>}
      {blank.length > 0 && <p class="group-note">{text.t('elsewhereBlank', { platforms: platforms(blank) })}</p>}
    </section>
  );
}
