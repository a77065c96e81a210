import { beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../driver/axe.ts';
import type { Tab } from '../driver/types.ts';
import {
  addAccount,
  createCheckout,
  goToSettings,
  POPUP,
  setPassphrase,
  typeAnother,
  unlock,
  WIDE,
} from '../support/flows.ts';
import { COLOUR_SCHEMES, ourHalf } from '../support/halves.ts';
import { BROWSER, useStage } from '../support/stage.ts';

describe('every screen, empty and full', () => {
  const stage = useStage({ simulator: { accounts: [{}, {}] } });
  let page: Tab;
  let popup: Tab;

  let colours: 'light' | 'dark' | null = null;
  const showIn = async (colorScheme: 'light' | 'dark') => {
    if (colours !== colorScheme) await stage.desk.setAppearance({ colorScheme, reducedMotion: true });
    colours = colorScheme;
  };

  const isSound = async (tab: Tab, widths: number[] = []) => {
    await tab.bringToFront();
    for (const colorScheme of COLOUR_SCHEMES) {
      await showIn(colorScheme);
      expect(await axe(tab)).toEqual([]);
    }
    expect(await overflow(tab)).toBeLessThanOrEqual(0);
    // The last one stays. Firefox has the other narrow ones in languages.test.ts and zoom.test.ts.
    for (const width of [...ourHalf(widths.slice(0, -1)), ...widths.slice(-1)]) {
      await tab.setSize({ width, height: 800 });
      await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
      expect(await overflow(tab), `at ${width} px`).toBeLessThanOrEqual(0);
    }
  };
  const overflow = (tab: Tab) => tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  /** The accessible names that the Tab key visits, from the first control of that part until it leaves the page. */
  const tabThrough = async (tab: Tab, part = 'body') => {
    await tab.bringToFront();
    // A section of the settings is kept in sight until the first key.
    await tab.press('Tab');
    await tab.evaluate((part) => {
      const all = [...document.querySelectorAll<HTMLElement>(`${part} :is(a, button, input, select, summary)`)];
      all.find((control) => control.checkVisibility())?.focus();
    }, part);
    const names = [await tab.focusName()];
    for (let step = 0; step < 80; step += 1) {
      await tab.press('Tab');
      const name = await tab.focusName();
      if (name === '' || name === names[0]) break;
      names.push(name);
    }
    return names;
  };

  beforeAll(async () => {
    page = await stage.desk.waitForTab('options.html');
    popup = await stage.desk.open('popup.html', POPUP);
  });

  it('popup without an account', async () => {
    await popup.find('button', 'Add account').wait();
    await isSound(popup);
  });

  it('settings without an account, wide and narrow', async () => {
    await page.find('heading', 'Add your Inqud account').wait();
    await isSound(page, [700, 360, 1280]);
  });

  it('popup with an account and no checkout', async () => {
    await addAccount(stage.desk, stage.simulator.accounts[0]);
    await popup.waitForText('No checkouts yet. Create one and track its payment here.');
    await isSound(popup);
  });

  it('popup with its form open, its mistakes shown, its link made, its preview open', async () => {
    await popup.find('form', 'New checkout').findByCss('summary').click();
    await popup.findByLabel('Order ID').press('Enter');
    await popup.waitForText('Enter the order ID.');
    await isSound(popup);
    const long = 'an order ID that goes on and on, far longer than the popup is wide, as a shop system might make it';
    await createCheckout(popup, long);
    await isSound(popup);
    await popup.press('p');
    await (await popup.frame('widget.js')).waitForText('100.00 USD');
    await isSound(popup);
    await popup.find('button', 'Close preview').click();
    await popup.find('button', 'New', { exact: false }).press('Escape');
    await expect.poll(() => popup.focusName()).toBe('Order ID');
  });

  it('popup that reaches every control by the Tab key', async () => {
    const names = await tabThrough(popup);
    for (const name of ['Open desk', 'Order ID', 'Type', 'Amount', 'Currency', 'Expires in', 'Create checkout']) {
      expect(names).toContainEqual(expect.stringContaining(name));
    }
  });

  it('desk with a list and one checkout, wide, medium and narrow', async () => {
    const id = await createCheckout(popup, '10482');
    await page.bringToFront();
    await page.setSize(WIDE);
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await (await page.frame('widget.js')).waitForText('100.00 USD');
    await isSound(page, [1600, 1000, 440, 1280]);
    const names = await tabThrough(page);
    for (const name of ['Checkouts', 'Settings', 'New checkout', 'Close this checkout', 'Copy link', 'Refresh']) {
      expect(names).toContainEqual(expect.stringContaining(name));
    }
  });

  it('menus of the list stay in the window, whatever its width, also beside a checkout', async () => {
    const [first] = stage.simulator.model.list();
    const places = ourHalf([1600, 1100, 700, 360]).flatMap((width) => [
      { width, place: 'checkouts' },
      { width, place: `checkouts/${first?.id}` },
    ]);
    for (const { width, place } of places) {
      await page.setSize({ width, height: 800 });
      await page.goto(`${stage.desk.extensionOrigin}/options.html#/${place}?q=type%3Afixed`);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await page.findByCss('[data-row]').wait();
      // With the help of the search; a narrow list has no columns to choose; a checkout that is open has a menu of its own.
      const list = await page.evaluate(() => {
        // The list is taken away without a look behind that button first.
        if (!document.querySelector('.checkout-list [data-action="export"]')?.checkVisibility()) return 0;
        const toggle = document.querySelector<HTMLElement>('.tools-toggle');
        if (toggle?.checkVisibility() && toggle.ariaExpanded === 'false') toggle.click();
        return document.querySelector('.checkout-list')?.clientWidth ?? 0;
      });
      const menus = (list >= 640 ? 8 : 7) + (place === 'checkouts' ? 0 : 1);
      const visible = () =>
        [...document.querySelectorAll('details.menu')].filter((menu) => menu.checkVisibility()).length;
      await expect.poll(() => page.evaluate(visible), { message: `at ${width} px, ${place}` }).toBe(menus);
      const isIn = await page.evaluate(async () => {
        const all: boolean[] = [];
        for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu')) {
          if (!menu.checkVisibility()) continue;
          menu.open = true;
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const panel = menu.querySelector('.menu-panel')?.getBoundingClientRect();
          const { left, right } = document.body.getBoundingClientRect();
          all.push(!!panel && panel.width > 0 && panel.left >= left + 8 && panel.right <= right - 8);
          menu.open = false;
        }
        return all;
      });
      expect(isIn, `at ${width} px, ${place}`).toEqual(Array(menus).fill(true));
    }
    await page.setSize({ width: 1280, height: 800 });
  });

  it('quick actions by Ctrl+K, which find an order, give the focus back and go there', async () => {
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/overview`);
    await page.bringToFront();
    const nav = page.find('button', 'Quick actions');
    await nav.press('Control+K');
    const field = page.find('combobox', 'Quick actions');
    await field.fill('10482');
    await page.waitForText('Create checkout for');
    await isSound(page, [320, 1280]);
    await field.press('Escape');
    await expect.poll(() => page.evaluate(() => document.querySelector('dialog'))).toBeNull();
    expect(await page.focusName()).toBe('Quick actions');
    await nav.press('Control+K');
    await field.fill('10482');
    await field.press('Enter');
    await page.find('heading', '10482').wait();
  });

  it('desk at a checkout that is not there', async () => {
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/CCO-00000000-0000-4000-8000-000000000000`);
    await page.waitForText('This checkout isn’t in this browser.');
    await isSound(page);
  });

  it('announces a change of status', async () => {
    const [first] = stage.simulator.model.list();
    if (!first) throw new Error('There is no checkout.');
    // Its widget reports it, so that nobody waits for the next refresh.
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${first.id}`);
    stage.simulator.model.expire(first.id);
    await page.find('status', 'Changes').wait();
    await expect.poll(() => page.find('status', 'Changes').text()).toContain('Expired');
  });

  it('settings with an account, wide, medium and narrow, with every control reached by the Tab key', async () => {
    await goToSettings(page);
    await isSound(page, [1600, 820, 819, 360, 1280]);
    expect(await tabThrough(page)).toEqual(expect.arrayContaining(['Search settings', 'Diagnostics', 'Add account']));
    const sections: Record<string, string[]> = {
      Accounts: ['Edit Shop A', 'Remove Shop A', 'Add account'],
      General: ['Language of Checkout Desk', 'Theme'],
      Security: ['Repeat the new passphrase', 'Set passphrase'],
      Notifications: [],
      'Status checks': ['Refresh now'],
      Shortcuts: ['Single-letter keys', 'Show all shortcuts'],
      Messages: [],
      Permissions: [],
      'Data and privacy': ['Save backup', 'Erase everything…'],
      Diagnostics: ['Copy diagnostics'],
      Help: ['Show all shortcuts', 'Open Inqud'],
      'What’s new': [],
      About: ['License'],
    };
    for (const [name, controls] of ourHalf(Object.entries(sections))) {
      await goToSettings(page, name);
      await isSound(page, [360, 1280]);
      const names = controls.length === 0 ? [] : await tabThrough(page, '.settings-page');
      for (const control of controls) expect(names, name).toContain(control);
    }
  });

  it('a section of the settings by its link, wide, and by its address, narrow', async () => {
    const isInSight = (heading: string) =>
      expect
        .poll(() =>
          page.find('heading', heading).evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return element === document.activeElement && top >= 0 && bottom <= innerHeight;
          }),
        )
        .toBe(true);
    const index = page.find('navigation', 'Settings pages');
    await index.find('link', 'Diagnostics').press('Enter');
    await isInSight('Diagnostics');
    expect(await page.evaluate(() => location.hash)).toBe('#/settings/diagnostics');
    await index.find('link', 'Accounts').click();
    await isInSight('Accounts');
    await page.setSize({ width: 360, height: 800 });
    for (const [section, heading] of ourHalf([
      ['notices', 'Notifications'],
      ['retention', 'Data retention'],
    ] as const)) {
      await page.goto(`${stage.desk.extensionOrigin}/options.html#/settings/${section}`);
      await page.reload();
      await isInSight(heading);
    }
    // Narrow, the list is a page.
    await page.find('link', 'All settings').click();
    await index.find('link', 'General').click();
    await isInSight('Language');
    await page.setSize({ width: 1280, height: 800 });
    await goToSettings(page);
  });

  it('in the dark and in the light as it is chosen, every page at once, whatever the browser prefers', async () => {
    await showIn('light');
    await goToSettings(page, 'General');
    const ground = (of: Tab) => of.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [light, popups] = [await ground(page), await ground(popup)];
    await page.findByLabel('Theme').select('Dark');
    await expect.poll(() => ground(page)).not.toBe(light);
    await expect.poll(() => ground(popup)).not.toBe(popups);
    const dark = await ground(page);
    await page.reload();
    await page.findByLabel('Theme').wait();
    expect(await ground(page)).toBe(dark);
    expect(await axe(page)).toEqual([]);
    await page.findByLabel('Theme').select('Same as the browser');
    await expect.poll(() => ground(page)).toBe(light);
    await goToSettings(page);
  });

  it('blurs private details by one key, the popup from its beginning on, until one is pointed at or has the focus [P-31]', async () => {
    await page.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts`);
    const amount = (of: Tab) => of.findByCss('a.row > .row-amount').nth(0);
    const blurOf = (of: Tab) => amount(of).evaluate((shown) => getComputedStyle(shown).filter);
    const isBlurred = (of: Tab) => expect.poll(() => blurOf(of)).toMatch(/^blur/);
    expect(await blurOf(popup)).toBe('none');
    await page.bringToFront();
    await page.findByCss('[data-row]').nth(0).wait();
    // In Firefox the popup's window has the focus here, and what is focused in another does not look so.
    const focused = page.findByCss('a.row:focus > .row-amount');
    const hasFocus = BROWSER === 'chromium';
    if (hasFocus) {
      await page.findByCss('[data-row]').nth(0).press('j');
      await focused.wait();
    }
    await page.press('Alt+P');
    await isBlurred(popup);
    if (hasFocus) expect(await focused.evaluate((shown) => getComputedStyle(shown).filter)).toBe('none');
    await page.find('button', 'Quick actions').evaluate((button) => button instanceof HTMLElement && button.focus());
    await isBlurred(page);
    expect(await axe(page)).toEqual([]);
    await popup.bringToFront();
    await popup.reload();
    expect(await popup.evaluate(() => document.documentElement.className)).toContain('blurred');
    await isBlurred(popup);
    expect(await axe(popup)).toEqual([]);
    await amount(popup).hover();
    await expect.poll(() => blurOf(popup)).toBe('none');
    await popup.find('button', 'Privacy blur').click();
    await page.waitFor(() => !document.documentElement.classList.contains('blurred'));
    await popup.reload();
    await expect.poll(() => blurOf(popup)).toBe('none');
    await goToSettings(page);
  });

  it('an account to edit and one to add', async () => {
    await page.find('link', 'Edit Shop A').click();
    await page.find('heading', 'Edit account').wait();
    await isSound(page, [360, 1280]);
    await page.find('radio', 'blue').press('ArrowRight');
    await expect.poll(() => page.focusName()).toBe('green');
    await typeAnother(
      page,
      stage.simulator.accounts[1] ?? stage.simulator.accounts[0],
      'A shop with quite a long name',
    );
    await isSound(page);
  });

  it('popup and desk with several accounts', async () => {
    await popup.find('button', 'A shop with quite a long name').wait();
    await isSound(popup);
    await page.find('button', 'All accounts').click();
    await page.find('link', 'New checkout').click();
    await page.find('form', 'New checkout').wait();
    await isSound(page, [700, 360, 1280]);
  });

  it('the questions before something is lost, closed by Escape', async () => {
    for (const [name, button, question] of [
      ['Accounts', 'Remove Shop A', 'Remove Shop A?'],
      ['Data and privacy', 'Erase everything…', 'Erase everything in this browser?'],
    ] as const) {
      await goToSettings(page, name);
      await page.find('button', button).click();
      await page.find('dialog', question).wait();
      await isSound(page);
      await expect.poll(() => page.focusName()).toBe('Cancel');
      await page.press('Escape');
      await page.find('dialog', question).waitUntilGone();
      await expect.poll(() => page.focusName()).toBe(button);
    }
  });

  it('settings with a passphrase', async () => {
    await setPassphrase(page, 'vigorous otter plinth 40');
    await page.waitForText('2 accounts aren’t protected yet.');
    await page.findByCss('summary').nth(0).click();
    await isSound(page, [360, 1280]);
  });

  it('popup and desk while locked', async () => {
    await page.find('button', 'Lock', { exact: true }).click();
    await popup.find('form', 'Unlock').wait();
    await isSound(popup);
    expect(await tabThrough(popup)).toEqual(expect.arrayContaining(['Passphrase', 'Unlock', 'Forgot passphrase']));
    await isSound(page, [360, 1280]);
    await page.find('link', 'Forgot passphrase').click();
    await page.find('button', 'Reset the passphrase…').wait();
    await isSound(page, [360, 1280]);
    expect(await tabThrough(page)).toEqual(expect.arrayContaining(['Passphrase', 'Unlock', 'Erase everything…']));
    await unlock(page, 'vigorous otter plinth 40');
    await page.find('button', 'Lock', { exact: true }).wait();
  });

  it('popup and desk while locked, where the list stays', async () => {
    await goToSettings(page, 'Security');
    await page.findByLabel(/^Show the list while locked/).click();
    await page.waitForText('Saved.');
    await page.find('button', 'Lock', { exact: true }).click();
    await popup.find('form', 'Unlock').wait();
    await isSound(popup);
    await isSound(page, [360, 1280]);
    await page.find('link', 'Checkouts', { exact: true }).click();
    await page.find('heading', 'Checkouts').wait();
    await isSound(page, [1000, 360, 1280]);
  });

  it('logs nothing', async () => {
    expect(await page.console()).toEqual([]);
    expect(await popup.console()).toEqual([]);
    expect(await stage.desk.backgroundConsole()).toEqual([]);
  });
});
