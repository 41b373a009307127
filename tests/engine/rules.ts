import { openRules } from '../../rules/load.ts';

/** The project's own rules, compiled once for all cases of a file. */
export const rulebook = openRules();
