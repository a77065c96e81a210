import { vi } from 'vitest';

/** How long a test waits for a state, ms: so long that a slow or busy computer makes none fail. */
export const PATIENCE = 20_000;

const { waitFor } = vi;
vi.waitFor = (check, options) =>
  waitFor(check, { timeout: PATIENCE, ...(typeof options === 'number' ? { timeout: options } : options) });
