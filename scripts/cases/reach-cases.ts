import type { RulebookIndex } from '../../engine/rulebook.ts';
import { type Kind, kinds, type Surface, type Wall } from '../../engine/types.ts';
import { boundaryDays } from './days.ts';
import { type Ground, groundOf } from './destinations.ts';
import { hiddenLink, ordinaryLink, strangeLink } from './links.ts';
import { type Question, questionsOf } from './questions.ts';
import { measure, type Reach, type ReachFile, type ReachLinks, type Ruler } from './reach.ts';
import { concerns, targetOf } from './target.ts';

/** By kind, one link to each platform that has one, and links that belong to nobody. */
function reachLinks({ links, rulebook }: Ground): ReachLinks {
  const found: Partial<Record<Kind, Record<string, string>>> = {};
  for (const kind of kinds) {
    const holders = [...links].flatMap(([id, own]) => (own.has(kind) ? [[id, own.get(kind) as string] as const] : []));
    if (holders.length > 0) found[kind] = Object.fromEntries(holders);
  }
  const hidden = hiddenLink(null, rulebook);
  return {
    ...found,
    page: { ...found.page, nobody: ordinaryLink },
    ...(hidden !== null && { wrapper: { ...found.wrapper, nobody: hidden } }),
    other: { nobody: strangeLink },
  };
}

/** The questions that a wall's reach is measured from: its first, and at a checkout also one about a page instead of a payment. */
function startsOf(wall: Wall, { links }: Ruler, ground: Ground): Question[] {
  const concerned = (question: Question) =>
    concerns(wall, question.place, targetOf(question.link, ground.rulebook), ground.rulebook);
  const first = questionsOf(wall, ground).find((question) => !question.found && concerned(question));
  if (first === undefined) return [];
  const { platform, kind } = targetOf(first.link, ground.rulebook);
  const page = platform === null ? undefined : links.page?.[platform];
  if (kind !== 'payment' || page === undefined) return [first];
  return [first, { ...first, link: page }].filter(concerned);
}

function reachesOf(wall: Wall, ruler: Ruler, ground: Ground): Reach[] {
  const days = [...new Set(boundaryDays(wall))];
  return startsOf(wall, ruler, ground).flatMap(({ place, link }) => {
    const { kind } = targetOf(link, ground.rulebook);
    const { platform: from, client, region } = place;
    const reader = { ...(client !== null && { client }), ...(region !== null && { region }) };
    return measure({ wall: wall.id, from, ...reader, link, kind }, place.surface as Surface, days, ruler) ?? [];
  });
}

/** How far every wall reaches, judged or not. A wall that never decides has no entry. */
export function reachCases(rulebook: RulebookIndex): ReachFile {
  const ground = groundOf(rulebook);
  const links = reachLinks(ground);
  const ruler = { rulebook, links, targets: new Map() };
  return { links, walls: [...rulebook.walls.values()].flatMap((wall) => reachesOf(wall, ruler, ground)) };
}
