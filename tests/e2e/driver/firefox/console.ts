import * as v from 'valibot';
import { callOf } from '../call.ts';
import type { NativeTab } from '../native.ts';
import type { ConsoleLine } from '../types.ts';
import { until } from '../until.ts';
import type { Insides } from './insides.ts';
import type { Privileged } from './privileged.ts';

const Messages = v.array(
  v.object({
    level: v.picklist(['log', 'debug', 'info', 'warning', 'error']),
    text: v.string(),
    page: v.string(),
    tab: v.number(),
  }),
);

/**
 * Collects what every page and background logs. BiDi's own log events leave out extension pages, so a script in each
 * of Firefox's processes listens there.
 */
export async function watchConsole(privileged: Privileged) {
  await privileged.run(
    (insides, script) => {
      const messages: unknown[] = [];
      Reflect.set(globalThis, 'messages', messages);
      insides.Services.ppmm.addMessageListener('CheckoutDesk:Console', ({ data }) => messages.push(data));
      insides.Services.ppmm.loadProcessScript(`data:,${encodeURIComponent(script)}`, true);
    },
    callOf(listen.toString(), [], ['globalThis']),
  );

  const all = async () => v.parse(Messages, await privileged.run(() => Reflect.get(globalThis, 'messages')));
  let marks = 0;

  return {
    clear: async (): Promise<void> => {
      await privileged.run(() => {
        Reflect.get(globalThis, 'messages').length = 0;
      });
    },
    /** The page logs a mark: it tells the number of its tab, and comes after all that was logged before. */
    ofTab: async (tab: NativeTab): Promise<ConsoleLine[]> => {
      const mark = `checkout-desk-mark-${++marks}`;
      await tab.run(`console.debug(${JSON.stringify(mark)}); ""`);
      return until('the page to log', async () => {
        const messages = await all();
        const marked = messages.find(({ text }) => text === mark);
        if (!marked) return undefined;
        return messages
          .filter((message) => message.tab === marked.tab)
          .map(toLine)
          .filter(isNotOurs);
      });
    },
    ofBackground: async (origin: string): Promise<ConsoleLine[]> => {
      const own = (await all()).filter(({ page }) => page.startsWith(`${origin}/_generated_background_page.html`));
      return own.map(toLine);
    },
  };
}

const toLine = ({ level, text }: ConsoleLine): ConsoleLine => ({ level, text });
/** Marks, and Firefox's complaint that someone read the text of a page so early: the driver did. */
const isNotOurs = ({ text }: ConsoleLine) => !/^(checkout-desk-mark-|Layout was forced before)/.test(text);

/** Runs in each process of Firefox. */
function listen({ Services, Cc, Ci, WindowGlobalChild }: Insides): void {
  const tell = (level: ConsoleLine['level'], text: string, innerWindow: number) => {
    const source = WindowGlobalChild.getByInnerWindowId(innerWindow);
    if (!source) return; // a worker, or Firefox itself
    const { top, window: page } = source.browsingContext;
    const message = { level, text, page: page?.location.href ?? '', tab: top.browserId };
    Services.cpmm.sendAsyncMessage('CheckoutDesk:Console', message);
  };
  const inWords = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    try {
      return 'stack' in value ? String(value) : (JSON.stringify(value) ?? String(value));
    } catch {
      return '[object]';
    }
  };
  const levels = ['debug', 'info', 'error'] as const;
  const principal = Cc['@mozilla.org/systemprincipal;1'].createInstance(Ci.nsIPrincipal);
  const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
  storage.addLogEventListener(({ wrappedJSObject: call }) => {
    const level = call.level === 'warn' ? 'warning' : (levels.find((name) => name === call.level) ?? 'log');
    if (typeof call.innerID === 'number') tell(level, Array.from(call.arguments, inWords).join(' '), call.innerID);
  }, principal);
  Services.console.registerListener({
    observe: (message) => {
      if (!(message instanceof Ci.nsIScriptError)) return;
      const IS_WARNING = 1;
      tell(message.flags & IS_WARNING ? 'warning' : 'error', message.errorMessage, message.innerWindowID);
    },
  });
}
