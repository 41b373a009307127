import type { PlatformId } from '../engine/types.ts';
import { languageOf, platformName } from './names.ts';
import { useReport } from './view.ts';

/** A platform's name, with the one in the other script beside it in a quieter tone. */
export function PlatformName({ id }: { readonly id: PlatformId }) {
  const { text, report } = useReport();
  const name = platformName(id, report.names, text);
  return (
    <span class="name">
      <span lang={name.lang}>{name.text}</span>
      {name.other !== null && (
        <>
          {' '}
          <span class="name-other" lang={name.other.lang}>
            {name.other.text}
          </span>
        </>
      )}
    </span>
  );
}

/** Words that somebody else wrote, kept apart from ours in direction and language. */
export function Quote({ words }: { readonly words: string }) {
  return (
    <bdi dir="auto" lang={languageOf(words)}>
      {words}
    </bdi>
  );
}
