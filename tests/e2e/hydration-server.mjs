import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { Article } from './hydrated.mjs';

/** The article as a server sends it. */
export function sentArticle() {
  return `<!doctype html>${renderToString(createElement(Article))}`;
}
