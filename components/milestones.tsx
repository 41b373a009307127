import type { Milestone } from '../engine/types.ts';
import { Disclosure } from './disclosure.tsx';
import { Day, Sources } from './evidence.tsx';
import { inLanguage, languageOfRules } from './text.ts';
import { useView } from './view.ts';

/** What state and trade did, numbered as in the timeline above; nothing where nothing is known. */
export function Milestones({ milestones }: { readonly milestones: readonly Milestone[] }) {
  const { text } = useView();
  if (milestones.length === 0) return null;
  return (
    <ol class="milestones" aria-label={text.t('milestones')}>
      {milestones.map(({ id, date, name, note, evidence }, i) => (
        <li key={id}>
          <Disclosure
            kind="record"
            summary={
              <span class="milestone">
                <span class="milestone-number" aria-hidden="true">
                  {text.number(i + 1)}
                </span>
                <span>
                  <Day day={date} /> <span lang={languageOfRules(text)}>{inLanguage(name, text)}</span>
                </span>
              </span>
            }
          >
            {() => (
              <>
                {note !== undefined && (
                  <p class="plain" lang={languageOfRules(text)}>
                    {inLanguage(note, text)}
                  </p>
                )}
                <Sources evidence={evidence} />
              </>
            )}
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}
