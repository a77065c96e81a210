import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../simulator/clock.ts';
import { createHosted } from '../../simulator/widget/hosted.ts';
import { atLength } from '../../soak.ts';
import { builtExtension } from '../driver/extension.ts';
import type { Tab, View } from '../driver/types.ts';
import { addAccount, createCheckout } from '../support/flows.ts';
import { TWIN } from '../support/shared-browser.ts';
import { createShop, SHOP } from '../support/shop.ts';
import { BROWSER, useStage } from '../support/stage.ts';

const INQUD = 'paycrypto.inqud.com';
const PAGE = '<!doctype html><title>Shop</title><button>Open</button>';

describe('a website that looks for the extension', () => {
  const shop = createShop();
  const stage = useStage({
    simulator: {
      otherHosts: {
        [SHOP]: shop.site,
        // So it looks where there is no extension.
        [TWIN]: (incoming) => createHosted(stage.simulator.model, stage.simulator.assumptions, systemClock)(incoming),
      },
    },
  });
  let id: string;
  let page: Tab;

  beforeAll(async () => {
    const desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    id = await createCheckout(desk, 'unseen-1');
    // With a widget of its own on screen, the extension has all that it sets up for it.
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await desk.findByCss('.widget-panel[data-state="shown"]').wait();
    await shop.putUp.HTML(PAGE);
    page = await stage.desk.openWeb(`https://${SHOP}/`);
  });

  /** Addresses of all that our scripts run in, and of some more. */
  const paths = () => ['/widget.js', '/widget.js?v=2', '/widget.js#frame', `/checkout/${id}`, '/checkout/'];
  const ways = ['a frame', 'a frame in a frame', 'a window'] as const;

  it('is tried at every address that a script of ours runs in', () => {
    const { content_scripts: scripts } = JSON.parse(readFileSync(`${builtExtension(BROWSER)}/manifest.json`, 'utf8'));
    const matches = new Set<string>(scripts.flatMap((script: { matches: string[] }) => script.matches));
    const tried = (pattern: string) =>
      paths().some((path) => `https://${INQUD}${path}`.startsWith(pattern.replace('*', '')));
    expect([...matches].filter((pattern) => !tried(pattern))).toEqual([]);
    expect(matches.size).toBeGreaterThan(1);
  });

  it.each(ways)('learns nothing from %s: no word, no other load, no other document [S-61]', async (way) => {
    const own = ['/widget.js', `/checkout/${id}`];
    for (const path of way === 'a frame' ? paths() : atLength(own, paths())) {
      const seen = await look(way, INQUD, path);
      expect(seen, path).toEqual(await look(way, TWIN, path));
      // Nobody but the probe has answered.
      expect(seen.heard, path).toEqual(['probe']);
    }
  });

  it.each(['X-Frame-Options', 'Content-Security-Policy'])(
    'learns nothing from an address that forbids frames by %s: it stays forbidden [S-61]',
    async (header) => {
      stage.simulator.assumptions.set(
        header === 'X-Frame-Options'
          ? { scriptXFrameOptions: 'DENY', hostedXFrameOptions: 'DENY' }
          : {
              scriptContentSecurityPolicy: "frame-ancestors 'none'",
              hostedContentSecurityPolicy: "frame-ancestors 'none'",
            },
      );
      for (const path of ['/widget.js', `/checkout/${id}`]) {
        const seen = await lookAtRefused(INQUD, path);
        expect(seen, path).toEqual(await lookAtRefused(TWIN, path));
        // An answer would come from a document in the frame. There is only what the browser shows in its place.
        expect(seen, path).toMatchObject({
          heard: [],
          inside: expect.stringMatching(/^(chrome-error|about:neterror)/),
        });
      }
    },
  );

  /** What the shop's page can see of an address, after it said all that our scripts listen to. */
  async function look(way: (typeof ways)[number], host: string, path: string) {
    const url = `https://${host}${path}`;
    await page.evaluate(prepare, way, url);
    if (way === 'a window') await page.find('button', 'Open').click();
    else await page.waitFor(() => Reflect.get(globalThis, 'seen').loads > 0);
    const view: View = way === 'a window' ? await stage.desk.waitForTab(host + path) : await page.frame(host + path);
    await view.waitFor(() => document.readyState === 'complete');
    await view.evaluate(() => {
      // Comes after our own scripts, which were there first: what they answer is heard first.
      addEventListener('message', ({ data, source }) => {
        if (data === 'probe') source?.postMessage('probe', { targetOrigin: '*' });
      });
    });
    await page.evaluate(speak, id);
    const seen = await page.waitFor(observed, 1);
    // Up to the widget, which draws itself when it likes. By its address alone the twin differs.
    const inside = await view.evaluate(() => document.documentElement.outerHTML.replace(/<app-widget[\s\S]*/, ''));
    if (way === 'a window') await (await stage.desk.waitForTab(host + path)).close();
    await page.evaluate(clear);
    return { ...seen, inside: inside.replaceAll(TWIN, INQUD) };
  }

  async function lookAtRefused(host: string, path: string) {
    stage.simulator.requests.clear();
    await page.evaluate(prepare, 'a frame', `https://${host}${path}`);
    await stage.simulator.requests.arrival((request) => request.path === path);
    await page.waitFor(() => Reflect.get(globalThis, 'seen').loads > 0);
    await page.evaluate(speak, id);
    const seen = await page.waitFor(observed, 0);
    const refusal = await page.frame(BROWSER === 'chromium' ? 'chrome-error:' : host + path);
    const inside = await refusal.evaluate(() => document.documentURI.replace(/\?.*/, ''));
    await page.evaluate(clear);
    return { ...seen, inside };
  }
});

/* What follows runs in the shop's page. */

/** Frames an address or lets the button open it, and watches all that this page can see of it. */
function prepare(way: string, url: string): void {
  const seen = { heard: [] as unknown[], loads: 0, errors: 0, opened: null as Window | null };
  Reflect.set(globalThis, 'seen', seen);
  const hear = ({ data }: MessageEvent) => seen.heard.push(data);
  addEventListener('message', hear);
  Reflect.set(globalThis, 'forget', () => removeEventListener('message', hear));
  const framed = (parent: Document) => {
    const frame = parent.createElement('iframe');
    frame.addEventListener('load', () => {
      seen.loads += 1;
    });
    frame.addEventListener('error', () => {
      seen.errors += 1;
    });
    frame.src = url;
    parent.body.append(frame);
    seen.opened = frame.contentWindow;
  };
  if (way === 'a frame') framed(document);
  else if (way === 'a window') {
    const button = document.querySelector('button');
    if (button) button.onclick = () => (seen.opened = open(url));
  } else {
    const outer = document.createElement('iframe');
    document.body.append(outer);
    const inner = outer.contentDocument;
    // What the page in the middle hears, this one hears.
    outer.contentWindow?.addEventListener('message', hear);
    if (inner) framed(inner);
  }
}

/** Says all that our panel says to its frame, in every spelling that a script of ours might take. */
function speak(id: string): void {
  const { opened } = Reflect.get(globalThis, 'seen') as { opened: Window | null };
  const words = ['host', 'hosting', 'ready', 'shown'];
  for (const desk of words) opened?.postMessage({ desk, checkoutId: id }, '*');
  opened?.postMessage({ type: 'wxt:content-script-started' }, '*');
  opened?.postMessage('probe', '*');
}

/** What was seen, once so many answers have come. */
function observed(answers: number) {
  const { heard, loads, errors, opened } = Reflect.get(globalThis, 'seen');
  if (heard.length < answers) return null;
  let isOpen = true;
  try {
    void opened.document.title;
  } catch {
    isOpen = false;
  }
  return { heard, loads, errors, isOpen, frames: opened.length, closed: opened.closed };
}

function clear(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
  Reflect.get(globalThis, 'forget')();
}
