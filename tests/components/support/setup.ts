import 'fake-indexeddb/auto';
import { act, cleanup, configure } from '@testing-library/preact';
import { afterAll, afterEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PATIENCE } from '../../patience';

configure({ asyncUtilTimeout: PATIENCE });

// The fake browser has no language.
Object.assign(fakeBrowser.i18n, { getUILanguage: () => 'en-US' });

// happy-dom has no Web Locks. Nothing here shares one with another page.
Object.defineProperty(navigator, 'locks', {
  configurable: true,
  value: {
    request: async (_name: string, options: unknown, work?: () => unknown) =>
      work ? work() : typeof options === 'function' && options(),
    query: async () => ({ held: [] }),
  },
});

afterEach(() => {
  // Preact ends the effects of what is gone a moment later; the next test must not meet them.
  act(cleanup);
  vi.useRealTimers();
  vi.restoreAllMocks();
  // What a test has put beside what it rendered.
  document.body.replaceChildren();
});

/** What tests give something else to, with its own properties as they are now. */
const LASTING = [navigator, fakeBrowser, HTMLIFrameElement.prototype].map(
  (owner) => [owner, Object.getOwnPropertyDescriptors(owner)] as const,
);

/** The files share one page: none leaves a fake, a setting or a place to the next. */
afterAll(() => {
  vi.unstubAllGlobals();
  for (const [owner, own] of LASTING) {
    for (const key of Reflect.ownKeys(owner)) if (!Reflect.has(own, key)) Reflect.deleteProperty(owner, key);
    Object.defineProperties(owner, own);
  }
  fakeBrowser.reset();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name);
});
