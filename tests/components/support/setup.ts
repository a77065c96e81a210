import 'fake-indexeddb/auto';
import { CompressionStream } from 'node:stream/web';
import { act, cleanup, configure } from '@testing-library/preact';
import { afterEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PATIENCE } from '../../patience';

configure({ asyncUtilTimeout: PATIENCE });

// Pages are tested as in a browser without rules for headers; the fake one throws where it is asked for them.
Object.assign(fakeBrowser, { declarativeNetRequest: undefined });

// Not among what a test's own realm is given.
Object.assign(globalThis, { CompressionStream });

afterEach(() => {
  // Preact ends the effects of what is gone a moment later; the next test must not meet them.
  act(cleanup);
  vi.useRealTimers();
  vi.restoreAllMocks();
});
