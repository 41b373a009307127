import { browser } from 'wxt/browser';

/** What browsers have for a panel that stays: Chrome and Edge the one, Firefox the other, Safari and telephones neither. */
interface PanelApis {
  readonly sidePanel?: { open(where: { readonly windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
}

const { sidePanel, sidebarAction } = browser as unknown as PanelApis;

/** Whether this browser has a panel beside the page. */
export const hasSidePanel = sidePanel?.open !== undefined || sidebarAction?.open !== undefined;

/** Opens the panel beside the page of a window. Only straight from the reader's click: browsers refuse it otherwise. */
export function openSidePanel(windowId: number): Promise<void> {
  if (sidePanel?.open !== undefined) return sidePanel.open({ windowId });
  if (sidebarAction?.open !== undefined) return sidebarAction.open();
  return Promise.reject(new Error('This browser has no side panel.'));
}
