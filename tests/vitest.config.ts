import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const e2e = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: `e2e in ${browser}`,
    root: '.',
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    env: { E2E_BROWSER: browser },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // One browser at a time: two on two cores would time each other out.
    fileParallelism: false,
    sequence: { groupOrder: browser === 'chromium' ? 1 : 2 },
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          root: '.',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'components',
          root: '.',
          include: ['tests/components/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['tests/components/setup.ts'],
        },
      },
      e2e('chromium'),
      e2e('firefox'),
    ],
  },
});
