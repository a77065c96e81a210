import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'puppeteer-core';
import type { Desk } from './types.ts';

export type End = Pick<Desk, 'close' | 'crash' | 'closed'>;

/** The end of a browser: in peace, by force, or as someone else saw fit. */
export function watchEnd(browser: Browser): End {
  const child = browser.process();
  if (!child) throw new Error('The browser was not started here.');
  const closed = ended(child);
  return {
    closed,
    close: async (): Promise<void> => {
      if (isRunning(child)) await browser.close();
      await closed;
    },
    crash: async (): Promise<void> => {
      killTree(child);
      await closed;
    },
  };
}

/** Kills a browser and everything it started. */
function killTree(child: ChildProcess): void {
  if (!child.pid || !isRunning(child)) return;
  // puppeteer gives a browser a process group of its own, except on Windows.
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function ended(child: ChildProcess): Promise<void> {
  if (isRunning(child)) await once(child, 'exit');
}
