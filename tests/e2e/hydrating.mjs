import { createElement as h } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Article } from './hydrated.mjs';

// What React had to mend; it mends by drawing anew what the page had.
globalThis.mended = [];
globalThis.hydrate = () => {
  hydrateRoot(document, h(Article), { onRecoverableError: (error) => globalThis.mended.push(String(error)) });
};
