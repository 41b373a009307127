/** What Hutong may cost. Suites measure, this file says what is allowed; `npm run bench -- --check` holds one against the other. */

export const suiteNames = [
  'engine',
  'scan',
  'added',
  'text',
  'messages',
  'popup',
  'marks',
  'sizes',
  'heap',
  'rules',
] as const;
export type SuiteName = (typeof suiteNames)[number];

/** One line of the table. */
export interface Budget {
  readonly id: string;
  readonly suite: SuiteName;
  readonly what: string;
  /** What was measured beside it in the same run; null where the figure itself is what counts. */
  readonly comparedWith: string | null;
  /** `×` for a ratio to what it is compared with, `^` for an exponent, else a unit of the figure; kB are 1,000 bytes. */
  readonly unit: '×' | '^' | 'ms' | 'kB' | 'MB';
  readonly sense: 'at most' | 'at least';
  /** Null where nothing is asked for and the figure is only told. */
  readonly must: number | null;
  readonly aim: number | null;
  /** Whether a missed `must` fails the check. False where the measure is a time that a busy machine changes at will. */
  readonly gated: boolean;
}

type Told = Omit<Budget, 'sense' | 'must' | 'aim' | 'gated'>;

const atMost = (told: Told, must: number, aim: number | null): Budget => ({
  ...told,
  sense: 'at most',
  must,
  aim,
  gated: true,
});
const atLeast = (told: Told, must: number, aim: number): Budget => ({
  ...atMost(told, must, aim),
  sense: 'at least',
});
/** Not asked for, but worth knowing. */
const only = (told: Told, aim: number | null = null): Budget => ({
  ...told,
  sense: 'at most',
  must: null,
  aim,
  gated: false,
});

/**
 * Scripts that the extension loads only when the reader asks for what they do, as they are called in the build, without
 * the hash: the script that takes pictures out of a page, what decodes the QR codes in them, the script that marks links, the
 * page on which one agrees to recording, and the one that shows the log with its plots, exports and imports.
 */
export const onDemand: readonly string[] = [
  'pictures',
  'qr',
  'codes-worker',
  'zxing_reader',
  'marks',
  'consent-page',
  'log-page',
  'log-shared',
  'log-files',
  'plots',
  'export',
  'import',
];

/** WXT's empty content script, gzipped (kB): what any script in a page costs that is made with it. */
export const emptyContentScript = 1.3;

const examine = 'engine: one address fully examined';
const oneAttribute = '`document.links` and one `getAttribute` each';
const yaml = 'reading the files as YAML';

export const budgets: readonly Budget[] = [
  atMost(
    { id: 'engine-url', suite: 'engine', what: examine, comparedWith: '`new URL(address)`', unit: '×' },
    1.5,
    0.45,
  ),
  only({
    id: 'engine-url-wechat',
    suite: 'engine',
    what: 'engine: the same, judged in a WeChat group chat',
    comparedWith: '`new URL(address)`',
    unit: '×',
  }),
  atLeast(
    { id: 'engine-ubo-hosts', suite: 'engine', what: examine, comparedWith: 'ubo-core, only our hosts', unit: '×' },
    1.5,
    5,
  ),
  atLeast(
    { id: 'engine-ubo-filters', suite: 'engine', what: examine, comparedWith: 'ubo-core, 50,000 filters', unit: '×' },
    5,
    24,
  ),
  atLeast(
    {
      id: 'engine-clearurls',
      suite: 'engine',
      what: examine,
      comparedWith: '205 host and parameter expressions in a loop, as ClearURLs works',
      unit: '×',
    },
    50,
    300,
  ),
  atMost(
    { id: 'scan-1000', suite: 'scan', what: 'first scan, cold, 1,000 links', comparedWith: oneAttribute, unit: '×' },
    5,
    2.6,
  ),
  atMost(
    { id: 'scan-5000', suite: 'scan', what: 'first scan, cold, 5,000 links', comparedWith: oneAttribute, unit: '×' },
    3.5,
    1.8,
  ),
  only({
    id: 'scan-10000',
    suite: 'scan',
    what: 'first scan, cold, 10,000 links',
    comparedWith: oneAttribute,
    unit: '×',
  }),
  atMost(
    {
      id: 'scan-100000',
      suite: 'scan',
      what: 'first scan, cold, 100,000 links',
      comparedWith: oneAttribute,
      unit: '×',
    },
    3,
    1.6,
  ),
  atMost(
    {
      id: 'scan-longest',
      suite: 'scan',
      what: 'longest single task of ours, 100,000 links',
      comparedWith: null,
      unit: 'ms',
    },
    50,
    16,
  ),
  atMost(
    {
      id: 'scan-growth',
      suite: 'scan',
      what: 'growth from 1,000 to 100,000 links: exponent of the fit',
      comparedWith: null,
      unit: '^',
    },
    1.1,
    1,
  ),
  atLeast(
    {
      id: 'added',
      suite: 'added',
      what: '10,000 links added in 100 batches',
      comparedWith: 'scanning the whole page again at each batch',
      unit: '×',
    },
    15,
    30,
  ),
  only(
    {
      id: 'added-loop',
      suite: 'added',
      what: "the page's own loop meanwhile",
      comparedWith: 'the same under an empty observer',
      unit: '×',
    },
    1,
  ),
  atMost(
    {
      id: 'text',
      suite: 'text',
      what: 'text scan of a 3 MB article',
      comparedWith: 'one `TreeWalker` pass over the text nodes',
      unit: '×',
    },
    3,
    1,
  ),
  atMost(
    {
      id: 'messages',
      suite: 'messages',
      what: 'messages for 10,000 findings, thread of the page',
      comparedWith: 'all of them in one message as objects',
      unit: '×',
    },
    0.3,
    0.06,
  ),
  only({
    id: 'messages-asked',
    suite: 'messages',
    what: 'the same, once the popup has asked',
    comparedWith: 'all of them in one message as objects',
    unit: '×',
  }),
  {
    id: 'popup',
    suite: 'popup',
    what: 'popup with 200 findings, first contentful paint',
    comparedWith: 'a static page with the same rows',
    unit: '×',
    sense: 'at most',
    must: 1.3,
    aim: 1.1,
    gated: false,
  },
  only({
    id: 'popup-complete',
    suite: 'popup',
    what: 'popup with 200 findings, all of it there and painted',
    comparedWith: 'a static page with the same rows',
    unit: '×',
  }),
  only({
    id: 'marks',
    suite: 'marks',
    what: 'one frame while 10,000 marked links are scrolled',
    comparedWith: 'the same page without marks',
    unit: '×',
  }),
  atMost(
    {
      id: 'size-reader',
      suite: 'sizes',
      what: 'content script, minified and gzipped',
      comparedWith: null,
      unit: 'kB',
    },
    15,
    6,
  ),
  atMost(
    {
      id: 'size-all',
      suite: 'sizes',
      what: 'all scripts, minified and gzipped, without what is loaded on demand',
      comparedWith: null,
      unit: 'kB',
    },
    120,
    60,
  ),
  atMost(
    {
      id: 'heap',
      suite: 'heap',
      what: 'heap after collection, 10,000 links, over an empty content script',
      comparedWith: null,
      unit: 'MB',
    },
    1,
    0.4,
  ),
  only({
    id: 'rules-compiled',
    suite: 'rules',
    what: 'rules read, shape checked, compiled',
    comparedWith: yaml,
    unit: '×',
  }),
  only({
    id: 'rules-checked',
    suite: 'rules',
    what: 'everything that `rules check` checks',
    comparedWith: yaml,
    unit: '×',
  }),
  only({
    id: 'rules-command',
    suite: 'rules',
    what: '`hutong rules check`, as a process',
    comparedWith: yaml,
    unit: '×',
  }),
  only({
    id: 'rules-process',
    suite: 'rules',
    what: 'a process that only says its version',
    comparedWith: yaml,
    unit: '×',
  }),
];

/** A budget by its id. Throws where there is none. */
export function budgetOf(id: string): Budget {
  const budget = budgets.find((one) => one.id === id);
  if (budget === undefined) throw new Error(`There is no budget called ${id}.`);
  return budget;
}
