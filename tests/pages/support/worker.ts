import type { Shared } from './context.ts';
import { createGlobals, createScope } from './context.ts';
import type { Context } from './extension/api.ts';
import { ORIGIN } from './extension/api.ts';
import { runScript } from './script.ts';

/** The desk's worker, as its page sees it. Messages are copied, as between threads. */
export function createWorkers(shared: Shared) {
  const ends: (() => void)[] = [];

  class PageWorker extends EventTarget {
    private readonly inside = new EventTarget();
    readonly terminate: () => void;
    constructor(script: string) {
      super();
      const context: Context = { url: ORIGIN + script, ended: false };
      const { globals, navigator, end } = createGlobals(shared, context);
      ends.push(end);
      this.terminate = end;
      const scope = createScope(context, {
        ...globals,
        navigator,
        location: new URL(context.url),
        postMessage: (message: unknown, transfer: ArrayBuffer[] = []) => sendTo(this, message, transfer),
        addEventListener: this.inside.addEventListener.bind(this.inside),
        removeEventListener: this.inside.removeEventListener.bind(this.inside),
      });
      runScript('worker', scope);
    }
    postMessage(message: unknown, transfer: ArrayBuffer[] = []): void {
      sendTo(this.inside, message, transfer);
    }
  }

  return {
    Worker: PageWorker,
    end: () => {
      for (const end of ends) end();
    },
  };
}

function sendTo(target: EventTarget, message: unknown, transfer: ArrayBuffer[]): void {
  const data: unknown = structuredClone(message, { transfer });
  setImmediate(() => target.dispatchEvent(new MessageEvent('message', { data })));
}
