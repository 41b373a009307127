import { activeTab, followActiveTab } from '../../browser/active-tab.ts';
import { showTab } from '../view/show.tsx';

void showTab('panel', activeTab).then((controller) => followActiveTab(() => void controller.follow()));
