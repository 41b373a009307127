import type { Selection } from '../../log/archive.ts';
import { sectionLabels } from '../effects.ts';
import { Glyph } from '../glyph.tsx';
import { useLog } from './context.ts';
import { percent } from './percent.ts';
import { bySection, shareOf } from './shares.ts';

/** What a selection comes to: a sentence and a bar. */
export function Sentence({ selection }: { readonly selection: Selection }) {
  const { text } = useLog();
  const { findings, pages } = selection;
  const sections = bySection(selection.counts('effect'));
  const walled = shareOf('walled', sections);
  const numbers = {
    findings: text.plural('logPageFindings', findings),
    pages: text.plural('logPagePages', pages),
  };
  return (
    <div class="log-lead">
      <p class="sentence" role="status">
        {walled === null
          ? text.t('logPageSentenceNone', numbers)
          : text.t('logPageSentence', { ...numbers, share: percent(walled, text) })}
      </p>
      {findings > 0 && (
        <>
          <div class="bar" aria-hidden="true">
            {[...sections].map(([section, count]) => (
              <span key={section} data-section={section} style={{ flexGrow: count }} />
            ))}
          </div>
          <ul class="log-legend">
            {[...sections].map(([section, count]) => (
              <li key={section} data-section={section}>
                <Glyph section={section} />
                {text.t(sectionLabels[section])} <span class="count">{text.number(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
