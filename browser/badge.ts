import { browser } from 'wxt/browser';

/** A square with filled paths on it, as SVG writes them. */
interface Drawing {
  readonly size: number;
  readonly shapes: readonly { readonly colour: string; readonly path: string }[];
}

/** What the toolbar button of a tab shows. Colours as CSS writes them. */
export interface Badge {
  readonly text: string;
  readonly title: string;
  readonly colour: string;
  readonly textColour: string;
  /** Stands in for the extension's own icon; null for that one. */
  readonly icon: Drawing | null;
}

/** Edges of the icons that browsers show on toolbars, in device pixels. */
const edges = [16, 32];

function pixels({ size, shapes }: Drawing, edge: number): ImageData {
  const canvas = new OffscreenCanvas(edge, edge).getContext('2d') as OffscreenCanvasRenderingContext2D;
  canvas.scale(edge / size, edge / size);
  for (const { colour, path } of shapes) {
    canvas.fillStyle = colour;
    canvas.fill(new Path2D(path));
  }
  return canvas.getImageData(0, 0, edge, edge);
}

function setIcon(tabId: number, icon: Drawing): Promise<void> {
  const imageData = Object.fromEntries(edges.map((edge) => [edge, pixels(icon, edge)]));
  return browser.action.setIcon({ tabId, imageData });
}

/** Puts a badge on the toolbar button of one tab. A tab that has just been closed is no error. */
export async function showBadge(tabId: number, badge: Badge): Promise<void> {
  const { action } = browser;
  await Promise.allSettled([
    action.setBadgeText({ tabId, text: badge.text }),
    action.setTitle({ tabId, title: badge.title }),
    action.setBadgeBackgroundColor({ tabId, color: badge.colour }),
    action.setBadgeTextColor({ tabId, color: badge.textColour }),
    ...(badge.icon === null ? [] : [setIcon(tabId, badge.icon)]),
  ]);
}

/** Gives the button of a tab the extension's own icon again. Browsers do so by themselves where the tab shows another page. */
export async function restoreIcon(tabId: number): Promise<void> {
  const path = browser.runtime.getManifest().icons as Record<string, string>;
  await browser.action.setIcon({ tabId, path }).catch(() => {});
}
