import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { rulesPlugin } from './rules/vite-plugin.ts';

/** Tests that read files: in a pool that shares its happy-dom, bytes of Node would be none of the page's. */
const bytesFromNode = ['tests/components/log-page.test.tsx'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          environment: 'node',
          // Guards against hanging, not against slow machines.
          testTimeout: 60_000,
          include: ['tests/{engine,rules,log,cli,house}/**/*.test.ts'],
        },
      },
      {
        plugins: [rulesPlugin(), preact(), WxtVitest()],
        test: {
          name: 'browser',
          environment: 'happy-dom',
          // One happy-dom for many files; to make it takes longer than most of them.
          pool: 'vmThreads',
          include: ['tests/{browser,components}/**/*.test.{ts,tsx}'],
          exclude: bytesFromNode,
        },
      },
      {
        plugins: [rulesPlugin(), preact(), WxtVitest()],
        test: { name: 'browser-bytes', environment: 'happy-dom', include: bytesFromNode },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          // Browsers leave a processor idle more than half of the time.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
