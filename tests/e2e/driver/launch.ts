import { rm } from 'node:fs/promises';
import { findProgram } from '../../tools/programs.mjs';
import { layCable } from './cable.ts';
import { launchChromium } from './chromium/launch.ts';
import { createDownloadFolder, type Downloads, downloadsIn } from './downloads.ts';
import type { End } from './end.ts';
import { builtExtension } from './extension.ts';
import { launchFirefox } from './firefox/launch.ts';
import type { BrowserName, Desk, Installed, Launch } from './types.ts';

/** A launch with everything decided. */
export type Plan = Omit<Launch, keyof Installed> & {
  program: string;
  /** Every host name that leads to the server. */
  hosts: string[];
};

/** A running browser, as far as the two differ. */
export type Native = End & {
  /** Installs the extension; what pages download from now on goes to that folder. */
  install(downloads: string, installed: Required<Installed>): Promise<Omit<Desk, keyof (End & Downloads)>>;
  /**
   * Takes the extension away, with its pages and all else that was done in this browser. The next one gets another
   * origin: nothing of this one can come back, not even what the browser deletes only later.
   */
  clear(): Promise<void>;
};

/** A browser that serves one desk after another, each as in a browser that was just launched. */
export type LentBrowser = End & {
  /** The next desk, which leads to the server at this port. The one before must have been taken back. */
  lend(port: number, installed?: Installed): Promise<Desk>;
  takeBack(): Promise<void>;
};

/** Starts a browser with the extension in it; the two origins of Inqud, and extra hosts, lead to the given port, all others nowhere. */
export async function launchBrowser(launch: Launch): Promise<Desk> {
  const browser = await launchToLend(launch);
  try {
    return await browser.lend(launch.port, launch);
  } catch (error) {
    await browser.crash();
    throw error;
  }
}

/** Starts a browser that has no extension yet. */
export async function launchToLend(launch: Launch): Promise<LentBrowser> {
  const { browser } = launch;
  const program = programOf(browser);
  const cable = await layCable(launch.port);
  const hosts = ['api.inqud.com', 'paycrypto.inqud.com', ...(launch.extraHosts ?? [])];
  const plan = { ...launch, program, hosts, port: cable.port };
  const native = await (browser === 'chromium' ? launchChromium(plan) : launchFirefox(plan)).catch((error) => {
    cable.remove();
    throw error;
  });

  let downloads: string | undefined;
  const removeDownloads = async () => {
    if (downloads) await rm(downloads, { recursive: true, force: true });
    downloads = undefined;
  };
  const closed = native.closed.then(async () => {
    cable.remove();
    await removeDownloads();
  });
  const end: End = {
    closed,
    close: async () => {
      await native.close();
      await closed;
    },
    crash: async () => {
      await native.crash();
      await closed;
    },
  };

  return {
    ...end,
    lend: async (port, { extension = builtExtension(browser), extraExtensions = [] } = {}) => {
      cable.leadTo(port);
      downloads = await createDownloadFolder();
      const desk = await native.install(downloads, { extension, extraExtensions });
      return {
        ...desk,
        ...downloadsIn(downloads),
        ...end,
        setOffline: async (offline) => {
          cable.setCut(offline);
          await desk.setOffline(offline);
        },
      };
    },
    takeBack: async () => {
      await native.clear();
      await removeDownloads();
    },
  };
}

function programOf(browser: BrowserName): string {
  const program = findProgram(browser);
  if (!program) throw new Error(`There is no ${browser} here. "npm start" says how to install it.`);
  return program;
}
