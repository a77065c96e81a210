import { join } from 'node:path';
import { launchBrowser } from '../e2e/driver/launch.ts';
import type { BrowserName, Tab } from '../e2e/driver/types.ts';
import { createCheckout } from '../e2e/support/flows.ts';
import type { Camera } from './camera.ts';
import { pictureOf } from './camera.ts';
import type { Scene, Shot } from './plan.ts';
import type { Stage } from './scenes.ts';
import { SET_UP, startStillSimulator } from './scenes.ts';
import { withStillBuild } from './stillBuild.ts';

/** The scenes that one browser shows after another. */
const REELS: readonly (readonly Scene[])[] = [
  ['first', 'none', 'few', 'locked'],
  ['many', 'shop'],
];

/** What becomes of the pictures. */
export type Audience<Each> = {
  /** Whether a picture is as it was before, so that there is nothing more to wait for. */
  isExpected: (shot: Each, png: Buffer) => boolean;
  onPicture: (shot: Each, png: Buffer) => void;
};

/**
 * Takes these shots in one browser, in an order in which little has to change from one to the next. `folder` is for files
 * that live only as long as this runs.
 */
export async function film<Each extends Shot>(
  browser: BrowserName,
  shots: readonly Each[],
  folder: string,
  audience: Audience<Each>,
): Promise<void> {
  const { folder: extension, remove } = withStillBuild(browser);
  try {
    for (const reel of REELS) {
      const wanted = shots.filter(({ scene }) => reel.includes(scene));
      if (wanted.length > 0) await showReel(browser, extension, reel, wanted, folder, audience);
    }
  } finally {
    remove();
  }
}

async function showReel<Each extends Shot>(
  browser: BrowserName,
  extension: string,
  reel: readonly Scene[],
  shots: readonly Each[],
  folder: string,
  audience: Audience<Each>,
): Promise<void> {
  const simulator = await startStillSimulator();
  const { port, spki } = simulator;
  const appearance = { colorScheme: 'light', reducedMotion: true } as const;
  const desk = await launchBrowser({ browser, port, spki, extension, appearance });
  const file = join(folder, `${browser}.png`);
  try {
    const stage: Stage = { desk, simulator, page: await desk.waitForTab('options.html'), checkout: '' };
    // Until then the databases may not be there.
    await stage.page.find('heading', 'Add your Inqud account').wait();
    const last = Math.max(...shots.map(({ scene }) => reel.indexOf(scene)));
    for (const scene of reel.slice(0, last + 1)) {
      // A scene is set up in English, whatever the one before was shown in.
      await speak(stage.page, 'en');
      await SET_UP[scene](stage);
      let shown: Shot | undefined;
      for (const shot of shots.filter((each) => each.scene === scene).toSorted(byEffort)) {
        if (shot.theme !== shown?.theme) await desk.setAppearance({ colorScheme: shot.theme });
        if (shot.language !== shown?.language) await speak(stage.page, shot.language);
        shown = shot;
        const isExpected = (png: Buffer) => audience.isExpected(shot, png);
        audience.onPicture(shot, await take(stage, shot, { file, isExpected }));
      }
    }
  } finally {
    await desk.close();
    await simulator.close();
  }
}

/** What is typed stays for a later popup, and what is created for all: these come last. */
const LEAVES_SOMETHING = ['popup-filled', 'popup-created'];

/** A theme takes longer to change than a language, and that longer than a size. */
function byEffort(one: Shot, other: Shot): number {
  const effort = ({ place, theme, language, size }: Shot) =>
    `${LEAVES_SOMETHING.indexOf(place) + 1} ${theme} ${language} ${String(size.width).padStart(5, '0')}`;
  return effort(one).localeCompare(effort(other));
}

async function take({ desk, page, checkout }: Stage, { place, size, language }: Shot, camera: Camera): Promise<Buffer> {
  const [, outside] = /^(popup|sidepanel)/.exec(place) ?? [];
  if (outside) {
    const tab = await desk.open(`${outside}.html`, size);
    try {
      await tab.waitFor((language) => document.documentElement.lang === language, language);
      await tab.findByCss('main').wait();
      // The second is loaded later; those of the languages are in a menu.
      await tab.findByCss('.popup-head > button').nth(1).wait();
      if (place === 'popup-created') await createCheckout(tab, '10483', '249.00');
      if (place === 'popup-filled') {
        await tab.findByLabel('Order ID').fill('10483');
        await tab.findByLabel('Amount').fill('249.00');
      }
      return await pictureOf(tab, camera);
    } finally {
      await tab.close();
    }
  }
  await page.bringToFront();
  await page.setSize(size);
  await page.waitFor((width) => innerWidth === width, size.width);
  if (place !== 'welcome' && place !== 'unlock') {
    const at = place === 'checkout' ? `checkouts/${checkout}` : place === 'palette' ? 'checkouts' : place;
    await page.evaluate(goTo, `#/${at}`);
    if (place === 'requests') await page.evaluate(requestAnew, checkout);
    if (place === 'checkout') await page.findByCss('.widget-panel[data-state="shown"]').wait();
  }
  await page.findByCss('main :is(h1, h2)').nth(0).wait();
  if (place !== 'palette') return pictureOf(page, camera);
  await page.press('Control+K');
  await page.findByCss('dialog[open]').wait();
  const png = await pictureOf(page, camera);
  await page.press('Escape');
  await page.findByCss('dialog[open]').waitUntilGone();
  return png;
}

/** Runs in a page: shows a place as one comes to it, from elsewhere and at its top. */
async function goTo(hash: string): Promise<void> {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  location.hash = '#/settings/diagnostics';
  await drawn();
  location.hash = hash;
  await drawn();
  scrollTo(0, 0);
}

/** Runs in a page: what was shown before has left its own requests in the log. In their place come a few of this checkout. */
async function requestAnew(checkoutId: string): Promise<void> {
  const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  await runtime.sendMessage({ command: 'clearRequests', payload: {} });
  if (checkoutId === '') return;
  for (let sent = 0; sent < 3; sent += 1) {
    await runtime.sendMessage({ command: 'refreshCheckout', payload: { checkoutId } });
  }
}

/** Chooses a language as the settings do, on all pages. */
async function speak(page: Tab, language: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate(async (language) => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const db = await done(indexedDB.open('checkout-desk-settings'));
    await done(db.transaction('settings', 'readwrite').objectStore('settings').put(language, 'language'));
    db.close();
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    await api.storage.session.set({ changedSetting: { key: 'language', number: language } });
  }, language);
  await page.waitFor((language) => document.documentElement.lang === language, language);
}
