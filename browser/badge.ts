import { browser } from 'wxt/browser';

/** What the toolbar button of a tab shows. Colours as CSS writes them. */
export interface Badge {
  readonly text: string;
  readonly title: string;
  readonly colour: string;
  readonly textColour: string;
}

/** Puts a badge on the toolbar button of one tab. A tab that has just been closed is no error. */
export async function showBadge(tabId: number, badge: Badge): Promise<void> {
  const { action } = browser;
  await Promise.allSettled([
    action.setBadgeText({ tabId, text: badge.text }),
    action.setTitle({ tabId, title: badge.title }),
    action.setBadgeBackgroundColor({ tabId, color: badge.colour }),
    action.setBadgeTextColor({ tabId, color: badge.textColour }),
  ]);
}
