import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PresetsPage } from '../../../../components/checkout-form/presets/PresetsPage';
import type { Preset } from '../../../../lib/checkout-form/presets/preset';
import { defaultPreset, presets, uncheckedPresets } from '../../../../lib/checkout-form/presets/settings';
import { prices } from '../../../../lib/checkout-form/quote/prices';
import { agentName } from '../../../../lib/checkout-form/settings';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { preset } from '../../../unit/support/examples';
import { startDownloads } from '../../support/downloads';
import { pressEscape, shops, startBackground, textOf, toHaveFocus } from '../../support/stage';

const FEE = preset({ id: 'fee', label: 'Fee', amount: '3', name: '' });
const TOPUP = preset({ id: 'topup', label: 'Top-up', type: 'NO_PRICE', accountId: 'shop-2' });

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
});

async function open(list: Preset[] = [preset(), FEE, TOPUP], usual?: string) {
  await writeSetting(presets, list);
  if (usual !== undefined) await writeSetting(defaultPreset, usual);
  render(<PresetsPage accounts={shops(2)} />);
  await screen.findByRole('heading', { name: 'Presets' });
  return userEvent.setup();
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const lines = () => screen.queryAllByRole('listitem').map((line) => textOf(line.querySelector('.preset-line-name')));
const keptLabels = async () => (await readSetting(presets))?.map(({ label }) => label);
const said = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('');

describe('the page of presets', () => {
  it('says at first what presets are, and has one button', async () => {
    await open([]);
    expect(screen.getByText(/^Presets fill in everything but the order ID/)).toBeDefined();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['New preset']);
  });

  it('makes the first one, which new checkouts start with', async () => {
    const user = await open([]);
    await user.click(button('New preset'));
    await toHaveFocus(field('Preset name'));
    await user.keyboard('Deposit');
    await user.type(field('Amount'), '25.00');
    await user.clear(field('Currency'));
    await user.type(field('Currency'), 'eur');
    await user.type(field('Customer sees'), 'Order {{orderId}');
    expect(textOf(document.querySelector('.preset-form'))).toContain('For order 10482, customers see “Order 10482”.');
    await user.selectOptions(field('Expires in'), '24 h');
    await user.click(button('Save preset'));
    await waitFor(() => expect(lines()).toEqual(['DepositDefault']));
    const [made] = (await readSetting(presets)) ?? [];
    expect(made).toEqual(preset({ id: made?.id ?? '' }));
    await waitFor(async () => expect(await readSetting(defaultPreset)).toBe(made?.id));
    expect(said()).toBe('Deposit saved');
    await toHaveFocus(button('Edit Deposit'));
  });

  it('shows the key of each, what it fills in, and its account', async () => {
    await open(Array.from({ length: 10 }, (_, at) => preset({ id: `p${at}`, label: `P ${at}` })));
    const keys = screen.getAllByRole('listitem').map((line) => line.querySelector('.preset-line-key')?.textContent);
    expect(keys).toEqual([...Array.from({ length: 9 }, (_, at) => `Alt+${at + 1}`), '']);
  });

  it('names the account of a preset, and tells when it is not here', async () => {
    await open([TOPUP, preset({ accountId: 'gone' })]);
    const [first, second] = screen.getAllByRole('listitem');
    expect(textOf(first ?? null)).toContain('Any amount · Expires in 24 h · “Order {orderId}” Shop 2');
    expect(textOf(second ?? null)).toContain('Its account isn’t in this browser. Edit the preset to choose another.');
  });

  it('tells every mistake at its field, the first one gets the focus, and nothing is saved', async () => {
    const user = await open([preset()]);
    await user.click(button('New preset'));
    await user.type(field('Preset name'), 'Deposit');
    await user.type(field('Customer sees'), '{{order}');
    await user.click(button('Save preset'));
    await toHaveFocus(field('Preset name'));
    expect(screen.getByText('Another preset has this name.')).toBeDefined();
    expect(screen.getByText('{order} isn’t a placeholder. Use {orderId}, {date}, or {agent}.')).toBeDefined();
    await waitFor(async () => expect(await keptLabels()).toEqual(['Deposit']));
  });

  it('edits one in its place; Escape leaves it as it was', async () => {
    const user = await open();
    await user.click(button('Edit Fee'));
    await user.clear(field('Amount'));
    await user.keyboard('{Escape}');
    expect((await readSetting(presets))?.[1]).toEqual(FEE);
    await user.click(button('Edit Fee'));
    await user.selectOptions(field('Account'), 'Shop 1');
    await user.click(button('Save preset'));
    await waitFor(async () => expect((await readSetting(presets))?.[1]).toEqual({ ...FEE, accountId: 'shop-1' }));
  });

  it('duplicates one under a name of its own, to be changed before it is saved', async () => {
    const user = await open();
    await user.click(button('Duplicate Fee'));
    expect(field('Preset name').value).toBe('Fee 2');
    expect(field('Amount').value).toBe('3');
    await waitFor(async () => expect(await keptLabels()).toEqual(['Deposit', 'Fee', 'Top-up']));
    await user.click(button('Save preset'));
    await waitFor(async () => expect(await keptLabels()).toEqual(['Deposit', 'Fee', 'Top-up', 'Fee 2']));
  });

  it('makes one the default, and none again', async () => {
    const user = await open();
    await user.click(button('Make default: Fee'));
    expect(lines()).toEqual(['Deposit', 'FeeDefault', 'Top-up']);
    await waitFor(async () => expect(await readSetting(defaultPreset)).toBe('fee'));
    await user.click(button('Clear default: Fee'));
    expect(lines()).toEqual(['Deposit', 'Fee', 'Top-up']);
  });

  it('has nothing to move one with while there is no other', async () => {
    await open([preset({ label: 'Fee' })]);
    expect(screen.queryAllByRole('button', { name: /^Move/ })).toEqual([]);
  });

  it('moves one by its buttons, and the focus goes with it', async () => {
    const user = await open();
    await user.click(button('Move Fee up'));
    await waitFor(async () => expect(await keptLabels()).toEqual(['Fee', 'Deposit', 'Top-up']));
    expect(said()).toBe('Fee is now number 1.');
    await toHaveFocus(button('Move Fee down'));
  });

  it('moves one by Alt and an arrow, and stops at the ends', async () => {
    const user = await open();
    button('Edit Deposit').focus();
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{ArrowDown}{/Alt}');
    await waitFor(async () => expect(await keptLabels()).toEqual(['Fee', 'Top-up', 'Deposit']));
    await toHaveFocus(button('Edit Deposit'));
    expect(said()).toBe('Deposit is now number 3.');
  });

  it('asks once before one is deleted, and names what is lost', async () => {
    const user = await open([preset(), FEE], 'fee');
    await user.click(button('Delete Fee'));
    expect(textOf(screen.getByRole('dialog'))).toContain(
      'This deletes the preset, and new checkouts will start without one. You can’t undo this.',
    );
    await toHaveFocus(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    pressEscape();
    expect(lines()).toEqual(['Deposit', 'FeeDefault']);
    await user.click(button('Delete Fee'));
    await user.click(button('Delete preset'));
    await waitFor(() => expect(lines()).toEqual(['Deposit']));
    await waitFor(async () => expect(await keptLabels()).toEqual(['Deposit']));
    await waitFor(() => expect(said()).toBe('Fee deleted'));
    await toHaveFocus(button('New preset'));
  });

  it('has room for fifty', async () => {
    await open(Array.from({ length: 50 }, (_, at) => preset({ id: `p${at}`, label: `P ${at}` })));
    expect(button('New preset').disabled).toBe(true);
    expect(button('Duplicate P 0').disabled).toBe(true);
    expect(screen.getByText('You can have up to 50 presets.')).toBeDefined();
  });

  it.each([
    ['Any amount', 'The customer enters the amount.'],
    [
      'Suggested amounts',
      'The customer picks one of the amounts in the widget’s settings at Inqud, or enters any other within the limits.',
    ],
  ])('says of %s who decides it', async (type, words) => {
    const user = await open([]);
    await user.click(button('New preset'));
    await user.selectOptions(field('Type'), type);
    expect(screen.getByText(words)).toBeDefined();
    expect(screen.queryByLabelText('Amount')).toBeNull();
  });

  it('keeps the name of the agent as it is typed, and none with an invisible character', async () => {
    const user = await open();
    await user.type(field('Your name'), 'Alex');
    await waitFor(async () => expect(await readSetting(agentName)).toBe('Alex'));
    await user.type(field('Your name'), '\u200b');
    expect(screen.getByRole('alert').textContent).toBe(
      'This contains an invisible character. Type it instead of pasting.',
    );
    expect(await readSetting(agentName)).toBe('Alex');
  });
});

describe('presets and files', () => {
  const choose = (user: ReturnType<typeof userEvent.setup>, text: string) =>
    user.upload(field('Import presets'), new File([text], 'presets.json', { type: 'application/json' }));

  it('are exported as JSON and come back the same', async () => {
    const files = startDownloads();
    const user = await open();
    await user.click(button('Export 3 presets'));
    expect(files[0]?.name).toMatch(/^checkout-desk-presets-\d{4}-\d\d-\d\d\.json$/);
    await choose(user, (await files[0]?.blob) ?? '');
    await screen.findByText('0 presets added · 0 replaced · 3 unchanged');
    await waitFor(async () => expect(await keptLabels()).toEqual(['Deposit', 'Fee', 'Top-up']));
  });

  it('are imported with a word on each that was left out or lost its account', async () => {
    const user = await open([preset()]);
    const file = { format: 'checkout-desk-presets', version: 1 };
    await choose(
      user,
      JSON.stringify({
        ...file,
        presets: [
          { ...TOPUP, accountId: 'other' },
          { ...FEE, amount: 'x' },
        ],
      }),
    );
    await screen.findByText('1 preset added · 0 replaced · 0 unchanged');
    const result = textOf(document.querySelector('.preset-files-result'));
    expect(result).toContain('Their account isn’t in this browser, so they now use the current one: Top-up');
    expect(result).toContain('1 entry skipped:Entry 2 “Fee”, amount: “x” isn’t an amount. Enter it like 1250.00.');
    await waitFor(async () => expect(await keptLabels()).toEqual(['Deposit', 'Top-up']));
  });

  it('are marked as unchecked until they are saved here, and only those that the file has brought', async () => {
    const user = await open([preset(), FEE]);
    const unchecked = () => readSetting(uncheckedPresets);
    const presets = [preset(), { ...FEE, returnUrl: 'https://other.example/' }, { ...TOPUP, id: 'topup' }];
    await choose(user, JSON.stringify({ format: 'checkout-desk-presets', version: 1, presets }));
    await screen.findByText('1 preset added · 1 replaced · 1 unchanged');
    await waitFor(async () => expect(await unchecked()).toEqual([FEE.id, 'topup']));
    expect(screen.getAllByText(/^From a file. Edit and save it to confirm/)).toHaveLength(2);
    await user.click(button('Edit Fee'));
    await user.click(button('Save preset'));
    await waitFor(async () => expect(await unchecked()).toEqual(['topup']));
    await waitFor(() => expect(screen.getAllByText(/^From a file/)).toHaveLength(1));
  });

  it('that cannot be read are refused with the reason, and nothing changes', async () => {
    const user = await open([preset()]);
    await choose(user, '{');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Couldn’t import presets.json. It isn’t valid JSON. Check for a missing or extra comma, quote, or bracket.',
    );
    await choose(user, 'x'.repeat(1_000_001));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('It’s too large'));
    await waitFor(async () => expect(await keptLabels()).toEqual(['Deposit']));
  });
});

describe('an amount that no coin of the account takes', () => {
  const usd = { minLimit: '10', maxLimit: null, convertRate: '2', convertPair: 'USDTUSD' };
  const answer = { at: Date.now(), coins: [{ code: 'TRON_USDT', amountIn: { USD: usd } }] };

  it('is said below it, asked about before the preset is saved, and saved when a person says so', async () => {
    await writeSetting(prices, { 'shop-2': { askAgainAt: Date.now() + 60_000, answer } });
    const user = await open([preset({ label: 'Fee', amount: '20', currency: 'USD', accountId: 'shop-2' })]);
    await user.click(button('Edit Fee'));
    await screen.findByText(/^≈ 10 USDT/);
    await user.clear(field('Amount'));
    await user.type(field('Amount'), '3');
    await screen.findByText('3.00 USD is too little for every coin (from 10.00 USD).');
    await user.click(button('Save preset'));
    await toHaveFocus(await screen.findByRole('button', { name: 'Change amount' }));
    expect((await readSetting(presets))?.[0]?.amount).toBe('20');
    await user.keyboard('{Enter}');
    await toHaveFocus(field('Amount'));
    await user.click(button('Save preset'));
    await user.click(await screen.findByRole('button', { name: 'Save anyway' }));
    await waitFor(async () => expect((await readSetting(presets))?.[0]?.amount).toBe('3'));
  });
});

describe('a preset that is filled in', () => {
  const OFFERED = preset({ id: 'offered', label: 'Deposit', amount: '48.50', name: 'Order {orderId}' });

  /** What is offered in place of what, as the address says it. */
  async function offer(list: Preset[], onLeave = vi.fn(() => {})) {
    await writeSetting(presets, list);
    const page = (offered: Preset | null) => <PresetsPage accounts={shops(1)} offered={offered} onLeave={onLeave} />;
    const { rerender } = render(page(null));
    await screen.findByRole('heading', { name: 'Presets' });
    return { user: userEvent.setup(), onLeave, offer: (one: Preset | null) => rerender(page(one)) };
  }

  it('is opened under a name that is free, which is typed over, and saved', async () => {
    const { user, offer: open, onLeave } = await offer([preset()]);
    open(OFFERED);
    expect([field('Preset name').value, field('Amount').value]).toEqual(['Deposit 2', '48.50']);
    await toHaveFocus(field('Preset name'));
    await user.keyboard('Repair');
    await user.click(button('Save preset'));
    await waitFor(() => expect(onLeave).toHaveBeenCalledTimes(1));
    expect(await keptLabels()).toEqual(['Deposit', 'Repair']);
  });

  it('is not kept when it is not wanted', async () => {
    const { user, offer: open, onLeave } = await offer([]);
    open(OFFERED);
    await user.click(button('Cancel'));
    expect([onLeave.mock.calls.length, await keptLabels()]).toEqual([1, []]);
    open(null);
    expect(button('New preset')).toBeDefined();
  });

  it('waits until the one that is being edited is saved or left', async () => {
    const { user, offer: open, onLeave } = await offer([FEE]);
    await user.click(button('Edit Fee'));
    await user.type(field('Amount'), '3');
    open(OFFERED);
    expect(field('Amount').value).toBe('33');
    await user.click(button('Save preset'));
    await waitFor(() => expect(field('Preset name').value).toBe('Deposit'));
    expect(onLeave).not.toHaveBeenCalled();
  });

  it('is not opened where no more can be saved, which is said', async () => {
    const all = Array.from({ length: 50 }, (_, at) => preset({ id: `p${at}`, label: `P ${at}` }));
    const { offer: open, onLeave } = await offer(all);
    open(OFFERED);
    await waitFor(() => expect(onLeave).toHaveBeenCalledTimes(1));
    expect(screen.getByText('You can have up to 50 presets.')).toBeDefined();
  });
});
