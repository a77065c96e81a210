import fc from 'fast-check';
import { vi } from 'vitest';

/** How long a test waits for a state, ms: so long that a slow or busy computer makes none fail. */
export const PATIENCE = 20_000;

const { waitFor } = vi;
const waitPatiently: typeof waitFor = (check, options) =>
  waitFor(check, { timeout: PATIENCE, ...(typeof options === 'number' ? { timeout: options } : options) });
// This runs before each file of tests, and files may share `vi`.
if (waitFor.name !== waitPatiently.name) vi.waitFor = waitPatiently;

// The soak tries more examples of each property that names no number of its own.
if (process.env.EXAMPLES) fc.configureGlobal({ numRuns: Number(process.env.EXAMPLES) });
