import * as v from 'valibot';
import { clients, effects, kinds, surfaces, wallEffects } from '../engine/types.ts';
import {
  clientMeanings,
  confidenceMeanings,
  effectMeanings,
  kindMeanings,
  rolloutMeanings,
  surfaceMeanings,
} from './meanings.ts';
import {
  day,
  described,
  evidenceList,
  filled,
  hostPattern,
  id,
  localised,
  partialDay,
  pathTemplate,
  set,
  text,
  word,
} from './schema-parts.ts';

const destinationName = described(
  v.pipe(v.string(), v.regex(/^@?[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'name a platform, a group as @group, or `any`')),
  'A platform such as `taobao`, a group such as `"@alibaba"`, or `any` for every link that is not the platform’s own.',
);

const wallExample = v.strictObject({
  link: described(text, 'The link that is met, such as `https://item.taobao.com/item.htm?id=1`.'),
  on: described(day, 'The day on which it is met, as YYYY-MM-DD.'),
  expect: described(
    word(effects, effectMeanings),
    'The verdict that must come out; where it is the effect of this wall, this wall must decide.',
  ),
  from: v.optional(
    described(
      word(surfaces, surfaceMeanings),
      'The surface on which it is met; without it, the first that the wall names.',
    ),
  ),
  platform: v.optional(
    described(id, 'For an inbound wall, the platform the visitor comes from; without it, the first that `to` names.'),
  ),
  by: v.optional(described(id, 'The wall or wrapper that must decide instead of this wall.')),
});

/** One dated, sourced record: from this vantage, links to that platform get this effect. */
export const wallSchema = v.strictObject({
  id: described(
    id,
    'The name of this wall, unique for ever: platform, surface or target, first month, such as `wechat-moments-taobao-2013-11`. A wall that ended keeps it and gets an `until`.',
  ),
  from: described(
    v.union(
      [
        v.pipe(v.array(word(surfaces, surfaceMeanings)), v.minLength(1, 'name at least one surface, or write `all`')),
        described(v.literal('all'), 'Every surface of this platform.'),
      ],
      'list surfaces such as [chat, moments], or write `all`',
    ),
    'The surfaces of this platform on which the link is met, such as `[chat, moments]`, or `all`. A wall for one surface says nothing of another.',
  ),
  to: described(
    v.union(
      [
        destinationName,
        v.pipe(v.array(destinationName), v.minLength(1, 'name at least one platform or group, or write `any`')),
        v.strictObject({
          not: described(
            v.pipe(v.array(destinationName), v.minLength(1, 'name at least one platform or group')),
            'The platforms and groups that are excepted; the wall is for all other links.',
          ),
        }),
      ],
      'name platforms, groups as "@group", `any`, or { not: [platforms and groups] }',
    ),
    'Where the link leads: platforms, groups such as `"@alibaba"`, `any` for every link that is not the platform’s own, or `{ not: [taobao] }`.',
  ),
  links: v.optional(
    described(
      v.strictObject({
        kinds: v.optional(
          described(
            filled(word(kinds, kindMeanings)),
            'Only links of these kinds, such as `[payment]`; without it, of every kind.',
          ),
        ),
        hosts: v.optional(
          described(set(filled(hostPattern)), 'Only links on these hosts of the target, such as `[qr.alipay.com]`.'),
        ),
        paths: v.optional(
          described(filled(pathTemplate), 'Only links whose path is one of these or beneath it, such as `[/invite]`.'),
        ),
      }),
      'Restricts the wall to some links of the target; without it, the wall is for all of them.',
    ),
  ),
  only: v.optional(
    described(
      v.strictObject({
        client: v.optional(described(word(clients, clientMeanings), 'Only readers who use this client.')),
        region: v.optional(
          described(
            v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'write a country code of two capitals, such as CA')),
            'Only readers in this country, as a code of two capitals such as `CA`.',
          ),
        ),
      }),
      'Restricts the wall to some readers; where the place does not say who reads, the verdict is `depends`.',
    ),
  ),
  through: v.optional(
    described(
      filled(id),
      'The wrappers that this platform puts around such links. A link found without them has been let through; one that has them on is judged by the wrapper.',
    ),
  ),
  inbound: v.optional(
    described(
      v.literal(true),
      'Set where this platform raises the wall against visitors who come from `to`; `from` are surfaces over there then.',
    ),
  ),
  judged: v.optional(
    described(
      v.literal(false),
      'Set where the wall is known but cannot be seen from a link: it is shown beside verdicts and never part of them. Needs a `reason`.',
    ),
  ),
  reason: v.optional(
    described(
      localised('The end of the sentence'),
      'When a wall that is not judged applies, as the end of "may also be stopped if …".',
    ),
  ),
  effect: described(word(wallEffects, effectMeanings), 'What happens to the link there, as the reader meets it.'),
  since: described(
    partialDay,
    'The first day, included, such as 2021-09-17; 2021-09 or "2021" where the source knows no better, which counts as the first day.',
  ),
  orEarlier: v.optional(
    described(
      v.literal(true),
      'Set where it stood on `since` already and may have begun earlier: the day is an upper bound.',
    ),
  ),
  until: v.optional(
    described(partialDay, 'The first day on which it no longer stands, such as 2022-01-27; absent while it stands.'),
  ),
  verified: described(
    partialDay,
    'The last day on which a source saw it standing, such as 2022-01-27. Verdicts say so when that is long ago.',
  ),
  rollout: described(
    word(['full', 'trial', 'partial'], rolloutMeanings),
    'How far it has been rolled out. Readers are told; the effect stays the same.',
  ),
  confidence: described(
    word(['high', 'medium', 'low'], confidenceMeanings),
    'How sure the sources make it: high needs two publishers or the platform’s own words, `withheld` evidence is low.',
  ),
  evidence: evidenceList,
  events: v.optional(
    described(
      v.array(text),
      'The entries of the event record that this wall encodes; each is here or in left-out.yaml.',
    ),
  ),
  note: v.optional(
    described(localised('The note'), 'What a reader should know besides: what is uncertain, what sources disagree on.'),
  ),
  examples: described(
    v.pipe(v.array(wallExample), v.minLength(2, 'give at least one link that it decides and one near miss')),
    'Tests: links that it decides on its first and its last known day, and near misses on the day before and the day it ended.',
  ),
});

export type WallFile = v.InferOutput<typeof wallSchema>;
