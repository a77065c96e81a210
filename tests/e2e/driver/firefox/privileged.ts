import * as v from 'valibot';
import { callOf } from '../call.ts';
import { until } from '../until.ts';
import type { Bidi } from './bidi.ts';
import type { Insides } from './insides.ts';

/** An empty page that comes with every Firefox and has the rights of the browser itself. */
const PAGE = 'chrome://extensions/content/dummy.xhtml';

export type Privileged = Awaited<ReturnType<typeof openPrivileged>>;

/**
 * A hidden helper tab in which code may do what Firefox's own windows may: WebDriver BiDi has no commands for the
 * clipboard, for permissions or for the background of an extension.
 */
export async function openPrivileged(bidi: Bidi) {
  const context = await bidi.createTab(true);
  await bidi.send('browsingContext.navigate', { context, url: PAGE, wait: 'none' });
  await until(
    'the privileged page',
    async () => (await bidi.run(context, 'typeof Services')) === 'object' || undefined,
  );
  return {
    context,
    /** Runs a function that gives something JSON can carry. */
    run: async <Args extends unknown[]>(
      fn: (insides: Insides, ...args: Args) => unknown,
      ...args: Args
    ): Promise<unknown> => {
      const call = callOf(fn.toString(), args, ['globalThis']);
      const text = await bidi.run(context, `(async () => JSON.stringify({ value: await ${call} }))()`);
      return v.parse(v.object({ value: v.optional(v.unknown()) }), JSON.parse(text)).value;
    },
  };
}
