import type { Browser, CDPSession, Protocol, Target, WebWorker } from 'puppeteer-core';
import type { ConsoleLine, Tab } from '../types.ts';
import { until } from '../until.ts';
import { levelOf } from './tab.ts';

/** Follows every service worker from its start. */
export function watchBackground(browser: Browser) {
  const log: Array<ConsoleLine & { url: string }> = [];
  /** While a worker is being stopped, none is followed: one that starts in that moment would start again paused. */
  let stopping = false;
  browser.on('targetcreated', (target) => {
    if (target.type() === 'service_worker' && !stopping) void followTarget(target);
  });

  async function followTarget(target: Target): Promise<void> {
    try {
      const worker = await target.worker();
      if (worker) follow(worker, target.url());
    } catch {
      // It stopped before it could be followed.
    }
  }

  function follow(worker: WebWorker, url: string) {
    worker.on('console', (message) => log.push({ url, level: levelOf(message.type()), text: message.text() }));
    // puppeteer itself keeps the uncaught errors of service workers to itself.
    worker.client.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
      log.push({ url, level: 'error', text: inWords(exceptionDetails) }),
    );
  }

  const workers = (origin: string) =>
    browser.targets().filter((target) => target.type() === 'service_worker' && target.url().startsWith(`${origin}/`));

  /** Follows the state of the extension's workers while `use` runs, with a session that may start and stop them. */
  async function command(
    origin: string,
    use: (session: CDPSession, status: Map<string, string>) => Promise<void>,
  ): Promise<void> {
    const page = await browser.newPage();
    try {
      // A document of the extension that runs nothing, so that it wakes nothing.
      await page.goto(`${origin}/manifest.json`);
      const session = await page.createCDPSession();
      const status = new Map<string, string>();
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { versionId, scriptURL, runningStatus } of versions)
          if (scriptURL.startsWith(`${origin}/`)) status.set(versionId, runningStatus);
      });
      await session.send('ServiceWorker.enable');
      await until('the service worker to be known', async () => status.size > 0 || undefined);
      await use(session, status);
    } finally {
      await page.close();
    }
  }

  /** Starts the worker if it does not run, and does something in it. */
  const inWorker = (origin: string, work: (worker: WebWorker) => Promise<void>): Promise<void> =>
    command(origin, async (session, status) => {
      await session.send('ServiceWorker.startWorker', { scopeURL: `${origin}/` });
      // From then on its script has run, and has left its listeners.
      await until('the service worker to run', async () => [...status.values()].includes('running') || undefined);
      await until('the service worker to listen', async () => {
        const [target] = workers(origin);
        const worker = await target?.worker();
        if (!worker) return undefined;
        await work(worker);
        return true;
      });
    });

  return {
    lines: (origin: string): ConsoleLine[] =>
      log.filter(({ url }) => url.startsWith(`${origin}/`)).map(({ level, text }) => ({ level, text })),

    /** Stops the worker as the browser does, which closing its target does not reliably do. Its next event starts it. */
    kill: async (origin: string): Promise<void> => {
      stopping = true;
      await command(origin, async (session, status) => {
        // A worker that a debugger is attached to would start again paused, and wait for it.
        for (const target of workers(origin)) await (await target.worker())?.client.detach();
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
      }).finally(() => {
        stopping = false;
      });
      await Promise.all(workers(origin).map(followTarget));
    },

    /**
     * Calls the listeners of an event in the worker, which is all that can be done where the protocol has no word for it.
     * With `front`, that tab is in front, and they hear of it after what was given.
     */
    tell: async (origin: string, [api, event]: [string, string], heard: unknown[], front?: Tab): Promise<void> => {
      if (workers(origin).length === 0) await inWorker(origin, async () => {});
      // A popup closes as soon as anything else comes to the front: what took this must be over.
      await front?.bringToFront();
      await front?.waitFor(() => document.hasFocus());
      const [target] = workers(origin);
      const worker = await target?.worker();
      if (!worker) throw new Error('The service worker stopped before it could be told.');
      await worker.evaluate(
        async (api, event, heard, withTab) => {
          type Event = { dispatch(...heard: unknown[]): void };
          type Tabs = { query(which: { active: true; lastFocusedWindow: true }): Promise<object[]> };
          const chrome: Record<string, Record<string, Event>> & { tabs: Tabs } = Reflect.get(globalThis, 'chrome');
          const tabs = withTab ? await chrome.tabs.query({ active: true, lastFocusedWindow: true }) : [];
          // Every event object of Chromium has this undocumented method.
          chrome[api]?.[event]?.dispatch(...heard, ...tabs);
        },
        api,
        event,
        heard,
        front !== undefined,
      );
    },

    /** Lets every write fail as it does on a full disk: an extension with unlimited storage knows no other limit. */
    setDiskFull: (origin: string, full: boolean): Promise<void> =>
      inWorker(origin, (worker) =>
        worker.evaluate((full) => {
          const prototype = IDBObjectStore.prototype;
          const kept: IDBObjectStore['put'] = Reflect.get(prototype, 'realPut') ?? prototype.put;
          Reflect.set(prototype, 'realPut', kept);
          prototype.put = full
            ? () => {
                throw new DOMException('The disk is full.', 'QuotaExceededError');
              }
            : kept;
        }, full),
      ),
  };
}

/** As String(error) has it, without the stack. */
function inWords({ text, exception }: Protocol.Runtime.ExceptionDetails): string {
  return exception?.description?.replace(/\n {4}at [\s\S]*$/, '') ?? String(exception?.value ?? text);
}
