import type { Suite } from '../harness.ts';
import { addedSuite } from './added.ts';
import { engineSuite } from './engine.ts';
import { heapSuite } from './heap.ts';
import { marksSuite } from './marks.ts';
import { messagesSuite } from './messages.ts';
import { popupSuite } from './popup.ts';
import { rulesSuite } from './rules.ts';
import { scanSuite } from './scan.ts';
import { sizesSuite } from './sizes.ts';
import { textSuite } from './text.ts';

/** All suites, the quick ones first. */
export const suites: readonly Suite[] = [
  sizesSuite,
  rulesSuite,
  engineSuite,
  popupSuite,
  marksSuite,
  messagesSuite,
  heapSuite,
  textSuite,
  addedSuite,
  scanSuite,
];
