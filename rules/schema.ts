import * as v from 'valibot';
import { clients, effects, encodings, kinds, surfaces, wallEffects, wrapperEffects } from '../engine/types.ts';
import {
  clientMeanings,
  confidenceMeanings,
  effectMeanings,
  encodingMeanings,
  kindMeanings,
  rolloutMeanings,
  surfaceMeanings,
  wrapperEffectMeanings,
} from './meanings.ts';
import {
  byFirstDay,
  day,
  described,
  evidenceList,
  filled,
  hostOrScheme,
  hostPattern,
  id,
  localised,
  made,
  oneOrMore,
  parameters,
  partialDay,
  pathTemplate,
  schemePattern,
  set,
  sources,
  text,
  webAddress,
  word,
} from './schema-parts.ts';
import { passcodeSchema } from './schema-passcodes.ts';

/**
 * The shape of the rule files. This is the one truth: the `*.schema.json` files, which editors read, are generated from it,
 * `assemble.ts` checks every file against it, and names and lists have the order of `order.ts` by it. Each description is
 * what an editor shows on hover, and what is said where the name is missing: a sentence, with what it is, an example, and
 * what happens without it.
 */

const encoding = v.optional(
  described(
    word(encodings, encodingMeanings),
    'How the value was written. It is undone exactly once; without it the value is percent-encoded.',
  ),
);

const carrier = v.union(
  [
    v.strictObject({
      param: described(
        oneOrMore(text),
        'The query parameter that holds the target, such as `url`; of several names the first that is there.',
      ),
      encoding,
    }),
    v.strictObject({
      query: described(v.literal('whole'), 'Everything behind the question mark is the target.'),
      encoding,
    }),
    v.strictObject({
      path: described(
        v.pipe(v.string(), v.regex(/\{target\}/, 'mark the place of the target with {target}')),
        'A path in which `{target}` marks the place of the target, such as `/L0/{target}/`; at the end it takes all that follows.',
      ),
      encoding,
    }),
    v.strictObject({
      fragment: described(
        text,
        'The parameter that holds the target behind the hash, such as `url` in `#/jump?url=…`.',
      ),
      encoding,
    }),
    v.strictObject({
      json: described(
        text,
        'The member of a JSON text that holds the target, such as `url`; dots lead inwards: `data.url`.',
      ),
      in: described(text, 'The query parameter in which the JSON text stands, such as `params`.'),
      encoding,
    }),
    v.strictObject({
      rest: described(
        text,
        'The parameter behind whose `=` everything is the target; where it begins percent-encoded, only up to the next `&`.',
      ),
    }),
    v.strictObject({
      intent: described(text, 'The extra of an Android intent that holds the target, such as `browser_fallback_url`.'),
    }),
    described(v.literal('opaque'), 'There is a target, and it cannot be read without asking the sender.'),
  ],
  'say where the target stands: { param }, { query: whole }, { path }, { fragment }, { json, in }, { rest }, { intent } or opaque',
);

const target = described(
  v.union(
    [carrier, filled(carrier)],
    'say where the target stands: { param }, { query: whole }, { path }, { fragment }, { json, in }, { rest }, { intent } or opaque; or list several ways',
  ),
  'Where the address carries its target, such as `{ param: url }`. Several ways are tried in this order; `opaque` at the end says that there is a target which cannot be read.',
);

const wrapperEffect = word(wrapperEffects, wrapperEffectMeanings);

const wrapperCase = v.strictObject({
  when: v.optional(
    described(parameters, 'Parameters that must have these values for this case, such as `{ t: safety }`.'),
  ),
  path: v.optional(
    described(pathTemplate, 'A path that the address must have for this case; `{}` is one segment, `**` any number.'),
  ),
  effect: described(wrapperEffect, 'What the page does to the reader in this case.'),
});

const wrapperExample = v.strictObject({
  link: described(text, 'An address of this wrapper, a real one wherever one is known.'),
  target: described(
    v.nullable(text),
    'The address that must come out when it is unwrapped; `null` where it cannot be read.',
  ),
  made,
});

const wrapperSchema = v.strictObject({
  id: described(id, 'The name of this wrapper, unique for ever, such as `zhihu-link`; it is never renamed.'),
  hosts: v.optional(
    described(set(v.array(hostPattern)), 'The hosts on which it stands, each with everything under it.'),
  ),
  schemes: v.optional(
    described(
      set(v.array(schemePattern)),
      'The app schemes under which it stands, without the colon, such as `taobao`.',
    ),
  ),
  path: v.optional(
    described(
      oneOrMore(pathTemplate),
      'The paths at which it stands: `{}` is one segment, `**` any number, a slash at the end makes no difference. Without it, any path.',
    ),
  ),
  when: v.optional(described(parameters, 'Parameters that must have these values for the address to be this wrapper.')),
  target,
  base: v.optional(
    described(webAddress, 'What a target that is only a path is relative to; without it, the wrapper’s own host.'),
  ),
  leadsTo: v.optional(
    described(
      filled(id),
      'The platforms that an unreadable target can only belong to; without it, it can be anything.',
    ),
  ),
  effect: described(
    v.union(
      [
        wrapperEffect,
        v.pipe(
          v.array(v.union([wrapperEffect, wrapperCase], 'write an effect, or { when, path, effect }')),
          v.minLength(1, 'list at least one effect'),
        ),
      ],
      'write an effect, or a list of cases such as [{ path: /stop, effect: blocked }, warning]',
    ),
    'What the page does to the reader; or a list of cases, of which the first that fits holds.',
  ),
  verified: v.optional(
    described(partialDay, 'The last day on which a source saw it work; without it nothing is said of its age.'),
  ),
  evidence: evidenceList,
  note: v.optional(described(text, 'What a maintainer should know besides; readers do not see it.')),
  examples: described(
    v.pipe(v.array(wrapperExample), v.minLength(1, 'give at least one example')),
    'Tests: links with what must come out, so that each host, path, parameter and way to the target is seen at work.',
  ),
});

const blockPage = v.strictObject({
  id: described(id, 'The name of this page, unique for ever, such as `zhihu-leave`; it is never renamed.'),
  host: described(
    v.union(
      [hostPattern, v.pipe(set(v.array(hostPattern)), v.minLength(1, 'list at least one host'))],
      'write a host, or a list',
    ),
    'The host of the page, or several, each with everything under it.',
  ),
  path: v.optional(
    described(
      oneOrMore(pathTemplate),
      'The paths of the page: `{}` is one segment, `**` any number. Without it, any path.',
    ),
  ),
  when: v.optional(described(parameters, 'Parameters that must have these values for the address to be this page.')),
  target: v.optional(target),
  effect: described(
    word(wallEffects, effectMeanings),
    'What the page means: that a link was stopped, or met a page in between.',
  ),
  note: v.optional(described(text, 'What a maintainer should know besides; readers do not see it.')),
  examples: described(
    v.pipe(
      v.array(
        v.strictObject({
          link: described(text, 'An address of this page, a real one wherever one is known.'),
          target: described(
            v.nullable(text),
            'The address of the stopped link that must come out; `null` where it cannot be read.',
          ),
          made,
        }),
      ),
      v.minLength(1, 'give at least one example'),
    ),
    'Tests: addresses of the page with the stopped link that must come out.',
  ),
});

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

const wallSchema = v.strictObject({
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

const shortLink = v.union(
  [
    described(v.strictObject({}), 'Its short links lead to this platform only.'),
    v.strictObject({
      to: described(v.literal('anywhere'), 'Its short links lead to any site, such as those of `t.cn`.'),
    }),
    v.strictObject({
      ambiguous: described(
        v.pipe(v.array(id), v.minLength(2, 'name at least two platforms')),
        'The platforms that share the host on purpose, the likeliest first.',
      ),
    }),
    v.strictObject({
      param: described(text, 'The query parameter without which an address on this host is an ordinary page.'),
    }),
  ],
  'write {}, { to: anywhere }, { ambiguous: [platforms] } or { param: name }',
);

export const platformSchema = v.strictObject({
  id: described(id, 'The file’s name without its ending, for ever, such as `wechat`.'),
  name: described(
    localised('The name'),
    'What the platform is called in the interface, such as `{ en: Taobao, zh: 淘宝 }`.',
  ),
  group: v.optional(
    described(
      id,
      'Who owns it, such as `tencent`; two platforms of one group are no rivals. Without it, the platform owns itself.',
    ),
  ),
  abroad: v.optional(
    described(
      v.literal(true),
      'Set where it serves readers outside mainland China first: links to it are known, its pages are not scanned unasked.',
    ),
  ),
  status: v.optional(described(text, 'For a platform that closed, since when, such as `closed 2021-02`.')),
  note: v.optional(described(text, 'What a maintainer should know besides; readers do not see it.')),
  staleAfter: v.optional(
    described(
      v.pipe(v.number(), v.integer('write whole days'), v.minValue(1, 'write at least one day')),
      'How many days after `verified` a verdict is marked as stale; 540 where it is not said.',
    ),
  ),
  inside: v.optional(
    described(
      set(filled(id)),
      'The platforms inside whose hosts some of the hosts below stand, such as `[baidu]` for `tieba.baidu.com`. Says that this is meant.',
    ),
  ),
  hosts: v.optional(
    described(
      set(v.record(hostPattern, described(word(surfaces, surfaceMeanings), 'The surface of the pages on this host.'))),
      'The hosts on which pages of this platform stand, each with everything under it, and the surface of these pages, such as `mp.weixin.qq.com: article`. The longest match wins.',
    ),
  ),
  assets: v.optional(
    described(
      set(v.array(hostPattern)),
      'Hosts that only serve files: links there are the platform’s, and no page is there to read.',
    ),
  ),
  shortLinks: v.optional(
    described(
      set(
        v.union(
          [v.array(hostPattern), v.record(hostPattern, shortLink)],
          'list hosts, or write a map of hosts such as `t.cn: { to: anywhere }`',
        ),
      ),
      'Hosts whose addresses stand for others: a list where all lead to this platform, else a map such as `t.cn: { to: anywhere }`.',
    ),
  ),
  affiliates: v.optional(
    described(set(v.array(hostPattern)), 'Hosts that count a click and forward within the platform’s family.'),
  ),
  payments: v.optional(
    described(
      set(v.array(hostOrScheme)),
      'Addresses that ask for a payment, such as `qr.alipay.com` or `weixin://wxpay`.',
    ),
  ),
  miniPrograms: v.optional(
    described(set(v.array(hostOrScheme)), 'Addresses that open a mini program, such as `wxaurl.cn`.'),
  ),
  schemes: v.optional(
    described(
      set(
        v.union(
          [
            v.array(schemePattern),
            v.record(schemePattern, described(id, 'The platform that answers these addresses.')),
          ],
          'list schemes without the colon, or write a map of schemes such as `weixin: wechat`',
        ),
      ),
      'App schemes without the colon, such as `[taobao, tbopen]`; a map where another platform answers some of them.',
    ),
  ),
  userAgents: v.optional(
    described(set(v.array(text)), 'What its in-app browser calls itself, such as `MicroMessenger/`.'),
  ),
  lookalikes: v.optional(
    described(set(v.array(hostPattern)), 'Tests: hosts that look like this platform and must not be taken for it.'),
  ),
  wrappers: v.optional(
    described(
      v.array(wrapperSchema),
      'Pages of this platform that carry another address; the first that fits an address holds.',
    ),
  ),
  blockPages: v.optional(
    described(
      v.array(blockPage),
      'Addresses that mean "a link was stopped here"; the first that fits an address holds.',
    ),
  ),
  passcodes: v.optional(
    described(
      v.array(passcodeSchema),
      'Texts that are pasted into this platform’s app (口令), told by plain words, numbers and marks only.',
    ),
  ),
  walls: v.optional(
    described(
      byFirstDay(v.array(wallSchema)),
      'The dated records of what happens to links that are met on this platform, or that lead to it, by their first day.',
    ),
  ),
});

export const rulebookSchema = v.strictObject({
  version: described(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}\.\d{1,2}\.\d{1,2}\.\d+$/, 'a version is YYYY.M.D.n, such as 2026.11.22.1, and goes up'),
    ),
    'The version of all rules, as year, month, day and a number, such as 2026.11.22.1. Raise it with every change of a rule.',
  ),
  title: described(text, 'What the rulebook is called where it is cited.'),
  licence: described(text, 'The licence under which the rules may be used, as an SPDX name.'),
  homepage: v.optional(described(webAddress, 'Where the rulebook lives on the web.')),
});

const leftOutReason = described(text, 'Why it is no rule, as the rest of "It is left out because it is …".');

const milestoneSchema = v.strictObject({
  id: described(id, 'The id of its entry in the event record, unique for ever.'),
  date: described(
    partialDay,
    'The day on which it happened or came into force; a month or a year where the sources know no better.',
  ),
  name: described(localised('What happened, in one short line,'), 'What happened, in one short line for timelines.'),
  note: v.optional(described(localised('What a reader should know besides,'), 'What a reader should know besides.')),
  evidence: described(sources, 'Where it can be read; what has no source fit to show is no milestone.'),
});

/** `milestones.yaml`: what happened besides, that explains walls. */
export const milestonesSchema = described(
  v.array(milestoneSchema),
  'Dated acts of the state or of the trade that explain walls, the oldest first. They judge no link.',
);

/** `left-out.yaml`: what the record knows and the rules do not say. */
export const leftOutSchema = v.array(
  v.union(
    [
      v.strictObject({
        event: described(text, 'An entry of the event record that no wall encodes.'),
        reason: leftOutReason,
      }),
      v.strictObject({
        wrapper: described(text, 'A wrapper of the record that no file encodes.'),
        reason: leftOutReason,
      }),
      v.strictObject({
        blockPage: described(text, 'A block page of the record that no file encodes.'),
        reason: leftOutReason,
      }),
      v.strictObject({
        platform: described(text, 'A platform of the record that has no file.'),
        reason: leftOutReason,
      }),
      v.strictObject({
        host: described(text, 'A host of the record that no file claims.'),
        reason: leftOutReason,
      }),
      v.strictObject({
        miniProgram: described(text, 'A form of mini-program address of the record that no file encodes.'),
        reason: leftOutReason,
      }),
    ],
    'write one of `event`, `wrapper`, `blockPage`, `platform`, `host` and `miniProgram`, and a `reason`',
  ),
);

export type LeftOutFile = v.InferOutput<typeof leftOutSchema>;
export type PlatformFile = v.InferOutput<typeof platformSchema>;
export type WrapperFile = v.InferOutput<typeof wrapperSchema>;
export type MilestonesFile = v.InferOutput<typeof milestonesSchema>;
export type WallFile = v.InferOutput<typeof wallSchema>;
export type RulebookFile = v.InferOutput<typeof rulebookSchema>;
export type CarrierFile = v.InferOutput<typeof carrier>;
