import type { ReportedPasscode } from '../engine/report.ts';
import { CopyPasscode } from './copy.tsx';
import { Disclosure } from './disclosure.tsx';
import { PlatformName, Quote } from './name.tsx';
import { shortName } from './names.ts';
import { Portions } from './portions.tsx';
import { Times } from './times.tsx';
import { useReport } from './view.ts';

/** One passcode: whose it is and its code, and unfolded what to paste. */
function PasscodeRow({ passcode, alone }: { readonly passcode: ReportedPasscode; readonly alone: boolean }) {
  const { text, report } = useReport();
  const { platform, ambiguous, code, count, text: words } = passcode;
  const names = ambiguous?.map((id) => shortName(id, report.names, text));
  const summary = (
    <span class="link-summary">
      <span class="link-words">
        {names === undefined ? <PlatformName id={platform} /> : <span class="name">{text.either(names)}</span>}
      </span>{' '}
      <span class="link-address">{code === null ? text.t('passcodeWhole') : <bdi dir="ltr">{code}</bdi>}</span>{' '}
      <span class="link-aside">
        <Times count={count} />
      </span>
    </span>
  );
  return (
    <Disclosure kind="link" heading="h3" summary={summary} initiallyOpen={alone}>
      {() => (
        <div class="passcode">
          <span class="chain-label">{text.t('passcodeWords')}</span>
          <p class="passcode-words">
            <Quote words={words} />
          </p>
          {names !== undefined && <p class="plain">{text.t('passcodeEither', { platforms: text.either(names) })}</p>}
          <CopyPasscode words={words} />
        </div>
      )}
    </Disclosure>
  );
}

/** The passcodes in a page's text: told, and never judged. */
export function Passcodes() {
  const { text, report } = useReport();
  const { passcodes } = report;
  if (passcodes.length === 0) return null;
  return (
    <section class="group" data-section="passcodes">
      <div class="group-heading">
        <h2 class="group-title">
          <span class="group-label">{text.t('passcodesTitle')}</span>{' '}
          <span class="count">
            <span aria-hidden="true">{text.number(passcodes.length)}</span>
            <span class="hidden">{text.plural('passcodes', passcodes.length)}</span>
          </span>
        </h2>
      </div>
      <p class="group-note">{text.t('passcodesNote')}</p>
      <Portions
        items={passcodes}
        row={(passcode) => (
          <li key={`${passcode.passcode} ${passcode.code} ${passcode.text}`}>
            <PasscodeRow passcode={passcode} alone={passcodes.length === 1} />
          </li>
        )}
      />
    </section>
  );
}
