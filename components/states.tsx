import { useView } from './view.ts';

/** Shown until the first answer comes: the outline of what will stand there. */
export function Scanning() {
  return (
    <div class="skeleton" aria-hidden="true">
      <span />
      <span />
      <span />
      <span />
    </div>
  );
}

/** For pages that no extension may read: which they are, and what to do. */
export function NoAccess() {
  const { text } = useView();
  return (
    <div class="state">
      <p>{text.t('noAccessWhich')}</p>
      <p>{text.t('noAccessWhatNext')}</p>
    </div>
  );
}

/** For a site for which the reader has switched Hutong off. */
export function SiteOff() {
  const { text } = useView();
  return (
    <div class="state">
      <p>{text.t('siteOffExplained')}</p>
    </div>
  );
}

/** For whatever should not have happened: what to do now, and what it was. */
export function Fault({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  const { text } = useView();
  return (
    <div class="state">
      <p>{text.t('faultWhatNext')}</p>
      <button type="button" class="button" onClick={onRetry}>
        {text.t('retry')}
      </button>
      <p class="fault-message" lang="en">
        {message}
      </p>
    </div>
  );
}

/** For a page that was read and has no link to another platform: what was looked at, so that nothing is not silence. */
export function NothingFound() {
  const { text } = useView();
  return (
    <div class="state">
      <p>{text.t('nothingExplained')}</p>
    </div>
  );
}
