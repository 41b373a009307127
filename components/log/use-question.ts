import { useCallback, useEffect, useState } from 'preact/hooks';
import { hashOf, type Question, questionOf } from './question.ts';

/**
 * The question that stands in the page's address, and the way to ask another one: `typing` replaces it there, so that the browser's
 * way back leads to the question before.
 */
export function useQuestion(): readonly [Question, (change: Partial<Question>, typing?: boolean) => void] {
  const [question, setQuestion] = useState(() => questionOf(location.hash));

  useEffect(() => {
    const follow = () => setQuestion(questionOf(location.hash));
    addEventListener('popstate', follow);
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener('hashchange', follow);
    };
  }, []);

  const ask = useCallback((change: Partial<Question>, typing = false) => {
    setQuestion((before) => {
      const next = { ...before, ...change };
      const hash = hashOf(next);
      if (hash === hashOf(before)) return before;
      const address = `${location.pathname}${location.search}${hash === '' ? '' : `#${hash}`}`;
      // The address changes once, however often this is called for one change.
      if (location.hash.replace(/^#/, '') !== hash) {
        if (typing) history.replaceState(null, '', address);
        else history.pushState(null, '', address);
      }
      return next;
    });
  }, []);
  return [question, ask];
}
