import { findBrowser } from '../../tools/browsers.mjs';
import { layCable } from './cable.ts';
import { launchChromium } from './chromium/launch.ts';
import { builtExtension } from './extension.ts';
import { launchFirefox } from './firefox/launch.ts';
import type { BrowserName, Desk, Launch } from './types.ts';

/** A launch with everything decided. */
export type Plan = Launch & {
  program: string;
  extension: string;
  /** Every host name that leads to the server. */
  hosts: string[];
};

/** Starts a browser with the extension in it; the two origins of Inqud, and extra hosts, lead to the given port, all others nowhere. */
export async function launchBrowser(launch: Launch): Promise<Desk> {
  const { browser, extension = builtExtension(browser) } = launch;
  const program = programOf(browser);
  const cable = await layCable(launch.port);
  try {
    const hosts = ['api.inqud.com', 'paycrypto.inqud.com', ...(launch.extraHosts ?? [])];
    const plan = { ...launch, extension, program, hosts, port: cable.port };
    const desk = await (browser === 'chromium' ? launchChromium(plan) : launchFirefox(plan));
    void desk.closed.then(cable.remove);
    return {
      ...desk,
      setOffline: async (offline) => {
        cable.setCut(offline);
        await desk.setOffline(offline);
      },
    };
  } catch (error) {
    cable.remove();
    throw error;
  }
}

function programOf(browser: BrowserName): string {
  const program = findBrowser(browser);
  if (!program) throw new Error(`There is no ${browser} here. "npm start" says how to install it.`);
  return program;
}
