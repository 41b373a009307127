/** How often the address is looked at where the browser has no Navigation API (ms). */
const pollMs = 500;

/** A page's address without the part that only scrolls. Fragments that begin with `#/` or `#!` are routes. */
function pageOf(address: string): string {
  const hash = address.indexOf('#');
  return hash < 0 || /^#[/!]/.test(address.slice(hash)) ? address : address.slice(0, hash);
}

/** Calls back whenever the page shows another address without being loaded. Returns the way to stop. */
export function watchAddress(changed: () => void): () => void {
  let page = pageOf(location.href);
  const look = () => {
    const now = pageOf(location.href);
    if (now === page) return;
    page = now;
    changed();
  };
  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  if (navigation === undefined) {
    const timer = setInterval(look, pollMs);
    return () => clearInterval(timer);
  }
  navigation.addEventListener('currententrychange', look);
  return () => navigation.removeEventListener('currententrychange', look);
}
