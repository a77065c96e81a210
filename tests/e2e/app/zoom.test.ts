import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Surface, Tab } from '../driver/types.ts';
import { addAccount, createElsewhere, importCheckout } from '../support/flows.ts';
import { ourHalf } from '../support/halves.ts';
import { DESK_PLACES, SETTINGS_PLACES } from '../support/places.ts';
import { useStage } from '../support/stage.ts';

const CREATE = { keys: 'Alt+Shift+K', command: 'create-from-selection' };
/** In device pixels: the most that a browser gives a popup, and a common window. */
const LARGEST_POPUP = { width: 800, height: 600 };
const WINDOW = { width: 1280, height: 1024 };
const LONG_ORDER = 'INV-2026-0001 of a shop whose order numbers are long, with everything in them';

describe('zoomed by the browser', () => {
  const stage = useStage();
  let desk: Tab;
  let id = '';
  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    id = createElsewhere(stage.simulator, LONG_ORDER, { amount: '1234567.89' });
    for (const made of [id, createElsewhere(stage.simulator, '10482')]) await importCheckout(desk, made);
  });
  afterAll(() => stage.desk.setPageZoom(1));

  const zoomTo = async (page: Surface, factor: number, width: number) => {
    await stage.desk.setPageZoom(factor);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  };

  describe('to 200 %, the popup', () => {
    it('fits into what the browser gives it', async () => {
      await stage.desk.setPageZoom(2);
      await stage.desk.pressShortcut(desk, CREATE);
      const popup = await stage.desk.waitForPopup();
      await popup.find('link', /^10482/).wait();
      await expect.poll(() => cutOff(popup)).toEqual([]);
      await stage.desk.closePopup();
    });

    it('shows its form, what is wrong with it, its link, its widget and its rows whole, at the largest size of a popup', async () => {
      await stage.desk.setPageZoom(1);
      const popup = await stage.desk.open('popup.html', LARGEST_POPUP);
      await popup.find('link', /^10482/).wait();
      await zoomTo(popup, 2, 400);
      await expect.poll(() => cutOff(popup)).toEqual([]);
      await popup.find('form', 'New checkout').findByCss('summary').click();
      await popup.findByLabel('Amount').fill('1,234');
      await popup.findByLabel('Amount').press('Enter');
      await popup.find('group', 'Which amount').wait();
      await expect.poll(() => cutOff(popup)).toEqual([]);
      await popup.find('button', '1,234.00 USD').click();
      await popup.findByLabel('Order ID').fill('10483');
      await popup.press('Enter');
      await popup.findByLabel('Payment link').wait();
      await expect.poll(() => cutOff(popup)).toEqual([]);
      await popup.press('p');
      await (await popup.frame('widget.js')).waitForText('1234.00 USD');
      await expect.poll(() => cutOff(popup)).toEqual([]);
      await popup.close();
    });
  });

  it('every page of the desk is whole in a window of 1280 px, at 200 % and at 400 %', async () => {
    await stage.desk.setPageZoom(1);
    await desk.bringToFront();
    await desk.setSize(WINDOW);
    const places = [...DESK_PLACES, ...SETTINGS_PLACES, `checkouts/${id}`, `preview/${id}`, 'settings', 'accounts/new'];
    for (const [factor, width, walk] of [
      [2, 640, ourHalf(places)],
      [4, 320, ourHalf(places.toReversed())],
    ] as const) {
      await zoomTo(desk, factor, width);
      for (const place of walk) {
        await desk.goto(`${stage.desk.extensionOrigin}/options.html#/${place}`);
        await desk.findByCss('main :is(h1, h2)').nth(0).wait();
        await expect.poll(() => cutOff(desk), { message: `${place} in ${width} px` }).toEqual([]);
      }
    }
  });
});

/** What a person cannot see whole, or only by scrolling sideways. */
function cutOff(page: Surface): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`;
    const scrollsItself = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    const cut = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      if (!element.checkVisibility() || element.closest('.visually-hidden, svg, option')) return false;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (right > innerWidth + 1 || left < -1) && !scrollsItself(element)) return true;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const hides = ['hidden', 'clip'].includes(overflowX) && textOverflow !== 'ellipsis';
      return (
        hides && element.scrollWidth > element.clientWidth + 1 && !/^(input|textarea|select)$/i.test(element.tagName)
      );
    });
    return [...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : []), ...cut.map(nameOf)];
  });
}
