import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../e2e/driver/types.ts';
import {
  addAccount,
  addAnother,
  cover,
  createCheckout,
  goToSettings,
  POPUP,
  setPassphrase,
  unlock,
} from '../e2e/support/flows.ts';
import { useStage } from './support/stage.ts';

const PASSPHRASE = 'vigorous otter plinth 40';
const ANOTHER = 'gentle anvil comet 77 reed';

describe('the passphrase and the lock', () => {
  const stage = useStage({ simulator: { accounts: [{}, {}] } });
  const [shopA, shopB] = [() => stage.simulator.accounts[0], () => stage.simulator.accounts[1] ?? shopA()];
  let desk: Tab;
  let popup: Tab;

  const make = async (orderId: string) => {
    await popup.bringToFront();
    const id = await createCheckout(popup, orderId);
    await popup.press('Escape');
    return id;
  };
  const asked = () => stage.simulator.requests.list().filter(({ host }) => host === 'api.inqud.com');
  const isRead = (id: string) =>
    stage.simulator.requests.arrival(({ method, path }) => method === 'GET' && path.endsWith(id));
  const badge = () =>
    popup.evaluate(async (): Promise<string> => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.action.getBadgeText({});
    });
  const command = (command: string, payload: object) =>
    popup.evaluate(
      async (command, payload) => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return api.runtime.sendMessage({ command, payload });
      },
      command,
      payload,
    );
  const isLocked = async () => {
    await popup.find('form', 'Unlock').wait();
    await expect.poll(badge).toBe('Lock');
  };
  const isUnlocked = async () => {
    await popup.find('form', 'New checkout').wait();
    await expect.poll(badge).toBe('');
  };
  const unlockPopup = async (passphrase = PASSPHRASE) => {
    await popup.bringToFront();
    await unlock(popup, passphrase);
    await isUnlocked();
  };
  const lockPopup = async () => {
    await popup.bringToFront();
    await popup.find('button', 'Lock', { exact: true }).click();
    await isLocked();
  };

  beforeAll(async () => {
    desk = await addAccount(stage.desk, shopA());
    await addAnother(desk, shopB(), 'Shop B');
    popup = await stage.desk.open('popup.html', POPUP);
    await popup.find('form', 'New checkout').wait();
  });

  describe('setting it', () => {
    it('refuses a short PIN with the reason, and what is easy to guess, and shows the strength [S-22]', async () => {
      await goToSettings(desk, 'Security');
      const form = desk.find('form', 'Set a passphrase');
      const typed = form.findByLabel('New passphrase', { exact: true });
      await typed.fill('4711');
      await form.find('button', 'Set passphrase').click();
      await desk.waitForText(
        /A PIN is too short\. Anyone who copies the encrypted files can try every PIN within a day/,
      );
      await typed.fill('password1234');
      await desk.waitForText(/Too easy to guess\. .* with the encrypted files/);
      await form.find('button', 'Set passphrase').click();
      await desk.waitForText(/Too easy to guess\. .* with the encrypted files.*don’t belong together/);
      await typed.fill(PASSPHRASE);
      await desk.waitForText(/Strong\. .* more than 100 years/);
      await form.findByLabel('Repeat the new passphrase').fill(`${PASSPHRASE}!`);
      await form.find('button', 'Set passphrase').click();
      await desk.waitForText('The passphrases don’t match.');
    });

    it('says which accounts are not covered and why, and asks for each secret again', async () => {
      await setPassphrase(desk, PASSPHRASE);
      await desk.waitForText(/2 accounts aren’t protected yet\. .*can’t be read back/);
      await goToSettings(desk);
      await desk.waitForText('Not protected by the passphrase yet.');
      await goToSettings(desk, 'Security');
      await cover(desk, 'Shop A', 'some-other-secret');
      await desk.waitForText('This isn’t the saved secret.');
      await cover(desk, 'Shop A', shopA().secret);
      await desk.waitForText('1 account isn’t protected yet.');
      await cover(desk, 'Shop B', shopB().secret);
      await desk.waitForText('The passphrase protects every saved secret.');
      const id = await make('covered-1');
      expect(stage.simulator.model.get(id)?.status).toBe('NEW');
    });
  });

  describe('while it is locked', () => {
    it('shows nothing of the history, and lets nobody change anything, until it is unlocked', async () => {
      // No test has sent this order into the desk: what is of it there, the desk has read itself.
      const id = await make('hidden-1');
      await desk.bringToFront();
      const place = `${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`;
      await desk.goto(place);
      await expect.poll(() => desk.text()).toContain('hidden-1');
      await lockPopup();
      await desk.find('form', 'Unlock').wait();
      for (const page of [popup, desk]) {
        expect(await page.text()).not.toMatch(/hidden|covered|Shop|CCO/);
        expect(await page.evaluate(() => document.title)).not.toContain('hidden');
        expect(await page.findByCss('iframe').count()).toBe(0);
      }
      expect(await desk.evaluate(() => document.title)).toBe('Locked · Checkout Desk');
      for (const [key, value] of [
        ['messages', [{ id: 'en', language: 'en', title: '', subject: '', text: 'Pay here instead: {link}' }]],
        ['listWhileLocked', true],
        ['lockRules', { unused: null, idle: null, screenLock: false }],
      ] as const) {
        expect(await command('changeSetting', { key, value })).toEqual({ failed: { is: 'locked' } });
      }
      expect(await command('annotate', { checkoutIds: [id], change: { note: 'Paid in cash' } })).toEqual({
        failed: { is: 'locked' },
      });
      await desk.bringToFront();
      for (const hash of ['#/settings', '#/presets', '#/requests', `#/checkouts/${id}`]) {
        await desk.goto(`${stage.desk.extensionOrigin}/options.html${hash}`);
        expect(await desk.text()).not.toMatch(/hidden|covered|Shop/);
      }
      await unlockPopup();
      await desk.bringToFront();
      await desk.find('article', 'hidden-1').wait();
      expect(await desk.url()).toBe(place);
    });
  });

  describe('while it is locked and the list stays', () => {
    let id: string;

    beforeAll(async () => {
      await goToSettings(desk, 'Security');
      await desk.findByLabel(/^Show the list while locked/).click();
      await desk.waitForText('Saved.');
    });

    it('nothing is signed, though a checkout is on screen, and everything says so [S-17]', async () => {
      id = await make('locked-1');
      await lockPopup();
      stage.simulator.requests.clear();
      await popup.waitForText(
        /Locked (just now|.* ago)\. .*you can’t create payment links, and Checkout Desk doesn’t check statuses/,
      );
      await desk.bringToFront();
      await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
      await desk.find('form', 'Unlock').wait();
      await desk.find('article', 'locked-1').find('button', 'Refresh').click();
      await desk.waitForText('Checkout Desk is locked. Nothing was sent. Unlock it with your passphrase.');
      expect(asked()).toEqual([]);
    });

    it('no account can be changed or tested [S-17]', async () => {
      await goToSettings(desk);
      await desk.find('link', 'Edit Shop A').click();
      await desk.findByLabel('Token secret').fill('another-secret');
      await desk.find('button', 'Test connection').click();
      await desk.waitForText('Checkout Desk is locked. Nothing was sent.');
      await desk.find('button', 'Save account').click();
      await desk.waitForText('Unlock it with your passphrase. Nothing was saved. What you typed is still here.');
      await expect.poll(() => desk.findByLabel('Token secret').value()).toBe('another-secret');
      expect(asked()).toEqual([]);
    });

    it('an ended background wakes locked, a wrong passphrase changes nothing, the right one asks what is due at once', async () => {
      stage.simulator.model.pickCoin(id, 'ETHEREUM_USDT');
      await stage.desk.killBackground();
      await popup.bringToFront();
      await unlock(popup, 'vigorous otter plinth 41');
      await popup.waitForText('Wrong passphrase. Nothing changed.');
      await isLocked();
      const read = isRead(id);
      await unlockPopup();
      await stage.desk.passUntil(read);
      await popup.find('link', /locked-1.*Request created/).wait();
    });
  });

  describe('it stays as it is', () => {
    it('unlocked, when the background is ended and woken', async () => {
      await stage.desk.killBackground();
      const id = await make('woken-1');
      expect(stage.simulator.model.get(id)?.status).toBe('NEW');
    });

    it('a request that was under way when it was locked ends, and nothing is signed after it [S-20]', async () => {
      // No widget on screen, which would report by itself.
      await goToSettings(desk, 'Security');
      const id = await make('under-way-1');
      stage.simulator.faults.always('read', { kind: 'delay', ms: 3000 });
      stage.simulator.model.expire(id);
      await stage.desk.passUntil(isRead(id));
      await lockPopup();
      expect(await popup.find('link', /under-way-1/).text()).not.toContain('Expired');
      stage.simulator.requests.clear();
      await stage.desk.pass(3000);
      await popup.find('link', /under-way-1.*Expired/).wait();
      expect(asked()).toEqual([]);
      await unlockPopup();
    });
  });

  describe('it locks', () => {
    it('by a key', async () => {
      await popup.bringToFront();
      await popup.press('Alt+L');
      await isLocked();
      await unlockPopup();
    });

    it('by its time, also when no page is used [S-18]', async () => {
      await goToSettings(desk, 'Security');
      await desk.findByLabel('Lock after Checkout Desk is unused for').select('1 minute');
      await stage.desk.pass(61_000);
      await isLocked();
      await popup.waitForText(/Locked (just now|.* ago)\./);
      await unlockPopup();
      await goToSettings(desk, 'Security');
      await desk.findByLabel('Lock after Checkout Desk is unused for').select('8 hours');
    });

    it('when the computer is not used, if that was chosen, with the background asleep', async () => {
      await stage.desk.setIdleState('idle');
      await isUnlocked();
      // What was saved before is still said there.
      await desk.reload();
      await goToSettings(desk, 'Security');
      await desk.findByLabel('Lock after this computer is unused for').select('5 minutes');
      await desk.waitForText('Saved.');
      await stage.desk.killBackground();
      await stage.desk.setIdleState('idle');
      await isLocked();
      await unlockPopup();
      await goToSettings(desk, 'Security');
      await desk.findByLabel('Lock after this computer is unused for').select('Don’t lock');
    });

    it('when the screen is locked', async () => {
      await goToSettings(desk, 'Security');
      expect(
        await desk.find('checkbox', 'Lock when the screen locks').evaluate((box) => (box as HTMLInputElement).checked),
      ).toBe(true);
      await stage.desk.setIdleState('locked');
      await isLocked();
      await unlockPopup();
    });
  });

  describe('it can be', () => {
    it('changed, by who knows the old one: that opens nothing more', async () => {
      await goToSettings(desk, 'Security');
      await desk.findByCss('summary').nth(0).click();
      const form = desk.find('form', 'Change the passphrase');
      await form.findByLabel('Current passphrase').fill('not the old one at all');
      await form.findByLabel('New passphrase', { exact: true }).fill(ANOTHER);
      await form.findByLabel('Repeat the new passphrase').fill(ANOTHER);
      await form.find('button', 'Change passphrase').click();
      await desk.waitForText('Wrong passphrase. Nothing changed.');
      await form.findByLabel('Current passphrase').fill(PASSPHRASE);
      await form.find('button', 'Change passphrase').click();
      await desk.waitForText('Passphrase changed');
      await lockPopup();
      await unlock(popup, PASSPHRASE);
      await popup.waitForText('Wrong passphrase.');
      await unlockPopup(ANOTHER);
      const id = await make('changed-1');
      expect(stage.simulator.model.get(id)?.status).toBe('NEW');
    });

    it('removed, and no secret has to be pasted again', async () => {
      await goToSettings(desk, 'Security');
      await desk.findByCss('summary').nth(1).click();
      const form = desk.find('form', 'Remove the passphrase');
      await form.findByLabel('Current passphrase').fill(ANOTHER);
      await form.find('button', 'Remove passphrase').click();
      await desk.find('form', 'Set a passphrase').wait();
      const id = await make('removed-1');
      expect(stage.simulator.model.get(id)?.status).toBe('NEW');
    });

    it('reset when it is forgotten: says before what is lost, keeps the history, asks for the secrets', async () => {
      await setPassphrase(desk, PASSPHRASE);
      await lockPopup();
      await goToSettings(desk, 'Security');
      await desk.find('button', 'Reset the passphrase…').click();
      const dialog = desk.find('dialog', 'Reset the passphrase?');
      await expect.poll(() => desk.focusName()).toBe('Cancel');
      await dialog.waitForText(/secrets of all 2 accounts\. You can’t undo this.*history stay/s);
      await dialog.find('button', 'Reset and remove the secrets').click();
      await isUnlocked();
      await desk.waitForText('Shop A and 1 more: No secret is saved for this account.');
      await popup.find('link', /removed-1/).wait();
      await createCheckoutFails('No secret is saved for this account.');
    });

    it('damaged on the disk: says so, and nothing is lost', async () => {
      await goToSettings(desk);
      await desk.find('link', 'Edit Shop A').click();
      await desk.findByLabel('Token secret').fill(shopA().secret);
      await desk.find('button', 'Save account').click();
      await desk.waitForText('Saved.');
      await setPassphrase(desk, PASSPHRASE);
      await cover(desk, 'Shop A', shopA().secret);
      await desk.waitForText('The passphrase protects every saved secret.');
      await flipBit('secrets');
      await createCheckoutFails('This account’s saved secret is damaged and can’t be read.');
      await goToSettings(desk);
      await desk.waitForText('The saved secret is damaged. Edit the account and paste it again.');
      await lockPopup();
      await flipBit('passphrases');
      await unlock(popup, PASSPHRASE);
      await popup.waitForText(/The saved passphrase data is damaged/);
      await popup.find('link', /removed-1/).wait();
    });
  });

  async function createCheckoutFails(words: string): Promise<void> {
    await popup.bringToFront();
    await popup.findByLabel('Order ID').fill('fails-1');
    await popup.findByLabel('Amount').fill('5');
    await popup.findByLabel('Amount').press('Enter');
    await popup.waitForText(words);
    await expect.poll(() => popup.findByLabel('Order ID').value()).toBe('fails-1');
  }

  /** Changes one bit of every ciphertext in a table, as a failing disk might. */
  function flipBit(table: string): Promise<void> {
    return popup.evaluate(async (name) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await settled(indexedDB.open('checkout-desk-accounts'));
      const store = db.transaction(name, 'readwrite').objectStore(name);
      for (const record of await settled(store.getAll())) {
        const bytes = new Uint8Array(record.sealed ?? new ArrayBuffer(1));
        bytes[0] = (bytes[0] ?? 0) ^ 1;
        await settled(store.put(record));
      }
      db.close();
    }, table);
  }
});
