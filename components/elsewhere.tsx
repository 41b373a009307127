import type { ElsewhereRow } from '../engine/elsewhere.ts';
import { type Section, sectionOf } from '../engine/section.ts';
import { Disclosure } from './disclosure.tsx';
import { sectionLabels } from './effects.ts';
import { Glyph } from './glyph.tsx';
import { destinationsElsewhere, worstFirst } from './groups.ts';
import { PlatformName } from './name.tsx';
import { placesInSentence, shortName } from './names.ts';
import { RecordRow } from './record.tsx';
import { useReport } from './view.ts';

/** The places of so many platforms are named in a line; of the rest only the number. */
const named = 3;

const telling: readonly Section[] = ['walled', 'interstitial', 'open'];

/** The worst that is known of a destination, with the places where it is known; the rest unfolds. */
function Worst({ rows }: { readonly rows: readonly ElsewhereRow[] }) {
  const { text, report } = useReport();
  const section = telling.find((one) => rows.some(({ verdict }) => sectionOf(verdict.effect) === one));
  if (section === undefined) return null;
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

/** The places where one record says the same of a destination, the worst first. */
function byRecord(rows: readonly ElsewhereRow[]): ElsewhereRow[][] {
  const byWall = new Map<string, ElsewhereRow[]>();
  for (const row of rows) byWall.set(row.verdict.wall ?? '', [...(byWall.get(row.verdict.wall ?? '') ?? []), row]);
  const worst = (same: readonly ElsewhereRow[]) => (same[0] as ElsewhereRow).verdict.effect;
  return [...byWall.values()].sort((a, b) => worstFirst(worst(a), worst(b)));
}

function Records({ rows }: { readonly rows: readonly ElsewhereRow[] }) {
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
            <RecordRow place={place} effect={verdict.effect} wall={wall} stale={verdict.stale === true} />
          </li>
        );
      })}
    </ul>
  );
}

/** For pages of no platform: where links to each destination would be walled, slowed or known to open. */
export function Elsewhere() {
  const { text, report } = useReport();
  const { recorded, blank } = destinationsElsewhere(report);
  if (report.vantage !== null || recorded.length + blank.length === 0) return null;
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
              {() => <Records rows={rows} />}
            </Disclosure>
          </li>
        ))}
      </ul>
      {blank.length > 0 && (
        <p class="group-note">
          {text.t('elsewhereBlank', {
            platforms: text.list(blank.map((id) => shortName(id, report.names, text))),
          })}
        </p>
      )}
    </section>
  );
}
