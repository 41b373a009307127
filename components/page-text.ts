import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Text } from './text.ts';

export const TextContext = createContext<Text | null>(null);

/** The texts of the full page around a component. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (text === null) throw new Error('A component stands outside a page.');
  return text;
}
