import { askKit } from './call.ts';
import type { NativeDocument, NativeTab } from './native.ts';
import type { Surface, Tab } from './types.ts';
import { until } from './until.ts';
import { createView } from './view.ts';

export function createSurface(native: NativeDocument): Surface {
  return {
    ...createView(native),
    press: (key) => native.press(key),
    type: (text) => native.type(text),
    compose: (text, keys) => native.compose(text, keys),
    acceptComposed: (text) => native.acceptComposed(text),
    focusName: () => askKit(native, 'focusName'),
  };
}

export function createTab(native: NativeTab): Tab {
  const surface = createSurface(native);
  return {
    ...surface,
    frame: async (urlPart, patience) => {
      const found = async () => {
        for (const frame of await native.frames()) if ((await frame.url()).includes(urlPart)) return frame;
        return undefined;
      };
      return createView(await until(`a frame at "${urlPart}"`, found, patience));
    },
    goto: (url) => native.goto(url),
    reload: () => native.reload(),
    // After the call has returned: the document that answers it may be the one that goes away.
    back: () =>
      surface.evaluate(() => {
        setTimeout(() => history.back());
      }),
    setSize: (size) => native.setSize(size),
    screenshot: (path, { fullPage = false } = {}) => native.screenshot(path, fullPage),
    console: () => native.console(),
    heap: () => native.heap(),
    bringToFront: () => native.bringToFront(),
    close: () => native.close(),
  };
}
