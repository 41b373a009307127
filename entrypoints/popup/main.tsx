import { type ActiveTab, activeTab } from '../../browser/active-tab.ts';
import { keepWithinWindow } from '../../components/room.ts';
import { showTab } from '../view/show.tsx';

/** The tab named in the popup's own address, else the one it was opened over. */
async function tabToShow(): Promise<ActiveTab> {
  const named = new URLSearchParams(location.search).get('tab');
  return named === null ? activeTab() : { id: Number(named), windowId: null };
}

keepWithinWindow();
showTab('popup', tabToShow);
