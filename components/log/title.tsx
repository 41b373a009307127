import { Names } from '../brand.tsx';
import { useText } from '../page-text.ts';

/** Whose page it is, and which one. */
export function LogTitle() {
  const text = useText();
  return (
    <div>
      <p class="brand">
        <Names text={text} />
      </p>
      <h1>{text.t('logPageTitle')}</h1>
    </div>
  );
}
