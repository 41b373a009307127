import type { GenericSchema, InferOutput } from 'valibot';
import type { Rulebook } from '../engine/types.ts';
import { checkClaims } from './check-claims.ts';
import { checkReferences } from './check-references.ts';
import { compile } from './compile.ts';
import { type Kind, kinds } from './kinds.ts';
import { inOrder } from './order.ts';
import type { Problem } from './problem.ts';
import { type ParsedFile, parse, type ReadFile, readShape, type SourceFile } from './read.ts';
import type { LeftOutFile } from './schema.ts';
import { nameOf, type PlatformSource, type RuleSources } from './sources.ts';

/** A file that could be parsed, and what kind of file it is. */
export interface Sheet {
  readonly parsed: ParsedFile;
  readonly kind: Kind;
}

/** All rule files, as far as they can be understood. */
export interface Assembled {
  /** Null where a problem stands in the way. */
  readonly rulebook: Rulebook | null;
  /** What can be parsed, whatever it says. */
  readonly sheets: readonly Sheet[];
  /** What has the right shape. */
  readonly platforms: readonly PlatformSource[];
  readonly leftOut: ReadFile<LeftOutFile> | null;
  /** What stands in the way of a rulebook: text that is no YAML, wrong shapes, names claimed twice or by nobody. */
  readonly problems: readonly Problem[];
}

/** Reads all rule files and compiles them, or tells everything that stands in the way. */
export function assemble({ head, platforms, leftOut }: RuleSources): Assembled {
  const problems: Problem[] = [];
  const sheets: Sheet[] = [];
  const read = <S extends GenericSchema>(source: SourceFile, kind: Kind<S>): ReadFile<InferOutput<S>>[] => {
    const { file: parsed, problems: unparsed } = parse(source);
    problems.push(...unparsed);
    if (parsed === null) return [];
    sheets.push({ parsed, kind });
    const { file, problems: misshapen } = readShape(parsed, kind.schema);
    problems.push(...misshapen);
    return file === null ? [] : [file];
  };

  const [readHead] = read(head, kinds.head);
  const files = platforms.flatMap((source) => read(source, kinds.platform));
  const [readLeftOut] = leftOut === null ? [] : read(leftOut, kinds.leftOut);
  // Files with a broken shape are known by their names: one mistake is not told many times.
  const known = new Set(platforms.map(({ path }) => nameOf(path)));
  problems.push(...checkClaims(files), ...checkReferences(files, known));
  const rulebook =
    readHead === undefined || problems.length > 0
      ? null
      : compile(
          readHead.value,
          files.map(({ value }) => inOrder(value, kinds.platform.schema)),
        );
  return { rulebook, sheets, platforms: files, leftOut: readLeftOut ?? null, problems };
}
