import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { usePrefill } from '../../../../components/checkouts/detail/usePrefill';
import { EMPTY_FORM } from '../../../../lib/checkout-form/draftForm';
import { remainderOf } from '../../../../lib/checkout-form/remainder';
import { unsent } from '../../../../lib/checkout-form/settings';
import type { HistoryDb, TimelineEntry } from '../../../../lib/checkouts/database';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { REQUEST_MODEL } from '../../../unit/search/rows';
import { checkout, emptyHistory } from '../../../unit/support/examples';
import { clockAt, entry } from '../../support/stage';

let history: HistoryDb;
beforeEach(async () => {
  fakeBrowser.reset();
  history = await emptyHistory();
});

const FORM = { ...EMPTY_FORM, orderId: '10482', amount: '25' };
const SHORT = checkout({
  orderId: '10482',
  status: 'CONFLICT',
  request: { ...REQUEST_MODEL, payAmount: '100', paidAmount: '40' },
});

function show(timeline: TimelineEntry[] = [], short = SHORT) {
  const onFilled = vi.fn<(accountId: string) => void>();
  function Page() {
    const filling = usePrefill(history, clockAt(), onFilled);
    const remainder = remainderOf(short);
    return (
      <>
        <button type="button" onClick={() => filling.createAgain('shop', FORM)}>
          Again
        </button>
        <button type="button" onClick={() => remainder && filling.askForRemainder(short, timeline, remainder)}>
          Rest
        </button>
        {filling.question}
      </>
    );
  }
  render(<Page />);
  return { user: userEvent.setup(), onFilled };
}

const button = (name: string) => screen.getByRole('button', { name });
const typed = (orderId: string) =>
  writeSetting(unsent, { attemptId: 'typed', form: { ...EMPTY_FORM, orderId, name: 'Half typed' } });
const kept = async () => (await readSetting(unsent))?.form;

describe('filling in the form from a checkout', () => {
  it.each([null, '', '  ', '10482'])('asks nothing when the order ID typed is %j', async (orderId) => {
    if (orderId !== null) await typed(orderId);
    const { user, onFilled } = show();
    await user.click(button('Again'));
    await waitFor(() => expect(onFilled.mock.calls).toEqual([['shop']]));
    expect(await readSetting(unsent)).toMatchObject({ accountId: 'shop', form: FORM });
  });

  it('asks before it replaces what was typed for another order, and keeps it until then', async () => {
    await typed('10477');
    const { user, onFilled } = show();
    await user.click(button('Again'));
    expect(await screen.findByRole('dialog', { name: 'Replace what you typed for order 10477?' })).toBeDefined();
    expect([(await kept())?.orderId, onFilled.mock.calls]).toEqual(['10477', []]);
    await user.click(button('Replace'));
    await waitFor(() => expect(onFilled).toHaveBeenCalledTimes(1));
    expect(await kept()).toEqual(FORM);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leaves what was typed when told to', async () => {
    await typed('10477');
    const { user, onFilled } = show();
    await user.click(button('Again'));
    await screen.findByRole('dialog');
    await user.click(button('Cancel'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect([(await kept())?.name, onFilled.mock.calls]).toEqual(['Half typed', []]);
  });
});

describe('asking for what is missing', () => {
  it('fills in the missing amount as the next order that is free, and says which checkout it follows', async () => {
    await history.checkouts.bulkPut([SHORT, checkout({ id: 'CCO-2', orderId: '10482-2' })]);
    const { user } = show();
    await user.click(button('Rest'));
    await waitFor(async () => expect((await kept())?.orderId).toBe('10482-3'));
    expect(await readSetting(unsent)).toMatchObject({
      form: { type: 'FIXED_PRICE', amount: '60', currency: 'USD' },
      from: { follows: { checkoutId: SHORT.id, why: 'remainder' } },
    });
  });

  it('of a remainder goes on counting', async () => {
    const rest = { ...SHORT, orderId: '10482-2' };
    const link = { checkoutId: 'CCO-1', orderId: '10482', why: 'remainder', asked: null } as const;
    await history.checkouts.put(rest);
    const { user } = show([entry({ source: 'created', link })], rest);
    await user.click(button('Rest'));
    await waitFor(async () => expect((await kept())?.orderId).toBe('10482-3'));
  });
});
