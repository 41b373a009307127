import type { PlatformSource } from './check-names.ts';
import type { Problem } from './problem.ts';
import type { PasscodeFile, PasscodeFormFile } from './schema.ts';

/** What is wrong, at which keys of the form, and what to do. */
type Complaint = readonly [keys: readonly string[], message: string, hint: string];

function ofWords({ words, ...rest }: PasscodeFormFile): Complaint[] {
  const [other] = Object.keys(rest);
  if (words === undefined) return [[[], 'it has neither a code nor words', 'add `code`, or `words`']];
  return other === undefined ? [] : [[[other], 'words stand alone in their form', `take \`${other}\` out`]];
}

function ofLink({ path, param, same, near }: PasscodeFormFile): Complaint[] {
  const paths = [path ?? []].flat();
  const inPath = paths.filter((template) => template.split('/').includes('{code}')).length;
  const complaints: Complaint[] = [];
  if (same !== undefined || near !== undefined) {
    complaints.push([[same === undefined ? 'near' : 'same'], 'this is for codes outside links', 'take it out']);
  }
  if (param === undefined ? inPath === 0 || inPath < paths.length : inPath > 0) {
    const hint = 'write {code} in every path, or name a `param`';
    complaints.push([[], 'it is not said where in the link the code stands', hint]);
  }
  return complaints;
}

function ofMarks({ code, before, after, same, near, path, param, cueNeeded }: PasscodeFormFile): Complaint[] {
  const complaints: Complaint[] = [];
  if (path !== undefined || param !== undefined) {
    complaints.push([[path === undefined ? 'param' : 'path'], 'it is not said in links to which hosts', 'add `hosts`']);
  }
  if (same && (before === undefined || after === undefined)) {
    complaints.push([['same'], 'one mark cannot be the same as the other', 'write both `before` and `after`']);
  }
  if (before === undefined && after === undefined && (!cueNeeded || near === undefined)) {
    const what = code?.of === 'digits' ? 'telephone numbers and prices' : 'ordinary words';
    complaints.push([[], `${what} look like this code`, 'add marks, or both `near` and `cueNeeded: true`']);
  }
  return complaints;
}

function ofForm(form: PasscodeFormFile, { cue, toldApart }: PasscodeFile): Complaint[] {
  if (form.code === undefined || form.words !== undefined) return ofWords(form);
  const complaints = form.hosts === undefined ? ofMarks(form) : ofLink(form);
  const { length } = form.code;
  if (typeof length !== 'number' && length[0] > length[1]) {
    const message = `no code has at least ${length[0]} and at most ${length[1]} characters`;
    complaints.push([['code', 'length'], message, 'put the fewest first']);
  }
  if (form.cueNeeded && cue === undefined && toldApart === undefined) {
    complaints.push([['cueNeeded'], 'a cue is needed, and there is none', 'add `cue` or `toldApart`']);
  }
  return complaints;
}

/** What passcodes say that cannot be meant. What is right here can be compiled. */
export function checkPasscodeForms(files: readonly PlatformSource[]): Problem[] {
  return files.flatMap((file) =>
    (file.value.passcodes ?? []).flatMap((passcode, i) => {
      const problems = passcode.forms.flatMap((form, j) =>
        ofForm(form, passcode).map(([keys, message, hint]) =>
          file.problemAt(['passcodes', i, 'forms', j, ...keys], message, hint),
        ),
      );
      const { toldApart } = passcode;
      if (toldApart !== undefined && !Object.hasOwn(toldApart, file.value.id)) {
        const hint = 'say by which words this platform is known';
        problems.push(file.problemAt(['passcodes', i, 'toldApart'], `\`${file.value.id}\` itself is not named`, hint));
      }
      return problems;
    }),
  );
}
