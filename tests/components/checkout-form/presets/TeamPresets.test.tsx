import { signal } from '@preact/signals';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PresetsPage } from '../../../../components/checkout-form/presets/PresetsPage';
import type { TeamShare } from '../../../../lib/app/teamShare';
import type { Preset } from '../../../../lib/checkout-form/presets/preset';
import { presets, uncheckedPresets } from '../../../../lib/checkout-form/presets/settings';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { sharedPreset } from '../../../../lib/team/shared/presets';
import type { TeamItem, TeamItems } from '../../../../lib/team/shared/teamItems';
import { preset } from '../../../unit/support/examples';
import { shops, startBackground, textOf, toHaveFocus } from '../../support/stage';

/** Of two shops, of one of which there are two accounts. */
const ACCOUNTS = shops(3).map((account, at) => ({ ...account, widgetId: at === 0 ? account.widgetId : 'CAP-second' }));
const EVIL = 'https://evil.example/thanks';

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
});

function item(of: Preset, changes: Partial<TeamItem<'presets'>> = {}): TeamItem<'presets'> {
  const value = sharedPreset(of, ACCOUNTS);
  if (!value) throw new Error('Its account is here.');
  return { id: of.id, value, by: 'Anna', changedBy: 'Anna', at: '', ...changes };
}

/** The page with a team of which this is known. */
async function open(own: Preset[], team: Partial<TeamItems<'presets'>>) {
  await writeSetting(presets, own);
  const items = signal<TeamItems<'presets'> | null>({ items: [], follows: new Set(), ended: new Map(), ...team });
  const share = {
    items,
    share: vi.fn<TeamShare<'presets'>['share']>(async () => null),
    unshare: vi.fn<TeamShare<'presets'>['unshare']>(async () => null),
    follow: vi.fn<TeamShare<'presets'>['follow']>(async () => null),
  };
  render(<PresetsPage accounts={ACCOUNTS} team={share} />);
  await screen.findByRole('heading', { name: 'Presets' });
  return { ...share, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const line = (label: string) => textOf(button(`Edit ${label}`).closest('li'));
const stored = () => readSetting(presets);

describe('the switch', () => {
  it('is not there without a team', async () => {
    await writeSetting(presets, [preset()]);
    render(<PresetsPage accounts={ACCOUNTS} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Edit Deposit' }));
    expect(screen.queryByLabelText(/^Share with the team/)).toBeNull();
  });

  it('shares a preset under its shop when it is saved, and says only what was changed later', async () => {
    const own = preset({ accountId: 'shop-2' });
    const { user, items, share } = await open([own], {});
    await user.click(button('Edit Deposit'));
    await user.click(screen.getByLabelText(/^Share with the team/));
    await user.click(button('Save preset'));
    const { id: _, accountId: __, ...filled } = own;
    const value = { ...filled, shop: ACCOUNTS[1]?.widgetId };
    await waitFor(() => expect(share).toHaveBeenCalledWith('deposit', null, value));
    items.value = {
      items: [item(own, { by: null, changedBy: null })],
      follows: new Set(['deposit']),
      ended: new Map(),
    };
    await waitFor(() => expect(line('Deposit')).toContain('Shared by you'));
    await user.click(button('Edit Deposit'));
    expect(screen.getByLabelText<HTMLInputElement>(/^Share with the team/).checked).toBe(true);
    await user.clear(screen.getByLabelText('Amount'));
    await user.type(screen.getByLabelText('Amount'), '30');
    await user.click(button('Save preset'));
    await waitFor(() => expect(share).toHaveBeenLastCalledWith('deposit', value, { ...value, amount: '30' }));
    await waitFor(async () => expect(await stored()).toMatchObject([{ amount: '30' }]));
  });

  it('takes it from everybody when it is turned off, and keeps it here', async () => {
    const { user, unshare } = await open([preset()], { items: [item(preset())], follows: new Set(['deposit']) });
    await user.click(button('Edit Deposit'));
    await user.click(screen.getByLabelText(/^Share with the team/));
    await user.click(button('Save preset'));
    await waitFor(() => expect(unshare).toHaveBeenCalledWith('deposit'));
    expect(await stored()).toEqual([preset()]);
  });

  it('saves nothing here when it could not be shared, and says why', async () => {
    const { user, share } = await open([preset()], {});
    share.mockResolvedValue('Your desk is full.');
    await user.click(button('Edit Deposit'));
    await user.click(screen.getByLabelText(/^Share with the team/));
    await user.type(screen.getByLabelText('Preset name'), ' 2');
    await user.click(button('Save preset'));
    await screen.findByText('Your desk is full.');
    expect(await stored()).toEqual([preset()]);
  });

  it('shares none whose account is not here: nobody could say whose it is', async () => {
    const { user, share } = await open([preset({ accountId: 'gone' })], {});
    await user.click(button('Edit Deposit'));
    await user.click(screen.getByLabelText(/^Share with the team/));
    await user.click(button('Save preset'));
    await screen.findByText('It’s for an account that isn’t in this browser.');
    expect(share).not.toHaveBeenCalled();
  });
});

describe('a colleague’s preset', () => {
  const theirs = preset({
    id: 'theirs',
    label: 'Top-up',
    returnUrl: 'https://shop.example/thanks',
    accountId: 'shop-2',
  });

  it('is offered with all that it fills in, and is used once somebody has seen that [S-157]', async () => {
    const { user, follow } = await open([preset()], { items: [item(theirs)] });
    const offered = screen.getByRole('region', { name: 'From your team' });
    expect(textOf(offered)).toContain('Shared by Anna');
    const facts = within(offered).getByRole('table', { name: 'Top-up' });
    for (const fact of ['25.00 EUR', '24 h', 'Order {orderId}', 'https://shop.example/thanks', 'Shop 2'])
      expect(textOf(facts)).toContain(fact);
    expect(await stored()).toEqual([preset()]);
    await user.click(button('Use Top-up here'));
    await waitFor(async () => expect(await stored()).toEqual([preset(), theirs]));
    expect(follow).toHaveBeenCalledWith('theirs', true);
  });

  it('gets another name beside one of the same name', async () => {
    const { user } = await open([preset()], { items: [item({ ...theirs, label: 'Deposit' })] });
    await user.click(button('Use Deposit 2 here'));
    await waitFor(async () => expect(await stored()).toMatchObject([{ label: 'Deposit' }, { label: 'Deposit 2' }]));
  });

  it('is not offered for another shop’s account', async () => {
    const { value, ...more } = item(theirs);
    await open([preset()], { items: [{ ...more, value: { ...value, shop: 'CAP-another' } }] });
    expect(screen.getByText('It’s for an account that isn’t in this browser.')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Use Top-up/ })).toBeNull();
  });

  it.each<[string, Partial<TeamItem<'presets'>['value']>]>([
    ['returns to no web address', { returnUrl: 'javascript:alert(1)' }],
    ['returns to an address with a user name', { returnUrl: 'https://shop.example@evil.example/' }],
    ['has a direction mark in its address', { returnUrl: 'https://shop.example/\u202e' }],
    ['has an invisible character in its name', { label: 'Depo\u200bsit' }],
    ['has a placeholder that there is not', { name: '{secret}' }],
    ['has an amount that is none', { amount: '1e5' }],
    ['has no name', { label: '' }],
  ])('that %s is not offered: nobody could have saved it', async (_, changes) => {
    const { value, ...more } = item(theirs);
    await open([preset()], { items: [{ ...more, value: { ...value, ...changes } }] });
    expect(screen.queryByRole('region', { name: 'From your team' })).toBeNull();
  });

  it('names the real site of an address that only looks like another', async () => {
    await open([], { items: [item({ ...theirs, returnUrl: 'https://sh\u043ep.example/' })] });
    expect(textOf(screen.getByRole('table', { name: 'Top-up' }))).toContain('(xn--shp-ted.example)');
  });
});

describe('a change by a colleague', () => {
  const own = preset({ returnUrl: 'https://shop.example/thanks' });
  const changed = item({ ...own, returnUrl: EVIL, amount: '99.00' }, { changedBy: 'Bob' });

  it('is shown beside what is in use, which stays as it is until somebody uses the change [S-157]', async () => {
    const { user, items } = await open([own], { items: [item(own)], follows: new Set(['deposit']) });
    expect(line('Deposit')).toContain('Shared by Anna');
    items.value = { items: [changed], follows: new Set(['deposit']), ended: new Map() };
    await screen.findByText(/Bob changed this for the team/);
    const facts = screen.getByRole('table', { name: 'Deposit' });
    const rows = within(facts).getAllByRole<HTMLTableRowElement>('row');
    expect(rows.map(({ cells }) => Array.from(cells, textOf))).toEqual([
      ['', 'In use here', 'In the team'],
      ['Amount', '25.00 EUR', '99.00 EUR'],
      ['Return URL', 'https://shop.example/thanks', EVIL],
    ]);
    expect(await stored()).toEqual([own]);
    await user.click(button('Use the team’s version of Deposit'));
    await waitFor(async () => expect(await stored()).toEqual([{ ...own, returnUrl: EVIL, amount: '99.00' }]));
    await toHaveFocus(button('Edit Deposit'));
  });

  it('of a preset that came from a file is seen by that, too', async () => {
    await writeSetting(uncheckedPresets, ['deposit']);
    const { user } = await open([own], { items: [changed], follows: new Set(['deposit']) });
    await user.click(button('Use the team’s version of Deposit'));
    await waitFor(async () => expect(await readSetting(uncheckedPresets)).toEqual([]));
  });

  it('is not taken back by somebody who changes something else without having used it', async () => {
    const { user, share } = await open([own], { items: [changed], follows: new Set(['deposit']) });
    await user.click(button('Edit Deposit'));
    await user.selectOptions(screen.getByLabelText('Expires in'), '7 days');
    await user.click(button('Save preset'));
    await waitFor(() => expect(share).toHaveBeenCalled());
    const [, before, after] = share.mock.calls[0] ?? [];
    expect({ ...before, expiry: '7d' }).toEqual(after);
  });

  it('does not reach a preset of this desk’s own that only has the same ID', async () => {
    const { user, share, unshare } = await open([own], { items: [changed] });
    expect(line('Deposit')).toContain('Bob changed this for the team');
    await user.click(button('Edit Deposit'));
    expect(screen.getByLabelText<HTMLInputElement>(/^Share with the team/).checked).toBe(false);
    await user.click(button('Save preset'));
    await screen.findByText(/saved$/);
    expect(share).not.toHaveBeenCalled();
    expect(unshare).not.toHaveBeenCalled();
    expect(await stored()).toEqual([own]);
  });

  it('is none where another account of the same shop is chosen here', async () => {
    const mine = { ...own, accountId: 'shop-3' };
    await open([mine], { items: [item({ ...own, accountId: 'shop-2' })], follows: new Set(['deposit']) });
    expect(line('Deposit')).toContain('Shared by Anna');
  });

  it('that takes it out of the team leaves it here, to be kept or deleted', async () => {
    const { user, follow } = await open([own], { follows: new Set(['deposit']), ended: new Map([['deposit', 'Bob']]) });
    expect(line('Deposit')).toContain('Bob no longer shares this');
    await user.click(button('Keep Deposit as my own'));
    expect(follow).toHaveBeenCalledWith('deposit', false);
    await toHaveFocus(button('Edit Deposit'));
    expect(await stored()).toEqual([own]);
  });
});

describe('deleting', () => {
  it('one’s own shared preset takes it from everybody, and says so', async () => {
    const { user, unshare } = await open([preset()], {
      items: [item(preset(), { by: null })],
      follows: new Set(['deposit']),
    });
    await user.click(button('Delete Deposit'));
    expect(screen.getByText('It’s no longer shared with your team, either.')).toBeDefined();
    await user.click(button('Delete preset'));
    await waitFor(async () => expect(await stored()).toEqual([]));
    expect(unshare).toHaveBeenCalledWith('deposit');
  });

  it('a colleague’s preset leaves it with the team', async () => {
    const { user, unshare, follow } = await open([preset()], {
      items: [item(preset())],
      follows: new Set(['deposit']),
    });
    await user.click(button('Delete Deposit'));
    await user.click(button('Delete preset'));
    await waitFor(async () => expect(await stored()).toEqual([]));
    expect(unshare).not.toHaveBeenCalled();
    expect(follow).toHaveBeenCalledWith('deposit', false);
  });
});
