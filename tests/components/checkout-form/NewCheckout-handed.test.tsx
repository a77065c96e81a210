import { act, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewCheckout } from '../../../components/checkout-form/NewCheckout';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import type { Handoff } from '../../../lib/checkout-form/handoff/settings';
import { handoff } from '../../../lib/checkout-form/handoff/settings';
import { defaultPreset, presets, uncheckedPresets } from '../../../lib/checkout-form/presets/settings';
import { queuedForms, unsent } from '../../../lib/checkout-form/settings';
import type { CreateOutcome } from '../../../lib/checkouts/outcomes';
import { MINUTE } from '../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { preset } from '../../unit/support/examples';
import { choiceOf } from '../support/choice';
import { CREATED, refuseClipboard, startBackground, startClipboard, startLocks } from '../support/stage';

const FEE = preset({ id: 'fee', label: 'Fee', amount: '3' });
const order = (changes: Partial<Handoff> = {}): Handoff => ({
  orderId: '10482',
  presetId: 'deposit',
  atOnce: false,
  to: 'quick',
  at: Date.now(),
  ...changes,
});

beforeEach(async () => {
  fakeBrowser.reset();
  startLocks();
  await writeSetting(presets, [preset(), FEE, preset({ id: 'b', label: 'Shop B', accountId: 'b' })]);
});

async function open(
  { accounts = ['a', 'b'], onAccount }: { accounts?: string[]; onAccount?: (id: string) => void } = {},
  answer: CreateOutcome = CREATED,
) {
  const clipboard = startClipboard();
  const background = startBackground({ createCheckout: async () => answer });
  const { choice, turnTo } = choiceOf(accounts, 'a', onAccount);
  const page = render(<NewCheckout choice={choice} reachable grant={() => {}} onPreview={() => {}} />);
  return {
    user: userEvent.setup(),
    clipboard,
    background,
    turnTo,
    close: () => page.unmount(),
  };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const holds = (orderId: string, amount: string) =>
  waitFor(() => expect([field('Order ID').value, field('Amount').value]).toEqual([orderId, amount]));
const linkIsThere = () => screen.findByRole('heading', { name: /Link copied|The link is ready/ });

describe('an order that is handed over', () => {
  it('fills in the form when it opens, with its preset, and is handed over once', async () => {
    await writeSetting(handoff, order());
    await open();
    await holds('10482', '25.00');
    expect(await readSetting(handoff)).toBeNull();
    expect((await readSetting(unsent))?.form.orderId).toBe('10482');
  });

  it('fills in the form that is open', async () => {
    await open();
    await screen.findByLabelText('Order ID');
    await act(() => writeSetting(handoff, order({ presetId: 'fee' })));
    await holds('10482', '3');
  });

  it('that was cut says so', async () => {
    await writeSetting(handoff, order({ orderId: 'x'.repeat(100), cut: true }));
    await open();
    await holds('x'.repeat(100), '25.00');
    await screen.findByText(
      'The selection is longer than an order ID can be: 100 characters. Only its beginning is here.',
    );
  });

  it('takes the place of a link that is shown', async () => {
    const { user } = await open();
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await user.type(field('Amount'), '5{Enter}');
    await linkIsThere();
    await act(() => writeSetting(handoff, order()));
    await holds('10482', '25.00');
    expect(screen.queryByRole('region', { name: 'Not sent yet' })).toBeNull();
  });

  it.each<[string, string | null, string]>([
    ['the default preset when none is named', null, '3'],
    ['no preset when it is to be without', '', ''],
  ])('takes %s', async (_what, presetId, amount) => {
    await writeSetting(defaultPreset, 'fee');
    await writeSetting(handoff, order({ presetId }));
    await open();
    await holds('10482', amount);
  });

  it('is left to the form that it is for', async () => {
    await writeSetting(handoff, order({ to: 'desk' }));
    await open();
    await holds('', '');
    expect(await readSetting(handoff)).not.toBeNull();
  });

  it('is left to a page that is seen', async () => {
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await writeSetting(handoff, order());
    await open();
    await holds('', '');
    seen.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await holds('10482', '25.00');
  });

  it('goes to one of several pages', async () => {
    await open();
    await open();
    await waitFor(() => expect(screen.getAllByLabelText('Order ID')).toHaveLength(2));
    await act(() => writeSetting(handoff, order()));
    const values = () => screen.getAllByLabelText<HTMLInputElement>('Order ID').map(({ value }) => value);
    await waitFor(() => expect(values().toSorted()).toEqual(['', '10482']));
  });

  it('says when its preset is not there any more', async () => {
    await writeSetting(handoff, order({ presetId: 'gone', atOnce: true }));
    const { background } = await open();
    await screen.findByText('That preset no longer exists. Check the form before you create.');
    await holds('10482', '');
    expect(background.payloads('createCheckout')).toEqual([]);
  });
});

describe('an order from the clipboard', () => {
  const copied = (text: string) => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation((async () => true) as never);
    vi.spyOn(navigator.clipboard, 'readText').mockResolvedValue(text);
  };
  const openWith = async (text: string, changes: Partial<Handoff> = {}) => {
    const opened = await open();
    copied(text);
    await act(() => writeSetting(handoff, order({ orderId: '', atOnce: true, ...changes })));
    return opened;
  };

  it('is shown in the form and never sent by itself [P-7]', async () => {
    const { background } = await openWith(' #10490\n');
    await holds('10490', '25.00');
    await screen.findByText('The order ID is from the clipboard. Check it before you create.');
    expect(background.payloads('createCheckout')).toEqual([]);
  });

  it('is not taken from a secret, and that is said without it [P-7]', async () => {
    const { background } = await openWith('Tr0ub4dor&3');
    await screen.findByText('The clipboard wasn’t used. It looks like a password.');
    await holds('', '25.00');
    expect(document.body.innerHTML).not.toContain('Tr0ub4dor');
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('Tr0ub4dor');
    expect(background.payloads('createCheckout')).toEqual([]);
  });

  it('is not looked for when the selection could not be read', async () => {
    await openWith('10490', { unread: true });
    await screen.findByText('Couldn’t read the selection on this page. Type or paste the order ID.');
    await holds('', '25.00');
  });
});

describe('an order that is to be sent at once', () => {
  it.each([
    ['with a preset', 'deposit'],
    ['with the default preset', null],
  ])('waits for a look %s that came from a file [S-51]', async (_what, presetId) => {
    await writeSetting(defaultPreset, 'deposit');
    await writeSetting(uncheckedPresets, ['deposit']);
    await writeSetting(handoff, order({ atOnce: true, presetId }));
    const { background } = await open();
    await holds('10482', '25.00');
    await screen.findByText(/^The preset “Deposit” came from a file. Check the amount, name, and return URL/);
    expect(background.payloads('createCheckout')).toEqual([]);
  });

  it('becomes a link in the clipboard without a key', async () => {
    await writeSetting(handoff, order({ atOnce: true }));
    const { clipboard, background } = await open();
    await linkIsThere();
    expect(clipboard.text).toBe(CREATED.url);
    expect(background.payloads('createCheckout')).toMatchObject([
      { accountId: 'a', draft: { clientOrderId: '10482', name: 'Order 10482', fixedAmount: { amount: '25.00' } } },
    ]);
  });

  it('shows its link when the clipboard wants a key press', async () => {
    refuseClipboard();
    await writeSetting(handoff, order({ atOnce: true }));
    await open();
    refuseClipboard();
    expect(await screen.findByRole('heading', { name: 'Link ready. Press C to copy it.' })).toBeDefined();
  });

  it('says what is missing, and waits', async () => {
    await writeSetting(handoff, order({ atOnce: true, presetId: '' }));
    const { background } = await open();
    await screen.findByText('Enter the amount.');
    expect(background.payloads('createCheckout')).toEqual([]);
  });

  it('is sent for the account of its preset, once that is the current one', async () => {
    const onAccount = vi.fn();
    await writeSetting(handoff, order({ atOnce: true, presetId: 'b' }));
    const { background, turnTo } = await open({ onAccount });
    await holds('10482', '25.00');
    expect(onAccount.mock.calls).toEqual([['b']]);
    expect(background.payloads('createCheckout')).toEqual([]);
    turnTo('b');
    await linkIsThere();
    expect(background.payloads('createCheckout')).toMatchObject([{ accountId: 'b' }]);
  });

  it('is only filled in when the account of its preset is not here', async () => {
    await writeSetting(handoff, order({ atOnce: true, presetId: 'b' }));
    const { background } = await open({ accounts: ['a'] });
    await screen.findByText('The account of the preset “Shop B” isn’t in this browser. Check the account above.');
    expect(background.payloads('createCheckout')).toEqual([]);
  });

  it('is only filled in when it has waited for long, behind a lock', async () => {
    await writeSetting(handoff, order({ atOnce: true, at: Date.now() - MINUTE }));
    const { background } = await open();
    await holds('10482', '25.00');
    expect(background.payloads('createCheckout')).toEqual([]);
  });

  it('is not sent again by itself after it was refused', async () => {
    await writeSetting(handoff, order({ atOnce: true }));
    const { background, turnTo } = await open({}, { outcome: 'refused', problem: { kind: 'offline' } });
    await screen.findByRole('alert');
    turnTo('b');
    turnTo('a');
    await holds('10482', '25.00');
    expect(background.payloads('createCheckout')).toHaveLength(1);
  });
});

describe('what was half typed', () => {
  const typed = { attemptId: 'typed', accountId: 'a', form: { ...EMPTY_FORM, orderId: 'A-17', amount: '7' } };
  const back = () => screen.findByRole('button', { name: 'Back to order A-17' });

  it('is put aside for another order, and comes back by one click', async () => {
    await writeSetting(unsent, typed);
    await writeSetting(handoff, order());
    const { user } = await open();
    await holds('10482', '25.00');
    await user.click(await back());
    await holds('A-17', '7');
    expect(screen.queryByRole('region', { name: 'Not sent yet' })).toBeNull();
    expect(await readSetting(unsent)).toEqual(typed);
  });

  it('is still there after a link was made at once, and after the popup was closed', async () => {
    await writeSetting(unsent, typed);
    await writeSetting(handoff, order({ atOnce: true }));
    const { user } = await open();
    await linkIsThere();
    expect(await readSetting(queuedForms)).toEqual([typed]);
    await user.click(await back());
    await holds('A-17', '7');
  });

  it('goes back to its account', async () => {
    const onAccount = vi.fn();
    await writeSetting(unsent, { ...typed, accountId: 'b' });
    await writeSetting(handoff, order());
    const { user } = await open({ onAccount });
    await user.click(await back());
    expect(onAccount.mock.calls).toEqual([['b']]);
  });

  it('of the handed order changes places with it', async () => {
    await writeSetting(unsent, typed);
    await writeSetting(handoff, order());
    const { user } = await open();
    await holds('10482', '25.00');
    await user.type(field('Amount'), '1');
    await user.click(await back());
    await holds('A-17', '7');
    await user.click(await screen.findByRole('button', { name: 'Back to order 10482' }));
    await holds('10482', '25.001');
  });

  it('can be discarded', async () => {
    await writeSetting(unsent, typed);
    await writeSetting(handoff, order());
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Discard order A-17' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Not sent yet' })).toBeNull());
    expect(await readSetting(queuedForms)).toEqual([]);
    await holds('10482', '25.00');
  });

  it('is not kept twice when the same order comes, and a handed order that nobody touched is not kept', async () => {
    await writeSetting(handoff, order());
    await open();
    await holds('10482', '25.00');
    await act(() => writeSetting(handoff, order({ orderId: '10483', presetId: 'fee' })));
    await holds('10483', '3');
    expect(screen.queryByRole('region', { name: 'Not sent yet' })).toBeNull();
  });

  it('is no order that was handed over before, though the popup was closed since', async () => {
    await writeSetting(handoff, order());
    const { close } = await open();
    await holds('10482', '25.00');
    close();
    await writeSetting(handoff, order({ orderId: '10483', presetId: 'fee' }));
    const { user } = await open();
    await holds('10483', '3');
    expect(await readSetting(queuedForms)).toBeNull();
    // Touched, it waits.
    await user.type(field('Amount'), '4');
    await act(() => writeSetting(handoff, order({ orderId: '10484' })));
    await holds('10484', '25.00');
    expect((await readSetting(queuedForms))?.map(({ form }) => form.orderId)).toEqual(['10483']);
  });
});
