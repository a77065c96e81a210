import 'fake-indexeddb/auto';
import { act, cleanup } from '@testing-library/preact';
import { afterEach, vi } from 'vitest';

afterEach(() => {
  // Preact ends the effects of what is gone a moment later; the next test must not meet them.
  act(cleanup);
  vi.useRealTimers();
  vi.restoreAllMocks();
});
