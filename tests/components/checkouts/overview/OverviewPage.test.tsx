import { signal } from '@preact/signals';
import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OverviewPage } from '../../../../components/checkouts/overview/OverviewPage';
import { createNavigation } from '../../../../lib/navigation/navigation';
import { createOverviewView } from '../../../../lib/search/client/searchView';
import type { Entry } from '../../../../lib/search/entry';
import { entryOf } from '../../../../lib/search/entry';
import { overviewOf } from '../../../../lib/search/overview';
import type { Period } from '../../../../lib/search/overviewView';
import { overviewText, periodRange } from '../../../../lib/search/overviewView';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { addressBar } from '../../../unit/support/addressBar';
import { account, checkout, NOW } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { heardView, noChoices } from '../../support/searchView';
import { MARKUP, rowsOf, textOf } from '../../support/stage';

useAmericanEnglish();
// Days are those of this computer.
beforeEach(() => void vi.stubEnv('TZ', 'UTC'));
afterEach(() => void vi.unstubAllEnvs());

const READY = { read: 1, total: 1, ready: true, version: 1, failed: null };
const DAYS = ['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01'];

/** Noon of the local day that is so many days before the one of NOW. */
function noon(daysAgo: number, hours = 0): number {
  const now = new Date(NOW);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, 12 + hours).getTime();
}
let made = 0;
const entries = (count: number, changes: Parameters<typeof checkout>[0] = {}): Entry[] =>
  Array.from({ length: count }, () => {
    made += 1;
    return entryOf(checkout({ id: `c${made}`, createdAt: noon(0), statusSince: noon(0), ...changes }));
  });

function show(
  setup: {
    rows?: Entry[] | null;
    period?: Period;
    search?: string;
    only?: Parameters<typeof OverviewPage>[0]['only'];
    finding?: Parameters<typeof OverviewPage>[0]['finding'];
  } = {},
) {
  const { rows = [], period = '7d', search = '', only = null, finding = READY } = setup;
  const onSearch = vi.fn<(search: string) => void>();
  const onPeriod = vi.fn<(period: Period) => void>();
  const bar = addressBar(`#/overview?${overviewText({ search, period })}`);
  const view = heardView(createOverviewView(createNavigation(bar)), (part) => {
    if (part.search !== undefined) onSearch(part.search);
    if (part.period !== undefined) onPeriod(part.period);
  });
  render(
    <OverviewPage
      view={view}
      overview={signal(rows && overviewOf(rows, periodRange(period, NOW)))}
      finding={finding}
      choices={noChoices()}
      only={only}
      hrefOf={(text) => `#${text}`}
    />,
  );
  return { user: userEvent.setup(), onSearch, onPeriod };
}

const page = () => screen.getByRole('region', { name: 'Overview' });
const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
/** What stands under a name. */
const figure = (name: string) => textOf(screen.getByText(name, { selector: 'dt' }).nextElementSibling);
const chart = (name: string) => screen.getByRole('figure', { name });
const bars = (name: string) => within(chart(name)).getAllByRole('link');

const MIXED = () => [
  ...entries(6, { status: 'SUCCESS', statusSince: noon(0) + 250 * SECOND }),
  ...entries(1, { status: 'CONFLICT' }),
  ...entries(1, { status: 'EXPIRED' }),
  ...entries(2, { createdAt: noon(3), status: 'NEW' }),
  ...entries(2, { createdAt: noon(3), status: 'SUCCESS', statusSince: noon(3) + HOUR + 5 * MINUTE }),
];

describe('the numbers', () => {
  it('are those of the period', () => {
    show({ rows: MIXED() });
    expect(figure('Created')).toBe('12');
    expect(figure('Paid')).toBe('8');
    expect(figure('Conversion')).toBe('66.7%');
    expect(figure('Conflicts')).toBe('1');
    expect(figure('Conflict rate')).toBe('8.3%');
    expect(figure('Expired')).toBe('1');
    expect(figure('Still open')).toBe('2');
    expect(figure('Median time to paid')).toBe('4:10 min');
  });

  it.each([
    [0, '0:00 min'],
    [59 * MINUTE + 59 * SECOND, '59:59 min'],
    [HOUR + 5 * MINUTE, '1 h 5 min'],
    [72 * HOUR, '3 days'],
  ])('say a median of %d ms as %s', (length, words) => {
    show({ rows: entries(1, { status: 'SUCCESS', statusSince: noon(0) + length }) });
    expect(figure('Median time to paid')).toBe(words);
  });

  it.each<[string, Period, string, string]>([
    ['Created: 12', '7d', '', '#created:7d'],
    ['Paid: 8', '30d', '', '#status:paid created:30d'],
    ['Conflicts: 1', '7d', 'tag:vip', '#tag:vip status:conflict created:7d'],
    ['Expired: 1', '7d', 'status:expired,paid,conflict,open', '#status:expired created:7d'],
    ['Still open: 2', '7d', '', '#created:7d is:open'],
  ])('lead to their rows: %s', (name, period, search, href) => {
    show({ rows: MIXED(), period, search });
    expect(hrefOf(name)).toBe(href);
  });

  it('lead nowhere when there are no rows, and claim no time when nothing was paid', () => {
    show({ rows: entries(3) });
    for (const name of ['Paid: 0', 'Conflicts: 0', 'Expired: 0'])
      expect(screen.queryByRole('link', { name })).toBeNull();
    expect([figure('Paid'), figure('Conversion'), figure('Median time to paid')]).toEqual(['0', '0%', '–']);
  });

  it('are grouped when they are large', () => {
    show({ rows: entries(1234, { status: 'SUCCESS' }), period: 'today' });
    expect([figure('Created'), figure('Conversion')]).toEqual(['1,234', '100%']);
    expect(textOf(chart('Created each hour'))).toContain('1,234 at most');
  });
});

describe('the charts', () => {
  it('have a bar for each day, which says what it shows and leads to its rows', () => {
    show({ rows: MIXED(), search: 'tag:vip' });
    const names = bars('Created each day').map(textOf);
    expect(names).toEqual([
      'February 23: 0 created, 0 paid',
      'February 24: 0 created, 0 paid',
      'February 25: 0 created, 0 paid',
      'February 26: 4 created, 2 paid',
      'February 27: 0 created, 0 paid',
      'February 28: 0 created, 0 paid',
      'March 1: 8 created, 6 paid',
    ]);
    const hrefs = bars('Created each day').map((bar) => bar.getAttribute('href'));
    expect(hrefs).toEqual(DAYS.map((day) => `#tag:vip created:${day}`));
    expect(bars('Conversion each day').map(textOf)[3]).toBe('February 26: 50% paid, 2 of 4');
    expect(bars('Conversion each day').map(textOf)[0]).toBe('February 23: none created');
  });

  it('have a bar for each hour of today', () => {
    show({ rows: entries(2, { status: 'SUCCESS' }), period: 'today' });
    expect(bars('Created each hour')).toHaveLength(24);
    expect(textOf(bars('Created each hour')[12] ?? null)).toBe('12:00 PM: 2 created, 2 paid');
    expect(bars('Created each hour')[12]?.getAttribute('href')).toBe('#created:2026-03-01T12');
  });

  it('have thirty bars for thirty days, with words below some', () => {
    show({ rows: entries(1), period: '30d' });
    expect(bars('Created each day')).toHaveLength(30);
    const ticks = [...chart('Created each day').querySelectorAll('.bars-tick')].map(textOf).filter(Boolean);
    expect(ticks).toEqual(['Jan 31', 'Feb 5', 'Feb 10', 'Feb 15', 'Feb 20', 'Feb 25']);
  });

  it('draw what is paid in what is created, and what is little so that it can be seen', () => {
    show({ rows: [...entries(300), ...entries(1, { createdAt: noon(1), status: 'SUCCESS' })] });
    const heights = bars('Created each day').map((bar) =>
      [...bar.querySelectorAll('rect')].map((rect) => [
        rect.getAttribute('class'),
        Number(rect.getAttribute('height')),
      ]),
    );
    expect(heights.slice(-3)).toEqual([
      [],
      [
        ['bars-created', 2],
        ['bars-paid', 2],
      ],
      [['bars-created', 100]],
    ]);
  });

  it('are one stop of the Tab key each, the last bar first, and the arrow keys go along', async () => {
    const { user } = show({ rows: MIXED() });
    const all = bars('Created each day');
    const stops = () => all.flatMap((bar, at) => (bar.tabIndex === 0 ? [at] : []));
    expect(stops()).toEqual([6]);
    all[6]?.focus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement).toBe(all[4]);
    expect(stops()).toEqual([4]);
    await user.keyboard('{Home}{ArrowLeft}');
    expect(document.activeElement).toBe(all[0]);
    await user.keyboard('{End}{ArrowRight}');
    expect(document.activeElement).toBe(all[6]);
    await user.keyboard('{ArrowLeft}{Tab}');
    expect(document.activeElement).toBe(bars('Conversion each day')[6]);
  });

  it('leave other keys to the browser', async () => {
    const { user } = show({ rows: MIXED() });
    const last = bars('Created each day')[6];
    last?.focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}{ArrowUp}x');
    expect(document.activeElement).toBe(last);
  });
});

describe('the volume', () => {
  const volume = () => rowsOf(screen.getByRole('table', { name: /^Volume/ })).slice(1);
  const paid = (amount: string, currency: string) => entries(1, { status: 'SUCCESS', amount: { amount, currency } });

  it('is an exact sum for each currency, that of the most checkouts first', () => {
    show({
      rows: [
        ...paid('0.000000000000000001', 'ETH'),
        ...paid('90071992547409930.01', 'USD'),
        ...paid('0.09', 'USD'),
        ...entries(1, { amount: { amount: '5', currency: 'EUR' } }),
      ],
    });
    expect(volume()).toEqual([
      ['90,071,992,547,409,930.10 USD', '2'],
      ['0.000000000000000001 ETH', '1'],
    ]);
  });

  it('is that of what was paid in the period as well, whenever created, with a way to its rows', () => {
    const received = () => screen.getByRole('table', { name: /^Paid in this time/ });
    const inqud = { status: 'SUCCESS', createdAt: noon(40), finalSince: { at: noon(2), by: 'inqud' } } as const;
    show({
      rows: [...entries(2, inqud), ...entries(1, { status: 'SUCCESS', createdAt: noon(9), statusSince: noon(9) })],
    });
    expect(screen.getByText('Nothing was created in this time.')).toBeDefined();
    expect(textOf(received().querySelector('caption'))).toBe(
      'Paid in this time2 checkouts, whenever created. By Inqud’s own time of payment.',
    );
    expect(hrefOf('2 checkouts')).toBe('#paid:7d');
    expect(rowsOf(received()).slice(1)).toEqual([['200.00 USD', '2']]);
    expect(screen.queryByRole('table', { name: /^Volume/ })).toBeNull();
  });

  it.each([
    [2, 'By Inqud’s own time of payment; for 2, by when this browser first saw it.'],
    [3, 'By when this browser first saw the payment: Inqud gave no time.'],
  ])('says of %i of three whose word their time of payment is', (seenHere, words) => {
    const inqud = { status: 'SUCCESS', finalSince: { at: noon(0), by: 'inqud' } } as const;
    show({ rows: [...entries(3 - seenHere, inqud), ...entries(seenHere, { status: 'SUCCESS' })] });
    expect(textOf(screen.getByRole('table', { name: /^Paid in/ }).querySelector('caption'))).toContain(words);
    expect(screen.getByText('from created to paid, or to seen as paid')).toBeDefined();
  });

  it('has no table for payments without a known amount, only their number', () => {
    show({ rows: entries(1, { status: 'SUCCESS', amount: null }) });
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Paid in this time' })).toBeDefined();
    expect(hrefOf('1 checkout')).toBe('#paid:7d');
  });

  it('is not there when nothing was paid', () => {
    show({ rows: entries(1) });
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('the page', () => {
  it('names whose checkouts these are, as text', () => {
    show({ only: account({ label: MARKUP }) });
    expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe(`Overview ${MARKUP}`);
  });

  it('changes the period', async () => {
    const { user, onPeriod } = show({ period: '7d' });
    const choice = within(screen.getByRole('group', { name: 'Created in' }));
    expect(choice.getByRole<HTMLInputElement>('radio', { name: '7 days' }).checked).toBe(true);
    await user.click(choice.getByRole('radio', { name: '30 days' }));
    await user.click(choice.getByRole('radio', { name: 'Today' }));
    expect(onPeriod.mock.calls).toEqual([['30d'], ['today']]);
  });

  it('changes the search, as the list does', async () => {
    const { user, onSearch } = show({ search: 'tag:vip' });
    await user.click(within(page()).getByRole('button', { name: 'Remove tag:vip' }));
    expect(onSearch).toHaveBeenCalledExactlyOnceWith('');
  });

  const narrows = () => screen.queryByText(/^The search says itself when/);
  it.each(['created:2026-02', 'vip -created:today'])('says that %s in the search narrows the period', (search) => {
    show({ search });
    expect(narrows()).not.toBeNull();
  });

  it.each(['', 'updated:today', 'created'])('says nothing of it for %j', (search) => {
    show({ search });
    expect(narrows()).toBeNull();
  });

  it.each([
    ['', 'Nothing was created in this time.'],
    ['tag:vip', 'Nothing that matches was created in this time.'],
  ])('without any rows for %j shows no numbers, but that', (search, words) => {
    show({ search });
    expect(screen.getByText(words)).toBeDefined();
    expect(screen.queryByText('Conversion')).toBeNull();
  });

  it.each([
    [READY, 'Counting…'],
    [{ ...READY, ready: false }, 'Reading the history…'],
    [null, 'Reading the history…'],
  ])('says what it waits for', (finding, words) => {
    show({ rows: null, finding });
    expect(screen.getByRole('status').textContent).toBe(words);
  });

  it('says why nothing can be counted', () => {
    show({ rows: null, finding: { ...READY, ready: false, failed: 'The disk cannot be read.' } });
    expect(screen.getByRole('alert').textContent).toBe('Nothing can be counted. The disk cannot be read.');
    expect(screen.queryByRole('status')).toBeNull();
  });
});
