import type { ReportedFinding, WrapperNote } from '../engine/report.ts';
import { type PlatformId, unlistedWrapper, type Wall } from '../engine/types.ts';
import { Disclosure } from './disclosure.tsx';
import { Confirmed, Sources } from './evidence.tsx';
import { isHidden, sharedVerdicts } from './groups.ts';
import { History } from './history.tsx';
import { placeName, placeWithin, shortName } from './names.ts';
import { EffectWord, Fact, RecordRow, StandardFact, WallRecord } from './record.tsx';
import { inLanguage, languageOfRules } from './text.ts';
import { useReport } from './view.ts';

function WrapperRecord({ finding, wrapper }: { readonly finding: ReportedFinding; readonly wrapper: WrapperNote }) {
  const { text, report } = useReport();
  return (
    <div class="record">
      <dl class="facts">
        <Fact label="recordEffect">
          <EffectWord effect={finding.effect} />
        </Fact>
        <StandardFact effect={finding.effect} />
        <Fact label="recordWrapper">
          {shortName(wrapper.platform, report.names, text)} <code>{wrapper.id}</code>
        </Fact>
        {wrapper.verified !== null && (
          <Fact label="recordVerified">
            <Confirmed day={wrapper.verified} stale={finding.stale === true} bare />
          </Fact>
        )}
        <Fact label="recordSources">
          <Sources evidence={wrapper.evidence} />
        </Fact>
      </dl>
    </div>
  );
}

/** The answers between which a verdict depends, each with its record. */
function Alternatives({ finding }: { readonly finding: ReportedFinding }) {
  const { text, report } = useReport();
  const stale = new Set(report.staleWalls);
  const several = finding.ambiguous !== null;
  return (
    <ul class="records">
      {sharedVerdicts(finding.alternatives ?? []).map(({ vantages, to, effect, wall: id }) => {
        const wall = id === null ? null : (report.walls[id] ?? null);
        const places = text.list(vantages.map((vantage) => placeWithin(vantage, text)));
        const place =
          several && to !== null
            ? text.t('alternativeTo', { places, platform: shortName(to, report.names, text) })
            : places;
        return (
          <li key={`${to} ${effect} ${id}`}>
            <RecordRow place={place} effect={effect} wall={wall} stale={wall !== null && stale.has(wall.id)} />
          </li>
        );
      })}
    </ul>
  );
}

/** What decided, in full. */
function Grounds({ finding }: { readonly finding: ReportedFinding }) {
  const { text, report } = useReport();
  const wall = finding.wall === null ? undefined : report.walls[finding.wall];
  const wrapper = finding.wrapper === null ? undefined : report.wrappers[finding.wrapper];
  if (finding.decidedBy === 'wall' && wall !== undefined)
    return <WallRecord wall={wall} stale={finding.stale === true} />;
  if (finding.decidedBy === 'wrapper' && wrapper !== undefined)
    return <WrapperRecord finding={finding} wrapper={wrapper} />;
  if (finding.effect === 'own') return <p class="plain">{text.t('ownExplained')}</p>;
  if (finding.effect === 'depends') {
    const place = report.vantage === null ? '' : placeName(report.vantage, report.names, text);
    return (
      <>
        <p class="plain">{text.t('dependsExplained', { place })}</p>
        <Alternatives finding={finding} />
      </>
    );
  }
  return <p class="plain">{text.t(report.vantage === null ? 'unknownWithoutPlace' : 'unknownExplained')}</p>;
}

/** Records that may stop the link as well, although that cannot be seen from it. */
function Caveats({ finding }: { readonly finding: ReportedFinding }) {
  const { text, report } = useReport();
  const walls = finding.caveats.flatMap((id) => report.walls[id] ?? []);
  if (walls.length === 0) return null;
  if (walls.length <= few) {
    return (
      <div class="caveats">
        <h5>{text.t('caveatsTitle')}</h5>
        <CaveatList walls={walls} />
      </div>
    );
  }
  const summary = (
    <>
      {text.t('caveatsTitle')} <span class="count">{text.number(walls.length)}</span>
    </>
  );
  return (
    <div class="caveats">
      <Disclosure kind="caveats" heading="h5" summary={summary}>
        {() => <CaveatList walls={walls} />}
      </Disclosure>
    </div>
  );
}

/** So many caveats are shown at once; more are folded up. */
const few = 2;

function CaveatList({ walls }: { readonly walls: readonly Wall[] }) {
  const { report, text } = useReport();
  const stale = new Set(report.staleWalls);
  return (
    <ul class="records">
      {walls.map((wall) => (
        <li key={wall.id}>
          <Disclosure
            kind="record"
            summary={
              <span class="record-summary">
                <span class="record-reason" lang={languageOfRules(text)}>
                  {wall.reason === undefined ? wall.id : inLanguage(wall.reason, text)}
                </span>{' '}
                <EffectWord effect={wall.effect} /> <Confirmed day={wall.verified} stale={stale.has(wall.id)} />
              </span>
            }
          >
            {() => <WallRecord wall={wall} stale={stale.has(wall.id)} />}
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

/** The years behind a verdict, one history for each platform that the link may lead to. */
function Histories({ finding }: { readonly finding: ReportedFinding }) {
  const { report } = useReport();
  const { vantage, onRecord } = report;
  if (vantage === null || isHidden(finding)) return null;
  const platforms: readonly (PlatformId | null)[] = finding.ambiguous ?? [finding.to];
  return platforms
    .filter((to) => onRecord.includes(to))
    .map((to) => <History key={to} from={vantage.platform} to={to} decided={finding.wall} />);
}

/** Why a link has its verdict, what else may stop it, and how it was in other years. */
export function Decision({ finding }: { readonly finding: ReportedFinding }) {
  const { text } = useReport();
  return (
    <div class="decision">
      <h5>{text.t('decisionTitle')}</h5>
      <Grounds finding={finding} />
      {finding.via.includes(unlistedWrapper) && <p class="plain">{text.t('unlistedExplained')}</p>}
      <Caveats finding={finding} />
      <Histories finding={finding} />
    </div>
  );
}
