import { signal } from '@preact/signals';
import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OverviewPage } from '../../../../components/checkouts/overview/OverviewPage';
import { createNavigation } from '../../../../lib/navigation/navigation';
import { createOverviewView } from '../../../../lib/search/client/searchView';
import type { Entry } from '../../../../lib/search/entry';
import { entryOf } from '../../../../lib/search/entry';
import { overviewOf } from '../../../../lib/search/overview';
import type { OverviewView, Period } from '../../../../lib/search/overviewView';
import { overviewText, periodBefore, periodRange } from '../../../../lib/search/overviewView';
import { dayStart } from '../../../../lib/shared/localDay';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { REQUEST_MODEL } from '../../../unit/search/rows';
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
    compare?: boolean;
    currency?: string | null;
    only?: Parameters<typeof OverviewPage>[0]['only'];
    finding?: Parameters<typeof OverviewPage>[0]['finding'];
  } = {},
) {
  const { rows = [], period = '7d', search = '', compare = false, currency = null } = setup;
  const { only = null, finding = READY } = setup;
  const onChange = vi.fn<(part: Partial<OverviewView>) => void>();
  const bar = addressBar(`#/overview?${overviewText({ search, period, compare, currency })}`);
  const view = heardView(createOverviewView(createNavigation(bar)), onChange);
  const range = periodRange(period, NOW);
  const counted = (rows: Entry[]) => overviewOf(rows, range, compare ? periodBefore(range, NOW) : null);
  const overview = signal(rows && { ...counted(rows), period });
  render(
    <OverviewPage
      view={view}
      overview={overview}
      today={signal(dayStart(NOW))}
      finding={finding}
      choices={noChoices()}
      only={only}
      hrefOf={(text) => `#${text}`}
      balances={null}
      needs={<p>What needs you</p>}
    />,
  );
  return { user: userEvent.setup(), onChange, bar, count: (rows: Entry[]) => ({ ...counted(rows), period }), overview };
}

const page = () => screen.getByRole('region', { name: 'Overview' });
const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
/** What stands under a name: the figure, how it changed, and what is said of it. */
const figure = (name: string) => {
  const term = screen.getByText(name, { selector: 'dt' });
  return [...(term.parentElement?.querySelectorAll('dd') ?? [])].map(textOf);
};
const value = (name: string) => figure(name)[0];
const chart = (name: string) => screen.getByRole('figure', { name });
const bars = (name: string) =>
  within(chart(name))
    .getAllByRole('link')
    .filter((link) => link.closest('ol'));
const summary = (name: string) => textOf(chart(name).querySelector('.chart-summary'));
const volumeTable = () => screen.getByRole('table', { name: 'Volume by currency' });

const MIXED = () => [
  ...entries(6, { status: 'SUCCESS', statusSince: noon(0) + 250 * SECOND }),
  ...entries(1, { status: 'CONFLICT' }),
  ...entries(1, { status: 'EXPIRED' }),
  ...entries(2, { createdAt: noon(3), status: 'NEW' }),
  ...entries(2, { createdAt: noon(3), status: 'SUCCESS', statusSince: noon(3) + HOUR + 5 * MINUTE }),
];
/** Of the week before: two of four paid, each in five minutes. */
const EARLIER = () => [
  ...entries(2, { createdAt: noon(8), status: 'SUCCESS', statusSince: noon(8) + 5 * MINUTE }),
  ...entries(2, { createdAt: noon(8), status: 'EXPIRED' }),
];
const paid = (amount: string, currency: string, changes: Parameters<typeof checkout>[0] = {}) =>
  entries(1, { status: 'SUCCESS', amount: { amount, currency }, ...changes });

describe('the figures', () => {
  it('are those of the period', () => {
    show({ rows: MIXED() });
    expect(value('Paid volume')).toBe('800.00 USD');
    expect(value('Paid')).toBe('8 of 12');
    expect(value('Conversion')).toBe('66.7%');
    expect(value('Time to pay (median)')).toBe('4:10 min');
    expect(textOf(chart('Outcome per day, checkouts').querySelector('.chart-legend'))).toBe(
      'Paid 8Conflict 1Expired 1Open 2',
    );
    expect(summary('Conflict rate per day')).toBe('1 of 12 in conflict');
  });

  it.each([
    [0, '0:00 min'],
    [59 * MINUTE + 59 * SECOND, '59:59 min'],
    [HOUR + 5 * MINUTE, '1 h 5 min'],
    [72 * HOUR, '3 days'],
  ])('say a median of %d ms as %s', (length, words) => {
    show({ rows: entries(1, { status: 'SUCCESS', statusSince: noon(0) + length }) });
    expect(value('Time to pay (median)')).toBe(words);
  });

  it.each<[string, Period, string, string]>([
    ['Created: 12', '7d', '', '#created:7d'],
    ['Paid: 8', '30d', '', '#status:paid created:30d'],
    ['Paid: 8', '90d', 'tag:vip', '#tag:vip status:paid created:90d'],
    ['Paid volume: 800.00 USD', '7d', '', '#amount:>=0USD paid:7d'],
    ['Conflict 1', '7d', 'tag:vip', '#tag:vip status:conflict created:7d'],
    ['Expired 1', '7d', 'status:expired,paid,conflict,open', '#status:expired created:7d'],
    ['Open 2', '2026-02-01..2026-03-01', '', '#created:2026-02-01..2026-03-01 is:open'],
  ])('lead to their rows: %s', (name, period, search, href) => {
    show({ rows: MIXED(), period, search });
    expect(hrefOf(name)).toBe(href);
  });

  it('lead nowhere when there are no rows, and claim no time when nothing was paid', () => {
    show({ rows: entries(3) });
    for (const name of ['Paid: 0', 'Paid 0', 'Conflict 0', 'Expired 0', 'Paid volume: 0.00 USD'])
      expect(screen.queryByRole('link', { name })).toBeNull();
    expect(['Paid volume', 'Paid', 'Conversion', 'Time to pay (median)'].map(value)).toEqual([
      '–',
      '0 of 3',
      '0%',
      '–',
    ]);
  });

  it('are grouped when they are large', () => {
    show({ rows: entries(1234, { status: 'SUCCESS' }), period: 'today' });
    expect([value('Paid'), value('Conversion')]).toEqual(['1,234 of 1,234', '100%']);
    expect(textOf(chart('Outcome per hour, checkouts').querySelector('.plot-axis'))).toBe('05001,0001,500');
  });

  it('are never a sum of two currencies: the others are named beside it', () => {
    show({ rows: [...paid('10', 'USD'), ...paid('5', 'USD'), ...paid('7.5', 'EUR'), ...paid('0.1', 'BTC')] });
    expect(figure('Paid volume')).toEqual(['15.00 USD', '', 'Also 0.1 BTC and 7.50 EUR']);
  });

  it('say whose word a time of payment is', () => {
    show({ rows: entries(1, { status: 'SUCCESS', finalSince: { at: noon(0), by: 'inqud' } }) });
    expect(figure('Time to pay (median)')[2]).toBe('from created to paid');
  });
});

describe('the comparison with the time before', () => {
  it('is beside each figure, in words for those who cannot see its arrow', () => {
    show({ rows: [...MIXED(), ...EARLIER()], compare: true });
    expect(figure('Paid volume')[1]).toBe('▲ 300%Volume rose 300% from the 7 days before.');
    expect(figure('Paid')[1]).toBe('▲ 66 more than in the 7 days before.');
    expect(figure('Conversion')[1]).toBe('▲ 16.7 pointsConversion rose 16.7 points from the 7 days before.');
    expect(figure('Time to pay (median)')[1]).toBe('▼ 0:50 min0:50 min faster than in the 7 days before.');
  });

  it('is in the charts: what is said of them, what a bar says, and a dashed line with its meaning', () => {
    show({ rows: [...MIXED(), ...EARLIER()], compare: true });
    expect(summary('Volume per day, USD')).toBe('Volume rose 300% from the 7 days before.7 days before');
    expect(textOf(bars('Volume per day, USD')[5] ?? null)).toBe('February 28: nothing paid, Before: 200.00 USD');
    expect(textOf(bars('Conversion per day')[6] ?? null)).toBe('March 1: 75% paid, 6 of 8, Before: –');
    expect(textOf(bars('Conversion per day')[5] ?? null)).toBe('February 28: none created, Before: 50%');
    expect(chart('Volume per day, USD').querySelectorAll('.plot-across line')).toHaveLength(1);
  });

  it.each<[boolean, Period, string]>([
    [true, '7d', 'Compare with the 7 days before'],
    [false, 'today', 'Compare with the day before'],
    [true, '2026-01-01..2026-01-31', 'Compare with the 31 days before'],
  ])('is switched: %s for %s', async (compare, period, name) => {
    const { user, onChange } = show({ compare, period });
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name });
    expect(box.checked).toBe(compare);
    await user.click(box);
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ compare: !compare });
  });

  it('is not there when it is off', () => {
    show({ rows: [...MIXED(), ...EARLIER()] });
    expect(figure('Paid')).toEqual(['8 of 12', '', 'of those created in this period']);
    expect(page().querySelector('.line-before, .chart-key')).toBeNull();
    expect(summary('Volume per day, USD')).toBe('800.00 USD in total');
  });
});

describe('the charts', () => {
  it('have a bar for each day, which says what it shows and leads to its rows', () => {
    show({ rows: MIXED(), search: 'tag:vip' });
    expect(bars('Outcome per day, checkouts').map(textOf)).toEqual([
      'February 23: none created',
      'February 24: none created',
      'February 25: none created',
      'February 26: 4 created, 2 paid, 2 open',
      'February 27: none created',
      'February 28: none created',
      'March 1: 8 created, 6 paid, 1 conflict, 1 expired',
    ]);
    const hrefs = (name: string) => bars(name).map((bar) => bar.getAttribute('href'));
    expect(hrefs('Outcome per day, checkouts')).toEqual(DAYS.map((day) => `#tag:vip created:${day}`));
    expect(hrefs('Volume per day, USD')).toEqual(DAYS.map((day) => `#tag:vip amount:>=0USD paid:${day}`));
    expect(hrefs('Conflict rate per day')).toEqual(DAYS.map((day) => `#tag:vip status:conflict created:${day}`));
    expect(hrefs('Median time to pay per day')).toEqual(DAYS.map((day) => `#tag:vip status:paid created:${day}`));
    const says = (name: string, place: number) => textOf(bars(name)[place] ?? null);
    expect(says('Volume per day, USD', 3)).toBe('February 26: 200.00 USD from 2 checkouts');
    expect(says('Conversion per day', 3)).toBe('February 26: 50% paid, 2 of 4');
    expect(says('Conflict rate per day', 6)).toBe('March 1: 12.5% in conflict, 1 of 8');
    expect(says('Median time to pay per day', 3)).toBe('February 26: 1 h 5 min, median of 2 paid');
    expect(says('Median time to pay per day', 0)).toBe('February 23: none paid');
  });

  it('have a bar for each hour of today', () => {
    show({ rows: entries(2, { status: 'SUCCESS' }), period: 'today' });
    expect(bars('Volume per hour, USD')).toHaveLength(24);
    const [bar = null] = bars('Outcome per hour, checkouts').slice(12);
    expect(textOf(bar)).toBe('12:00 PM: 2 created, 2 paid');
    expect(bar?.getAttribute('href')).toBe('#created:2026-03-01T12');
  });

  it.each<[Period, number, string[]]>([
    ['30d', 30, ['Feb 4', '9', '14', '19', '24', 'Mar 1']],
    ['90d', 90, ['Dec 13', '26', 'Jan 8', '21', 'Feb 3', '16', 'Mar 1']],
    ['2025-01-01..2025-12-31', 53, ['Jan 27', 'Mar 24', 'May 19', 'Jul 14', 'Sep 8', 'Nov 3', 'Dec 29']],
  ])('have few words below the bars of %s, the month where it changes', (period, count, words) => {
    show({ rows: entries(1), period });
    const [plot] = page().querySelectorAll('.plot');
    expect(plot?.querySelectorAll('ol a')).toHaveLength(count);
    const ticks = [...(plot?.querySelectorAll('.plot-tick') ?? [])].map(textOf).filter(Boolean);
    expect(ticks).toEqual(words);
  });

  it('draw parts on top of each other, and what is little so that it can be seen', () => {
    show({ rows: [...entries(400), ...entries(1, { status: 'SUCCESS' }), ...entries(1, { status: 'EXPIRED' })] });
    const parts = [...(bars('Outcome per day, checkouts')[6]?.querySelectorAll('rect') ?? [])].map((rect) => ({
      kind: rect.getAttribute('class'),
      y: Number(rect.getAttribute('y')),
      height: Number(rect.getAttribute('height')),
    }));
    expect(parts.map(({ kind }) => kind)).toEqual(['mark-paid', 'mark-hatched', 'mark-open']);
    expect(parts.slice(0, 2).map(({ height }) => height)).toEqual([2, 2]);
    // From the foot upwards, with a gap between any two.
    for (const [place, { y }] of parts.entries()) {
      const above = parts[place + 1];
      if (above) expect(above.y + above.height).toBeLessThanOrEqual(y - 1);
    }
    expect(bars('Outcome per day, checkouts')[5]?.querySelectorAll('rect')).toHaveLength(0);
  });

  it('break a line where there is nothing to share', () => {
    show({ rows: [...entries(1), ...entries(1, { createdAt: noon(1) }), ...entries(1, { createdAt: noon(5) })] });
    const drawn = chart('Conversion per day').querySelector('.line-main');
    expect(drawn?.querySelectorAll('line')).toHaveLength(1);
    expect(drawn?.querySelectorAll('circle')).toHaveLength(3);
    expect(textOf(chart('Conversion per day').querySelector('.plot-label'))).toBe('0%');
  });

  it.each<[Period, string, string]>([
    ['today', '', 'No checkouts were paid today.'],
    ['7d', '', 'No checkouts were paid in these 7 days.'],
    ['2026-02-02..2026-02-02', '', 'No checkouts were paid on this day.'],
    ['30d', 'tag:vip', 'No matching checkouts were paid in this period.'],
  ])('of %s and %j without anything have their axes, and say so', (period, search, words) => {
    show({ search, period });
    const volume = screen.getByRole('figure', { name: /^Volume per/ });
    expect(textOf(volume.querySelector('.plot-empty'))).toBe(words);
    expect(within(volume).getAllByRole('link').length).toBeGreaterThan(6);
    expect(textOf(chart('Where the money came from'))).toContain(words);
  });

  it('show one currency, which is chosen', async () => {
    const rows = [...paid('10', 'USD'), ...paid('5', 'USD'), ...paid('7.5', 'EUR')];
    const { user, onChange } = show({ rows });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Currency' }), 'EUR');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ currency: 'EUR' });
    expect(value('Paid volume')).toBe('7.50 EUR');
    expect(textOf(bars('Volume per day, EUR')[6] ?? null)).toBe('March 1: 7.50 EUR from 1 checkout');
  });

  it('of a currency that was not paid say so, and of which the others are', () => {
    show({ rows: paid('10', 'USD'), currency: 'GBP' });
    expect(figure('Paid volume')).toEqual(['0.00 GBP', '', 'Also 10.00 USD']);
    expect(textOf(chart('Volume per day, GBP').querySelector('.plot-empty'))).toBe(
      'No checkouts were paid in GBP in this period.',
    );
  });

  it('lead to the rows of all currencies where no search finds those of one', () => {
    const ofCustomer = { status: 'SUCCESS', amount: null, request: { ...request('USDT', 'TRON'), paidAmount: '40' } };
    show({ rows: [...entries(1, ofCustomer), ...paid('1', 'USD')], currency: 'USDT' });
    expect(bars('Volume per day, USDT')[6]?.getAttribute('href')).toBe('#paid:2026-03-01');
  });
});

const request = (currency: string | null, blockchain: string | null) => ({ ...REQUEST_MODEL, currency, blockchain });

describe('where the money came from', () => {
  const parts = () => [...chart('Where the money came from').querySelectorAll('.parts a')];

  it('is the share of each coin and network in the currency, the largest first, with a way to its rows', () => {
    show({
      rows: [
        ...paid('60', 'USD', { request: request('USDT', 'TRON') }),
        ...paid('15', 'USD', { request: request('BTC', 'BITCOIN') }),
        ...paid('15', 'USD', { request: request('USDT', 'TRON') }),
        ...paid('10', 'USD', { request: null }),
        ...paid('99', 'EUR', { request: request('ETH', 'ETHEREUM') }),
      ],
    });
    expect(parts().map(textOf)).toEqual([
      'USDT on Tron 75% 75.00 USD 2 checkouts',
      'BTC on Bitcoin 15% 15.00 USD 1 checkout',
      'Unknown coin 10% 10.00 USD 1 checkout',
    ]);
    expect(parts().map((part) => part.getAttribute('href'))).toEqual([
      '#coin:USDT network:TRON amount:>=0USD paid:7d',
      '#coin:BTC network:BITCOIN amount:>=0USD paid:7d',
      '#-coin:USDT,BTC,ETH amount:>=0USD paid:7d',
    ]);
    expect(summary('Where the money came from')).toBe('Share of 100.00 USD');
  });

  it('names the six largest, and the rest in the table', async () => {
    const coins = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const { user } = show({ rows: coins.flatMap((coin) => paid('1', 'USD', { request: request(coin, 'TRON') })) });
    expect(parts()).toHaveLength(6);
    expect(textOf(chart('Where the money came from'))).toContain('2 more in the table');
    await user.click(screen.getByRole('button', { name: 'Show “Where the money came from” as a table' }));
    expect(rowsOf(screen.getByRole('table', { name: 'Where the money came from' }))).toHaveLength(9);
  });

  it('is one stop of the Tab key, in which the arrows go up and down', async () => {
    const { user } = show({
      rows: ['A', 'B', 'C'].flatMap((coin) => paid('1', 'USD', { request: request(coin, 'TRON') })),
    });
    const [first, second, third] = parts();
    expect([first, second, third].map((part) => part instanceof HTMLElement && part.tabIndex)).toEqual([0, -1, -1]);
    if (first instanceof HTMLElement) first.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(second);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(first);
    await user.keyboard('{End}{ArrowRight}');
    expect(document.activeElement).toBe(third);
  });
});

describe('the volume by currency', () => {
  it('is an exact sum for each currency, that of the most checkouts first, each with a way to its rows', () => {
    show({
      rows: [
        ...paid('0.000000000000000001', 'ETH'),
        ...paid('90071992547409930.01', 'USD'),
        ...paid('0.09', 'USD', { createdAt: noon(40) }),
        ...entries(1, { amount: { amount: '5', currency: 'EUR' } }),
      ],
    });
    expect(rowsOf(volumeTable()).slice(1)).toEqual([
      ['USD', '90,071,992,547,409,930.10', '2', '90,071,992,547,409,930.01', '1'],
      ['ETH', '0.000000000000000001', '1', '0.000000000000000001', '1'],
    ]);
    expect([...volumeTable().querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '#amount:>=0USD paid:7d',
      '#status:paid amount:>=0USD created:7d',
      '#amount:>=0ETH paid:7d',
      '#status:paid amount:>=0ETH created:7d',
    ]);
  });

  it('is that of what was paid in the period, whenever created, with a way to its rows', () => {
    const inqud = { status: 'SUCCESS', createdAt: noon(40), finalSince: { at: noon(2), by: 'inqud' } } as const;
    show({
      rows: [...entries(2, inqud), ...entries(1, { status: 'SUCCESS', createdAt: noon(9), statusSince: noon(9) })],
    });
    expect(textOf(screen.getByRole('region', { name: 'Volume by currency' }))).toContain(
      '2 checkouts paid in this period, whenever created. By Inqud’s own time of payment.',
    );
    expect(hrefOf('2 checkouts')).toBe('#paid:7d');
    expect(rowsOf(volumeTable()).slice(1)).toEqual([['USD', '200.00', '2', '0.00', '0']]);
    expect(textOf(chart('Outcome per day, checkouts').querySelector('.plot-empty'))).toBe(
      'No checkouts were created in these 7 days.',
    );
  });

  it.each([
    [2, 'By Inqud’s own time of payment; for 2 checkouts, by when this browser first saw it.'],
    [3, 'By when this browser first saw the payment: Inqud gave no time.'],
  ])('says of %i of three whose word their time of payment is', (seenHere, words) => {
    const inqud = { status: 'SUCCESS', finalSince: { at: noon(0), by: 'inqud' } } as const;
    show({ rows: [...entries(3 - seenHere, inqud), ...entries(seenHere, { status: 'SUCCESS' })] });
    expect(textOf(screen.getByRole('region', { name: 'Volume by currency' }))).toContain(words);
    expect(screen.getByText('from created to paid, or to seen as paid')).toBeDefined();
  });

  it('has no table for payments without a known amount, only their number', () => {
    show({ rows: entries(1, { status: 'SUCCESS', amount: null }) });
    expect(screen.queryByRole('table')).toBeNull();
    expect(hrefOf('1 checkout')).toBe('#paid:7d');
  });

  it('says when nothing was paid', () => {
    show({ rows: entries(1) });
    expect(screen.queryByRole('table')).toBeNull();
    expect(textOf(screen.getByRole('region', { name: 'Volume by currency' }))).toBe(
      'Volume by currencyNo checkouts were paid in these 7 days.',
    );
  });
});

describe('the page', () => {
  it('names whose checkouts these are, as text', () => {
    show({ only: account({ label: MARKUP }) });
    expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe(`Overview ${MARKUP}`);
  });

  const days = () => within(screen.getByRole('group', { name: 'Days' }));

  it('changes the period', async () => {
    const { user, onChange } = show({ period: '7d' });
    expect(days().getByRole<HTMLInputElement>('radio', { name: '7 days' }).checked).toBe(true);
    for (const name of ['30 days', 'Today', '90 days']) await user.click(days().getByRole('radio', { name }));
    expect(onChange.mock.calls).toEqual([[{ period: '30d' }], [{ period: 'today' }], [{ period: '90d' }]]);
  });

  it.each([
    ['2026-01-05', '2026-02-10', '2026-01-05..2026-02-10'],
    ['2026-02-10', '2026-01-05', '2026-01-05..2026-02-10'],
    ['2026-02-10', '2026-02-10', '2026-02-10..2026-02-10'],
  ] as const)('shows own days from %s to %s, in whatever order', async (first, last, period) => {
    const { user, onChange } = show();
    await user.click(days().getByText('Custom'));
    const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
    expect([field('First day').value, field('Last day').value]).toEqual([DAYS[0], DAYS[6]]);
    fireEvent.input(field('First day'), { target: { value: first } });
    fireEvent.input(field('Last day'), { target: { value: last } });
    await user.click(screen.getByRole('button', { name: 'Show these days' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ period });
    expect(document.querySelector('details')?.open).toBe(false);
  });

  it('names own days, and none of the four periods is chosen then', () => {
    show({ period: '2026-01-05..2026-02-10' });
    expect(textOf(document.querySelector('summary'))).toMatch(/^Jan 5 – Feb 10, 2026$/);
    expect(
      days()
        .getAllByRole<HTMLInputElement>('radio')
        .some(({ checked }) => checked),
    ).toBe(false);
  });

  it('asks for days that are none', async () => {
    const { user, onChange } = show();
    await user.click(days().getByText('Custom'));
    fireEvent.input(screen.getByLabelText('First day'), { target: { value: '' } });
    await user.click(screen.getByRole('button', { name: 'Show these days' }));
    expect(screen.getByRole('alert').textContent).toBe('Choose the first and the last day.');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('has the search folded until it is wanted, or used', async () => {
    const { user } = show();
    expect(screen.queryByRole('searchbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.type(screen.getByRole('searchbox'), 'vip');
    await user.clear(screen.getByRole('searchbox'));
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('changes the search, as the list does, and keeps the field that is emptied', async () => {
    const { user, onChange } = show({ search: 'tag:vip' });
    await user.click(within(page()).getByRole('button', { name: 'Remove tag:vip' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ search: '' });
    expect(screen.getByRole('searchbox')).toBeDefined();
  });

  const narrows = () => screen.queryByText(/The search limits when checkouts were created/);
  it.each(['created:2026-02', 'vip -created:today'])('says that %s in the search narrows the period', (search) => {
    show({ search });
    expect(narrows()).not.toBeNull();
  });

  it.each(['', 'updated:today', 'created'])('says nothing of it for %j', (search) => {
    show({ search });
    expect(narrows()).toBeNull();
  });

  it.each([
    ['', /^Excludes archived checkouts\.$/],
    ['is:archived', /^Only archived checkouts\.$/],
    ['is:archived,open', /^Includes archived checkouts\.$/],
  ])('says for %j which archived checkouts are counted', (search, words) => {
    show({ search });
    expect(screen.getByText(words)).toBeDefined();
  });

  it.each([
    [READY, 'Counting…'],
    [{ ...READY, ready: false }, 'Loading checkouts…'],
    [null, 'Loading checkouts…'],
  ])('says what it waits for, with all that will be there in its place', (finding, words) => {
    const { overview, count } = show({ rows: null, finding });
    expect(screen.getByRole('status').textContent).toBe(words);
    const places = () => [...page().querySelectorAll('figure, dt, section h2')].map(textOf).length;
    const before = [places(), bars('Outcome per day, checkouts').length];
    expect(value('Conversion')).toBe('–');
    expect(page().querySelector('.plot-empty')).toBeNull();
    act(() => {
      overview.value = count(MIXED());
    });
    expect([places(), bars('Outcome per day, checkouts').length]).toEqual(before);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('shows the numbers of one period under its own name while the next one is counted', () => {
    const { bar } = show({ rows: MIXED(), period: '7d' });
    act(() => bar.visit('#/overview?period=today'));
    expect(bars('Outcome per day, checkouts')).toHaveLength(7);
    expect(hrefOf('Created: 12')).toBe('#created:7d');
  });

  it('says why nothing can be counted', () => {
    show({
      rows: null,
      finding: { ...READY, ready: false, failed: { is: 'other', message: 'The disk cannot be read.' } },
    });
    expect(screen.getByRole('alert').textContent).toBe('Couldn’t count checkouts. The disk cannot be read.');
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.queryByRole('figure')).toBeNull();
  });
});
