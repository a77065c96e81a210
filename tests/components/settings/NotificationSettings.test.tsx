import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NotificationSettings } from '../../../components/settings/NotificationSettings';
import { systemHint } from '../../../components/settings/notifications/systemHint';
import type { Account } from '../../../lib/accounts/account';
import { NOTIFICATION_KINDS } from '../../../lib/checkouts/database';
import type { NotificationRules } from '../../../lib/checkouts/notificationSettings';
import { DEFAULT_NOTIFICATION_RULES, notificationRules } from '../../../lib/checkouts/notificationSettings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { account } from '../../unit/support/examples';
import { shops, startBackground, textOf } from '../support/stage';

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
});

async function open(
  rules: NotificationRules | null = null,
  changes: Partial<Parameters<typeof NotificationSettings>[0]> = {},
) {
  if (rules) await writeSetting(notificationRules, rules);
  render(
    <NotificationSettings lock="off" accounts={shops(2)} online allowed clock={signal(Date.now())} {...changes} />,
  );
  await screen.findByRole('region', { name: 'Notifications' });
  return userEvent.setup();
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const kinds = () =>
  Array.from(screen.getByText('Notify me about').closest('fieldset')?.querySelectorAll('input') ?? []);
const time = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const QUIET = 'Mute notifications during certain hours. You’ll get them when quiet hours end.';
const stored = (rules: NotificationRules) =>
  waitFor(async () => expect(await readSetting(notificationRules)).toEqual(rules));
/** As they stand on the page. */
const ON_PAGE = ['paid', 'late', 'conflict', 'expired', 'expiring', 'paused'];
const night = { from: 22 * 60, to: 7 * 60 };

describe('what is told by notifications', () => {
  it('is at first what a person cannot do without, at any hour', async () => {
    await open();
    expect(kinds().length).toBe(NOTIFICATION_KINDS.length);
    expect(
      kinds()
        .filter(({ checked }) => checked)
        .map(({ labels }) => labels?.[0]?.textContent),
    ).toEqual([
      'Paid',
      'Paid after expiry',
      'Conflict, such as underpaid',
      'Account paused, because Inqud rejected its API token',
    ]);
    expect(box(QUIET).checked).toBe(false);
    expect(screen.queryByLabelText('From')).toBeNull();
  });

  it('is written only when a person changes it', async () => {
    await open();
    expect(await readSetting(notificationRules)).toBeNull();
  });

  it('takes a kind more', async () => {
    const user = await open();
    await user.click(box('Expired'));
    await stored({ ...DEFAULT_NOTIFICATION_RULES, kinds: [...DEFAULT_NOTIFICATION_RULES.kinds, 'expired'] });
    expect(box('Expired').checked).toBe(true);
  });

  it('takes a kind less, and leaves the rest and the quiet hours', async () => {
    const user = await open({ kinds: ['paid', 'conflict'], quiet: night });
    await user.click(box('Paid'));
    await stored({ kinds: ['conflict'], quiet: night });
  });

  it('takes all kinds, one after the other', async () => {
    const user = await open({ kinds: [], quiet: null });
    for (const each of kinds()) await user.click(each);
    await waitFor(async () => expect((await readSetting(notificationRules))?.kinds).toEqual(ON_PAGE));
  });

  it('can be nothing', async () => {
    const user = await open({ kinds: ['paused'], quiet: null });
    await user.click(box('Account paused, because Inqud rejected its API token'));
    await stored({ kinds: [], quiet: null });
  });

  it('is followed when another page changes it', async () => {
    await open();
    await writeSetting(notificationRules, { kinds: ['expiring'], quiet: night });
    await waitFor(() => expect(box('Paid').checked).toBe(false));
    expect(time('From').value).toBe('22:00');
  });
});

describe('quiet hours', () => {
  it('start as a night that goes past midnight', async () => {
    const user = await open();
    await user.click(box(QUIET));
    await stored({ ...DEFAULT_NOTIFICATION_RULES, quiet: night });
    expect([time('From').value, time('To').value]).toEqual(['22:00', '07:00']);
  });

  it('are taken away again', async () => {
    const user = await open({ kinds: ['paid'], quiet: night });
    await user.click(box(QUIET));
    await stored({ kinds: ['paid'], quiet: null });
    expect(screen.queryByLabelText('From')).toBeNull();
  });

  it.each([
    ['From', '21:30', { from: 21 * 60 + 30, to: 7 * 60 }],
    ['To', '08:05', { from: 22 * 60, to: 8 * 60 + 5 }],
    ['From', '00:00', { from: 0, to: 7 * 60 }],
    ['To', '23:59', { from: 22 * 60, to: 23 * 60 + 59 }],
    ['To', '', { from: 22 * 60, to: 0 }],
  ])('have "%s" at "%s"', async (label, typed, quiet) => {
    await open({ kinds: ['paid'], quiet: night });
    fireEvent.change(time(label), { target: { value: typed } });
    await stored({ kinds: ['paid'], quiet });
  });
});

const missing = () => screen.getByRole('group', { name: 'Missing a notification?' });
const ALL: NotificationRules = { kinds: [...NOTIFICATION_KINDS], quiet: null };

describe('why no notification comes', () => {
  afterEach(() => vi.useRealTimers());
  const reasons = () => within(missing()).queryAllByRole('listitem').map(textOf);

  it('is nothing in Checkout Desk at first', async () => {
    await open();
    expect(reasons()).toEqual([]);
    expect(textOf(missing())).toContain('Nothing in Checkout Desk is holding notifications back.');
  });

  it('is all that stands in the way, each in words', async () => {
    const paused: Account['paused'] = { error: { kind: 'refused', status: 401, messages: [] }, at: 0 };
    await open(
      { kinds: [], quiet: null },
      {
        lock: 'locked',
        online: false,
        allowed: false,
        accounts: [account({ label: 'Shop A', paused }), account({ id: 'b', label: 'Shop B' })],
      },
    );
    expect(reasons()).toEqual([
      'Every kind above is turned off.',
      'Checkout Desk doesn’t check statuses while it’s locked. You’ll see new payments when you unlock it.',
      'You’re offline.',
      'Your browser is blocking access to Inqud. Statuses may be out of date.',
      expect.stringMatching(/^Shop A: .*API token/),
    ]);
  });

  it('is quiet hours, as long as they last', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 2, 1, 6, 59) });
    const clock = signal(Date.now());
    await open({ ...ALL, quiet: night }, { clock });
    expect(reasons()).toEqual(['Quiet hours last until 7:00 AM.']);
    vi.setSystemTime(new Date(2026, 2, 1, 7, 0));
    clock.value = Date.now();
    await waitFor(() => expect(reasons()).toEqual([]));
  });
});

describe('a test notification', () => {
  const button = () => screen.getByRole('button', { name: 'Send a test notification' });

  it.each([
    [false, 'Sent. If you can’t see it, your system is hiding it.'],
    [true, 'Your system blocks notifications from this browser.'],
  ])('is sent, and the way to see it is told, blocked: %s', async (blocked, said) => {
    fakeBrowser.reset();
    startBackground({ testNotification: async () => ({ blocked }) });
    const user = await open();
    await user.click(button());
    const status = within(missing()).getByRole('status');
    await waitFor(() => expect(textOf(status)).toContain(said));
    expect(textOf(status)).toContain(systemHint());
  });

  it.each([
    ['MacIntel', /System Settings.*Focus/],
    ['Win32', /Settings, System, Notifications/],
    ['Linux x86_64', /your system’s settings/],
  ])('leads on %s to the settings of that system', (platform, words) => {
    expect(systemHint(platform)).toMatch(words);
  });
});
