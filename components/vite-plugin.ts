import type { Plugin } from 'vite';

/** Leaves out of the bundles what stands in the message files for translators only: a fifth of the popup. */
export function messagesPlugin(): Plugin {
  return {
    name: 'hutong-messages',
    enforce: 'pre',
    transform: {
      filter: { id: /_locales[\\/]\w+[\\/]messages\.json$/ },
      handler: (code) => {
        const messages: Record<string, { readonly message: string }> = JSON.parse(code);
        const bare = Object.entries(messages).map(([key, { message }]) => [key, { message }]);
        return { code: JSON.stringify(Object.fromEntries(bare)), map: null };
      },
    },
  };
}
