import { followAppearance } from '../../browser/appearance.ts';

followAppearance();
// The page is a program of its own, which nobody loads who keeps no log.
void import('./log-page.tsx').then(({ start }) => start());
