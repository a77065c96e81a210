import type { Environment } from 'vitest/runtime';
import { CLOSE_BROWSER } from './shared-browser.ts';

/** Node, and after the last file of a run the end of the browser that the files shared. */
const environment: Environment = {
  name: 'node-with-browser',
  viteEnvironment: 'ssr',
  setup: () => ({
    teardown: async (global) => {
      const close: unknown = Reflect.get(global, CLOSE_BROWSER);
      if (typeof close === 'function') await close();
    },
  }),
};

export default environment;
