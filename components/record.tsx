import type { ComponentChild, ComponentChildren } from 'preact';
import { sectionOf } from '../engine/section.ts';
import type { Destination, Kind, Localised, Wall } from '../engine/types.ts';
import { Disclosure } from './disclosure.tsx';
import { effectLabels, standards } from './effects.ts';
import { Confirmed, Day, Sources } from './evidence.tsx';
import { Glyph } from './glyph.tsx';
import { groupName, regionName, shortName, surfaceName } from './names.ts';
import { inLanguage, languageOfRules, type TextKey } from './text.ts';
import { type ReportView, useReport, useView } from './view.ts';

/** One fact of a record. */
export function Fact({ label, children }: { readonly label: TextKey; readonly children: ComponentChildren }) {
  const { text } = useView();
  return (
    <div class="fact">
      <dt>{text.t(label)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A fact in a rule's own words. */
function RuleFact({ label, words }: { readonly label: TextKey; readonly words: Localised }) {
  const { text } = useView();
  return (
    <Fact label={label}>
      <span lang={languageOfRules(text)}>{inLanguage(words, text)}</span>
    </Fact>
  );
}

/** An effect as word and sign. */
export function EffectWord({ effect }: { readonly effect: keyof typeof effectLabels }) {
  const { text } = useView();
  const section = sectionOf(effect);
  return (
    <span class="effect" data-section={section}>
      <Glyph section={section} />
      {text.t(effectLabels[effect])}
    </span>
  );
}

/** Says which of the ministry's standards an effect falls short of, where there is one. */
export function StandardFact({ effect }: { readonly effect: keyof typeof effectLabels }) {
  const { text } = useView();
  const standard = standards[effect];
  return standard === undefined ? null : <Fact label="recordStandard">{text.t(standard)}</Fact>;
}

function targetsOf(to: Destination, { text, report }: ReportView): string {
  const platforms = (ids: readonly string[]) =>
    ids.map((id) => (id.startsWith('@') ? group(id.slice(1)) : shortName(id, report.names, text)));
  const group = (name: string) => text.t('targetsGroup', { group: groupName(name, text) });
  if (to.not !== undefined) return text.t('targetsExcept', { platforms: text.list(platforms(to.not)) });
  if (to.any) return text.t('targetsAny');
  const groups = (to.groups ?? []).map(group);
  return text.list([...platforms(to.platforms ?? []), ...groups]);
}

const linkKinds: Readonly<Record<Kind | 'share' | 'login', TextKey>> = {
  page: 'kindPage',
  'short-link': 'kindShortLink',
  affiliate: 'kindAffiliate',
  'deep-link': 'kindDeepLink',
  'mini-program': 'kindMiniProgram',
  payment: 'kindPayment',
  share: 'kindShare',
  login: 'kindLogin',
  wrapper: 'kindWrapper',
  other: 'kindOther',
};

/** What a kind of link is called. */
export function kindWord(kind: Kind, text: ReportView['text']): string {
  return text.t(linkKinds[kind]);
}

/** Which links of the target, and which readers, a wall is about; null where it is about all. */
function limitsOf({ links, only }: Wall, { text }: ReportView): string | null {
  const parts = [
    ...(links?.kinds ?? []).map((kind) => text.t(linkKinds[kind])),
    ...(links?.hosts ?? []),
    ...(links?.paths ?? []),
    ...(only?.client === undefined ? [] : [text.t(only.client === 'mobile' ? 'clientMobile' : 'clientDesktop')]),
    ...(only?.region === undefined ? [] : [regionName(only.region, text)]),
  ];
  return parts.length === 0 ? null : text.list(parts);
}

/** Where links of a wall are met, in a few words: its platform and surfaces. */
export function wallPlace(wall: Wall, view: ReportView): string {
  return waysOf(wall, view).from;
}

/** Where links of a wall are met, and where they lead. An inbound wall is raised by the platform they lead to. */
function waysOf(wall: Wall, view: ReportView): { readonly from: string; readonly to: string } {
  const { text, report } = view;
  const raiser = shortName(wall.platform, report.names, text);
  const others = targetsOf(wall.to, view);
  const surfaces =
    wall.from === null
      ? text.t('surfacesAll')
      : text.list(wall.from.map((surface) => surfaceName(surface, wall.inbound ? null : wall.platform, text)));
  const place = (platform: string) => text.t('placeSurfaces', { platform, surfaces });
  return wall.inbound ? { from: place(others), to: raiser } : { from: place(raiser), to: others };
}

const rolloutLabels = { trial: 'rolloutTrial', partial: 'rolloutPartial' } as const;
const confidenceLabels = { high: 'confidenceHigh', medium: 'confidenceMedium', low: 'confidenceLow' } as const;

/** One wall with all that is known of it. */
export function WallRecord({ wall, stale }: { readonly wall: Wall; readonly stale: boolean }) {
  const view = useReport();
  const { text } = view;
  const ways = waysOf(wall, view);
  const limits = limitsOf(wall, view);
  return (
    <div class="record">
      <dl class="facts">
        <Fact label="recordEffect">
          <EffectWord effect={wall.effect} />
        </Fact>
        <StandardFact effect={wall.effect} />
        <Fact label="recordFrom">{ways.from}</Fact>
        <Fact label="recordTo">{ways.to}</Fact>
        {limits !== null && <Fact label="recordOnly">{limits}</Fact>}
        {wall.through.length > 0 && (
          <Fact label="recordThrough">
            {text.rich('recordThroughWrappers', { wrappers: <code>{wall.through.join(', ')}</code> })}
          </Fact>
        )}
        {wall.inbound && <Fact label="recordRaisedBy">{ways.to}</Fact>}
        <Fact label="recordSince">
          {wall.orEarlier ? text.rich('orEarlier', { day: <Day day={wall.since} /> }) : <Day day={wall.since} />}
        </Fact>
        {wall.until !== null && (
          <Fact label="recordUntil">
            <Day day={wall.until} />
          </Fact>
        )}
        <Fact label="recordVerified">
          <Confirmed day={wall.verified} stale={stale} bare />
        </Fact>
        {wall.rollout !== 'full' && <Fact label="recordRollout">{text.t(rolloutLabels[wall.rollout])}</Fact>}
        <Fact label="recordConfidence">{text.t(confidenceLabels[wall.confidence])}</Fact>
        {wall.reason !== undefined && <RuleFact label="recordReason" words={wall.reason} />}
        {wall.note !== undefined && <RuleFact label="recordNote" words={wall.note} />}
        <Fact label="recordSources">
          <Sources evidence={wall.evidence} />
        </Fact>
        <Fact label="recordId">
          <code>{wall.id}</code>
        </Fact>
      </dl>
    </div>
  );
}

interface RecordRowProps {
  readonly place: ComponentChild;
  readonly effect: keyof typeof effectLabels;
  /** Null where nothing is recorded, so that there is nothing to unfold. */
  readonly wall: Wall | null;
  readonly stale: boolean;
  /** What is said of its days; when it was last confirmed, where nothing else is. */
  readonly when?: ComponentChild;
  /** What follows the record once it is unfolded. */
  readonly more?: ComponentChild;
}

/** A record in a list: where, what, last confirmed when; unfolded everything known of it. */
export function RecordRow({ place, effect, wall, stale, when, more }: RecordRowProps) {
  const summary = (
    <span class="record-summary">
      <span class="record-place">{place}</span> <EffectWord effect={effect} />{' '}
      {when ?? (wall !== null && <Confirmed day={wall.verified} stale={stale} />)}
    </span>
  );
  if (wall === null) return <div class="record-plain">{summary}</div>;
  return (
    <Disclosure kind="record" summary={summary}>
      {() => (
        <>
          <WallRecord wall={wall} stale={stale} />
          {more}
        </>
      )}
    </Disclosure>
  );
}
