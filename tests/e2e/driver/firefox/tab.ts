import { writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { callOf } from '../call.ts';
import type { NativeDocument, NativeElement, NativeTab } from '../native.ts';
import type { Appearance, ConsoleLine } from '../types.ts';
import { until } from '../until.ts';
import { isInFrontWith } from './appearance.ts';
import type { Bidi, Context } from './bidi.ts';
import { inputMethod } from './inputMethod.ts';
import { pressing, typing } from './keys.ts';
import type { Privileged } from './privileged.ts';

export function createFirefoxTab(
  bidi: Bidi,
  context: string,
  setup: {
    privileged: Privileged;
    consoleOf: (tab: NativeTab) => Promise<ConsoleLine[]>;
    appearance: () => Appearance;
  },
): NativeTab {
  const { privileged, consoleOf, appearance } = setup;
  const document = createFirefoxDocument(bidi, privileged, context, context);

  /**
   * Leaves the document by `leave` and waits for the next one to be complete. Not by the protocol's own waiting: that fails as
   * soon as a frame inside the page replaces its document or is refused.
   */
  async function leaveFor(what: string, leave: () => Promise<unknown>) {
    await document.run('globalThis.leftBehind = true; ""');
    await leave();
    const state = 'String(globalThis.leftBehind ? "left behind" : document.readyState)';
    await until(`${what} to load`, async () => (await document.run(state)) === 'complete' || undefined);
  }

  const tab: NativeTab = {
    ...document,
    frames: async () => {
      const inside = (parents: Context[]): Context[] =>
        parents.flatMap(({ children }) => [...children, ...inside(children)]);
      return inside(await bidi.tree(context)).map((frame) =>
        createFirefoxDocument(bidi, privileged, frame.context, context),
      );
    },
    goto: async (url) => {
      const navigate = () => bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
      if (!isSameDocument(await document.url(), url)) return leaveFor(url, navigate);
      await navigate();
      await until(`${url} to show`, async () => (await document.url()) === url || undefined);
    },
    // The protocol's own command fails when the page loads something else at that moment.
    reload: () => leaveFor('the page', () => document.run('location.reload(); ""')),
    // A tab that was just made may not have its browser yet.
    setSize: (viewport) =>
      until('the tab to take a size', async () => {
        await bidi.send('browsingContext.setViewport', { context, viewport });
        return true;
      }).then(() => {}),
    screenshot: async (path, fullPage) => {
      await tab.bringToFront();
      const origin = fullPage ? 'document' : 'viewport';
      const answer = await bidi.send('browsingContext.captureScreenshot', { context, origin });
      await writeFile(path, Buffer.from(v.parse(v.object({ data: v.string() }), answer).data, 'base64'));
    },
    heap: async () => {
      throw new Error('Firefox shows nobody the memory of a page.');
    },
    console: () => consoleOf(tab),
    bringToFront: async () => {
      await bidi.send('browsingContext.activate', { context });
      const isRight = `String(${callOf(isInFrontWith.toString(), [appearance()])})`;
      await until('the page to be in front', async () => (await document.run(isRight)) === 'true' || undefined);
    },
    close: async () => {
      await bidi.send('browsingContext.close', { context });
    },
  };
  return tab;
}

/** `context` is the document's own, `tab` that of the tab it is in. */
function createFirefoxDocument(bidi: Bidi, privileged: Privileged, context: string, tab: string): NativeDocument {
  // A user can only use the tab that is in front.
  const ensureFront = async () => {
    const hasFocus = (await bidi.run(tab, 'String(document.hasFocus())')) === 'true';
    if (!hasFocus) await bidi.send('browsingContext.activate', { context: tab });
  };
  const perform = async (source: object) => {
    await ensureFront();
    await bidi.send('input.performActions', { context, actions: [source] });
  };
  const pressKeys = (actions: object[]) => perform({ type: 'key', id: 'keyboard', actions });
  const type = (text: string) => pressKeys(typing(text));

  return {
    url: async () => (await bidi.tree(context))[0]?.url ?? '',
    run: (expression) => bidi.run(context, expression),
    pick: async (expression): Promise<NativeElement> => {
      const element = { sharedId: await bidi.pick(context, expression) };
      const move = { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } };
      const pointer = (...actions: object[]) =>
        perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
      return {
        click: () => pointer(move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
        hover: () => pointer(move),
        setFiles: async (files) => {
          await bidi.send('input.setFiles', { context, element, files });
        },
      };
    },
    press: (chord) => pressKeys(pressing(chord)),
    type,
    compose: async (text, keys) => {
      await ensureFront();
      await inputMethod(privileged, null).compose(text, keys);
    },
    acceptComposed: inputMethod(privileged, null).acceptComposed,
    insert: async (text) => {
      await ensureFront();
      const insert = `String(document.execCommand('insertText', false, ${JSON.stringify(text)}))`;
      // What takes no text, such as a date, takes keys.
      if ((await bidi.run(context, insert)) === 'false') await type(text);
    },
  };
}

/** Whether only the part behind the # differs, so that no document is loaded. */
function isSameDocument(from: string, to: string): boolean {
  return to.includes('#') && from.split('#')[0] === to.split('#')[0];
}
