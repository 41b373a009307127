import { followAppearance } from '../../browser/appearance.ts';

followAppearance();
// Nobody loads it who does not record.
void import('./consent-page.tsx').then(({ start }) => start());
