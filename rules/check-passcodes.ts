import { identify } from '../engine/identify.ts';
import { type Claim, claimsIn } from '../engine/passcodes.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { PlatformSource } from './check-names.ts';
import type { Problem } from './problem.ts';
import type { PasscodeFile, PasscodeFormFile } from './schema.ts';

type Path = readonly (string | number)[];
type Report = (path: Path, message: string, hint: string) => void;

/** Hosts of a form must be the platform's own, and as ambiguous as the passcode is. */
function checkHosts(
  form: PasscodeFormFile,
  passcode: PasscodeFile,
  platform: string,
  at: Path,
  rulebook: RulebookIndex,
  report: Report,
) {
  for (const [k, host] of (form.hosts ?? []).entries()) {
    const { owner, ambiguous } = identify(`https://${host}/`, rulebook);
    if (owner !== platform) {
      const whose = owner === null ? 'belongs to no platform' : `belongs to \`${owner}\``;
      report([...at, 'hosts', k], `${host} ${whose}`, 'name the host in this file first, or move the passcode');
    }
    const users = Object.keys(passcode.toldApart ?? {});
    const unnamed = (ambiguous ?? []).filter((id) => !users.includes(id));
    if (unnamed.length > 0) {
      report(
        [...at, 'hosts', k],
        `${host} is shared with \`${unnamed.join('`, `')}\`, and nothing tells them apart`,
        'name all of them under `toldApart`',
      );
    }
  }
}

function saying({ passcode, platform, ambiguous, code }: Claim): string {
  const whose = ambiguous === null ? platform : `ambiguous, one of ${ambiguous.join(', ')}`;
  return `\`${passcode}\` sees ${code === null ? 'words without a code' : `the code ${code}`} (${whose})`;
}

type Example = PasscodeFile['examples'][number];

/** An example must be seen as what it is, by its own family and by no other. */
function checkExample(
  example: Example,
  id: string,
  platform: string,
  at: Path,
  rulebook: RulebookIndex,
  report: Report,
) {
  const places = claimsIn(example.text, rulebook);
  const expected = example.platform ?? platform;
  const isIt = (claim: Claim) =>
    claim.passcode === id &&
    claim.code === example.code &&
    (claim.ambiguous === null ? claim.platform : 'ambiguous') === expected;
  if (!places.some(([held]) => isIt(held))) {
    const instead = places.map(([held]) => saying(held)).join('; ');
    report(
      at,
      `the example of \`${id}\` is not seen as ${example.code ?? 'words without a code'} (${expected}): ${instead === '' ? 'no passcode is seen in it' : instead}`,
      'compare length, marks and cue of the example with the forms',
    );
    return;
  }
  for (const [held, ...others] of places) {
    if (held.passcode !== id) {
      report(at, `in the example of \`${id}\`, ${saying(held)}`, 'narrow that family, or this example');
    }
    const rival = others.find(
      (other) =>
        other.mark === held.mark && (other.cue === null) === (held.cue === null) && other.passcode !== held.passcode,
    );
    if (rival !== undefined) {
      report(
        at,
        `\`${held.passcode}\` and \`${rival.passcode}\` both claim ${held.code ?? 'these words'}, and nothing tells them apart`,
        'make length, mark or cue of one of them different',
      );
    }
  }
}

/**
 * Passcodes: hosts that are theirs, examples that are seen and near misses that are not. Every example is tried on
 * all families, so that each is held against each, both ways.
 */
export function checkPasscodes(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, message, hint) => problems.push(file.problemAt(path, message, hint));
  const platform = file.value.id;
  for (const [i, passcode] of (file.value.passcodes ?? []).entries()) {
    const at = ['passcodes', i];
    for (const [j, form] of passcode.forms.entries()) {
      checkHosts(form, passcode, platform, [...at, 'forms', j], rulebook, report);
    }
    for (const [j, example] of passcode.examples.entries()) {
      checkExample(example, passcode.id, platform, [...at, 'examples', j], rulebook, report);
    }
    for (const [j, text] of passcode.not.entries()) {
      const wrong = claimsIn(text, rulebook).find(([held]) => held.passcode === passcode.id)?.[0];
      if (wrong !== undefined) {
        report([...at, 'not', j], `in the near miss of \`${passcode.id}\`, ${saying(wrong)}`, 'narrow the form');
      }
    }
  }
  return problems;
}
