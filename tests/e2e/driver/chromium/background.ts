import type { Browser, Target, WebWorker } from 'puppeteer-core';
import type { ConsoleLine } from '../types.ts';
import { until } from '../until.ts';
import { levelOf } from './tab.ts';

/** Follows every service worker from its start. */
export function watchBackground(browser: Browser) {
  const log: Array<ConsoleLine & { url: string }> = [];
  browser.on('targetcreated', async (target) => {
    if (target.type() !== 'service_worker') return;
    try {
      const worker = await target.worker();
      if (worker) follow(worker, target.url());
    } catch {
      // It stopped before it could be followed.
    }
  });

  function follow(worker: WebWorker, url: string) {
    worker.on('console', (message) => log.push({ url, level: levelOf(message.type()), text: message.text() }));
    worker.on('error', (error) => log.push({ url, level: 'error', text: String(error) }));
  }

  const isOf = (origin: string) => (target: Target) =>
    target.type() === 'service_worker' && target.url().startsWith(`${origin}/`);

  return {
    lines: (origin: string): ConsoleLine[] =>
      log.filter(({ url }) => url.startsWith(`${origin}/`)).map(({ level, text }) => ({ level, text })),
    kill: async (origin: string): Promise<void> => {
      const target = browser.targets().find(isOf(origin));
      if (!target) return;
      const worker = await target.worker();
      await worker?.close();
      // The same worker may start again at once; only this run of it must be over.
      await until('the service worker to stop', async () => !browser.targets().includes(target) || undefined);
    },
  };
}
