import { useId, useState } from 'preact/hooks';
import type { Finding } from '../engine/types.ts';
import { version } from '../package.json';
import { Copy } from './copy.tsx';
import { Disclosure } from './disclosure.tsx';
import { useReport } from './view.ts';
import { wrongVerdictText } from './wrong-verdict-text.ts';

/**
 * The page where reports are collected, as the build was told (`WXT_ISSUE_PAGE`); `{text}` in it stands for the text. By
 * default there is none: then the text can only be copied.
 */
const configured: string | undefined = import.meta.env.WXT_ISSUE_PAGE;

interface WrongVerdictProps {
  readonly finding: Finding;
  readonly issuePage?: string | undefined;
}

/** The prepared text, to be changed and taken along. Nothing is sent: opening the page is the reader's own click. */
function Prepared({ finding, issuePage }: WrongVerdictProps) {
  const { text, report } = useReport();
  const id = useId();
  const [words, setWords] = useState(() => wrongVerdictText(finding, report, version, text));
  const page = issuePage?.replace('{text}', encodeURIComponent(words));
  return (
    <div class="report">
      <p class="quiet">{text.t('wrongVerdictNote')}</p>
      <label class="hidden" for={id}>
        {text.t('wrongVerdictField')}
      </label>
      <textarea
        id={id}
        class="text-field"
        rows={12}
        spellcheck={false}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <div class="report-line">
        <Copy words={words} what="report" />
        {page !== undefined && /^https:\/\//.test(page) && (
          <a href={page} target="_blank" rel="noopener noreferrer">
            {text.t('wrongVerdictOpen')}
            <span class="hidden"> {text.t('newTab')}</span>
          </a>
        )}
      </div>
    </div>
  );
}

/** Unfolds a text that says what was wrong with a verdict. */
export function WrongVerdict({ finding, issuePage = configured }: WrongVerdictProps) {
  const { text } = useReport();
  return (
    <div class="wrong-verdict">
      <Disclosure kind="caveats" heading="h5" summary={text.t('wrongVerdictTitle')}>
        {() => <Prepared finding={finding} issuePage={issuePage} />}
      </Disclosure>
    </div>
  );
}
