import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Simulator, SimulatorOptions } from '../../simulator/start.ts';
import { startSimulator } from '../../simulator/start.ts';
import { launchBrowser } from '../driver/launch.ts';
import type { Desk, Installed, Launch } from '../driver/types.ts';
import { borrowDesk } from './shared-browser.ts';

export type Stage = { simulator: Simulator; desk: Desk };

/** The browser that this run is about. */
export const BROWSER = browserOfThisRun();

/**
 * A simulated Inqud and a browser with the production build in it, for all tests of a file. The files of a run share one
 * browser, which is as if just launched for each; a file with `launch` options has one of its own.
 */
export function useStage(
  options: { simulator?: SimulatorOptions; installed?: Installed; launch?: Partial<Launch> } = {},
): Stage {
  const stage: Partial<Stage> = {};
  let giveBack = async () => {};
  beforeAll(async () => {
    const simulator = await startSimulator(options.simulator);
    stage.simulator = simulator;
    if (options.launch) {
      const desk = await launchDesk(simulator, options.launch);
      stage.desk = desk;
      giveBack = () => desk.close();
    } else {
      ({ desk: stage.desk, giveBack } = await borrowDesk(BROWSER, simulator, options.installed));
    }
  });
  beforeEach(() => {
    stage.simulator?.faults.clear();
    stage.simulator?.assumptions.reset();
    stage.simulator?.requests.clear();
  });
  afterAll(async () => {
    await giveBack();
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
