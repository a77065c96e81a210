import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewCheckout } from '../../../components/checkout-form/NewCheckout';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { defaultPreset, presets } from '../../../lib/checkout-form/presets/settings';
import { agentName, formDefaults, unsent } from '../../../lib/checkout-form/settings';
import { letterKeysOn } from '../../../lib/navigation/letterKeysOn';
import { letterKeys } from '../../../lib/navigation/settings';
import { writeSetting } from '../../../lib/storage/settings';
import { preset } from '../../unit/support/examples';
import { choiceOf } from '../support/choice';
import { CREATED, startBackground, startClipboard, toHaveFocus } from '../support/stage';

const REFUND = preset({ id: 'refund', label: 'Fee', amount: '3', currency: 'USD', name: '', expiry: '1h' });
const FOREIGN = preset({ id: 'foreign', label: 'Shop B', accountId: 'b' });

beforeEach(() => fakeBrowser.reset());

async function open(list: Preset[] = [preset(), REFUND], accountId = 'a') {
  await writeSetting(presets, list);
  const user = userEvent.setup();
  startClipboard();
  const background = startBackground({ createCheckout: async () => CREATED });
  const onAccount = vi.fn<(id: string) => void>();
  const { choice } = choiceOf(['a', 'b'], accountId, onAccount);
  const page = render(<NewCheckout choice={choice} reachable grant={() => {}} onPreview={() => {}} />);
  await screen.findByLabelText('Order ID');
  return { user, background, onAccount, page };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const pressed = () => screen.queryAllByRole('button', { pressed: true }).map((button) => button.title);
const said = () => screen.getByRole('status').textContent;

describe('the presets above the form', () => {
  it('are not there when there are none', async () => {
    await open([]);
    expect(screen.queryByRole('group', { name: 'Presets' })).toBeNull();
  });

  it('fill in the form by Alt and their digit while the order ID is typed, and it goes on at its end', async () => {
    const { user } = await open();
    await user.type(field('Order ID'), '104');
    await user.keyboard('{Alt>}[Digit2]{/Alt}');
    await waitFor(() => expect(field('Amount').value).toBe('3'));
    await toHaveFocus(field('Order ID'));
    await user.keyboard('82');
    expect(field('Order ID').value).toBe('10482');
    expect(said()).toBe('Preset Fee');
  });

  it('leave what Option types on a Mac to the field, and take the key by its place with Control and Option', async () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
    await open();
    const option = { key: '¡', code: 'Digit1', altKey: true };
    const goesOn = fireEvent.keyDown(field('Order ID'), option);
    expect([goesOn, field('Amount').value]).toEqual([true, '']);
    expect(screen.getByTitle('Deposit (⌃⌥1)').getAttribute('aria-keyshortcuts')).toBe('Control+Alt+1');
    fireEvent.keyDown(field('Order ID'), { ...option, ctrlKey: true });
    await waitFor(() => expect(field('Amount').value).toBe('25.00'));
  });

  it('take Option alone on a Mac where nothing can be typed', async () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
    await open();
    fireEvent.keyDown(screen.getByTitle('Fee (⌃⌥2)'), { key: '™', code: 'Digit2', altKey: true });
    await waitFor(() => expect(field('Amount').value).toBe('3'));
  });

  it('take the digit alone where no digit can be typed, and only there', async () => {
    const { user } = await open();
    await user.type(field('Order ID'), '1');
    expect(field('Amount').value).toBe('');
    field('Order ID').blur();
    await user.keyboard('1');
    await waitFor(() => expect(field('Amount').value).toBe('25.00'));
    expect(field('Order ID').value).toBe('1');
  });

  it('take no digit alone when single-letter keys are switched off', async () => {
    await writeSetting(letterKeys, false);
    const { user } = await open();
    await screen.findByRole('group', { name: 'Presets' });
    await waitFor(() => expect(letterKeysOn.value).toBe(false));
    field('Order ID').blur();
    await user.keyboard('1');
    expect(field('Amount').value).toBe('');
    await user.keyboard('{Alt>}[Digit1]{/Alt}');
    await waitFor(() => expect(field('Amount').value).toBe('25.00'));
  });

  it.each([
    ['a digit without a preset', { code: 'Digit3', altKey: true }],
    ['Ctrl', { code: 'Digit1', altKey: true, ctrlKey: true }],
    ['a key that is held down', { code: 'Digit1', altKey: true, repeat: true }],
  ])('do nothing on %s', async (_what, init) => {
    await open();
    // So the browser still does what it does with this key.
    expect(fireEvent.keyDown(field('Order ID'), { key: init.code.at(-1) ?? '', ...init })).toBe(true);
    await Promise.resolve();
    expect(field('Amount').value).toBe('');
  });

  it('mark the one that the form equals, until something is changed', async () => {
    const { user } = await open();
    expect(pressed()).toEqual([]);
    await user.click(screen.getByTitle('Deposit (Alt+1)'));
    await waitFor(() => expect(pressed()).toEqual(['Deposit (Alt+1)']));
    await toHaveFocus(field('Order ID'));
    await user.type(field('Amount'), '1');
    expect(pressed()).toEqual([]);
  });

  it('beyond nine are in a list', async () => {
    const many = Array.from({ length: 11 }, (_, at) => preset({ id: `p${at}`, label: `P ${at}`, amount: `${at + 1}` }));
    const { user } = await open(many);
    await user.selectOptions(field('More presets'), 'P 10');
    await waitFor(() => expect(field('Amount').value).toBe('11'));
    expect(field('More presets').value).toBe('p10');
  });

  it('switch to the account that they are for', async () => {
    const { user, onAccount } = await open([FOREIGN]);
    await user.click(screen.getByTitle('Shop B (Alt+1)'));
    expect(onAccount.mock.calls).toEqual([['b']]);
    expect(said()).toBe('Preset Shop B');
  });

  it('say when their account is not here', async () => {
    const { user, onAccount } = await open([preset({ accountId: 'gone' })]);
    await user.click(screen.getByTitle('Deposit (Alt+1)'));
    await waitFor(() =>
      expect(said()).toBe('The account of the preset “Deposit” isn’t in this browser. Check the account above.'),
    );
    expect(onAccount).not.toHaveBeenCalled();
    expect(field('Amount').value).toBe('25.00');
  });
});

describe('the default preset', () => {
  it('fills in the form as it opens, also the next one', async () => {
    await writeSetting(formDefaults, { type: 'NO_PRICE', currency: 'EUR', expiry: '7d', returnUrl: '' });
    await writeSetting(defaultPreset, 'deposit');
    const { user } = await open();
    expect(field('Amount').value).toBe('25.00');
    await user.type(field('Order ID'), 'A-17{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(field('Amount').value).toBe('25.00'));
    expect(field('Order ID').value).toBe('');
  });

  it('leaves alone what is not sent yet', async () => {
    await writeSetting(defaultPreset, 'deposit');
    await writeSetting(unsent, { attemptId: 'kept', form: { ...EMPTY_FORM, orderId: 'A-17', amount: '7' } });
    await open();
    expect(field('Amount').value).toBe('7');
  });

  it('of another account waits until that is the current one', async () => {
    await writeSetting(defaultPreset, 'foreign');
    const { onAccount, page } = await open([FOREIGN]);
    expect(field('Amount').value).toBe('');
    expect(onAccount).not.toHaveBeenCalled();
    page.unmount();
    await open([FOREIGN], 'b');
    expect(field('Amount').value).toBe('25.00');
  });
});

describe('placeholders in the form', () => {
  it('show what the payer will see, and are sent filled in', async () => {
    await writeSetting(agentName, 'Alex');
    const { user, background } = await open([preset({ name: '{agent}: {orderId}' })]);
    await user.click(screen.getByTitle('Deposit (Alt+1)'));
    await screen.findByText('“Alex: …”');
    await user.type(field('Order ID'), '10482');
    expect(screen.getByText('“Alex: 10482”')).toBeDefined();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(background.payloads('createCheckout')).toMatchObject([{ draft: { name: 'Alex: 10482' } }]);
  });
});
