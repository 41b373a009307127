import { whyUnreadable } from './page-files.ts';
import { WrongUse } from './wrong-use.ts';

/** Does something with a folder of rules; what the file system says against it is told in one line, with what such a folder looks like. */
export function inRulesFolder<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, path, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new WrongUse(
      `cannot read or write ${path ?? folder}: ${whyUnreadable(error)}; a folder of rules holds rulebook.yaml and platforms/`,
    );
  }
}
