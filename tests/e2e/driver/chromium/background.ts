import type { Browser, WebWorker } from 'puppeteer-core';
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

  return {
    lines: (origin: string): ConsoleLine[] =>
      log.filter(({ url }) => url.startsWith(`${origin}/`)).map(({ level, text }) => ({ level, text })),

    /** Stops the worker as the browser does, which closing its target does not reliably do. Its next event starts it. */
    kill: async (origin: string): Promise<void> => {
      const page = await browser.newPage();
      try {
        // A document of the extension that runs nothing, so that it wakes nothing.
        await page.goto(`${origin}/manifest.json`);
        // A worker that a debugger is attached to would start again paused, and wait for it.
        for (const target of browser.targets()) {
          if (target.type() !== 'service_worker' || !target.url().startsWith(`${origin}/`)) continue;
          const worker = await target.worker();
          await worker?.client.detach();
        }
        const session = await page.createCDPSession();
        const status = new Map<string, string>();
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          for (const { versionId, runningStatus } of versions) status.set(versionId, runningStatus);
        });
        await session.send('ServiceWorker.enable');
        await until('the service worker to be known', async () => status.size > 0 || undefined);
        const stopped = new Set<string>();
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          for (const { versionId, runningStatus } of versions) if (runningStatus === 'stopped') stopped.add(versionId);
        });
        for (const [versionId, runningStatus] of status) {
          if (runningStatus === 'stopped') continue;
          await session.send('ServiceWorker.stopWorker', { versionId });
          // It may start again at once; only this run of it must be over.
          await until('the service worker to stop', async () => stopped.has(versionId) || undefined);
        }
      } finally {
        await page.close();
      }
    },
  };
}
