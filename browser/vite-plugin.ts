import type { Plugin } from 'vite';

const network = 'https://fastly.jsdelivr.net/npm/zxing-wasm@';

/**
 * Takes the address out of the decoder of QR codes at which it would look for its WebAssembly in the network. It is never
 * asked for, because the extension brings that file along; so that nobody has to take our word for it, it is not there.
 */
export function decoderPlugin(): Plugin {
  return {
    name: 'hutong-decoder',
    transform: {
      filter: { id: /zxing-wasm[\\/]dist[\\/]es[\\/]share\.js$/ },
      handler(code) {
        if (!code.includes(network)) this.error(`The decoder no longer names ${network}: look where it does now.`);
        return { code: code.replaceAll(network, 'no-network:'), map: null };
      },
    },
  };
}
