import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Service, ServiceOptions } from '../../simulator/service.ts';
import { createService } from '../../simulator/service.ts';
import type { PagesDesk } from './browser.ts';
import { openBrowser } from './browser.ts';
import { createBrowserClock } from './clock.ts';
import type { Reader } from './reader.ts';

export type Stage = { simulator: Service; desk: PagesDesk; launchDesk(): PagesDesk };

/**
 * A simulated Inqud and Checkout Desk just installed, in this process, for all tests of a file. Their time starts at
 * `startAt`, epoch ms, else it is that of the computer. With a `reader`, all messages are marked, and it reads what is said.
 */
export function useStage(options: { simulator?: ServiceOptions; startAt?: number; reader?: Reader } = {}): Stage {
  const clock = createBrowserClock(options.startAt);
  const simulator = createService({ clock, ...options.simulator });
  const opened: PagesDesk[] = [];
  const launchDesk = () => {
    const desk = openBrowser(simulator, clock, options.reader);
    opened.push(desk);
    return desk;
  };
  let desk: PagesDesk | undefined;
  beforeAll(() => {
    desk = launchDesk();
  });
  beforeEach(() => {
    simulator.faults.clear();
    simulator.assumptions.reset();
    simulator.requests.clear();
  });
  afterAll(async () => {
    for (const each of opened) await each.close();
    simulator.end();
  });
  return {
    simulator,
    launchDesk,
    get desk() {
      if (!desk) throw new Error('The stage is set when the tests begin, not before.');
      return desk;
    },
  };
}
