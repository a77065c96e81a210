import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewCheckout } from '../../../components/checkout-form/NewCheckout';
import type { AccountPrices } from '../../../lib/checkout-form/quote/prices';
import { prices } from '../../../lib/checkout-form/quote/prices';
import type { CreateOutcome } from '../../../lib/checkouts/outcomes';
import type { CoinOption } from '../../../lib/inqud/coinOption';
import { MINUTE } from '../../../lib/shared/time';
import { writeSetting } from '../../../lib/storage/settings';
import { CHECKOUT_ID } from '../../unit/support/examples';
import { choiceOf } from '../support/choice';
import { HOSTED_URL, startBackground, startClipboard, toHaveFocus } from '../support/stage';

const CREATED: CreateOutcome = { outcome: 'created', checkoutId: CHECKOUT_ID, url: HOSTED_URL };

/** A coin at 1.0054 USD, with limits of the asked amount in USD and of the coin itself. */
function coin(code: string, minLimit: string, own: string): CoinOption {
  const usd = { minLimit, maxLimit: '5000', convertRate: '1.0054', convertPair: 'USDTUSD' };
  const usdt = { minLimit: own, maxLimit: '999999', convertRate: null, convertPair: null };
  return { code, amountIn: { USD: usd, USDT: usdt } };
}
const COINS = [coin('ETHEREUM_USDT', '1', '1'), coin('TRON_USDT', '2.01', '2')];

beforeEach(() => fakeBrowser.reset());

const stored = (part: Partial<AccountPrices> = {}) => {
  const fresh = { askAgainAt: Date.now() + MINUTE, answer: { at: Date.now(), coins: COINS } };
  return writeSetting(prices, { shop: { ...fresh, ...part } });
};

async function open() {
  startClipboard();
  const background = startBackground({ createCheckout: async () => CREATED });
  const world = choiceOf(['shop', 'other']);
  render(<NewCheckout choice={world.choice} reachable grant={() => {}} onPreview={() => {}} />);
  await screen.findByLabelText('Order ID');
  const asked = () => background.payloads('askPrices');
  const sent = () => background.payloads('createCheckout');
  return { user: userEvent.setup(), ...world, asked, sent };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

describe('below the amount', () => {
  it('stands what it is in coins, once where it is the same on several networks, and when that was so', async () => {
    await stored();
    const { user } = await open();
    await user.type(field('Amount'), '100');
    expect((await screen.findByText(/^≈/)).textContent).toMatch(/^≈ 99\.46291 USDT · rate of \d+:\d\d/);
  });

  it('stand the coins that do not take it, and only the others are reckoned', async () => {
    await stored();
    const { user } = await open();
    await user.type(field('Amount'), '2');
    await screen.findByText('Too little for USDT on Tron (from 2.01 USD).');
    screen.getByText(/^≈ 1\.98926 USDT/);
  });

  it('stands what a customer can pay who enters the amount', async () => {
    await stored();
    const { user } = await open();
    await user.selectOptions(field('Type'), 'Any amount');
    await screen.findByText('Customers can pay 1 to 999,999.00 USDT on Ethereum and 2 to 999,999.00 USDT on Tron.');
  });

  it('it is said when Inqud has no price in the currency', async () => {
    await stored();
    const { user } = await open();
    await user.type(field('Amount'), '100');
    await user.clear(field('Currency'));
    await user.type(field('Currency'), 'gbp');
    await screen.findByText('Inqud gives no price in GBP for this widget and may refuse it.');
  });

  it('an old rate is marked as such', async () => {
    await stored({ answer: { at: Date.now() - 16 * MINUTE, coins: COINS } });
    const { user } = await open();
    await user.type(field('Amount'), '100');
    expect((await screen.findByText(/^≈/)).classList).toContain('quote-old');
  });

  it('is room before there is anything to say', async () => {
    const { user } = await open();
    const slot = () => document.querySelector('.checkout-form-price > .quote-slot');
    expect(slot()?.textContent).toBe('');
    await user.selectOptions(field('Type'), 'Any amount');
    expect(slot()).not.toBeNull();
  });
});

describe('Inqud is asked', () => {
  it('only once there is an amount, about the account that is chosen', async () => {
    const { user, asked, turnTo } = await open();
    await user.type(field('Order ID'), 'A-17');
    await user.type(field('Amount'), '0');
    expect(asked()).toEqual([]);
    await user.type(field('Amount'), '.5');
    await waitFor(() => expect(asked()[0]).toEqual({ accountId: 'shop' }));
    turnTo('other');
    await waitFor(() => expect(asked().at(-1)).toEqual({ accountId: 'other' }));
  });

  it('not again before a minute is over, and then when the form is touched', async () => {
    await stored();
    const { user, asked } = await open();
    await user.type(field('Amount'), '1');
    await screen.findByText(/^≈/);
    expect(asked()).toEqual([]);
    await stored({ askAgainAt: Date.now() - 1 });
    await user.type(field('Amount'), '0');
    await waitFor(() => expect(asked()).toEqual([{ accountId: 'shop' }]));
  });
});

describe('an amount that no coin takes', () => {
  async function doubted() {
    const world = await open();
    await world.user.type(field('Order ID'), 'A-17');
    await world.user.type(field('Amount'), '0.50');
    return world;
  }

  it('is asked about before it is sent, and the safe answer has the focus', async () => {
    await stored();
    const { user, sent } = await doubted();
    await screen.findByText('0.50 USD is too little for every coin (from 1.00 USD).');
    await user.keyboard('{Enter}');
    await toHaveFocus(await screen.findByRole('button', { name: 'Change amount' }));
    expect(sent()).toEqual([]);
    await user.keyboard('{Enter}');
    await toHaveFocus(field('Amount'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is sent as it is when a person says so', async () => {
    await stored();
    const { user, sent } = await doubted();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Create anyway' }));
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(sent()).toMatchObject([{ draft: { fixedAmount: { amount: '0.50', currency: 'USD' } } }]);
  });

  it('is not asked about any more once it is changed, or another account is chosen', async () => {
    await stored();
    const { user, turnTo } = await doubted();
    await user.keyboard('{Enter}');
    await screen.findByRole('alert');
    turnTo('other');
    expect(screen.queryByRole('alert')).toBeNull();
    turnTo('shop');
    await user.type(field('Amount'), '0');
    expect(screen.queryByRole('button', { name: 'Create anyway' })).toBeNull();
  });

  it.each([
    ['nothing is known', async () => {}],
    ['what is known is old', () => stored({ answer: { at: Date.now() - 16 * MINUTE, coins: COINS } })],
    [
      'a coin has no limits',
      () => stored({ answer: { at: Date.now(), coins: [...COINS, { code: 'BTC', amountIn: {} }] } }),
    ],
  ])('is sent at once while %s', async (_, prepare) => {
    await prepare();
    const { user, sent } = await doubted();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(sent()).toHaveLength(1);
  });
});
