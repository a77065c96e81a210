import type { Simulator } from '../../simulator/start.ts';
import { type LentBrowser, launchToLend } from '../driver/launch.ts';
import type { BrowserName, Desk, Installed } from '../driver/types.ts';
import { SHOP } from './shop.ts';

/** Serves, for a test that wants it, what Inqud's site does, at an address that the extension does not know. */
export const TWIN = 'twin.example';

/** Under this name the test environment, which has modules of its own, finds how to close the browser. */
export const CLOSE_BROWSER = 'closeSharedBrowser';

/** Kept from file to file: the files of a run are in one process and share their modules. */
let idle: LentBrowser | undefined;

/**
 * A desk in the browser that the files of this run share, launched when there is none. `giveBack` makes it as it was;
 * a browser in which that fails is not used again.
 */
export async function borrowDesk(
  name: BrowserName,
  { port, spki }: Simulator,
  installed?: Installed,
): Promise<{ desk: Desk; giveBack: () => Promise<void> }> {
  const browser = idle ?? (await launchToLend({ browser: name, port, spki, extraHosts: [SHOP, TWIN] }));
  idle = undefined;
  Reflect.set(globalThis, CLOSE_BROWSER, () => browser.close());
  let hasEnded = false;
  void browser.closed.then(() => {
    hasEnded = true;
    if (idle === browser) idle = undefined;
  });
  const orEnd = async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await step;
    } catch (error) {
      await browser.crash();
      throw error;
    }
  };
  return {
    desk: await orEnd(browser.lend(port, installed)),
    giveBack: async () => {
      if (hasEnded) return;
      await orEnd(browser.takeBack());
      idle = browser;
    },
  };
}
