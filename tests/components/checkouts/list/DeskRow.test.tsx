import { effect, signal } from '@preact/signals';
import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DeskRow } from '../../../../components/checkouts/list/DeskRow';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { letterKeysOn } from '../../../../lib/navigation/letterKeysOn';
import { letterKeys } from '../../../../lib/navigation/settings';
import type { Column } from '../../../../lib/search/columns';
import { COLUMNS } from '../../../../lib/search/columns';
import { dayTimeText } from '../../../../lib/shared/day/dayTime';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { writeSetting } from '../../../../lib/storage/settings';
import { REQUEST_MODEL } from '../../../unit/search/rows';
import { account, checkout, NOW } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { clockAt, HOSTED_URL, MARKUP, refuseClipboard, startClipboard, textOf } from '../../support/stage';

useAmericanEnglish();

type Props = Parameters<typeof DeskRow>[0];

function show(changes: Partial<StoredCheckout>, options: Partial<Props> = {}) {
  const onSelect = vi.fn();
  render(
    <ul>
      <DeskRow
        checkout={checkout(changes)}
        account={account({ label: 'Shop A' })}
        named={false}
        clock={clockAt()}
        columns={['order']}
        href="#/here"
        current={false}
        selected={false}
        onSelect={onSelect}
        {...options}
      />
    </ul>,
  );
  return { user: userEvent.setup(), onSelect };
}

/** Its link; what it offers comes after that. */
const row = () => screen.getAllByRole<HTMLAnchorElement>('link')[0] ?? expect.fail('No row');
const PAID = { ...REQUEST_MODEL, currency: 'USDT', blockchain: 'TRON', paidAmount: '99.5' };

describe('a column of the list', () => {
  it.each<[Column, Partial<StoredCheckout>, string]>([
    ['order', { orderId: 'A-17' }, 'A-17 Shop A,'],
    ['name', { name: 'Top-up' }, 'Top-up'],
    ['name', {}, ''],
    ['account', {}, 'Shop A'],
    ['amount', {}, '100.00 USD'],
    ['amount', { amount: null, type: 'NO_PRICE' }, 'any amount'],
    ['status', { status: 'SUCCESS' }, 'Paid'],
    ['status', { status: 'CONFLICT', reason: 'UNDERPAID' }, 'Underpaid'],
    ['time', { expiresAt: NOW + HOUR }, '1 h left'],
    ['time', { status: 'SUCCESS', statusSince: NOW - HOUR, expiresAt: NOW + HOUR }, '1 h'],
    ['time', { nextRefreshAt: NOW + HOUR, statusSince: NOW - HOUR }, '1 h'],
    ['time', { answeredAt: NOW - HOUR, failingSince: NOW - HOUR }, 'checked 1 h ago'],
    ['created', { createdAt: NOW - 2 * HOUR }, dayTimeText(NOW - 2 * HOUR, NOW)],
    ['updated', { statusSince: NOW - 3 * MINUTE }, '3 min'],
    ['expires', { expiresAt: null }, '–'],
    ['expires', { expiresAt: NOW + HOUR }, '1 h left'],
    ['expires', { expiresAt: NOW }, 'just now'],
    ['expires', { expiresAt: NOW - 2 * HOUR }, '2 h ago'],
    ['coin', { request: PAID }, 'USDT'],
    ['coin', {}, ''],
    ['network', { request: PAID }, 'TRON'],
    ['network', {}, ''],
    ['paid', { request: PAID }, '99.5 USDT'],
    ['paid', { request: { ...PAID, paidAmount: null } }, ''],
    ['paid', { request: { ...PAID, currency: null } }, ''],
    ['paid', {}, ''],
    ['tags', { tags: ['vip', 'refund due'] }, 'vip refund due'],
    ['tags', {}, ''],
    ['note', { note: 'Called twice' }, 'Called twice'],
    ['note', {}, ''],
  ])('%s, %#', (column, changes, text) => {
    show(changes, { columns: [column] });
    expect(textOf(row())).toBe(text);
  });

  it.each(COLUMNS)('%s shows what is hostile as text', (column) => {
    const hostile = { ...REQUEST_MODEL, currency: MARKUP, blockchain: MARKUP, paidAmount: '1' };
    const texts = { orderId: MARKUP, name: MARKUP, status: MARKUP, note: MARKUP, tags: [MARKUP], request: hostile };
    show(texts, { columns: [column], account: account({ label: MARKUP }) });
    expect(row().querySelector('img, b')).toBeNull();
  });

  it('of which there are many stand in the chosen order', () => {
    show({ orderId: 'A-17', status: 'SUCCESS' }, { columns: ['status', 'amount', 'order'] });
    expect(textOf(row())).toBe('Paid 100.00 USD A-17 Shop A,');
  });

  it('has the exact time as its title, and the whole of a long text', () => {
    show({ orderId: 'A-17', note: 'Called twice', createdAt: NOW }, { columns: ['order', 'note', 'created'] });
    for (const title of ['A-17', 'Called twice', /^Mar 1, 2026, 12:00:00\sPM UTC$/]) {
      expect(screen.getByTitle(title)).toBeDefined();
    }
  });
});

describe('the exact times of a row', () => {
  const EXACT = /Mar 1, 2026, \d+:\d\d:\d\d\s[AP]M UTC/;
  const exact = () => row().querySelector('.row-exact');
  const TIMES: Column[] = ['time', 'created', 'updated', 'expires'];

  it('are there for each column that shows a time, while it has the focus', () => {
    show({ createdAt: NOW, expiresAt: NOW + HOUR, statusSince: NOW - HOUR }, { columns: ['order', ...TIMES] });
    expect(exact()).toBeNull();
    act(() => row().focus());
    const shown = [...(exact()?.children ?? [])].map(textOf);
    expect(shown.map((text) => text.replace(EXACT, '…'))).toEqual([
      'Time …',
      'Created …',
      'Status since …',
      'Expires …',
    ]);
    expect(shown[0]).toContain('1:00:00');
    expect(shown[2]).toContain('11:00:00');
    expect(row().getAttribute('aria-describedby')).toBe(exact()?.id);
    act(() => row().blur());
    expect(exact()).toBeNull();
  });

  it.each<[string, Partial<StoredCheckout>, RegExp]>([
    ['one that is out of date says when it was checked', { answeredAt: NOW - 3 * HOUR, failingSince: NOW }, / 9:00:00/],
    [
      'a final one says whose word that is',
      { status: 'SUCCESS', finalSince: { at: NOW - HOUR, by: 'inqud' } },
      /11:00:00.*, by Inqud$/,
    ],
    ['one that never expires says since when it is so', { expiresAt: null, statusSince: NOW - HOUR }, /11:00:00/],
  ])('%s', (_what, changes, said) => {
    show(changes, { columns: ['time', 'expires'] });
    act(() => row().focus());
    expect(textOf(exact()?.querySelector('.exact-time') ?? null)).toMatch(said);
  });

  it('are nothing where no column shows a time', () => {
    show({}, { columns: ['order', 'amount'] });
    act(() => row().focus());
    expect(exact()?.childNodes).toHaveLength(0);
  });

  it('are those that a pointer gets', () => {
    show({ createdAt: NOW, expiresAt: NOW + HOUR, statusSince: NOW - HOUR }, { columns: TIMES });
    act(() => row().focus());
    const titles = [...row().querySelectorAll('time')].map(({ title }) => title);
    expect(titles).toHaveLength(TIMES.length);
    for (const [at, title] of titles.entries()) expect(textOf(exact()?.children[at] ?? null)).toContain(title);
  });
});

describe('the account of a row', () => {
  it('stands before the name when asked', () => {
    show({ name: 'Top-up' }, { columns: ['name'], named: true });
    expect(textOf(row())).toBe('Shop A · Top-up');
  });

  it('stands alone where there is no name', () => {
    show({}, { columns: ['name'], named: true });
    expect(textOf(row())).toBe('Shop A');
  });

  it('is said to be removed', () => {
    const removed = account({ label: 'Shop A', removed: { at: NOW, withHistory: false } });
    show({}, { columns: ['account'], account: removed });
    expect(textOf(row())).toBe('Shop A (removed)');
  });

  it('may be missing by an accident of storage, and the row is there all the same', () => {
    show({ orderId: 'A-17', name: 'Top-up' }, { columns: COLUMNS, account: undefined, named: true });
    expect(textOf(row())).toMatch(/^A-17 Top-up/);
  });

  it.each([true, false])('is said once to a screen reader, with a column of its own too: named %j', (named) => {
    show({}, { columns: ['order', 'name', 'account'], named });
    const timesIn = (name: string) => name.split('Shop A').length - 1;
    expect(screen.getByRole('link', { name: (name) => timesIn(name) === 1 })).toBeDefined();
  });
});

describe('a row of the list', () => {
  it('is a link to its page, and says when it is the open one', () => {
    show({}, { current: true });
    expect(row().getAttribute('href')).toBe('#/here');
    expect(row().getAttribute('aria-current')).toBe('true');
  });

  it('is selected by a box that says which it is', async () => {
    const { user, onSelect } = show({ orderId: 'A-17' });
    await user.click(screen.getByRole('checkbox', { name: 'Select A-17' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select A-17' }));
    expect(onSelect.mock.calls).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('shows what was only reported as reported', () => {
    show({ hint: { status: 'SUCCESS', source: 'widget', at: NOW } }, { columns: ['status'] });
    expect(textOf(row())).toBe('Paid, reported, not confirmed yet');
  });
});

describe('a row whose time is nearly up', () => {
  const reissue = () => screen.queryByRole('button', { name: 'Reissue A-17' });
  const SOON = { orderId: 'A-17', expiresAt: NOW + 4 * MINUTE + 10 * SECOND };

  it('counts down, not only by colour, and offers to make it anew', () => {
    show(SOON, { columns: ['time'], obstacle: null });
    expect(screen.getByText('4:10 left').className).toBe('soon');
    expect(reissue()).not.toBeNull();
  });

  it('begins to when 10 minutes are left', () => {
    const clock = signal(NOW);
    show({ ...SOON, expiresAt: NOW + 10 * MINUTE + SECOND }, { columns: ['time'], obstacle: null, clock });
    expect(screen.getByText('10:01 left').className).toBe('');
    expect(reissue()).toBeNull();
    act(() => {
      clock.value = NOW + SECOND;
    });
    expect(screen.getByText('10:00 left').className).toBe('soon');
    expect(reissue()).not.toBeNull();
  });

  it('has its button beside the link, not in it', () => {
    show(SOON, { obstacle: null });
    expect(row().contains(reissue())).toBe(false);
  });

  it.each<[string, Partial<StoredCheckout>, Partial<Props>]>([
    ['was paid', { status: 'PAYMENT_DETECTED' }, {}],
    ['is said to be paid', { hint: { status: 'PAYMENT_DETECTED', source: 'widget', at: NOW } }, {}],
    ['has no account any more', {}, { account: undefined }],
    ['has an account that was removed', {}, { account: account({ removed: { at: NOW, withHistory: false } }) }],
    ['is where nothing is made', {}, { obstacle: undefined }],
  ])('offers nothing when it %s', (_what, changes, options) => {
    show({ ...SOON, ...changes }, { obstacle: null, ...options });
    expect(reissue()).toBeNull();
  });
});

describe('what a row offers', () => {
  beforeEach(() => fakeBrowser.reset());

  const copy = () => screen.queryByRole('button', { name: 'Copy link: A-17' });
  const page = () => screen.queryByRole('link', { name: 'Open payment page: A-17' });

  it('is there while the pointer is over it', async () => {
    const { user } = show({ orderId: 'A-17' });
    expect(copy()).toBeNull();
    await user.hover(row());
    expect(page()?.getAttribute('href')).toBe(HOSTED_URL);
    await user.unhover(row());
    expect(copy()).toBeNull();
  });

  it('is reached from the row by Tab, and stays until the focus leaves the row', async () => {
    const { user } = show({ orderId: 'A-17' });
    act(() => row().focus());
    await user.tab();
    expect(document.activeElement).toBe(copy());
    await user.tab();
    expect(document.activeElement).toBe(page());
    await user.tab();
    expect(copy()).toBeNull();
  });

  it('stays with the focus in it when the window is left', () => {
    show({ orderId: 'A-17' });
    act(() => row().focus());
    act(() => copy()?.focus());
    act(() => void copy()?.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    expect(document.activeElement).toBe(copy());
  });

  it('copies the link by a click, and says so', async () => {
    const { user } = show({ orderId: 'A-17' });
    const clipboard = startClipboard();
    await user.hover(row());
    await user.click(copy() ?? row());
    expect(await screen.findByText('Link copied')).toBeDefined();
    expect(clipboard.text).toBe(HOSTED_URL);
  });

  it('says when the browser refuses', async () => {
    const { user } = show({ orderId: 'A-17' });
    refuseClipboard();
    await user.hover(row());
    await user.click(copy() ?? row());
    expect(await screen.findByText('Couldn’t copy')).toBeDefined();
  });

  it('is done by the keys of a link, before any link beside the list', async () => {
    const { user } = show({ orderId: 'A-17' });
    const clipboard = startClipboard();
    const elsewhere = vi.fn();
    const opened = vi.fn((event: Event) => event.preventDefault());
    const listen = (event: KeyboardEvent) => event.defaultPrevented || elsewhere(event.key);
    window.addEventListener('keydown', listen);
    act(() => row().focus());
    page()?.addEventListener('click', opened);
    await user.keyboard('coq');
    window.removeEventListener('keydown', listen);
    expect(await screen.findByText('Link copied')).toBeDefined();
    expect(clipboard.text).toBe(HOSTED_URL);
    expect(opened).toHaveBeenCalledOnce();
    expect(elsewhere.mock.calls).toEqual([['q']]);
  });

  it('is not done by single letters where those are off', async () => {
    await writeSetting(letterKeys, false);
    // As the list does while it is there.
    onTestFinished(effect(() => void letterKeysOn.value));
    await vi.waitFor(() => expect(letterKeysOn.value).toBe(false));
    const { user } = show({ orderId: 'A-17' });
    const clipboard = startClipboard();
    act(() => row().focus());
    await user.keyboard('c');
    expect(clipboard.text).toBeNull();
  });
});

describe('a row that goes', () => {
  it.each([
    ['gives the list the focus that was in it', true],
    ['leaves the focus where it is otherwise', false],
  ])('%s', (_what, inside) => {
    const list = (withRow: boolean) => (
      <section class="checkout-list" tabIndex={-1} aria-label="Checkouts">
        <button type="button">New</button>
        <ul>
          {withRow && (
            <DeskRow
              checkout={checkout({})}
              account={account()}
              named={false}
              clock={clockAt()}
              columns={['order']}
              href="#/here"
              current={false}
              selected={false}
              onSelect={() => {}}
            />
          )}
        </ul>
      </section>
    );
    const { rerender } = render(list(true));
    const button = screen.getByRole('button', { name: 'New' });
    act(() => (inside ? row() : button).focus());
    rerender(list(false));
    expect(document.activeElement).toBe(inside ? screen.getByRole('region', { name: 'Checkouts' }) : button);
  });
});
