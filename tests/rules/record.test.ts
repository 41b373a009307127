import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { parse } from 'yaml';
import { readSources, rulesFolder } from '../../rules/load.ts';
import type { MilestonesFile, PlatformFile } from '../../rules/schema.ts';

/** The record that the rules are made from, which is no part of the project. */
const factsFolder = resolve(import.meta.dirname, '../../../shared/facts');
const factsMissing = existsSync(factsFolder) ? null : `the event record is not on this machine (${factsFolder})`;

// Never silently.
if (factsMissing !== null) console.warn(`the rules are not compared with the event record: ${factsMissing}`);

function needsFacts(ctx: Pick<TestContext, 'skip'>): void {
  if (factsMissing !== null) ctx.skip(factsMissing);
}

interface Named {
  readonly id: string;
}

function facts(name: string): unknown {
  return JSON.parse(readFileSync(join(factsFolder, name), 'utf8'));
}

const kinds = ['event', 'platform', 'wrapper', 'blockPage'] as const;
type Kind = (typeof kinds)[number];

/** Ids of the record, by kind. */
function recorded(kind: Kind): string[] {
  const { platforms } = facts('platforms.json') as { platforms: Named[] };
  const { wrappers } = facts('wrappers.json') as { wrappers: Named[] };
  const { block_pages: blockPages } = facts('blockpages.json') as { block_pages: Named[] };
  const lists = {
    event: facts('events.json') as Named[],
    platform: platforms,
    wrapper: wrappers,
    blockPage: blockPages,
  };
  return lists[kind].map(({ id }) => id);
}

/** Left out one by one besides: forms that a platform of the record has, and that no rule encodes. */
const leftOutKinds = [...kinds, 'host', 'miniProgram'] as const;

type LeftOut = { readonly [kind in (typeof leftOutKinds)[number]]?: string } & { readonly reason: string };

const leftOut: readonly LeftOut[] = parse(readFileSync(join(rulesFolder, 'left-out.yaml'), 'utf8'));
const sources = readSources(rulesFolder);
const files = sources.platforms.map(({ text }) => parse(text) as PlatformFile);
const milestones = parse(sources.milestones?.text ?? '[]') as MilestonesFile;

const walls = files.flatMap((file) => file.walls ?? []);
/** Where the rules speak of an id, by kind. */
const told: Record<Kind, Record<string, readonly string[]>> = {
  event: { walls: walls.flatMap(({ events }) => events ?? []), milestones: milestones.map(({ id }) => id) },
  platform: { rules: files.map(({ id }) => id) },
  wrapper: { rules: files.flatMap((file) => (file.wrappers ?? []).map(({ id }) => id)) },
  blockPage: { rules: files.flatMap((file) => (file.blockPages ?? []).map(({ id }) => id)) },
};

function leftOutOf(kind: Kind): string[] {
  return leftOut.flatMap((one) => one[kind] ?? []);
}

describe('the record and the rules', () => {
  it.for(kinds)('tell of every %s in one place, or give a reason why not', (kind, ctx) => {
    needsFacts(ctx);
    const places: Record<string, readonly string[]> = { ...told[kind], 'left-out': leftOutOf(kind) };
    const wrong = recorded(kind).flatMap((id) => {
      const found = Object.keys(places).filter((place) => places[place]?.includes(id));
      return found.length === 1 ? [] : [`${id}: ${found.join(', ') || 'nowhere'}`];
    });
    expect(wrong, 'name it in the `events` of a wall, in milestones.yaml or in left-out.yaml, in one of them').toEqual(
      [],
    );
  });

  it('speak of the same events', (ctx) => {
    needsFacts(ctx);
    const known = new Set(recorded('event'));
    const named = [...Object.values(told.event).flat(), ...leftOutOf('event')];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('left-out.yaml', () => {
  it('names one thing in each entry, once, and gives a reason', () => {
    for (const entry of leftOut) {
      const { reason, ...names } = entry;
      expect(reason, JSON.stringify(entry)).toMatch(/\w/);
      expect(Object.keys(names), JSON.stringify(entry)).toHaveLength(1);
      expect(leftOutKinds, JSON.stringify(entry)).toContain(Object.keys(names)[0]);
    }
    const names = leftOut.map(({ reason: _, ...name }) => JSON.stringify(name));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
