import { writeFile } from 'node:fs/promises';
import type { ConsoleMessageType, ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import { parseChord } from '../chord.ts';
import type { NativeDocument, NativeTab } from '../native.ts';
import type { ConsoleLine } from '../types.ts';

export function createChromiumTab(page: Page): NativeTab {
  const lines: ConsoleLine[] = [];
  page.on('console', (message) => lines.push({ level: levelOf(message.type()), text: message.text() }));
  page.on('pageerror', (error) => lines.push({ level: 'error', text: String(error) }));
  return {
    ...createChromiumDocument(page, page.mainFrame()),
    frames: async () =>
      page
        .frames()
        .filter((frame) => frame !== page.mainFrame())
        .map((frame) => createChromiumDocument(page, frame)),
    goto: async (url) => {
      const [here] = page.url().split('#');
      const [there] = url.split('#');
      // Only the hash changes: nothing loads, and waiting for a load would wait for the frames that come and go.
      if (here === there) await page.evaluate((next) => location.assign(next), url);
      else await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    setSize: (size) => page.setViewport(size),
    screenshot: async (path, fullPage) => {
      await page.bringToFront();
      await writeFile(path, await page.screenshot({ fullPage, type: 'png' }));
    },
    // An answer of the page comes after everything that it logged before.
    console: async () => {
      await page.evaluate('0');
      return [...lines];
    },
    heap: () => heapOf(page),
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}

/** A snapshot of the memory begins with a collection of the garbage. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void parts.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const text = parts.join('');
  // Its last part; all before it is many megabytes of numbers. No text in it has such a quotation mark.
  const { strings } = JSON.parse(`{${text.slice(text.lastIndexOf('"strings":'))}`) as { strings: string[] };
  return strings.join('\n');
}

function createChromiumDocument(page: Page, frame: Frame): NativeDocument {
  return {
    url: async () => frame.url(),
    run: async (expression) => String(await frame.evaluate(expression)),
    pick: async (expression) => {
      const handle = await frame.evaluateHandle(expression);
      const element = handle.asElement();
      if (!isElement(element)) throw new Error('That is not an element.');
      await ensureFront(page);
      // The page around a frame is another process, and scrolls some time after the frame has asked it to.
      if (frame.parentFrame() && !(await element.isIntersectingViewport({ threshold: 0.5 }))) {
        await element.scrollIntoView();
        await element.dispose();
        throw new Error('it is out of view');
      }
      return {
        click: () => element.click().finally(() => element.dispose()),
        hover: () => element.hover().finally(() => element.dispose()),
        setFiles: async (paths) => {
          const input = await element.toElement('input');
          await input.uploadFile(...paths);
          await input.dispose();
        },
      };
    },
    press: async (chord) => {
      const { modifiers, key } = parseChord(chord);
      await ensureFront(page);
      for (const modifier of modifiers) await page.keyboard.down(modifier);
      await page.keyboard.press(key as KeyInput); // puppeteer itself refuses a key that it does not know
      for (const modifier of modifiers.reverse()) await page.keyboard.up(modifier);
    },
    type: async (text) => {
      await ensureFront(page);
      await page.keyboard.type(text);
    },
    compose: async (text, keys) => {
      await ensureFront(page);
      const session = await page.createCDPSession();
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      for (const key of keys) {
        // As Windows and Linux report a key that an input method takes.
        const stroke = { key: 'Process', code: key, windowsVirtualKeyCode: 229 };
        await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...stroke });
        await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke });
      }
      await session.detach();
    },
    acceptComposed: (text) => page.keyboard.sendCharacter(text),
    // A key each takes 20 ms here.
    insert: async (text) => {
      await ensureFront(page);
      await page.keyboard.sendCharacter(text);
    },
  };
}

export function levelOf(type: ConsoleMessageType): ConsoleLine['level'] {
  if (type === 'warn') return 'warning';
  if (type === 'assert') return 'error';
  return type === 'debug' || type === 'info' || type === 'error' ? type : 'log';
}

function isElement(handle: ElementHandle<Node> | null): handle is ElementHandle<Element> {
  return handle !== null; // the kit gives elements only
}

/** A user can only use the tab that is in front; behind it, Chromium holds input back for ever. */
async function ensureFront(page: Page): Promise<void> {
  if (!(await page.evaluate('document.hasFocus()'))) await page.bringToFront();
}
