import 'fake-indexeddb/auto';
import { CompressionStream } from 'node:stream/web';
import { act, cleanup, configure } from '@testing-library/preact';
import { afterEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PATIENCE } from '../../patience';

configure({ asyncUtilTimeout: PATIENCE });

// The fake browser has no language.
Object.assign(fakeBrowser.i18n, { getUILanguage: () => 'en-US' });

// Not among what a test's own realm is given.
Object.assign(globalThis, { CompressionStream });

// happy-dom has no Web Locks. Nothing here shares one with another page.
Object.defineProperty(navigator, 'locks', {
  configurable: true,
  value: {
    request: async (_name: string, options: unknown, work?: () => unknown) =>
      work ? work() : typeof options === 'function' && options(),
    query: async () => ({ held: [] }),
  },
});

afterEach(() => {
  // Preact ends the effects of what is gone a moment later; the next test must not meet them.
  act(cleanup);
  vi.useRealTimers();
  vi.restoreAllMocks();
});
