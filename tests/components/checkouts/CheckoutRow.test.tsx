import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutRow } from '../../../components/checkouts/CheckoutRow';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { HOUR, MINUTE, SECOND } from '../../../lib/shared/time';
import { account, checkout, NOW } from '../../unit/support/examples';
import { useAmericanEnglish } from '../../unit/support/locale';
import { clockAt, MARKUP } from '../support/stage';

useAmericanEnglish();

const row = () => screen.getByRole<HTMLAnchorElement>('link');
const text = () => row().textContent?.replaceAll(/\s+/g, ' ');

function show(changes: Partial<StoredCheckout> = {}, later = 0) {
  return render(<CheckoutRow checkout={checkout(changes)} account={account()} clock={clockAt(later)} href="#/here" />);
}

describe('a row', () => {
  it.each<[string, Partial<StoredCheckout>, number, string]>([
    ['open, with an end', { status: 'NEW', expiresAt: NOW + HOUR }, 10 * MINUTE, 'Open 50:00 left'],
    ['open, without an end', { status: 'NEW' }, 2 * MINUTE, 'Open 2 min'],
    ['open, after its end', { status: 'NEW', expiresAt: NOW }, SECOND, 'Open Time is up'],
    ['asked', { status: 'REQUEST_CREATED', expiresAt: NOW + HOUR }, 0, 'Request created 1 h left'],
    ['being paid', { status: 'PAYMENT_DETECTED', expiresAt: NOW + HOUR }, 12 * SECOND, 'Payment detected 12 s'],
    ['paid', { status: 'SUCCESS', expiresAt: NOW + HOUR }, 2 * MINUTE, 'Paid 2 min'],
    ['in conflict', { status: 'CONFLICT', expiresAt: NOW + HOUR }, HOUR, 'Conflict 1 h'],
    ['underpaid', { status: 'CONFLICT', reason: 'UNDERPAID' }, HOUR, 'Underpaid 1 h'],
    ['expired', { status: 'EXPIRED', expiresAt: NOW }, 3 * HOUR, 'Expired 3 h'],
    ['of an unknown status', { status: 'ON_HOLD', expiresAt: NOW + HOUR }, 0, 'ON_HOLD 1 h left'],
  ])('of a checkout that is %s says so in words and time', (_what, changes, later, words) => {
    show({ orderId: 'A-17', ...changes }, later);
    expect(text()).toBe(`A-17 Shop, 100.00 USD ${words}`);
  });

  it.each<[Partial<StoredCheckout>, string]>([
    [{ amount: { amount: '12345678901234567890.123456', currency: 'USDT' } }, '12,345,678,901,234,567,890.123456 USDT'],
    [{ amount: null, type: 'NO_PRICE' }, 'any amount'],
    [{ amount: null, type: 'SUGGESTED_FIXED_PRICE' }, 'any or suggested'],
  ])('shows what %j asks for, exactly', (changes, words) => {
    show(changes);
    expect(screen.getByText(words)).toBeDefined();
  });

  it('shows the name, and order and name whole as titles', () => {
    show({ orderId: 'A-17', name: 'Top-up' });
    expect(screen.getByTitle('A-17').textContent).toBe('A-17');
    expect(screen.getByTitle('Top-up').textContent).toBe('Top-up');
  });

  it('of a colleague’s desk names the colleague, and says whose word its status is', () => {
    const hint = { status: 'SUCCESS', source: 'colleague', by: 'Anna', at: NOW } as const;
    show({ orderId: 'A-17', name: 'Top-up', by: 'Anna', status: 'NEW', hint });
    // Names are isolated, for scripts that run the other way.
    const words = text()?.replaceAll(/[\u2066-\u2069]/g, '');
    expect(words).toContain('by Anna · Top-up');
    expect(words).toContain('Paid, says Anna’s desk, not confirmed here yet');
  });

  it('shows a hostile order and name as text', () => {
    show({ orderId: '<img src=x>', name: '<script>1</script>' });
    expect(text()).toMatch(/^<img src=x> .*<script>1<\/script>/);
    expect(row().querySelector('img, script')).toBeNull();
  });

  it('says that it is the one which is open', () => {
    render(<CheckoutRow checkout={checkout()} account={account()} clock={clockAt()} href="#/here" current />);
    expect(row().getAttribute('aria-current')).toBe('true');
  });
});

describe('when a row was checked', () => {
  it('is the title of its time, exactly', () => {
    show({ statusSince: NOW - HOUR }, 5 * SECOND);
    const cell = screen.getByTitle(/^Checked Mar 1, 2026, 12:00:00\sPM UTC$/);
    expect(cell.textContent).toBe('1 h');
  });

  it('is beside since when it is final, by Inqud’s time or as it was seen here', () => {
    show({ status: 'SUCCESS', finalSince: { at: NOW - 3 * HOUR, by: 'inqud' } });
    expect(screen.getByTitle(/^Mar 1, 2026, 9:00:00\sAM UTC, by Inqud$/).textContent).toBe('3 h');
    cleanup();
    show({ status: 'EXPIRED' }, HOUR);
    expect(screen.getByTitle(/^Mar 1, 2026, 12:00:00\sPM UTC, seen here$/).textContent).toBe('1 h');
    cleanup();
    show({ status: 'REQUEST_CREATED' });
    expect(screen.getByTitle(/^Mar 1, 2026, 12:00:00\sPM UTC$/)).toBeDefined();
  });

  it.each<[string, Partial<StoredCheckout>, number, boolean]>([
    ['is due for two minutes', { nextRefreshAt: NOW }, 2 * MINUTE, false],
    ['is due for more than two minutes', { nextRefreshAt: NOW }, 2 * MINUTE + 1, true],
    ['is not due yet', { nextRefreshAt: NOW + HOUR }, HOUR, false],
    ['is due for more than two minutes, after an hour', { nextRefreshAt: NOW + HOUR }, HOUR + 2 * MINUTE + 1, true],
    ['was answered a moment ago', { answeredAt: NOW + HOUR, nextRefreshAt: NOW }, HOUR + MINUTE, false],
    ['fails since less than two minutes', { failingSince: NOW, nextRefreshAt: NOW + HOUR }, 2 * MINUTE - 1, false],
    ['fails since two minutes', { failingSince: NOW, nextRefreshAt: NOW + HOUR }, 2 * MINUTE, true],
    ['is paid and never asked again', { status: 'SUCCESS' }, 300 * HOUR, false],
    ['has expired and is never asked again', { status: 'EXPIRED' }, 300 * HOUR, false],
    ['has expired and is still asked', { status: 'EXPIRED', nextRefreshAt: NOW + HOUR }, 2 * HOUR, true],
    ['is open and runs out', { expiresAt: NOW + HOUR, nextRefreshAt: NOW }, 4 * MINUTE, true],
  ])('is said where the status may be old: the checkout %s', (_what, changes, later, stale) => {
    show(changes, later);
    expect(document.querySelector('.row-stale') !== null).toBe(stale);
  });

  it('is said beside the time while it is fresh and asked about; what is never asked again has no such word', () => {
    show({ statusSince: NOW - HOUR, nextRefreshAt: NOW + MINUTE }, 12 * SECOND);
    expect(text()).toMatch(/1 h checked 12 s ago$/);
    cleanup();
    show({ statusSince: NOW - HOUR, nextRefreshAt: NOW + MINUTE });
    expect(text()).toMatch(/1 h checked just now$/);
    cleanup();
    show({ statusSince: NOW - HOUR });
    expect(text()).not.toContain('checked');
  });

  it('is said in the place of the time, and how long ago it is', () => {
    show({ orderId: 'A-17', expiresAt: NOW + HOUR, nextRefreshAt: NOW }, 4 * MINUTE);
    expect(text()).toBe('A-17 Shop, 100.00 USD Open checked 4 min ago');
  });

  it('is just now once Inqud has answered', () => {
    const at = (changes: Partial<StoredCheckout>) => (
      <CheckoutRow checkout={checkout(changes)} account={account()} clock={clockAt(HOUR)} href="#/here" />
    );
    const { rerender } = render(at({ nextRefreshAt: NOW }));
    expect(text()).toContain('checked 1 h ago');
    rerender(at({ nextRefreshAt: NOW + HOUR, answeredAt: NOW + HOUR }));
    expect(text()).toContain('checked just now');
  });
});

describe('whose checkout a row is', () => {
  const of = (changes: Parameters<typeof account>[0], named = false) =>
    render(
      <CheckoutRow
        checkout={checkout({ orderId: 'A-17', name: 'Top-up' })}
        account={account(changes)}
        clock={clockAt()}
        href="#/here"
        named={named}
      />,
    );

  it.each([true, false])('is said by a colour with the name as title, and in words: named %j', (named) => {
    of({ label: 'Shop A', colour: 'teal' }, named);
    expect(screen.getByTitle('Shop A').dataset.colour).toBe('teal');
    expect(row().textContent).toContain('Shop A');
  });

  it.each([true, false])('is said once to a screen reader: named %j', (named) => {
    of({ label: 'Shop A' }, named);
    const timesIn = (name: string) => name.split('Shop A').length - 1;
    expect(screen.getByRole('link', { name: (name) => timesIn(name) === 1 })).toBeDefined();
  });

  it('stands beside the name where there is room', () => {
    of({ label: 'Shop A' }, true);
    expect(text()).toContain('Shop A · Top-up');
  });

  it('is not known when the account is missing, and the row is there all the same', () => {
    render(
      <CheckoutRow checkout={checkout({ orderId: 'A-17' })} account={undefined} clock={clockAt()} href="#/here" />,
    );
    expect(text()).toMatch(/^A-17 100\.00 USD/);
  });

  it.each([true, false])('is shown as text when it is full of markup: named %j', (named) => {
    of({ label: MARKUP }, named);
    expect(text()).toContain(MARKUP);
    expect(row().querySelector('img, b')).toBeNull();
  });
});

describe('a status that was only reported', () => {
  const hint = { status: 'SUCCESS', source: 'widget', at: NOW } as const;

  it('is shown as reported, in a dashed mark and in words', () => {
    show({ status: 'PAYMENT_DETECTED', hint });
    expect(text()).toContain('Paid, reported, not confirmed yet');
    expect(screen.getByText('Paid').parentElement?.className).toContain('status-reported');
  });

  it('does not hide what Inqud has said for good', () => {
    show({ status: 'SUCCESS', hint: { ...hint, status: 'EXPIRED' } });
    expect(text()).toContain('Paid');
    expect(text()).not.toContain('Expired');
  });

  it('does not borrow the reason of the confirmed one', () => {
    show({ status: 'NEW', reason: 'UNDERPAID', hint: { ...hint, status: 'CONFLICT' } });
    expect(screen.getByText('Conflict')).toBeDefined();
  });

  it('is no more once Inqud confirms it', () => {
    show({ status: 'SUCCESS' });
    expect(text()).not.toContain('reported');
    expect(screen.getByText('Paid').parentElement?.className).not.toContain('status-reported');
  });
});

describe('a change', () => {
  const rowOf = (changes: Partial<StoredCheckout>) => (
    <CheckoutRow checkout={checkout(changes)} account={account()} clock={clockAt()} href="#/here" />
  );
  const at = (status: string) => rowOf({ status });
  const marked = () => row().classList.contains('row-changed');
  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

  it('is marked for two seconds', () => {
    vi.useFakeTimers({ now: NOW });
    const { rerender } = render(at('NEW'));
    pass(0);
    expect(marked()).toBe(false);
    rerender(at('SUCCESS'));
    expect(marked()).toBe(true);
    pass(1999);
    expect(marked()).toBe(true);
    pass(1);
    expect(marked()).toBe(false);
  });

  it('that follows another one starts the two seconds anew', () => {
    vi.useFakeTimers({ now: NOW });
    const { rerender } = render(at('NEW'));
    rerender(at('PAYMENT_DETECTED'));
    pass(1500);
    rerender(at('SUCCESS'));
    pass(1500);
    expect(marked()).toBe(true);
    pass(500);
    expect(marked()).toBe(false);
  });

  it('is none when something else was answered', () => {
    const { rerender } = render(at('NEW'));
    rerender(rowOf({ name: 'Top-up' }));
    expect(marked()).toBe(false);
  });
});

describe('a click', () => {
  function click(init: MouseEventInit, onOpen?: (href: string) => void) {
    const given = onOpen && { onOpen };
    render(<CheckoutRow checkout={checkout()} account={account()} clock={clockAt()} href="#/here" {...given} />);
    return fireEvent.click(row(), init);
  }

  it('follows the link', () => {
    expect(click({})).toBe(true);
    expect(row().getAttribute('href')).toBe('#/here');
  });

  it('calls instead when the page wants to know', () => {
    const onOpen = vi.fn();
    expect(click({}, onOpen)).toBe(false);
    expect(onOpen.mock.calls).toEqual([['#/here']]);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }])('with %j is left to the browser', (keys) => {
    const onOpen = vi.fn();
    expect(click(keys, onOpen)).toBe(true);
    expect(onOpen).not.toHaveBeenCalled();
  });
});
