import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';

/** puppeteer's own connection. Its pages cannot open extension pages in Firefox, so the driver speaks the protocol itself. */
type Connection = { send(method: string, params: object): Promise<unknown> };

const Answer = v.object({ result: v.unknown() });

const Evaluated = v.variant('type', [
  v.object({
    type: v.literal('success'),
    result: v.object({ type: v.string(), value: v.optional(v.unknown()), sharedId: v.optional(v.string()) }),
  }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
]);

export type Context = { context: string; url: string; children: Context[] };
const Context: v.GenericSchema<unknown, Context> = v.object({
  context: v.string(),
  url: v.string(),
  children: v.nullish(
    v.lazy(() => v.array(Context)),
    [],
  ),
});

export type Bidi = ReturnType<typeof createBidi>;

/** WebDriver BiDi, as far as the driver needs it. */
export function createBidi(browser: Browser) {
  const connection = connectionOf(browser);

  async function send(method: string, params: object): Promise<unknown> {
    return v.parse(Answer, await connection.send(method, params)).result;
  }

  async function evaluate(context: string, expression: string) {
    const answer = await send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
      serializationOptions: { maxDomDepth: 0 },
    });
    const evaluated = v.parse(Evaluated, answer);
    if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
    return evaluated.result;
  }

  return {
    send,
    /** Runs an expression that gives a string. */
    run: async (context: string, expression: string): Promise<string> =>
      v.parse(v.string(), (await evaluate(context, expression)).value),
    /** Runs an expression that gives an element; the answer is its protocol id. */
    pick: async (context: string, expression: string): Promise<string> =>
      v.parse(v.string('That is not an element.'), (await evaluate(context, expression)).sharedId),
    /** The tabs, or one tab, with the frames inside. */
    tree: async (root?: string): Promise<Context[]> =>
      v.parse(v.object({ contexts: v.array(Context) }), await send('browsingContext.getTree', root ? { root } : {}))
        .contexts,
    createTab: async (background: boolean): Promise<string> =>
      v.parse(v.object({ context: v.string() }), await send('browsingContext.create', { type: 'tab', background }))
        .context,
  };
}

function connectionOf(browser: Browser): Connection {
  const connection: unknown = Reflect.get(browser, 'connection');
  if (isConnection(connection)) return connection;
  throw new Error('puppeteer hides its BiDi connection; see "connection" of BidiBrowser.');
}

function isConnection(value: unknown): value is Connection {
  return typeof value === 'object' && value !== null && 'send' in value && typeof value.send === 'function';
}
