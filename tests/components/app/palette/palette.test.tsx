import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LockState } from '../../../../lib/accounts/settings';
import { lockState } from '../../../../lib/accounts/settings';
import { handoff } from '../../../../lib/checkout-form/handoff/settings';
import type { Preset } from '../../../../lib/checkout-form/presets/preset';
import { presets } from '../../../../lib/checkout-form/presets/settings';
import { recentActions } from '../../../../lib/navigation/recentActions';
import { letterKeys } from '../../../../lib/navigation/settings';
import { chosenTheme } from '../../../../lib/shared/theme';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { checkout, NOW } from '../../../unit/support/examples';
import { isCurrent, startBrowser } from '../../support/pages';
import { pressEscape, shops, startClipboard, textOf, toHaveFocus } from '../../support/stage';

beforeEach(() => fakeBrowser.reset());

const orders = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    checkout({ id: `CCO-${at}`, orderId: `1048${at}`, accountId: 'shop-1', createdAt: NOW - at }),
  );
const start = async (hash: string, setup: Parameters<typeof startBrowser>[0] = {}) => {
  const browser = await startBrowser({ accounts: shops(2), checkouts: orders(7), ...setup });
  const page = browser.openDesk(hash);
  // Before there is an account, there is nowhere to go.
  if (setup.accounts?.length !== 0) await screen.findByRole('navigation', { name: 'Desk' });
  else await screen.findByRole('main');
  return { ...browser, ...page };
};
const pressControlK = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true });
const open = async () => {
  await waitFor(() => {
    if (!screen.queryByRole('dialog')) pressControlK();
    expect(screen.getByRole('dialog', { name: 'Quick actions' })).toBeDefined();
  });
  return screen.getByRole<HTMLInputElement>('combobox', { name: 'Quick actions' });
};
const type = (field: HTMLInputElement, value: string) => fireEvent.input(field, { target: { value } });
/** Other lists of the page have options, too. */
const options = () => within(screen.getByRole('dialog')).queryAllByRole('option').map(textOf);
const chosen = () => textOf(document.querySelector('[role="option"][aria-selected="true"]'));
const press = (field: HTMLElement, key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(field, { key, ...more });
const inGroup = (name: string) =>
  within(screen.getByRole('group', { name }))
    .getAllByRole('option')
    .map((option) => textOf(option));

describe('the quick actions', () => {
  it('open by Ctrl+K, also while something is typed and with single letters off, and by their button', async () => {
    const { user } = await start('#/new');
    await act(() => writeSetting(letterKeys, false));
    const order = await screen.findByLabelText<HTMLInputElement>('Order ID');
    order.focus();
    await open();
    act(() => screen.getByRole<HTMLDialogElement>('dialog').close());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Quick actions' }));
    expect(await screen.findByRole('dialog', { name: 'Quick actions' })).toBeDefined();
  });

  it('close by the same key, by Escape and by a press beside them', async () => {
    await start('#/checkouts');
    const isGone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await open();
    pressControlK();
    await isGone();
    press(await open(), 'Escape');
    await isGone();
    await open();
    pressEscape();
    await isGone();
    await open();
    fireEvent.pointerDown(screen.getByRole('dialog'));
    await isGone();
    expect(location.hash).toBe('#/checkouts');
  });

  it('do not open over what asks something else', async () => {
    await start('#/checkouts');
    await screen.findByText('10480');
    fireEvent.keyDown(document.body, { key: '?' });
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(pressControlK()).toBe(false);
    expect(screen.queryByRole('combobox', { name: 'Quick actions' })).toBeNull();
  });

  it('choose the first, move by arrows round the ends, and do what is chosen by Enter', async () => {
    await start('#/checkouts');
    const field = await open();
    type(field, 'over');
    expect(chosen()).toBe('Overview');
    expect(field.getAttribute('aria-activedescendant')).toBe(
      within(screen.getByRole('dialog')).getByRole('option', { selected: true }).id,
    );
    type(field, 'checkout');
    const [first, second] = options();
    expect(chosen()).toBe(first);
    press(field, 'ArrowDown');
    expect(chosen()).toBe(second);
    press(field, 'ArrowUp');
    press(field, 'ArrowUp');
    expect(chosen()).toBe(options().at(-1));
    type(field, 'over');
    press(field, 'Enter');
    await waitFor(() => expect(location.hash).toBe('#/overview'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('leave the keys of an input method alone', async () => {
    await start('#/checkouts');
    const field = await open();
    type(field, 'over');
    press(field, 'Enter', { isComposing: true });
    press(field, 'Escape', { keyCode: 229 });
    press(field, 'ArrowDown', { key: 'Process' });
    expect(screen.getByRole('dialog')).toBeDefined();
    expect(location.hash).toBe('#/checkouts');
  });

  it('are done by a click, and follow the pointer', async () => {
    const { user } = await start('#/checkouts');
    await open();
    const option = screen.getByRole('option', { name: 'Overview' });
    fireEvent.pointerMove(option);
    expect(chosen()).toBe('Overview');
    await user.click(option);
    await waitFor(() => expect(location.hash).toBe('#/overview'));
  });

  it('say when nothing matches', async () => {
    await start('#/checkouts');
    const field = await open();
    type(field, 'zzzz');
    expect(await screen.findByText('Nothing matches.')).toBeDefined();
    expect(field.getAttribute('aria-expanded')).toBe('false');
    press(field, 'Enter');
    press(field, 'ArrowDown');
    expect(screen.getByRole('dialog')).toBeDefined();
  });

  it('begin with those that were used last', async () => {
    await start('#/checkouts');
    let field = await open();
    type(field, 'dark');
    press(field, 'Enter');
    await waitFor(async () => expect(await readSetting(chosenTheme)).toBe('dark'));
    expect(await readSetting(recentActions)).toEqual(['theme:dark']);
    field = await open();
    await waitFor(() => expect(inGroup('Recent')).toEqual(['Dark Theme']));
    expect(chosen()).toBe('Dark Theme');
  });
});

describe('an order that is typed', () => {
  it('finds five checkouts, the newest first, and offers to create one', async () => {
    await start('#/overview');
    const field = await open();
    type(field, '1048');
    await waitFor(() => expect(inGroup('Checkouts')).toHaveLength(5));
    expect(inGroup('Checkouts').map((each) => each.slice(0, 5))).toEqual(['10480', '10481', '10482', '10483', '10484']);
    expect(options().at(-1)).toBe('Create checkout for 1048');
    press(field, 'Enter');
    await waitFor(() => expect(location.hash).toBe('#/checkouts/CCO-0'));
    // Nothing of the history is remembered.
    expect(await readSetting(recentActions)).toBeNull();
  });

  it('waits for what is found when Enter comes first', async () => {
    await start('#/overview');
    const field = await open();
    await waitFor(() => {
      type(field, '10486');
      expect(options().length).toBeGreaterThan(0);
    });
    type(field, '10483');
    press(field, 'Enter');
    await waitFor(() => expect(location.hash).toBe('#/checkouts/CCO-3'));
  });

  it('is created without what a sentence puts around it', async () => {
    await start('#/overview');
    const field = await open();
    type(field, 'No. 99001,');
    await waitFor(() => expect(options()).toEqual(['Create checkout for 99001']));
    press(field, 'Enter');
    expect(await screen.findByRole('region', { name: 'New checkout' })).toBeDefined();
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Order ID' }).value).toBe('99001'),
    );
    expect(await readSetting(handoff)).toBeNull();
  });

  it.each([
    ...['status:paid', 'overview', '-amount:5', 'www.shop.example/10482', 'shop.example/10482', 'me2@shop.example'],
    'CCO-00000000-0000-4000-8000-000000000001',
  ])('is not %s', async (typed) => {
    await start('#/overview');
    const field = await open();
    type(field, typed);
    await waitFor(() => expect(screen.queryByText(/^Loading/)).toBeNull());
    expect(options().filter((each) => each.startsWith('Create checkout for'))).toEqual([]);
  });
});

describe('what can be done here', () => {
  it('is what the open checkout offers, by the words on its buttons', async () => {
    const { background } = await start('#/checkouts/CCO-2');
    await screen.findByRole('heading', { name: '10482' });
    const field = await open();
    expect(inGroup('Checkout details')).toEqual(
      expect.arrayContaining([
        'Copy link',
        'Share…',
        'Show QR code',
        'Refresh',
        'Create similar',
        'Add note',
        'Add tags',
      ]),
    );
    type(field, 'archive');
    press(field, 'Enter');
    await waitFor(() =>
      expect(background.payloads('annotate')).toEqual([{ checkoutIds: ['CCO-2'], change: { archived: 1 } }]),
    );
  });

  it('opens what a field is folded in, and goes there', async () => {
    await start('#/checkouts/CCO-2');
    await screen.findByRole('heading', { name: '10482' });
    const field = await open();
    type(field, 'add note');
    press(field, 'Enter');
    await toHaveFocus(screen.getByRole('textbox', { name: 'Note' }));
  });

  it('shows the QR code of the open checkout', async () => {
    await start('#/checkouts/CCO-2');
    await screen.findByRole('heading', { name: '10482' });
    const field = await open();
    type(field, 'qr');
    press(field, 'Enter');
    expect(await screen.findByRole('dialog', { name: /QR code for order/ })).toBeDefined();
  });

  it('is what the bar of the selected ones offers', async () => {
    const { background, user } = await start('#/checkouts');
    await user.click(await screen.findByRole('checkbox', { name: 'Select 10481' }));
    const field = await open();
    expect(inGroup('Selected checkouts')).toEqual(
      expect.arrayContaining(['Archive', 'Tag', 'Refresh', 'Copy links', 'Export…', 'Clear selection']),
    );
    type(field, 'refresh');
    press(field, 'Enter');
    await waitFor(() => expect(background.payloads('refreshSome')).toEqual([{ checkoutIds: ['CCO-1'] }]));
  });

  it('is about the row that has the focus, and says how it went', async () => {
    const clipboard = startClipboard();
    await start('#/checkouts');
    (await screen.findByText('10481')).closest('a')?.focus();
    const field = await open();
    expect(inGroup('Order 10481')).toEqual(['Open', 'Copy link', 'Customer display', 'Refresh', 'Select 10481']);
    type(field, 'copy link');
    press(field, 'Enter');
    await waitFor(() => expect(clipboard.text).toContain('/checkout/CCO-1'));
    expect(await screen.findByText('Link copied')).toBeDefined();
  });

  it('says why it was not done', async () => {
    vi.spyOn(fakeBrowser.tabs, 'query').mockRejectedValueOnce(new Error('No window for it.'));
    await start('#/checkouts');
    (await screen.findByText('10481')).closest('a')?.focus();
    const field = await open();
    type(field, 'customer display');
    press(field, 'Enter');
    expect(await screen.findByText(/No window for it/)).toBeDefined();
  });

  it('opens a new checkout with a preset, and shows one account', async () => {
    const preset: Preset = {
      id: 'p',
      label: 'Deposit',
      type: 'FIXED_PRICE',
      amount: '50',
      currency: 'USD',
      name: '',
      expiry: '1h',
      returnUrl: '',
      accountId: null,
    };
    await writeSetting(presets, [preset]);
    await start('#/overview', { checkouts: [] });
    let field = await open();
    type(field, 'deposit');
    await waitFor(() => expect(chosen()).toBe('Deposit New checkout'));
    press(field, 'Enter');
    await waitFor(() => expect(location.hash).toBe('#/new'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    field = await open();
    type(field, 'shop 2');
    press(field, 'Enter');
    await isCurrent('Shop 2');
  });

  it('is little before there is an account', async () => {
    await start('#/settings', { accounts: [], checkouts: [] });
    await open();
    expect(screen.queryByRole('group', { name: 'Pages' })).toBeNull();
    expect(inGroup('Settings')).not.toContain('Status checks');
  });
});

describe('a locked desk', () => {
  const LOCKED: LockState = { is: 'locked', since: NOW };

  it('finds nothing of the history, and offers to unlock', async () => {
    await start('#/checkouts', { lock: { ...LOCKED, showsList: true } });
    const field = await open();
    expect(options()).toEqual(['Unlock', 'Keyboard shortcuts']);
    type(field, '10480');
    expect(options()).toEqual([]);
    type(field, 'unl');
    press(field, 'Enter');
    await waitFor(() => expect(document.activeElement?.closest('form.unlock')).not.toBeNull());
  });

  it('drops what was found when it locks meanwhile', async () => {
    await start('#/overview');
    const field = await open();
    type(field, '1048');
    await waitFor(() => expect(inGroup('Checkouts')).toHaveLength(5));
    await act(() => writeSetting(lockState, { ...LOCKED, showsList: true }));
    await waitFor(() => expect(options()).toEqual([]));
  });

  it('has nothing but its passphrase when it hides the list', async () => {
    const { openDesk } = await startBrowser({ lock: LOCKED });
    openDesk('#/checkouts');
    const field = await screen.findByLabelText('Passphrase');
    field.blur();
    await waitFor(() => {
      pressControlK();
      expect(document.activeElement).toBe(field);
    });
    expect(screen.queryByRole('combobox', { name: 'Quick actions' })).toBeNull();
  });
});
