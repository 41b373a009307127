import * as v from 'valibot';
import { surfaces } from '../engine/types.ts';
import { surfaceMeanings } from './meanings.ts';
import {
  byFirstDay,
  described,
  filled,
  hostOrScheme,
  hostPattern,
  hostWithParam,
  id,
  localised,
  partialDay,
  schemePattern,
  set,
  sources,
  text,
  webAddress,
  word,
} from './schema-parts.ts';
import { passcodeSchema } from './schema-passcodes.ts';
import { wallSchema } from './schema-walls.ts';
import { blockPageSchema, wrapperSchema } from './schema-wrappers.ts';

/**
 * The shape of the rule files. This is the one truth: the `*.schema.json` files, which editors read, are generated from it,
 * `assemble.ts` checks every file against it, and names and lists have the order of `order.ts` by it. Each description is
 * what an editor shows on hover, and what is said where the name is missing: a sentence, with what it is, an example, and
 * what happens without it.
 */

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
  shares: v.optional(
    described(
      set(v.array(hostWithParam)),
      'Addresses behind share buttons, such as `service.weibo.com/share/`, or `twitter.com/home?status` where only a parameter makes them one: they post the page they carry, are told and never judged.',
    ),
  ),
  logins: v.optional(
    described(
      set(v.array(hostPattern)),
      'Addresses that log readers in or out, or ask their leave for another site, such as `passport.weibo.com`: told and never judged.',
    ),
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
      v.array(blockPageSchema),
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
export type MilestonesFile = v.InferOutput<typeof milestonesSchema>;
export type RulebookFile = v.InferOutput<typeof rulebookSchema>;
