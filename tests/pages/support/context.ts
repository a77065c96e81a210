import * as idb from 'fake-indexeddb';
import type { createBroadcast } from './broadcast.ts';
import type { BrowserClock } from './clock.ts';
import { openedBy } from './databases.ts';
import type { Context, Extension } from './extension/api.ts';
import type { createLocks } from './locks.ts';
import { unmarked, withMarks } from './marked.ts';
import type { Reader } from './reader.ts';
import type { createSockets } from './sockets.ts';

/** What all contexts of one browser share. */
export type Shared = {
  extension: Extension;
  factory: IDBFactory;
  clock: BrowserClock;
  broadcast: ReturnType<typeof createBroadcast>;
  locks: ReturnType<typeof createLocks>;
  sockets: ReturnType<typeof createSockets>;
  /** The network is there. */
  isOnline: () => boolean;
  /** Reads what is said, in a language whose messages are marked. */
  reader: Reader | null;
};

/** The globals that the background, a page and the worker of a page have alike, and how to end all that they began. */
export function createGlobals(shared: Shared, context: Context) {
  const databases = openedBy(shared.factory);
  const channels = shared.broadcast.forContext();
  const locks = shared.locks.forContext();
  const sockets = shared.sockets.forContext();
  const timers = shared.clock.timers();
  const { stop, ...timing } = timers;
  const browser = shared.extension.forContext(context);
  return {
    globals: {
      ...idb,
      ...timing,
      browser,
      chrome: browser,
      indexedDB: databases.indexedDB,
      BroadcastChannel: channels.BroadcastChannel,
      WebSocket: sockets.WebSocket,
      crypto: quickCrypto,
      Promise: ownPromise(),
      // Dexie counts microtasks.
      queueMicrotask,
      setImmediate: undefined,
      ...(shared.reader && { catalogsOfTests: withMarks, unmarked }),
      AbortController,
      AbortSignal: signalsBy(shared.clock),
      // Those of Node.js can be copied from one context to another.
      Blob,
      File,
      MessageChannel,
    },
    navigator: {
      get onLine() {
        return shared.isOnline();
      },
      languages: [shared.extension.language],
      userAgent: 'Mozilla/5.0 Chrome/140.0.0.0',
      locks: locks.locks,
    },
    end: () => {
      shared.extension.end(context);
      stop();
      channels.close();
      databases.close();
      locks.close();
      sockets.close();
    },
  };
}

/** The global object of a context without a document: what the language has, and what the context has. */
export function createScope(context: Context, own: object): object {
  const language = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).flatMap(([name, { value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  const scope = { ...Object.fromEntries(language), console: untilEnded(context), ...own };
  return Object.assign(scope, { globalThis: scope, self: scope });
}

/** What an ended context still says concerns nobody. */
function untilEnded(context: Context): Console {
  const silent = () => {};
  return new Proxy(console, { get: (whole, name) => (context.ended ? silent : Reflect.get(whole, name)) });
}

/** A thousandth of the rounds: what takes a guesser long need not take a test long. */
const quickCrypto: Pick<Crypto, 'subtle' | 'randomUUID' | 'getRandomValues'> = {
  randomUUID: () => crypto.randomUUID(),
  getRandomValues: (array) => crypto.getRandomValues(array),
  subtle: new Proxy(crypto.subtle, {
    get: (subtle, name) => {
      const method: unknown = Reflect.get(subtle, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) =>
        Reflect.apply(method, subtle, name.toString().startsWith('derive') ? args.map(quick) : args);
    },
  }),
};

function quick(argument: unknown): unknown {
  if (typeof argument !== 'object' || argument === null || !('iterations' in argument)) return argument;
  return { ...argument, iterations: Math.ceil(Number(argument.iterations) / 1000) };
}

function signalsBy(clock: BrowserClock): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    clock.after(ms, () => controller.abort(new DOMException('It took too long.', 'TimeoutError')));
    return controller.signal;
  };
  return new Proxy(AbortSignal, {
    get: (signals, name) => (name === 'timeout' ? timeout : Reflect.get(signals, name, signals)),
  });
}

/** Dexie replaces what the global Promise can do while it works: each context needs one that no other sees. */
function ownPromise(): PromiseConstructor {
  const own = new Map<PropertyKey, unknown>();
  return new Proxy(Promise, {
    get: (shared, name) => {
      if (own.has(name)) return own.get(name);
      const value: unknown = Reflect.get(shared, name);
      if (typeof value !== 'function' || typeof name === 'symbol') return value;
      const bound: unknown = value.bind(shared);
      own.set(name, bound);
      return bound;
    },
    set: (_shared, name, value) => {
      own.set(name, value);
      return true;
    },
  });
}
