import type { GenericSchema, InferOutput } from 'valibot';
import type { Rulebook } from '../engine/types.ts';
import { checkClaims } from './check-claims.ts';
import { checkPasscodeForms } from './check-passcode-forms.ts';
import { checkReferences } from './check-references.ts';
import { compile } from './compile.ts';
import { type FileKind, fileKinds } from './file-kinds.ts';
import { inOrder } from './order.ts';
import { outlineOf } from './outline.ts';
import type { Problem } from './problem.ts';
import { type ParsedFile, parse, type ReadFile, readShape, type SourceFile } from './read.ts';
import type { LeftOutFile, MilestonesFile, RulebookFile } from './schema.ts';
import { nameOf, type PlatformSource, type RuleSources } from './sources.ts';

/** A file that could be parsed, and what kind of file it is. */
export interface Sheet {
  readonly parsed: ParsedFile;
  readonly kind: FileKind;
}

/** All rule files, as far as they can be understood. */
export interface Assembled {
  /** Null where a problem stands in the way. */
  readonly rulebook: Rulebook | null;
  /** What the checks may ask although names are still wrong; null where a platform is missing from it, or an id is not clear. */
  readonly draft: Rulebook | null;
  /** What can be parsed, whatever it says. */
  readonly sheets: readonly Sheet[];
  /** What has the right shape. */
  readonly platforms: readonly PlatformSource[];
  /** Whether that is every platform's file: what is missing otherwise may be what another file is about. */
  readonly complete: boolean;
  readonly leftOut: ReadFile<LeftOutFile> | null;
  readonly milestones: ReadFile<MilestonesFile> | null;
  /** What stands in the way of a rulebook: text that is no YAML, wrong shapes, names claimed twice or by nobody. */
  readonly problems: readonly Problem[];
}

/** A head for the draft: the checks of platforms do not look at it. */
const noHead: RulebookFile = { version: '0.0.0.0', title: '', licence: '' };

/** What became of a file that was read before, so that whoever assembles many almost equal sets reads each file once. */
interface Reading {
  readonly sheet: Sheet | null;
  readonly file: ReadFile<unknown> | null;
  readonly problems: readonly Problem[];
}

/** Readings by the very object that was handed in. */
export type Readings = WeakMap<SourceFile, Reading>;

function readingOf(source: SourceFile, kind: FileKind): Reading {
  const { file: parsed, problems: unparsed } = parse(source);
  if (parsed === null) return { sheet: null, file: null, problems: unparsed };
  const { file, problems: misshapen } = readShape(parsed, kind.schema);
  return { sheet: { parsed, kind }, file, problems: [...unparsed, ...misshapen] };
}

/** Reads all rule files and compiles them, or tells everything that stands in the way. */
export function assemble(
  { head, platforms, leftOut, milestones }: RuleSources,
  readings: Readings = new WeakMap(),
): Assembled {
  const sheets: Sheet[] = [];
  const read = <S extends GenericSchema>(source: SourceFile, kind: FileKind<S>, found: Problem[]) => {
    const { sheet, file, problems } = readings.get(source) ?? readingOf(source, kind);
    readings.set(source, { sheet, file, problems });
    found.push(...problems);
    if (sheet !== null) sheets.push(sheet);
    return file === null ? [] : [file as ReadFile<InferOutput<S>>];
  };

  const inHead: Problem[] = [];
  const inPlatforms: Problem[] = [];
  const inLeftOut: Problem[] = [];
  const inMilestones: Problem[] = [];
  const [readHead] = read(head, fileKinds.head, inHead);
  const files = platforms.flatMap((source) => read(source, fileKinds.platform, inPlatforms));
  const [readLeftOut] = leftOut === null ? [] : read(leftOut, fileKinds.leftOut, inLeftOut);
  const [readMilestones] = milestones === null ? [] : read(milestones, fileKinds.milestones, inMilestones);
  const claims = checkClaims(files);
  const forms = checkPasscodeForms(files);
  // Files with a broken shape are known by what they name: one mistake is not told many times.
  const outlines = sheets.flatMap(({ parsed, kind }) => (kind === fileKinds.platform ? [outlineOf(parsed)] : []));
  const unread = platforms.map(({ path }) => nameOf(path)).filter((id) => !outlines.some((one) => one.id === id));
  const references = checkReferences(files, outlines, unread);
  const draft =
    inPlatforms.length + claims.length + forms.length > 0
      ? null
      : compile(
          readHead?.value ?? noHead,
          files.map(({ value }) => inOrder(value, fileKinds.platform.schema)),
          readMilestones?.value ?? [],
        );
  return {
    rulebook: readHead === undefined || references.length + inMilestones.length > 0 ? null : draft,
    draft,
    sheets,
    platforms: files,
    complete: files.length === platforms.length,
    leftOut: readLeftOut ?? null,
    milestones: readMilestones ?? null,
    problems: [...inHead, ...inPlatforms, ...inMilestones, ...inLeftOut, ...claims, ...references, ...forms],
  };
}
