import type { Shared } from './context.ts';
import { createGlobals, createScope } from './context.ts';
import type { Context } from './extension/api.ts';
import { ORIGIN } from './extension/api.ts';
import { runScript } from './script.ts';

/** The background: it is started when it is needed, and can be ended at any moment. */
export function createBackground(shared: Shared, fetch: typeof globalThis.fetch) {
  let running: { context: Context; end: () => void } | undefined;

  /** The script has run to its end when this returns, so that its listeners are there. */
  function wake(): Context {
    if (running) return running.context;
    const context: Context = { url: `${ORIGIN}/background.js`, ended: false };
    const { globals, navigator, end } = createGlobals(shared, context);
    running = { context, end };
    runScript('background', createScope(context, { ...globals, navigator, fetch: whileAlive(fetch, context) }));
    return context;
  }

  return {
    wake,
    kill: (): void => {
      running?.end();
      running = undefined;
    },
  };
}

/** An ended background hears no answer any more. */
function whileAlive(fetch: typeof globalThis.fetch, context: Context): typeof globalThis.fetch {
  const never = () => new Promise<never>(() => {});
  return (...args) =>
    context.ended
      ? never()
      : fetch(...args).then(
          (response) => (context.ended ? never() : response),
          (error: unknown) => (context.ended ? never() : Promise.reject(error)),
        );
}
