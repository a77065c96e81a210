import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewCheckout } from '../../../components/checkout-form/NewCheckout';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { formDefaults, unsent } from '../../../lib/checkout-form/settings';
import type { CreateOutcome } from '../../../lib/checkouts/outcomes';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { CHECKOUT_ID } from '../../unit/support/examples';
import { fillDisk, storedSettings } from '../../unit/support/storedSettings';
import { choiceOf } from '../support/choice';
import { HOSTED_URL, refuseClipboard, startBackground, startClipboard } from '../support/stage';

const CREATED: CreateOutcome = { outcome: 'created', checkoutId: CHECKOUT_ID, url: HOSTED_URL };

beforeEach(() => fakeBrowser.reset());

async function open(answer: () => Promise<CreateOutcome> = async () => CREATED, reachable = true) {
  const user = userEvent.setup();
  const clipboard = startClipboard();
  const background = startBackground({ createCheckout: answer });
  const onPreview = vi.fn<(id: string) => void>();
  const grant = vi.fn();
  const page = render(
    <NewCheckout choice={choiceOf(['shop']).choice} reachable={reachable} grant={grant} onPreview={onPreview} />,
  );
  await screen.findByLabelText('Order ID');
  return { user, clipboard, background, onPreview, grant, page };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

async function create(user: ReturnType<typeof userEvent.setup>) {
  await user.type(field('Order ID'), 'A-17');
  await user.type(field('Amount'), '25{Enter}');
}

describe('what is typed', () => {
  it('is kept at every change, as an attempt of its own, and restored when the form opens again', async () => {
    const { user, page } = await open();
    await user.type(field('Order ID'), 'A-1');
    const first = await readSetting(unsent);
    await user.type(field('Amount'), '25');
    await waitFor(async () =>
      expect((await readSetting(unsent))?.form).toMatchObject({ orderId: 'A-1', amount: '25' }),
    );
    expect((await readSetting(unsent))?.attemptId).not.toBe(first?.attemptId);
    page.unmount();
    await open();
    expect(field('Order ID').value).toBe('A-1');
    expect(field('Amount').value).toBe('25');
  });

  it('is sent as the attempt that it was kept as, so that opening again sends nothing twice', async () => {
    await writeSetting(unsent, { attemptId: 'kept', form: { ...EMPTY_FORM, orderId: 'A-17', amount: '25' } });
    const { user, background } = await open();
    await user.type(field('Order ID'), '{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(background.payloads('createCheckout')).toMatchObject([
      { attemptId: 'kept', accountId: 'shop', draft: { clientOrderId: 'A-17' } },
    ]);
  });

  it('before counts for the next one as far as it is usually the same', async () => {
    const usually = { currency: 'EUR', expiry: '24h', returnUrl: 'https://shop.example/' } as const;
    await writeSetting(formDefaults, { type: 'FIXED_PRICE', ...usually });
    await open();
    expect(['Order ID', 'Amount', 'Customer sees'].map((label) => field(label).value)).toEqual(['', '', '']);
    expect(field('Currency').value).toBe('EUR');
    expect(field('Expires in').value).toBe('24h');
    expect(field('Return URL').value).toBe('https://shop.example/');
  });

  it('leaves behind what is usually the same, and no order ID, name, amount or own end', async () => {
    const form = {
      ...EMPTY_FORM,
      orderId: 'A-17',
      amount: '25',
      name: 'Top-up',
      expiry: 'own',
      ownExpiry: '2099-05-06T07:08',
    };
    await writeSetting(unsent, { attemptId: 'kept', form: { ...form, expiry: 'own' } });
    const { user } = await open();
    await user.type(field('Order ID'), '{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    await waitFor(async () =>
      expect(await storedSettings()).toEqual({
        usual: { type: 'FIXED_PRICE', currency: 'USD', expiry: '1h', returnUrl: '' },
      }),
    );
  });
});

describe('a created checkout', () => {
  it('puts its link in the clipboard and in the place of the form', async () => {
    const { user, clipboard, background } = await open();
    await create(user);
    expect(await screen.findByRole('heading', { name: 'Link copied' })).toBeDefined();
    expect(clipboard.text).toBe(HOSTED_URL);
    expect(screen.getByText('A-17')).toBeDefined();
    expect(screen.queryByLabelText('Order ID')).toBeNull();
    expect(background.payloads('createCheckout').length).toBe(1);
  });

  it('offers its preview', async () => {
    const { user, onPreview } = await open();
    await create(user);
    await screen.findByRole('heading', { name: 'Link copied' });
    await user.keyboard('p');
    expect(onPreview.mock.calls).toEqual([[CHECKOUT_ID]]);
  });

  it('makes room for the next one, which is an attempt of its own', async () => {
    const { user, background } = await open();
    await create(user);
    await screen.findByRole('heading', { name: 'Link copied' });
    await user.keyboard('{Escape}');
    expect((await screen.findByLabelText<HTMLInputElement>('Order ID')).value).toBe('');
    await create(user);
    await screen.findByRole('heading', { name: 'Link copied' });
    const attempts = background.payloads('createCheckout').map(({ attemptId }) => attemptId);
    expect(new Set(attempts).size).toBe(2);
  });

  it('shows its link when the clipboard refuses', async () => {
    const { user } = await open();
    refuseClipboard();
    await create(user);
    expect(await screen.findByRole('heading', { name: 'Link ready. Press C to copy it.' })).toBeDefined();
    expect(field('Payment link').value).toBe(HOSTED_URL);
  });

  it('shows its link when the browser cannot remember the form', async () => {
    const { user } = await open();
    fillDisk();
    await create(user);
    expect(await screen.findByRole('heading', { name: 'Link copied' })).toBeDefined();
  });
});

describe('a checkout that was not created', () => {
  it('keeps what was typed and says why', async () => {
    const { user } = await open(async () => ({
      outcome: 'refused',
      problem: { kind: 'invalid', status: 400, messages: ['clientOrderId is taken'] },
    }));
    await create(user);
    expect((await screen.findByRole('alert')).textContent).toContain('Inqud says: clientOrderId is taken');
    expect(field('Order ID').value).toBe('A-17');
    expect(field('Amount').value).toBe('25');
  });

  it('offers to grant the permission when that is what was missing', async () => {
    const { user, grant } = await open(async () => ({ outcome: 'refused', problem: { kind: 'noPermission' } }));
    await create(user);
    await user.click(await screen.findByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('can be sent again, and the old problem is gone', async () => {
    let fails = true;
    const refused: CreateOutcome = { outcome: 'refused', problem: { kind: 'offline' } };
    const { user } = await open(async () => (fails ? refused : CREATED));
    await create(user);
    await screen.findByRole('alert');
    fails = false;
    await user.type(field('Order ID'), '{Enter}');
    expect(await screen.findByRole('heading', { name: 'Link copied' })).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is not told any more once the next try is stopped by a mistake in the form', async () => {
    const { user, background } = await open(async () => ({ outcome: 'refused', problem: { kind: 'offline' } }));
    await create(user);
    await screen.findByText(/You’re offline/);
    await user.clear(field('Amount'));
    await user.type(field('Amount'), '{Enter}');
    await waitFor(() => expect(screen.queryByText(/You’re offline/)).toBeNull());
    expect(screen.getByText('Enter the amount.')).toBeDefined();
    expect(background.payloads('createCheckout').length).toBe(1);
  });

  it('with an unknown outcome clears the form: the attempt now stands in the list', async () => {
    const { user } = await open(async () => ({ outcome: 'unknown', problem: { kind: 'network' } }));
    await create(user);
    await waitFor(() => expect(field('Order ID').value).toBe(''));
    expect(field('Amount').value).toBe('');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('because the background failed says so and keeps what was typed', async () => {
    const { user } = await open(async () => {
      throw new Error('The database is closed.');
    });
    await create(user);
    expect((await screen.findByRole('alert')).textContent).toBe('The database is closed.');
    expect(field('Order ID').value).toBe('A-17');
  });
});

describe('while it is being created', () => {
  it('says so, and a second Enter sends nothing', async () => {
    const answer = Promise.withResolvers<CreateOutcome>();
    const { user, background } = await open(() => answer.promise);
    await create(user);
    await user.keyboard('{Enter}{Enter}');
    expect(screen.getByRole('button', { name: 'Creating…' })).toBeDefined();
    answer.resolve(CREATED);
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(background.payloads('createCheckout').length).toBe(1);
  });

  it('sends nothing when Inqud cannot be reached', async () => {
    const { user, background } = await open(undefined, false);
    await create(user);
    expect(background.payloads('createCheckout')).toEqual([]);
    expect(field('Order ID').value).toBe('A-17');
  });
});

describe('a form that was filled in from another checkout', () => {
  const FROM = { follows: { checkoutId: 'CCO-1', why: 'remainder' }, remark: '40 of 100 USDT arrived.' } as const;
  const fillIn = () =>
    writeSetting(unsent, { attemptId: 'kept', form: { ...EMPTY_FORM, orderId: 'A-17-2', amount: '60' }, from: FROM });

  it('says how, and is sent by Enter with the checkout that it follows', async () => {
    await fillIn();
    const { user, background } = await open();
    expect((await screen.findByText(FROM.remark)).getAttribute('role')).toBe('status');
    await user.type(field('Order ID'), '{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(background.payloads('createCheckout')).toMatchObject([
      { attemptId: 'kept', draft: { clientOrderId: 'A-17-2' }, follows: FROM.follows },
    ]);
  });

  it('says how the missing amount was computed', async () => {
    const money = (amount: string) => ({ amount, currency: 'USDT' });
    const remainder = { ask: money('60'), method: 'difference', toPay: money('100'), missing: money('60') } as const;
    const from = { ...FROM, remark: { orderId: 'A-17', amount: money('100'), remainder } };
    await writeSetting(unsent, { attemptId: 'kept', form: EMPTY_FORM, from });
    await open();
    const said = await screen.findByText(/^Order A-17 is missing 60 USDT of 100 USDT\./);
    expect(said.getAttribute('role')).toBe('status');
  });

  it('follows it also after a change, and after the page was closed', async () => {
    await fillIn();
    const { user, page } = await open();
    await user.clear(field('Amount'));
    await user.type(field('Amount'), '59');
    await waitFor(async () => expect((await readSetting(unsent))?.form.amount).toBe('59'));
    page.unmount();
    const { background, user: later } = await open();
    await later.type(field('Amount'), '{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(background.payloads('createCheckout')).toMatchObject([{ follows: FROM.follows }]);
  });

  it('follows nothing once it is emptied, and neither does the next one', async () => {
    await fillIn();
    const { user, background } = await open();
    await user.click(await screen.findByRole('button', { name: 'Clear the form' }));
    await waitFor(() => expect(field('Order ID').value).toBe(''));
    expect(screen.queryByText(FROM.remark)).toBeNull();
    await waitFor(async () => expect(await readSetting(unsent)).toBeNull());
    await create(user);
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(background.payloads('createCheckout')[0]).not.toHaveProperty('follows');
  });

  it('leaves the next form following nothing', async () => {
    await fillIn();
    const { user, background } = await open();
    await user.type(field('Order ID'), '{Enter}');
    await user.click(await screen.findByRole('button', { name: /^New/ }));
    await screen.findByLabelText('Order ID');
    await create(user);
    await waitFor(() => expect(background.payloads('createCheckout')).toHaveLength(2));
    expect(background.payloads('createCheckout')[1]).not.toHaveProperty('follows');
  });
});
