import type { Evidence } from '../engine/types.ts';
import type { Path } from './complaints.ts';
import type { Problem } from './problem.ts';
import type { WallFile } from './schema-walls.ts';
import type { PlatformSource } from './sources.ts';

/** Who speaks in a source: its publisher without what stands in brackets behind, else the host of its address. */
function publisherOf({ url, publisher }: Evidence): string {
  const name = publisher?.replace(/[（(].*$/, '').trim() ?? '';
  return (name === '' ? (plainAddress(url).split(/[/?#:]/)[0] as string) : name).toLowerCase();
}

/** An address without what makes no other source of it: encryption, `www` and the slash at the end. */
function plainAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

function listedTwice(file: PlatformSource, evidence: WallFile['evidence'], path: Path): Problem[] {
  if (typeof evidence === 'string') return [];
  const urls = evidence.map(({ url }) => plainAddress(url));
  return urls.flatMap((url, i) => {
    const first = urls.indexOf(url);
    if (first === i) return [];
    const message = `this source is listed twice, first as no. ${first + 1} of the list`;
    return [file.problemAt([...path, 'evidence', i], message, 'one source counts once: join the two entries')];
  });
}

/** What keeps the sources of a wall from carrying high confidence; null where nothing does. */
function tooLittle(evidence: readonly Evidence[]): string | null {
  if (evidence.some(({ kind }) => kind === 'primary')) return null;
  const [first, ...others] = new Set(evidence.map(publisherOf));
  if (first === undefined || others.length > 0) return null;
  return evidence.length === 1 ? `its one source is ${first}` : `all its sources are ${first}`;
}

function checkConfidence(file: PlatformSource, { id, confidence, evidence }: WallFile, path: Path): Problem[] {
  const place = [...path, 'confidence'];
  if (typeof evidence === 'string') {
    if (confidence === 'low') return [];
    const message = `the evidence of \`${id}\` is withheld, yet confidence is ${confidence}`;
    return [file.problemAt(place, message, 'write `low`, or show a source')];
  }
  const why = confidence === 'high' ? tooLittle(evidence) : null;
  if (why === null) return [];
  const hint =
    "high means two publishers that do not copy each other, or the platform's own words (kind `primary`): add one, or write `medium`";
  return [file.problemAt(place, `\`${id}\` claims high confidence, but ${why}`, hint)];
}

/** Sources that are listed twice, and walls that claim more confidence than their sources carry. */
export function checkEvidence(file: PlatformSource): Problem[] {
  const { walls = [], wrappers = [] } = file.value;
  return [
    ...wrappers.flatMap(({ evidence }, i) => listedTwice(file, evidence, ['wrappers', i])),
    ...walls.flatMap((wall, i) => [
      ...listedTwice(file, wall.evidence, ['walls', i]),
      ...checkConfidence(file, wall, ['walls', i]),
    ]),
  ];
}
