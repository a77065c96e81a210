import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBulkCreation } from '../../../lib/bulk-create/bulkCreation';
import type { BulkRun } from '../../../lib/bulk-create/row';
import { bulkRun } from '../../../lib/bulk-create/settings';
import { formDefaults } from '../../../lib/checkout-form/settings';
import type { CreateOutcome } from '../../../lib/checkouts/outcomes';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { account, NOW } from '../support/examples';

const stops: (() => void)[] = [];
beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const run = (...orders: string[]): BulkRun => ({
  accountId: 'shop',
  header: false,
  terms: { expiry: '1h', ownExpiry: '', returnUrl: '' },
  rows: orders.map((orderId, at) => ({
    number: at + 1,
    attemptId: `attempt ${orderId}`,
    orderId,
    type: 'FIXED_PRICE',
    amount: '10',
    currency: 'EUR',
    name: '',
    again: false,
    state: { is: 'waiting' },
  })),
});
const created = (attemptId: string): CreateOutcome => ({ outcome: 'created', checkoutId: `CCO-${attemptId}`, url: '' });

/** Pages of one browser, of which one can send at a time, as its lock says. */
function browser() {
  let held = false;
  let ended = Promise.withResolvers<void>();
  let time = NOW;
  let ids = 0;
  const around = {
    async sleep(ms: number) {
      time += ms;
    },
    async exclusively(work: () => Promise<void>) {
      if (held) return false;
      held = true;
      ended = Promise.withResolvers();
      await work();
      held = false;
      ended.resolve();
      return true;
    },
    isDone: async () => !held,
    untilDone: () => ended.promise,
  };
  function open(answer: (attemptId: string) => Promise<CreateOutcome> = async (id) => created(id)) {
    const accounts = signal([account({ id: 'shop' })]);
    const create = vi.fn(({ attemptId }: { attemptId: string }) => answer(attemptId));
    const page = createBulkCreation({
      accounts,
      create,
      retry: answer,
      around,
      now: () => time,
      newId: () => `id ${++ids}`,
    });
    const stop = page.watch();
    stops.push(stop);
    const states = () => page.progress.value?.run.rows.map(({ state }) => state.is);
    return { page, create, accounts, states, close: stop };
  }
  return { open };
}

describe('creating many', () => {
  it('knows of no run at first, and starts with what is usually the same', async () => {
    await writeSetting(formDefaults, { type: 'FIXED_PRICE', currency: 'GBP', expiry: '24h', returnUrl: '' });
    const { page } = browser().open();
    expect(page.progress.value).toBeUndefined();
    await vi.waitFor(() => expect(page.progress.value).toBeNull());
    expect(page.typed.value.shared).toMatchObject({ currency: 'GBP', expiry: '24h' });
  });

  it('sends each row once, and what was pasted is gone; a second start does nothing', async () => {
    const { page, create, states } = browser().open();
    await vi.waitFor(() => expect(page.progress.value).toBeNull());
    page.setTyped({ ...page.typed.value, text: 'A-1\t10' });
    await Promise.all([page.start(run('A-1', 'A-2')), page.start(run('A-3'))]);
    expect(create.mock.calls.map(([{ attemptId }]) => attemptId)).toEqual(['attempt A-1', 'attempt A-2']);
    expect([states(), page.typed.value.text]).toEqual([['created', 'created'], '']);
    await page.drop();
    expect([page.progress.value, page.run.value, await readSetting(bulkRun)]).toEqual([null, null, null]);
  });

  it('sends nothing for an account that Inqud refused meanwhile', async () => {
    const { page, create, accounts } = browser().open();
    await vi.waitFor(() => expect(page.progress.value).toBeNull());
    accounts.value = [account({ id: 'shop', paused: { at: NOW, error: { kind: 'network' } } })];
    await page.start(run('A-1'));
    expect(create).not.toHaveBeenCalled();
  });

  it('shows on another page what one sends, which can pause it there', async () => {
    const answer = Promise.withResolvers<CreateOutcome>();
    const { open } = browser();
    const first = open(() => answer.promise);
    await vi.waitFor(() => expect(first.page.progress.value).toBeNull());
    const started = first.page.start(run('A-1', 'A-2'));
    await vi.waitFor(() => expect(first.states()).toEqual(['creating', 'waiting']));
    const second = open();
    await vi.waitFor(() => expect(second.page.progress.value).toMatchObject({ running: true, elsewhere: true }));
    expect([first.page.isRunning.value, second.page.isRunning.value]).toEqual([true, false]);
    await second.page.run.value?.pause();
    await vi.waitFor(() => expect(first.page.isRunning.value).toBe(false));
    answer.resolve(created('A-1'));
    await started;
    await vi.waitFor(() => expect(second.states()).toEqual(['created', 'waiting']));
    await vi.waitFor(() => expect(second.page.progress.value?.elsewhere).toBe(false));
    expect(second.create).not.toHaveBeenCalled();
  });

  it('is there again, paused, after its page was closed', async () => {
    const { open } = browser();
    const first = open(() => new Promise(() => {}));
    await vi.waitFor(() => expect(first.page.progress.value).toBeNull());
    void first.page.start(run('A-1', 'A-2'));
    await vi.waitFor(() => expect(first.states()).toEqual(['creating', 'waiting']));
    first.close();
    // Its browser has let go of the lock with it.
    const { page, states } = browser().open();
    await vi.waitFor(() => expect(states()).toEqual(['creating', 'waiting']));
    expect(page.progress.value).toMatchObject({ running: false, busy: false, elsewhere: false });
  });
});
