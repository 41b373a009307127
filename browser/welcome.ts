import { browser } from 'wxt/browser';

/** Shows the first-run page once: when the extension was installed, not when it or the browser was updated. */
export async function welcome({ reason }: { readonly reason: string }): Promise<void> {
  if (reason === 'install') await browser.tabs.create({ url: '/welcome.html' });
}
