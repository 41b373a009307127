import type { ReadFile, SourceFile } from './read.ts';
import type { PlatformFile } from './schema.ts';

/** The texts of all rule files. */
export interface RuleSources {
  /** `rulebook.yaml` */
  readonly head: SourceFile;
  /** `platforms/*.yaml` */
  readonly platforms: readonly SourceFile[];
  /** `left-out.yaml`; null where the folder has none. */
  readonly leftOut: SourceFile | null;
  /** `milestones.yaml`; null where the folder has none, which means that there are no milestones. */
  readonly milestones: SourceFile | null;
}

/** A platform's file of the right shape. */
export type PlatformSource = ReadFile<PlatformFile>;

/** The name of a file without folder and ending. */
export function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}
