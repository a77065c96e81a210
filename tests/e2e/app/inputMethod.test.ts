import { beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Surface, Tab } from '../driver/types.ts';
import { addAccount, createElsewhere, importCheckout, POPUP } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const KEYS = ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'];

describe('an input method that composes', () => {
  const stage = useStage();
  let desk: Tab;
  let id = '';
  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    id = createElsewhere(stage.simulator, '10482');
    await importCheckout(desk, id);
  });

  const go = async (place: string) => {
    await desk.bringToFront();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/${place}`);
  };
  /**
   * Composes in a field and presses the keys that an input method uses, as this system reports them and as others do: on a
   * Mac they keep their names. Nothing of ours takes one, the field keeps the focus and what is composed.
   */
  const keepsItsKeys = async (page: Surface, field: Locator, text = 'とうきょう') => {
    await field.click();
    const name = await page.focusName();
    const before = await field.value();
    await page.evaluate(() => {
      const heard: { composing: boolean; taken: boolean }[] = [];
      Reflect.set(globalThis, 'heard', heard);
      const listen = (event: KeyboardEvent) => {
        const composing = event.isComposing || event.keyCode === 229;
        // After every handler of the page.
        setTimeout(() => heard.push({ composing, taken: event.defaultPrevented }));
      };
      addEventListener('keydown', listen, { capture: true });
      Reflect.set(globalThis, 'stopListening', () => removeEventListener('keydown', listen, { capture: true }));
    });
    await page.compose(text, KEYS);
    await field.evaluate((element, keys) => {
      for (const key of keys)
        for (const isComposing of [true, false]) {
          const init = { key, code: key, keyCode: 229, isComposing, bubbles: true, cancelable: true };
          element.dispatchEvent(new KeyboardEvent('keydown', init));
        }
    }, KEYS);
    const heard = () => page.evaluate((): { composing: boolean; taken: boolean }[] => Reflect.get(globalThis, 'heard'));
    await expect.poll(async () => (await heard()).length).toBe(3 * KEYS.length);
    expect((await heard()).filter(({ composing, taken }) => taken || !composing)).toEqual([]);
    expect([await page.focusName(), await field.value()]).toEqual([name, before + text]);
    await page.evaluate(() => Reflect.get(globalThis, 'stopListening')());
  };

  it('has its keys in the search, and what it accepts is searched for', async () => {
    await go('checkouts');
    await desk.find('link', /^10482/).wait();
    const search = desk.find('searchbox', 'Search checkouts');
    await keepsItsKeys(desk, search);
    await desk.acceptComposed('東京');
    await desk.waitForText('No matching checkouts');
    expect(await search.value()).toBe('東京');
    await desk.press('Escape');
    await expect.poll(() => search.value()).toBe('');
    await desk.find('link', /^10482/).wait();
  });

  it('has them in a new checkout beside the list, whose Escape closes it otherwise', async () => {
    await go('new');
    const order = desk.findByLabel('Order ID');
    const made = stage.simulator.model.list().length;
    await keepsItsKeys(desk, order, '注文');
    await desk.acceptComposed('注文10483');
    await expect.poll(() => order.value()).toBe('注文10483');
    expect(stage.simulator.model.list()).toHaveLength(made);
    const currency = desk.findByLabel('Currency');
    await currency.fill('');
    await keepsItsKeys(desk, currency, 'ｅｕ');
    await desk.acceptComposed('ｅｕｒ');
    await expect.poll(() => currency.value()).toBe('EUR');
    await desk.press('Escape');
    await expect.poll(() => desk.evaluate(() => location.hash)).toBe('#/checkouts');
  });

  it('has them in a note, a tag and a preset', async () => {
    await go(`checkouts/${id}`);
    await desk.find('heading', '10482').wait();
    const note = desk.findByLabel('Note');
    const tag = desk.findByLabel('Add a tag');
    // By a key: what is still read, and what opens, moves them.
    for (const [at, field] of [note, tag].entries()) {
      await desk.findByCss('.annotation > summary').nth(at).press('Enter');
      await field.wait();
    }
    await keepsItsKeys(desk, note, '電話');
    await desk.acceptComposed('電話した');
    await desk.press('Control+Enter');
    await desk.waitForText('Saved');
    await keepsItsKeys(desk, tag, 'とくい、');
    await desk.acceptComposed('得意');
    await desk.press('Enter');
    await desk.find('button', 'Remove tag 得意').wait();
    await go('presets');
    await desk.find('button', 'New preset').click();
    await keepsItsKeys(desk, desk.findByLabel('Preset name'), '入金');
    await desk.acceptComposed('入金');
    await desk.press('Escape');
    await desk.find('form', 'Preset').waitUntilGone();
  });

  it('has them in the popup', async () => {
    const popup = await stage.desk.open('popup.html', POPUP);
    const order = popup.findByLabel('Order ID');
    await order.wait();
    await order.fill('');
    const made = stage.simulator.model.list().length;
    await keepsItsKeys(popup, order, '注文');
    await popup.acceptComposed('注文10484');
    await popup.findByLabel('Amount').fill('5');
    await popup.press('Enter');
    await popup.findByLabel('Payment link').wait();
    expect(stage.simulator.model.list().map(({ clientOrderId }) => clientOrderId)).toContain('注文10484');
    expect(stage.simulator.model.list()).toHaveLength(made + 1);
    await popup.close();
  });
});
