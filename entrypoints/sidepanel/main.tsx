import { activeTab, followActiveTab } from '../../browser/active-tab.ts';
import { showTab } from '../view/show.tsx';

const controller = showTab('panel', activeTab);
followActiveTab(() => void controller.follow());
