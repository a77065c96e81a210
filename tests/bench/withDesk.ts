import { launchBrowser } from '../e2e/driver/launch.ts';
import type { BrowserName, Desk, Launch } from '../e2e/driver/types.ts';
import type { Simulator } from '../simulator/start.ts';
import { startSimulator } from '../simulator/start.ts';

/** Gives the work a fresh browser with the production build in it, and a simulated Inqud of its own. */
export async function withDesk<T>(
  browser: BrowserName,
  work: (desk: Desk, simulator: Simulator) => Promise<T>,
  launch: Partial<Launch> = {},
): Promise<T> {
  const simulator = await startSimulator();
  const desk = await launchBrowser({ browser, port: simulator.port, spki: simulator.spki, ...launch });
  try {
    return await work(desk, simulator);
  } finally {
    await desk.close();
    await simulator.close();
  }
}
