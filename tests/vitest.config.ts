import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { aboutPlugin } from '../lib/about/plugin.ts';
import { languagePlugins } from '../locales/build/plugin.ts';
import { atLength } from './soak.ts';

const ALONE = 'tests/e2e/alone/*.test.ts';
/** Starts both browsers, whichever is the first: one of the two runs is enough but for `npm run soak`. */
const IN_BOTH_AT_ONCE = atLength(['tests/e2e/alone/team.test.ts'], []);

/** Two parts for each browser: those of `alone` wait for long, or start many browsers, beside the others. */
const e2e = (browser: 'chromium' | 'firefox', part: 'e2e' | 'alone', place: number) => ({
  test: {
    name: `${part} in ${browser}`,
    root: '.',
    include: [part === 'e2e' ? 'tests/e2e/**/*.test.ts' : ALONE],
    exclude: part === 'e2e' ? [ALONE] : browser === 'firefox' ? IN_BOTH_AT_ONCE : [],
    environment: './tests/e2e/support/environment.ts',
    env: { E2E_BROWSER: browser },
    // On a busy computer a step can take many times as long: these only end what would wait for ever.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // One browser at a time: two on two cores would time each other out. The files share it, and so their modules.
    fileParallelism: false,
    isolate: false,
    sequence: { groupOrder: place },
  },
});

/** For the tests without a browser. A test that waits for a state in vain says so before it is ended. */
const PATIENT = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest(), ...languagePlugins({ inline: true }), aboutPlugin()],
        test: {
          name: 'unit',
          root: '.',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          // A process for each file takes a third of the time: importing everything again. Shuffled, they pass as well.
          isolate: false,
          setupFiles: [
            'fake-indexeddb/auto',
            'tests/patience.ts',
            'tests/settings.ts',
            'tests/unit/support/leaveNothing.ts',
          ],
          ...PATIENT,
        },
      },
      {
        plugins: [WxtVitest(), ...languagePlugins({ inline: true }), aboutPlugin()],
        test: {
          name: 'components',
          root: '.',
          include: ['tests/components/**/*.test.tsx'],
          // One page for all files of a process: a new one for each takes twice the time. `setup.ts` leaves it as it was.
          isolate: false,
          // An Intl that a test has put there stays: a fake clock would put its own in the place, made of the first it saw.
          fakeTimers: {
            toFake: [
              'setTimeout',
              'clearTimeout',
              'setInterval',
              'clearInterval',
              'setImmediate',
              'clearImmediate',
              'requestAnimationFrame',
              'cancelAnimationFrame',
              'requestIdleCallback',
              'cancelIdleCallback',
              'performance',
              'Date',
            ],
          },
          environment: 'happy-dom',
          // As wide as most windows are: what is open is beside the list.
          environmentOptions: { happyDOM: { width: 1280, height: 900 } },
          setupFiles: ['tests/patience.ts', 'tests/components/support/setup.ts', 'tests/settings.ts'],
          // Wherever it runs: a format stays, once made, also for the files that follow.
          env: { TZ: 'UTC', LC_ALL: 'en_US.UTF-8' },
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'pages',
          root: '.',
          include: ['tests/pages/**/*.test.ts'],
          environment: 'node',
          // What a file begins, it ends: its browser and its Inqud. Only what is imported stays.
          isolate: false,
          globalSetup: 'tests/pages/support/bundle.ts',
          setupFiles: ['tests/patience.ts'],
          ...PATIENT,
          testTimeout: 60_000,
        },
      },
      e2e('chromium', 'e2e', 1),
      e2e('firefox', 'e2e', 2),
      e2e('chromium', 'alone', 3),
      e2e('firefox', 'alone', 4),
    ],
  },
});
