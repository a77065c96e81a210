/**
 * A newcomer's first minute, on the production build in a real browser with a simulated Inqud. With a display the
 * browser stays open to be played with; without one the same tour is done here, told in words and in screenshots.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { launchBrowser } from '../e2e/driver/launch.ts';
import type { Desk } from '../e2e/driver/types.ts';
import { createCheckout, openCheckout, POPUP, typeFirstAccount, WIDE } from '../e2e/support/flows.ts';
import { startSimulator } from '../simulator/start.ts';

const FOLDER = '.output/tour';
const hasDisplay =
  ['darwin', 'win32'].includes(process.platform) || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

build();
const simulator = await startSimulator({ autopay: { pickCoinMs: 8000, payMs: 6000, confirmMs: 6000 } });
const { port, spki, accounts } = simulator;
const desk = await launchBrowser({ browser: 'chromium', port, spki, headless: !hasDisplay });
try {
  const welcome = await typeFirstAccount(desk, accounts[0]);
  if (hasDisplay) await letPlay(desk);
  else {
    await welcome.close();
    await tour(desk);
  }
} finally {
  await desk.close();
  await simulator.close();
}

function build(): void {
  console.log('Building the extension.');
  const { status, stdout, stderr } = spawnSync('wxt', ['build'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}

async function letPlay(desk: Desk): Promise<void> {
  console.log(`
Checkout Desk is open, with an account at a simulated Inqud. No real money moves.

  1. Type an order ID and an amount, press Enter: the link is in the clipboard.
  2. Press P: the payment widget. Choose a coin and pay, or wait: after 20 seconds it is paid by itself.
  3. Watch the status and the timeline. The toolbar button opens the popup, which does the same in small.

Close the browser to end.`);
  await desk.closed;
}

async function tour(desk: Desk): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const picture = (name: string) => `${FOLDER}/${name}.png`;
  console.log('There is no display, so this is the tour of a newcomer’s first minute, without one.');

  const popup = await desk.open('popup.html', POPUP);
  await createCheckout(popup, '10480', '25.00');
  await popup.press('Escape');
  await popup.find('form', 'New checkout').wait();
  await popup.findByLabel('Order ID').fill('10482');
  await popup.findByLabel('Amount').fill('100.00');
  await popup.screenshot(picture('popup'));
  const id = await createCheckout(popup, '10482');
  await popup.screenshot(picture('popup-created'));
  console.log(`Created checkout ${id} for order 10482 with the keyboard; the link is in the clipboard:`);
  console.log(`  ${await desk.clipboardText()}`);

  const page = await openCheckout(desk, id);
  const widget = await page.frame('widget.js');
  await widget.waitForText('100.00 USD');
  await page.screenshot(picture('desk-new'));
  console.log('Opened it in the desk: the payment widget is there, 392 px wide.');

  for (const status of ['Request created', 'Payment detected', 'Paid']) {
    await page.find('region', 'Timeline').waitForText(new RegExp(`${status}\\s+Reported by widget. Confirmed`), {
      timeout: 30_000,
    });
    console.log(`  ${status}: reported by the widget, confirmed by Inqud.`);
  }
  await page.screenshot(picture('desk-paid'));
  await desk.setAppearance({ colorScheme: 'dark' });
  await page.setSize(WIDE);
  await page.screenshot(picture('desk-paid-dark'));
  console.log(`Paid. The screenshots are in ${FOLDER}.`);
}
