import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { sectionOf } from '../engine/section.ts';
import type { ShareAnswer, ShareCheck, SharePlatform } from '../engine/share-check.ts';
import type { ShareInstead } from '../engine/share-instead.ts';
import type { PlatformId, Surface } from '../engine/types.ts';
import { Address, shortAddress } from './address.tsx';
import { CopyButton } from './copy.tsx';
import { CaveatList } from './decision.tsx';
import { Disclosure } from './disclosure.tsx';
import { effectLabels } from './effects.ts';
import { EveryLink, Line, tellingSections } from './elsewhere.tsx';
import { Glyph } from './glyph.tsx';
import { sharedVerdicts } from './groups.ts';
import { History } from './history.tsx';
import { PlatformName } from './name.tsx';
import { placeWithin, shortName, surfaceName } from './names.ts';
import { EffectWord, RecordRow } from './record.tsx';
import { reportAround } from './share-report.ts';
import { destinationOf, effectsOn, placesToldOn, platformsKnown } from './share-rows.ts';
import type { Text, TextKey } from './text.ts';
import { ReportContext, useReport } from './view.ts';

function surfacesWords(surfaces: readonly (Surface | null)[], platform: PlatformId, text: Text): string {
  return text.list(
    surfaces.map((surface) => (surface === null ? text.t('surfacesAll') : surfaceName(surface, platform, text))),
  );
}

/** A platform in a glance: each effect once, as sign and word, with the surfaces where it is met. */
function Summary({ platform }: { readonly platform: SharePlatform }) {
  const { text } = useReport();
  return (
    <span class="share-platform">
      <PlatformName id={platform.platform} />{' '}
      <span class="share-effects">
        {effectsOn(platform).map(({ effect, surfaces }) => (
          <Fragment key={effect}>
            <span class="share-effect" data-section={sectionOf(effect)}>
              <Glyph section={sectionOf(effect)} />
              <span>
                {text.rich('shareCheckLine', {
                  effect: <b>{text.t(effectLabels[effect])}</b>,
                  surfaces: surfacesWords(surfaces, platform.platform, text),
                })}
              </span>
            </span>{' '}
          </Fragment>
        ))}
      </span>
    </span>
  );
}

/** One answer with its record; where it depends, what it depends on. */
function AnswerRows({ answer, platform }: { readonly answer: ShareAnswer; readonly platform: PlatformId }) {
  const { text, report } = useReport();
  const { surfaces, verdict } = answer;
  const stale = (id: string | null) => id !== null && report.staleWalls.includes(id);
  const wallOf = (id: string | null) => (id === null ? null : (report.walls[id] ?? null));
  if (verdict.alternatives === null) {
    return (
      <li>
        <RecordRow
          place={surfacesWords(surfaces, platform, text)}
          effect={verdict.effect}
          wall={wallOf(verdict.wall)}
          stale={stale(verdict.wall)}
        />
      </li>
    );
  }
  return (
    <>
      {sharedVerdicts(verdict.alternatives).map(({ vantages, to, effect, wall }) => {
        const places = text.list(
          surfaces.flatMap((surface) => vantages.map((vantage) => placeWithin({ ...vantage, surface }, text))),
        );
        const place =
          to === null ? places : text.t('alternativeTo', { places, platform: shortName(to, report.names, text) });
        return (
          <li key={`${to} ${effect} ${wall}`}>
            <RecordRow place={place} effect={effect} wall={wallOf(wall)} stale={stale(wall)} />
          </li>
        );
      })}
    </>
  );
}

/** Why a platform does what it does: each record, what may stop the link besides, and how it was in other years. */
function Reasons({ platform: one, to }: { readonly platform: SharePlatform; readonly to?: PlatformId | null }) {
  const { text, report } = useReport();
  const caveats = one.caveats.flatMap((id) => report.walls[id] ?? []);
  return (
    <>
      <ul class="records">
        {one.answers.map((answer) => (
          <AnswerRows key={answer.surfaces.join()} answer={answer} platform={one.platform} />
        ))}
      </ul>
      <div class="share-more">
        {caveats.length > 0 && (
          <Disclosure
            kind="caveats"
            heading="h4"
            summary={
              <>
                {text.t('caveatsTitle')} <span class="count">{text.number(caveats.length)}</span>
              </>
            }
          >
            {() => <CaveatList walls={caveats} />}
          </Disclosure>
        )}
        {to !== undefined && <History heading="h4" from={one.platform} to={to} decided={null} />}
      </div>
    </>
  );
}

/** Platforms without a record: told apart from those where the link opens. */
function Unrecorded({ platforms }: { readonly platforms: readonly SharePlatform[] }) {
  const { text, report } = useReport();
  const summary = (
    <span class="elsewhere-line" data-section="unknown">
      <Glyph section="unknown" />
      <span>{text.plural('shareCheckUnrecorded', platforms.length)}</span>
    </span>
  );
  return (
    <Disclosure kind="destination" heading="h3" summary={summary}>
      {() => (
        <>
          <p class="group-note">{text.t('shareCheckUnrecordedNote')}</p>
          <p class="share-names">
            {text.list(platforms.map(({ platform }) => shortName(platform, report.names, text)))}
          </p>
        </>
      )}
    </Disclosure>
  );
}

const insteadReasons = {
  stopped: 'shareCheckStopped',
  sure: 'shareCheckUnwrapped',
  likely: 'shareCheckUnwrappedLikely',
} as const satisfies Record<string, TextKey>;

/** So many platforms are named; of the rest only the number. */
const named = 3;

interface InsteadProps {
  readonly instead: ShareInstead;
  /** True where the address stands beside it already, to be copied. */
  readonly shown: boolean;
}

/** An address that is better to share, and why. */
function Instead({ instead: { address, why, sure, better }, shown }: InsteadProps) {
  const { text, report } = useReport();
  const platforms = [...new Set(better.map(({ platform }) => platform))].map((id) => shortName(id, report.names, text));
  const more = platforms.length - named;
  const places = text.list(more > 0 ? [...platforms.slice(0, named), text.plural('morePlaces', more)] : platforms);
  return (
    <section class="share-instead" aria-label={text.t('shareCheckInstead')}>
      <span class="chain-label">{text.t('shareCheckInstead')}</span>
      {shown ? <bdi dir="ltr">{shortAddress(address)}</bdi> : <Address address={address} />}
      <p class="quiet">
        {text.t(insteadReasons[why === 'stopped' ? why : sure ? 'sure' : 'likely'])}{' '}
        {platforms.length > 0 && text.t('shareCheckBetter', { places })}
      </p>
      {!shown && <CopyButton address={address} />}
    </section>
  );
}

/** The worst and the best that is known of a link, with the places; what the matrix says in full. */
export function ShareGlance({ check }: { readonly check: ShareCheck }) {
  const { text, report } = useReport();
  const around = useMemo(() => reportAround(check, report), [check, report]);
  const close = platformsKnown(check, 'destination');
  const rows = placesToldOn(close.length > 0 ? close : platformsKnown(check, 'every-link'));
  const sections = tellingSections(rows);
  return (
    <ReportContext.Provider value={around}>
      {sections.map((section) => (
        <Fragment key={section}>
          <Line section={section} rows={rows} />{' '}
        </Fragment>
      ))}
      {sections.length === 0 && <span class="elsewhere-line">{text.t('shareCheckNothing')}</span>}
    </ReportContext.Provider>
  );
}

interface ShareMatrixProps {
  readonly check: ShareCheck;
  /** True where the target of the link stands beside the matrix, to be copied. */
  readonly targetShown?: boolean;
}

/** Where a link opens, platform by platform, with the reasons on demand. */
export function ShareMatrix({ check, targetShown = false }: ShareMatrixProps) {
  const { text, report } = useReport();
  const around = useMemo(() => reportAround(check, report), [check, report]);
  const { finding, instead } = check;
  const everyLink = placesToldOn(platformsKnown(check, 'every-link'));
  const unrecorded = platformsKnown(check, 'nothing');
  return (
    <ReportContext.Provider value={around}>
      {instead !== null && <Instead instead={instead} shown={targetShown && instead.address === finding?.target} />}
      {finding?.decidedBy === 'wrapper' && (
        <p class="group-note">{text.rich('shareCheckRedirect', { effect: <EffectWord effect={finding.effect} /> })}</p>
      )}
      <ul class="destinations share-matrix">
        {platformsKnown(check, 'destination').map((platform) => (
          <li key={platform.platform}>
            <Disclosure kind="destination" heading="h3" summary={<Summary platform={platform} />}>
              {() => <Reasons platform={platform} {...knownDestination(check)} />}
            </Disclosure>
          </li>
        ))}
        {everyLink.length > 0 && (
          <li>
            <EveryLink rows={everyLink} />
          </li>
        )}
        {unrecorded.length > 0 && (
          <li>
            <Unrecorded platforms={unrecorded} />
          </li>
        )}
      </ul>
    </ReportContext.Provider>
  );
}

function knownDestination(check: ShareCheck): { readonly to?: PlatformId | null } {
  const to = destinationOf(check);
  return to === undefined ? {} : { to };
}
