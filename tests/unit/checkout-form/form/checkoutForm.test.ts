import { effect, signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '../../../../lib/accounts/account';
import { EMPTY_FORM } from '../../../../lib/checkout-form/draftForm';
import { createCheckoutForm } from '../../../../lib/checkout-form/form/checkoutForm';
import { formDefaults, queuedForms, unsent } from '../../../../lib/checkout-form/settings';
import type { CreateOutcome } from '../../../../lib/checkouts/outcomes';
import { settingSignal } from '../../../../lib/storage/settingSignal';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { account, DRAFT, NOW, preset } from '../../support/examples';

beforeEach(() => fakeBrowser.reset());

const SHOPS = ['a', 'b'].map((id) => account({ id, label: `Shop ${id}` }));
const FORM = { ...EMPTY_FORM, orderId: 'A-17', amount: '25', currency: 'EUR' };
const CREATED: CreateOutcome = { outcome: 'created', checkoutId: 'CCO-1', url: 'https://x.example/' };

function open(answer: () => Promise<CreateOutcome> = async () => CREATED) {
  const accounts = signal<Account[]>(SHOPS);
  const current = signal<Account | null>(SHOPS[0] ?? null);
  const choose = vi.fn((id: string) => {
    current.value = SHOPS.find((each) => each.id === id) ?? null;
  });
  const create = vi.fn(answer);
  const copied: string[] = [];
  const onStart = vi.fn();
  let ids = 0;
  const form = createCheckoutForm({
    typed: { attemptId: 'kept', form: FORM },
    choice: { accounts, current, switchedElsewhere: signal(false), choose },
    create,
    remember: (defaults) => writeSetting(formDefaults, defaults),
    copy: (url) =>
      url.then(
        (text) => copied.push(text) > 0,
        () => false,
      ),
    onStart,
    now: () => NOW,
    newId: () => `id ${++ids}`,
  });
  return { form, create, choose, copied, onStart, current, outcome: () => form.attempt.value.outcome };
}

describe('the form for a new checkout', () => {
  it('sends the attempt, copies its link, and remembers what is usually the same', async () => {
    const { form, create, copied, outcome } = open();
    await form.send(DRAFT);
    expect(create.mock.calls).toEqual([[{ attemptId: 'kept', accountId: 'a', draft: DRAFT, asOf: NOW, again: false }]]);
    expect(outcome()).toEqual({
      is: 'created',
      checkoutId: 'CCO-1',
      url: 'https://x.example/',
      draft: DRAFT,
      accountName: 'Shop a',
      copied: true,
    });
    expect(copied).toEqual(['https://x.example/']);
    expect(await readSetting(unsent)).toMatchObject({ attemptId: 'kept', accountId: 'a', form: FORM });
    expect(await readSetting(formDefaults)).toMatchObject({ currency: 'EUR' });
  });

  it('has the end that the link got, where a wrong clock had reckoned another one, and by how much it is off', async () => {
    const [expiresAt, endsLaterBy] = ['2026-03-03T13:00:00Z', 60_000];
    const { form, outcome } = open(async () => ({ ...CREATED, expiresAt, endsLaterBy }));
    await form.send(DRAFT);
    expect(outcome()).toMatchObject({ is: 'created', draft: { ...DRAFT, expiresAt }, endsLaterBy });
  });

  it('sends nothing a second time while there is no answer, and nothing without an account', async () => {
    const { form, create, current } = open(() => new Promise(() => {}));
    void form.send(DRAFT);
    void form.send(DRAFT, true);
    expect(create).toHaveBeenCalledTimes(1);
    const other = open();
    other.current.value = null;
    await other.form.send(DRAFT);
    expect(other.create).not.toHaveBeenCalled();
    expect(current.value?.id).toBe('a');
  });

  it.each<[string, () => Promise<CreateOutcome>, string]>([
    ['a refusal', async () => ({ outcome: 'refused', problem: { kind: 'offline' } }), 'refused'],
    ['an order that exists', async () => ({ outcome: 'exists', checkoutId: null }), 'exists'],
    ['a background that fails', () => Promise.reject(new Error('The database is closed.')), 'failed'],
  ])('keeps what was typed after %s', async (_what, answer, is) => {
    const { form, outcome } = open(answer);
    await form.send(DRAFT);
    expect([outcome().is, form.attempt.value.typed.form]).toEqual([is, FORM]);
  });

  it('starts over after an unknown outcome, and after a link when a user wants the next one', async () => {
    const { form } = open(async () => ({ outcome: 'unknown', problem: { kind: 'network' } }));
    await form.send(DRAFT);
    expect(form.attempt.value).toMatchObject({ outcome: { is: 'none' }, round: 1, typed: { form: { orderId: '' } } });
    await form.startOver();
    expect(form.attempt.value.round).toBe(2);
  });

  it('keeps each change, and forgets the question of another account', async () => {
    const { form, current, outcome } = open(async () => ({ outcome: 'exists', checkoutId: 'CCO-1' }));
    const stop = form.watch();
    form.change({ ...FORM, amount: '26' });
    await vi.waitFor(async () => expect((await readSetting(unsent))?.form.amount).toBe('26'));
    await form.send(DRAFT);
    expect(outcome().is).toBe('exists');
    current.value = SHOPS[1] ?? null;
    expect(outcome().is).toBe('none');
    stop();
  });

  it('queues what is half typed for an order that is handed over, and goes back to it and its account', async () => {
    const { form, choose, onStart } = open();
    const stop = effect(() => void settingSignal(queuedForms).value);
    await vi.waitFor(() => expect(settingSignal(queuedForms).value).toBeNull());
    form.change(FORM);
    const handed = { form: { ...EMPTY_FORM, orderId: 'B-1' }, gone: false, cut: false, atOnce: true };
    form.takeHandoff({ ...handed, preset: preset({ accountId: 'b' }) });
    expect(form.attempt.value).toMatchObject({ sendFor: 'b', typed: { accountId: 'b', form: { orderId: 'B-1' } } });
    const [queued] = settingSignal(queuedForms).value ?? [];
    if (!queued) throw new Error('Nothing is queued.');
    expect(queued.form).toEqual(FORM);
    form.resume(queued);
    expect(form.attempt.value).toMatchObject({ sendFor: null, typed: { accountId: 'a', form: FORM } });
    expect(settingSignal(queuedForms).value).toEqual([]);
    expect([choose.mock.calls, onStart.mock.calls.length]).toEqual([[['b'], ['a']], 2]);
    stop();
  });

  it('leaves alone what is being sent', () => {
    const { form } = open(() => new Promise(() => {}));
    void form.send(DRAFT);
    form.choosePreset(preset());
    form.resume({ attemptId: 'queued', form: { ...FORM, orderId: 'B-1' } });
    expect(form.attempt.value.typed.form).toEqual(FORM);
  });
});
