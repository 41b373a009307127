import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { rulesPlugin } from './rules/vite-plugin.ts';

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
          include: ['tests/{browser,components}/**/*.test.{ts,tsx}'],
        },
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
