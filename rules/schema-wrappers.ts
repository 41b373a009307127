import * as v from 'valibot';
import { encodings, wallEffects, wrapperEffects } from '../engine/types.ts';
import { effectMeanings, encodingMeanings, wrapperEffectMeanings } from './meanings.ts';
import {
  described,
  evidenceList,
  filled,
  hostPattern,
  id,
  made,
  oneOrMore,
  parameters,
  partialDay,
  pathTemplate,
  schemePattern,
  set,
  text,
  webAddress,
  word,
} from './schema-parts.ts';

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

/** A page that carries another address in its own. */
export const wrapperSchema = v.strictObject({
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

/** An address that means "a link was stopped here". */
export const blockPageSchema = v.strictObject({
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

export type WrapperFile = v.InferOutput<typeof wrapperSchema>;
export type CarrierFile = v.InferOutput<typeof carrier>;
