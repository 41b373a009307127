import { useId, useRef, useState } from 'preact/hooks';
import { useText } from '../page-text.ts';
import type { Text } from '../text.ts';
import { Status } from './section.tsx';

/** What came of adding or removing a site, named as it stands in the list. */
export type SiteAnswer =
  | { readonly kind: 'added' | 'there' | 'removed'; readonly site: string }
  | { readonly kind: 'unfit' }
  | { readonly kind: 'refused' };

export interface SitesProps {
  /** What the field is for. */
  readonly label: string;
  /** What stands in place of an empty list. */
  readonly none: string;
  readonly sites: readonly string[];
  /** The words as they were typed. Called straight from the click, since browsers ask the reader only then. */
  readonly onAdd: (words: string) => Promise<SiteAnswer>;
  readonly onRemove: (site: string) => Promise<SiteAnswer>;
}

function told(answer: SiteAnswer | null, text: Text): string {
  if (answer === null) return '';
  if (answer.kind === 'unfit') return text.t('optionsSiteUnfit');
  if (answer.kind === 'refused') return text.t('optionsRefused');
  const { site } = answer;
  if (answer.kind === 'added') return text.t('optionsSiteAdded', { site });
  return answer.kind === 'there' ? text.t('optionsSiteThere', { site }) : text.t('optionsSiteRemoved', { site });
}

/** A list of sites to add to and to take from. */
export function Sites({ label, none, sites, onAdd, onRemove }: SitesProps) {
  const text = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<SiteAnswer | null>(null);
  const unfit = answer?.kind === 'unfit';

  const add = async () => {
    const input = field.current as HTMLInputElement;
    const got = await onAdd(input.value);
    setAnswer(got);
    if (got.kind === 'added' || got.kind === 'there') input.value = '';
    input.focus();
  };
  const remove = async (site: string) => {
    setAnswer(await onRemove(site));
    // The button goes away, and the focus must not go with it.
    field.current?.focus();
  };

  return (
    <div class="sites">
      {sites.length === 0 ? (
        <p class="note">{none}</p>
      ) : (
        <ul class="site-list">
          {sites.map((site) => (
            <li key={site}>
              <bdi>{site}</bdi>
              <button
                type="button"
                class="text-button"
                aria-label={text.t('optionsRemoveAloud', { site })}
                onClick={() => void remove(site)}
              >
                {text.t('optionsRemove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="site-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label for={id}>{label}</label>
        <input
          ref={field}
          id={id}
          type="text"
          inputMode="url"
          dir="ltr"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="example.com"
          aria-invalid={unfit}
          aria-describedby={unfit ? `${id}-status` : undefined}
        />
        <button type="submit" class="button" data-kind="plain">
          {text.t('optionsAdd')}
        </button>
      </form>
      <Status>{answer !== null && <p id={`${id}-status`}>{told(answer, text)}</p>}</Status>
    </div>
  );
}
