import type { PlatformFile } from '../../rules/schema.ts';
import type { Random } from './random.ts';
import { another, change, misspelled, otherHost, otherPath, type Path, type Site } from './site.ts';

const kind = 'passcode';

type Value = Readonly<Record<string, unknown>>;

const alphabets = ['mixed', 'mixed-with-digit', 'letters-and-digits', 'digits', 'han'];

const isMap = (value: unknown): value is Value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One more or one less, at one end of a range. */
function otherLength(random: Random, length: unknown): unknown {
  const step = random.pick([1, -1]);
  if (typeof length === 'number') return Math.max(1, length + step);
  const [fewest, most] = length as [number, number];
  return random.below(2) === 0
    ? [Math.max(1, Math.min(most, fewest + step)), most]
    : [fewest, Math.max(fewest, most + step)];
}

function* formSites(form: Value, path: Path): Generator<Site> {
  const { code, hosts, path: template, param, cueNeeded } = form;
  if (!isMap(code)) return;
  const { length, of } = code;
  yield { kind, propose: (random) => change([...path, 'code', 'length'], length, otherLength(random, length)) };
  yield { kind, propose: (random) => change([...path, 'code', 'of'], of, another(random, alphabets, of as string)) };
  yield {
    kind,
    propose: () => change([...path, 'cueNeeded'], cueNeeded, cueNeeded === true ? undefined : true),
  };
  for (const [i, host] of ((hosts ?? []) as string[]).entries()) {
    yield { kind, propose: (random) => change([...path, 'hosts', i], host, otherHost(random, host)) };
  }
  if (typeof template === 'string') {
    yield { kind, propose: (random) => change([...path, 'path'], template, otherPath(random, template)) };
  }
  if (typeof param === 'string') {
    yield { kind, propose: (random) => change([...path, 'param'], param, misspelled(random, param)) };
  }
}

/** What can be changed about the codes of a file's passcodes, where it has any. Their words are left alone. */
export function* passcodeSites(file: PlatformFile): Generator<Site> {
  const { passcodes = [] } = file as unknown as { passcodes?: readonly Value[] };
  for (const [i, { forms = [] }] of passcodes.entries()) {
    for (const [j, form] of (forms as Value[]).entries()) yield* formSites(form, ['passcodes', i, 'forms', j]);
  }
}
