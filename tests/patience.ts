import fc from 'fast-check';
import { vi } from 'vitest';
import { runs } from './soak.ts';

/** How long a test waits for a state, ms: so long that a slow or busy computer makes none fail. */
export const PATIENCE = 20_000;

const { waitFor } = vi;
const waitPatiently: typeof waitFor = (check, options) =>
  waitFor(check, { timeout: PATIENCE, ...(typeof options === 'number' ? { timeout: options } : options) });
// This runs before each file of tests, and files may share `vi`.
if (waitFor.name !== waitPatiently.name) vi.waitFor = waitPatiently;

// Of a property that says no number of its own.
fc.configureGlobal({ numRuns: runs(100) });
