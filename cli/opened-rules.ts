import type { RulebookIndex } from '../engine/rulebook.ts';
import { NoRulebook, openRevision } from '../rules/revision.ts';
import { inRulesFolder } from './rules-folder.ts';
import { WrongUse } from './wrong-use.ts';

/** Opens the rules that a person names: a `rulebook.json`, a folder of rule files, or a git revision. Throws {@link WrongUse}. */
export function openedRules(name: string, option?: string): RulebookIndex {
  try {
    return inRulesFolder(name, () => openRevision(name));
  } catch (error) {
    if (error instanceof NoRulebook)
      throw new WrongUse(option === undefined ? error.message : `${option}: ${error.message}`);
    throw error;
  }
}
