import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Simulator, SimulatorOptions } from '../simulator/start.ts';
import { startSimulator } from '../simulator/start.ts';
import { launchBrowser } from './driver/launch.ts';
import type { Desk, Launch } from './driver/types.ts';

export type Stage = { simulator: Simulator; desk: Desk };

/** The browser that this run is about. */
export const BROWSER = browserOfThisRun();

/** A simulated Inqud and a browser with the production build in it, for all tests of a file. */
export function useStage(options: { simulator?: SimulatorOptions; launch?: Partial<Launch> } = {}): Stage {
  const stage: Partial<Stage> = {};
  beforeAll(async () => {
    stage.simulator = await startSimulator(options.simulator);
    stage.desk = await launchDesk(stage.simulator, options.launch);
  });
  beforeEach(() => {
    stage.simulator?.faults.clear();
    stage.simulator?.assumptions.reset();
    stage.simulator?.requests.clear();
  });
  afterAll(async () => {
    await stage.desk?.close();
    await stage.simulator?.close();
  });
  // The tests run after beforeAll, so both are there whenever they are asked for.
  return {
    get simulator() {
      return present(stage.simulator);
    },
    get desk() {
      return present(stage.desk);
    },
  };
}

export function launchDesk({ port, spki }: Simulator, launch: Partial<Launch> = {}): Promise<Desk> {
  return launchBrowser({ browser: BROWSER, port, spki, ...launch });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The stage is set when the tests begin, not before.');
  return value;
}

function browserOfThisRun(): Desk['name'] {
  const name = process.env.E2E_BROWSER;
  if (name === 'chromium' || name === 'firefox') return name;
  throw new Error(`Unknown E2E_BROWSER "${name}". Use "chromium" or "firefox".`);
}
