import preact from '@preact/preset-vite';
import type {} from '@wxt-dev/auto-icons';
import { type AliasOptions, mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { sharedChunks } from './browser/chunks.ts';
import { messagesFile, messagesPlugin, messagesTable } from './browser/messages-plugin.ts';
import { rulebookFile } from './browser/rulebook-file.ts';
import { tightPlugin } from './browser/tight-plugin.ts';
import { decoderPlugin } from './browser/vite-plugin.ts';
import { loadRules } from './rules/load.ts';
import { requiredHosts } from './rules/required-hosts.ts';
import { rulesPlugin } from './rules/vite-plugin.ts';

/** Scripts that run in pages. */
const scriptsInPages: ReadonlySet<string> = new Set(['reader', 'pictures', 'marks']);

/** Vite keeps aliases as a list or by name. */
function withoutPolyfill(alias: AliasOptions = []): AliasOptions {
  if (!Array.isArray(alias))
    return Object.fromEntries(Object.entries(alias).filter(([find]) => find !== 'wxt/browser'));
  return alias.filter(({ find }) => find !== 'wxt/browser');
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/auto-icons'],
  manifestVersion: 3,
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'],
    optional_host_permissions: ['*://*/*'],
    // Three keys in a row, which neither browser has taken.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+H' } },
      check: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_optionsShortcutCheck__' },
      'next-walled': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_optionsShortcutNext__' },
    },
    // The decoder of QR codes is WebAssembly; it lies in the extension, and no code comes from elsewhere.
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self';" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'hutong@hutong.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      // The rulebook is a file that anybody can read in the extension, and its hash is that of these bytes.
      files.push({ relativeDest: rulebookFile, contents: loadRules().json });
      files.push({ relativeDest: messagesFile, contents: messagesTable() });
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      // Every page pays for the size of a script that runs in it, and there both browsers answer with promises by themselves.
      const isInPages = entrypoints.every(({ name }) => scriptsInPages.has(name));
      if (isInPages) {
        config.resolve = { ...config.resolve, alias: withoutPolyfill(config.resolve?.alias) };
        config.plugins = [...(config.plugins ?? []), tightPlugin()];
      } else {
        const output = { codeSplitting: sharedChunks('entrypoints/background.ts') };
        config.build = mergeConfig({ build: config.build }, { build: { rolldownOptions: { output } } }).build;
      }
    },
    'build:manifestGenerated': (_wxt, manifest) => {
      // WXT takes the title of the popup's document, which no locale file can translate.
      if (manifest.action !== undefined) manifest.action.default_title = '__MSG_actionTitle__';
      manifest.content_scripts = [
        {
          js: ['reader.js'],
          matches: requiredHosts(loadRules().rulebook),
          all_frames: true,
          match_origin_as_fallback: true,
          run_at: 'document_end',
        },
      ];
    },
  },
  vite: () => ({
    plugins: [rulesPlugin(), messagesPlugin(), preact()],
    worker: { format: 'es', plugins: () => [decoderPlugin()] },
  }),
});
