import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBulkCreation } from '../../../lib/bulk-create/bulkCreation';
import { readPasted } from '../../../lib/bulk-create/pasted';
import type { BulkRun, RowState } from '../../../lib/bulk-create/row';
import { bulkRun } from '../../../lib/bulk-create/settings';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { formDefaults } from '../../../lib/checkout-form/settings';
import type { CreateOutcome } from '../../../lib/checkouts/outcomes';
import type { Problem } from '../../../lib/inqud/problem';
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

describe('a run as it is stored', () => {
  const SHARED = { ...EMPTY_FORM, type: 'FIXED_PRICE', currency: 'USD' } as const;
  const PASTED = [
    '\t5',
    'A-1\t',
    'A-2\tfive',
    'A-3\t-',
    'A-4\t1.250',
    'A-5\t0',
    'A-6\t1.234567',
    'A-7\t€5',
    'A-8\t5\tdollars and cents',
    'A-9\t5\tUSD\ta\u202eb',
    `A-10\t5\tUSD\t${'x'.repeat(40)}`,
    '###\t5',
    '#N/A\tnull',
    '1.0\t5',
    'Total\t5',
    'A-11\t5\tUSD\tSocks\tmore',
  ];
  const PROBLEMS: Problem[] = [
    { kind: 'gone' },
    { kind: 'locked' },
    { kind: 'timeout', after: 15_000 },
    { kind: 'invalid', status: 422, messages: ['No.'] },
    { kind: 'rateLimited', status: 429, wait: null },
    { kind: 'unexpected', status: 200, problem: { is: 'field', field: 'id' } },
  ];
  const states: RowState[] = [
    ...readPasted(PASTED.join('\n'), SHARED, NOW).rows.map(({ state }) => state),
    ...readPasted('A-1,1,250.00', SHARED, NOW).rows.map(({ state }) => state),
    ...readPasted('A-1\t5', { ...SHARED, type: 'NO_PRICE' }, NOW).rows.map(({ state }) => state),
    ...PROBLEMS.flatMap((why): RowState[] => [
      { is: 'refused', why },
      { is: 'unknown', why },
    ]),
  ];
  const stored = (state: RowState) => ({
    by: 'page',
    run: { ...run('A'), rows: run('A').rows.map((row) => ({ ...row, state })) },
    going: null,
  });

  it.each(states)('keeps why a row was not created as codes: %j', async (state) => {
    expect(state.is).not.toBe('waiting');
    await writeSetting(bulkRun, stored(state));
    expect(await readSetting(bulkRun)).toEqual(stored(state));
  });

  it.each<RowState>([
    { is: 'invalid', why: 'No amount.' },
    { is: 'refused', why: 'It was discarded in the list.' },
    { is: 'unknown', why: 'Couldn’t reach Inqud.' },
  ])('is read with the sentences of an earlier release: %j', async (state) => {
    await fakeBrowser.storage.session.set({ [bulkRun.key]: stored(state) });
    expect(await readSetting(bulkRun)).toEqual(stored(state));
  });
});
