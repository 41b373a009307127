import { Document, isCollection, isMap, isPair, isSeq, type Node, visit } from 'yaml';
import { dayBefore, firstDay } from '../engine/dates.ts';
import type { PartialDay, Surface, WallEffect, WrapperEffect } from '../engine/types.ts';
import { fileKinds } from './file-kinds.ts';
import { formOf } from './form.ts';
import { type ParsedFile, parse } from './read.ts';
import { todo } from './todo.ts';

/** What a new platform is begun with. */
export interface NewPlatform {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** The platform itself where it is null. */
  readonly group: string | null;
  readonly hosts: readonly string[];
  /** The surface of the pages on these hosts. */
  readonly surface: Surface;
  readonly abroad: boolean;
}

/** What a new wall is begun with. */
export interface NewWall {
  readonly from: readonly Surface[] | 'all';
  /** As a rule file writes it: platforms, `@groups`, or `any`. */
  readonly to: readonly string[];
  readonly effect: WallEffect;
  readonly since: PartialDay;
  readonly verified: PartialDay;
  readonly sources: readonly string[];
  /** A link that the wall decides. */
  readonly link: string;
}

/** What a new wrapper is begun with. */
export interface NewWrapper {
  readonly host: string;
  readonly path: string;
  readonly param: string;
  readonly effect: WrapperEffect;
}

function parsed(text: string): ParsedFile {
  const { file, problems } = parse({ path: '', text });
  if (file === null || !isMap(file.document.contents)) throw new Error(problems[0]?.message ?? 'it is no map');
  return file;
}

function inForm(text: string): string {
  return formOf(parsed(text), fileKinds.platform).text;
}

/** Puts lists and maps of single values in brackets, as people write them; what is too long for a line comes out of them again. */
function inBrackets<N extends Node | Document>(node: N): N {
  visit(node, {
    Collection: (_key, inner) => {
      const values = inner.items.map((item) => (isPair(item) ? item.value : item));
      inner.flow = values.length > 0 && !values.some(isCollection);
    },
  });
  return node;
}

/** The text of a new platform's file. */
export function platformText({ id, name, group, hosts, surface, abroad }: NewPlatform): string {
  const document = new Document({
    id,
    name,
    ...(group === null ? {} : { group }),
    ...(abroad ? { abroad } : {}),
    hosts: Object.fromEntries(hosts.map((host) => [host, surface])),
    lookalikes: [todo],
  });
  inBrackets(document);
  const table = document.get('hosts');
  // A line for each host, since more will come.
  if (isMap(table)) table.flow = false;
  return inForm(document.toString());
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/**
 * The id of a new wall: whose it is, the surface where it is one, whom it names, its first month; and a number where that
 * is taken.
 */
export function wallId(platform: string, { from, to, since }: NewWall, taken: ReadonlySet<string>): string {
  const surface = from.length === 1 ? from : [];
  const named = (to[0] as string).replace(/^@/, '');
  return freeId([platform, ...surface, named, firstDay(since).slice(0, 7)].join('-'), taken);
}

/** The id of a new wrapper: whose it is and the last word of its path; and a number where that is taken. */
export function wrapperId(platform: string, { path }: NewWrapper, taken: ReadonlySet<string>): string {
  const word = /([a-z0-9]+)[^a-z0-9]*$/.exec(path.toLowerCase())?.[1] ?? 'link';
  return freeId(`${platform}-${word}`, taken);
}

/** The record of a new wall. What was so on the day before it, only a person can say. */
export function wallRecord(id: string, wall: NewWall): object {
  const { from, to, effect, since, verified, sources, link } = wall;
  const [first, last] = [firstDay(since), firstDay(verified)];
  return {
    id,
    from,
    to: to.length === 1 ? to[0] : to,
    effect,
    since,
    verified,
    rollout: 'full',
    confidence: 'low',
    evidence:
      sources.length === 0
        ? 'withheld'
        : sources.map((url) => ({ url, title: todo, publisher: todo, date: todo, kind: todo })),
    examples: [
      { link, on: dayBefore(since), expect: todo },
      { link, on: first, expect: effect },
      ...(last > first ? [{ link, on: last, expect: effect }] : []),
    ],
  };
}

/** The record of a new wrapper. Whether it is read rightly, only a real address can show. */
export function wrapperRecord(id: string, { host, path, param, effect }: NewWrapper): object {
  return {
    id,
    hosts: [host],
    path,
    target: { param },
    effect,
    evidence: 'withheld',
    examples: [{ link: `https://${host}${path}?${param}=${todo}`, target: todo }],
  };
}

/** A platform's file with one more record in a section; everything else stays as it is. Throws where the text is no such file. */
export function withRecord(text: string, section: 'walls' | 'wrappers', record: object): string {
  const file = parsed(text);
  const { document } = file;
  const list = document.get(section);
  const node = inBrackets(document.createNode(record));
  if (isSeq(list)) list.add(node);
  else document.set(section, inBrackets(document.createNode([record])));
  return inForm(document.toString());
}
