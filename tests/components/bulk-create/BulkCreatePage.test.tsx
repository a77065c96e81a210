import { signal } from '@preact/signals';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BulkCreatePage } from '../../../components/bulk-create/BulkCreatePage';
import { BulkStatus } from '../../../components/bulk-create/BulkStatus';
import { useBulkCreate } from '../../../components/bulk-create/useBulkCreate';
import type { Account } from '../../../lib/accounts/account';
import type { BulkRow, Going } from '../../../lib/bulk-create/row';
import { bulkCommand, bulkRun } from '../../../lib/bulk-create/settings';
import { prices } from '../../../lib/checkout-form/quote/prices';
import { formDefaults } from '../../../lib/checkout-form/settings';
import type { Replies } from '../../../lib/messaging/commands';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { account } from '../../unit/support/examples';
import { startDownloads } from '../support/downloads';
import { PAUSED, rowsOf, saidAt, shops, startBackground, startClipboard, textOf } from '../support/stage';

type Outcome = Replies['createCheckout'];
type Answer = Outcome | Error | Promise<Outcome>;

beforeEach(() => fakeBrowser.reset());

const REFUSED: Outcome = { outcome: 'refused', problem: { kind: 'invalid', status: 400, messages: [] } };
const UNKNOWN: Outcome = { outcome: 'unknown', problem: { kind: 'network' } };
const LOCKED: Outcome = { outcome: 'refused', problem: { kind: 'locked' } };

/** The page in a desk that takes no time, whose background answers as it is told and then creates. */
async function open(
  setup: {
    answers?: Answer[];
    accounts?: Account[];
    taken?: [string, string | null][];
    slow?: boolean;
    exclusively?: boolean;
    /** Ends when no other page sends any more. */
    untilDone?: Promise<void>;
  } = {},
) {
  const { accounts = [account()], answers = [], taken = [] } = setup;
  const left = [...answers];
  const answer = async (attemptId: string): Promise<Outcome> => {
    const next = await left.shift();
    if (next instanceof Error) throw next;
    return next ?? { outcome: 'created', checkoutId: `CCO-${attemptId}`, url: `https://pay.example/${attemptId}` };
  };
  const background = startBackground({
    createCheckout: ({ attemptId }) => answer(attemptId),
    retryCreate: ({ attemptId }) => answer(attemptId),
  });
  const grant = vi.fn();
  let time = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => time);
  const sleep = async (ms: number) => {
    time += ms;
    if (setup.slow) await new Promise(() => {});
  };
  const exclusively = async (work: () => Promise<void>) => {
    if (setup.exclusively !== false) await work();
    return setup.exclusively !== false;
  };
  let done = setup.untilDone === undefined;
  const live = signal(accounts);
  const Host = () => {
    const many = useBulkCreate(live, {
      sleep,
      exclusively,
      isDone: async () => done,
      untilDone: async () => {
        await setup.untilDone;
        done = true;
      },
    });
    return (
      <>
        <BulkCreatePage
          many={many}
          accounts={accounts}
          currentId={accounts[0]?.id ?? ''}
          accountOf={(id) => accounts.find((each) => each.id === id)}
          takenOrders={async (_accountId, orderIds) => new Map(taken.filter(([orderId]) => orderIds.includes(orderId)))}
          hrefOf={(id) => `#/checkouts/${id}`}
          grant={grant}
        />
        <nav>{many.progress && <BulkStatus progress={many.progress} href="#/many" />}</nav>
      </>
    );
  };
  const page = render(<Host />);
  await screen.findByRole('region', { name: 'Bulk create' });
  return { user: userEvent.setup(), background, grant, ...page, sent: () => background.payloads('createCheckout') };
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Rows from a spreadsheet or CSV');
const paste = (...lines: string[]) => fireEvent.input(field(), { target: { value: lines.join('\n') } });
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const isOffered = (name: string | RegExp) => screen.queryByRole('button', { name }) !== null;
const table = () => rowsOf(screen.getByRole('table')).slice(1);
const statuses = () => table().map((cells) => cells[4]);
const says = (text: string | RegExp) => screen.findByText(text, { selector: '[role="status"]' });
const begin = async (user: ReturnType<typeof userEvent.setup>, ...lines: string[]) => {
  paste(...lines);
  await user.click(button(/^Create \d/));
};

describe('what is pasted', () => {
  it('is shown row by row at once, with what will become of each', async () => {
    await open();
    expect(button('Create checkouts').disabled).toBe(true);
    paste('A-1\t10\teur\tSocks', 'A-2\t1,250', 'A-1\t10');
    expect(table().map((cells) => cells.slice(0, 4))).toEqual([
      ['1', 'A-1', '10.00 EUR', 'Socks'],
      ['2', 'A-2', '1,250 USD', ''],
      ['3', 'A-1', '10.00 USD', ''],
    ]);
    expect(statuses()).toEqual([
      'Ready',
      'Skipped: “1,250” could be 1250 or 1.250. Enter 1250.00 or 1.25.',
      'Skipped: the order is already in row 1.',
    ]);
    expect(await says('3 rows: 1 ready, 2 skipped. 2 rows have no currency, so they use USD.')).toBeDefined();
    expect(button('Create 1 checkout').disabled).toBe(false);
  });

  it('is asked about once where amounts can be read in two ways, with both readings', async () => {
    const { user, sent } = await open({});
    paste('A-1\t1,250', 'A-2\t10.500\tEUR', 'A-3\t7');
    const asked = within(
      screen.getByRole('group', { name: '2 amounts can be read in two ways. What is “1,250” in row 1?' }),
    );
    const choice = (name: string) => asked.getByRole<HTMLInputElement>('radio', { name });
    expect(asked.getAllByRole('radio').map((radio) => textOf(radio.closest('label')))).toEqual([
      '1,250.00 USD',
      '1.25 USD',
    ]);
    expect(statuses()).toEqual([
      expect.stringMatching(/^Skipped: “1,250”/),
      expect.stringMatching(/^Skipped/),
      'Ready',
    ]);
    await user.click(choice('1,250.00 USD'));
    // The other one has the other mark.
    expect(table().map((cells) => [cells[2], cells[4]])).toEqual([
      ['1,250.00 USD', 'Ready'],
      ['10.50 EUR', 'Ready'],
      ['7.00 USD', 'Ready'],
    ]);
    await user.click(choice('1.25 USD'));
    expect(table().map((cells) => cells[2])).toEqual(['1.25 USD', '10,500.00 EUR', '7.00 USD']);
    await user.click(button('Create 3 checkouts'));
    await says('Done: 3 created.');
    expect(sent().map(({ draft }) => draft)).toMatchObject([
      { fixedAmount: { amount: '1.25', currency: 'USD' } },
      { fixedAmount: { amount: '10500', currency: 'EUR' } },
      { fixedAmount: { amount: '7', currency: 'USD' } },
    ]);
  });

  it('is asked about anew when it is another table', async () => {
    const { user } = await open();
    paste('A-1\t1,250');
    await user.click(screen.getByRole('radio', { name: '1.25 USD' }));
    expect(statuses()).toEqual(['Ready']);
    paste('A-2\t1,250');
    expect(screen.getAllByRole<HTMLInputElement>('radio').map(({ checked }) => checked)).toEqual([false, false]);
    expect(statuses()).toEqual([expect.stringMatching(/^Skipped/)]);
  });

  it('says what is not used of it, and why nothing of it can be', async () => {
    await open();
    paste('Order ID\tAmount\tCity', 'A-1\t5\tBern');
    expect(await says('1 row: 1 ready. Ignored columns: City.')).toBeDefined();
    paste(...Array.from({ length: 1001 }, (_, at) => `A-${at}\t5`));
    expect(saidAt(field())).toContain('You can create up to 1,000 checkouts at once. You pasted 1,001.');
    expect([button('Create checkouts').disabled, screen.queryByRole('table')]).toEqual([true, null]);
  });

  it('says what rows without a currency get where others have one', async () => {
    await open();
    paste('A-1\t5\tEUR', 'A-2\t5', 'A-3\t\t', 'A-4\t7');
    expect(await says('4 rows: 3 ready, 1 skipped. 3 rows have no currency, so they use USD.')).toBeDefined();
    paste('A-1\t5\tEUR', 'A-2\t5');
    expect(await says('2 rows: 2 ready. 1 row has no currency, so it uses USD.')).toBeDefined();
    paste('A-1\t5', 'A-2\t5');
    expect(await says('2 rows: 2 ready.')).toBeDefined();
  });

  it('is left out where the order has a checkout, until another is asked for', async () => {
    const { user, sent } = await open({
      taken: [
        ['A-1', 'CCO-1'],
        ['A-2', null],
      ],
    });
    paste('A-1\t5', 'A-2\t5', 'A-3\t5');
    await waitFor(() =>
      expect(statuses()).toEqual([
        'Skipped: the order already has a checkout.',
        'Skipped: the order may already have a checkout.',
        'Ready',
      ]),
    );
    expect(screen.getByRole('link', { name: 'A-1' }).getAttribute('href')).toBe('#/checkouts/CCO-1');
    await user.click(screen.getByLabelText('Create another checkout for 2 orders that already have one'));
    await user.click(button('Create 3 checkouts'));
    await says('Done: 3 created.');
    expect(sent().map(({ draft, again }) => [draft.clientOrderId, again])).toEqual([
      ['A-1', true],
      ['A-2', true],
      ['A-3', false],
    ]);
  });

  it('takes what is the same for all from above, which begins with what is usual', async () => {
    await writeSetting(formDefaults, {
      type: 'FIXED_PRICE',
      currency: 'CHF',
      expiry: '24h',
      returnUrl: 'https://shop.example/',
    });
    const { user, sent } = await open();
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Default currency').value).toBe('CHF'));
    await user.selectOptions(screen.getByLabelText('Type'), 'Fixed amount, or any if empty');
    fireEvent.input(screen.getByLabelText('Default name'), { target: { value: 'Order' } });
    await begin(user, 'A-1\t5', 'A-2\t');
    await says('Done: 2 created.');
    expect(sent().map(({ draft }) => draft)).toMatchObject([
      {
        type: 'FIXED_PRICE',
        fixedAmount: { amount: '5', currency: 'CHF' },
        name: 'Order',
        returnUrl: 'https://shop.example/',
      },
      { type: 'NO_PRICE', name: 'Order' },
    ]);
  });

  it('cannot be created while something above is wrong', async () => {
    await open();
    paste('A-1\t5');
    fireEvent.input(screen.getByLabelText('Return URL'), { target: { value: 'shop' } });
    expect(button('Create 1 checkout').disabled).toBe(true);
    expect(saidAt(screen.getByLabelText('Return URL'))).toContain('Enter a full URL');
  });

  it('is created for the account that was chosen', async () => {
    const { user, sent } = await open({ accounts: shops(2) });
    await user.selectOptions(screen.getByLabelText('Account'), 'Shop 2');
    await begin(user, 'A-1\t5');
    await says('Done: 1 created.');
    expect(sent().map(({ accountId }) => accountId)).toEqual(['shop-2']);
    expect(textOf(screen.getByRole('region', { name: 'Bulk create' }))).toContain('for Shop 2');
  });
});

describe('a run', () => {
  it('says what became of each row, and offers what can be done about it alone', async () => {
    const { user } = await open({ answers: [REFUSED, UNKNOWN, { outcome: 'exists', checkoutId: 'CCO-9' }] });
    await begin(user, 'A-1\t5', 'A-2\t5', 'A-3\t5', 'A-4\t5', 'A-5\tten');
    await says('Done: 1 created, 1 not created, 1 with unknown outcome, 2 skipped.');
    expect(statuses()).toEqual([
      'Not created. Inqud didn’t accept this. Correct it and try again.Try againEdit',
      'Outcome unknown. Couldn’t reach Inqud.Try again',
      'Skipped: the order already has a checkout.Create anotherEdit',
      expect.stringMatching(/^Createdhttps:/),
      'Skipped: “ten” isn’t an amount. Enter it like 1250.00.Edit',
    ]);
    expect(screen.getByText(/Check in Inqud before you retry/)).toBeDefined();
    expect(isOffered('Resume')).toBe(false);
  });

  it('tries a row alone: one that was refused is created, one that may exist is sent once more', async () => {
    const { user, background, sent } = await open({ answers: [REFUSED, UNKNOWN] });
    await begin(user, 'A-1\t5', 'A-2\t5');
    await says('Done: 1 not created, 1 with unknown outcome.');
    await user.click(button('Try again for order A-1'));
    await says('Done: 1 created, 1 with unknown outcome.');
    await user.click(button('Try again for order A-2'));
    await says('Done: 2 created.');
    const [first, second, third] = sent().map(({ attemptId }) => attemptId);
    expect([third, background.payloads('retryCreate')]).toEqual([first, [{ attemptId: second, again: false }]]);
  });

  it('writes a row anew in its place, and tries just that row', async () => {
    const { user, sent } = await open({ answers: [REFUSED] });
    await begin(user, 'A-1\t5', 'A-2\t1,250\tEUR\tBoots');
    await says('Done: 1 not created, 1 skipped.');
    await user.click(button('Edit row 2'));
    const form = within(screen.getByRole('form', { name: 'Edit row 2' }));
    const amount = form.getByLabelText<HTMLInputElement>('Amount');
    expect(document.activeElement).toBe(amount);
    expect(saidAt(amount)).toContain('“1,250” could be 1250 or 1.250.');
    expect(form.getByLabelText<HTMLInputElement>('Order ID').value).toBe('A-2');
    await user.clear(amount);
    await user.type(amount, '1.250,00{Enter}');
    await says('Done: 1 created, 1 not created.');
    expect(screen.queryByRole('form', { name: 'Edit row 2' })).toBeNull();
    expect(document.activeElement).toBe(screen.getAllByRole('row')[2]);
    expect(sent().map(({ draft }) => draft)).toMatchObject([
      { clientOrderId: 'A-1' },
      { clientOrderId: 'A-2', name: 'Boots', fixedAmount: { amount: '1250.00', currency: 'EUR' } },
    ]);
  });

  it('writes a refused row anew as another attempt, also its order and its name', async () => {
    const { user, sent } = await open({ answers: [REFUSED] });
    await begin(user, 'A-1\t5');
    await says('Done: 1 not created.');
    await user.click(button('Edit row 1'));
    const orderId = screen.getByLabelText<HTMLInputElement>('Order ID');
    expect(document.activeElement).toBe(orderId);
    await user.clear(orderId);
    await user.click(button('Create checkout'));
    expect(saidAt(orderId)).toContain('Enter the order ID.');
    expect(document.activeElement).toBe(orderId);
    await user.type(orderId, 'A-1b');
    expect(orderId.getAttribute('aria-invalid')).toBe('false');
    await user.type(screen.getByLabelText('Customer sees'), 'Socks');
    await user.click(button('Create checkout'));
    await says('Done: 1 created.');
    expect(sent().map(({ draft }) => [draft.clientOrderId, draft.name])).toEqual([
      ['A-1', null],
      ['A-1b', 'Socks'],
    ]);
    expect(new Set(sent().map(({ attemptId }) => attemptId)).size).toBe(2);
  });

  it('leaves a row as it was by Escape, with the focus where it came from', async () => {
    const { user, sent } = await open({ answers: [REFUSED] });
    await begin(user, 'A-1\t5');
    await says('Done: 1 not created.');
    await user.click(button('Edit row 1'));
    await user.type(screen.getByLabelText('Order ID'), 'x{Escape}');
    expect(document.activeElement).toBe(button('Edit row 1'));
    expect(table()[0]?.[1]).toBe('A-1');
    expect(sent()).toHaveLength(1);
  });

  it('lets no row be written anew that may exist, nor before anything was sent', async () => {
    const { user } = await open({ answers: [UNKNOWN] });
    paste('A-1\t5', 'A-2\tten');
    expect(isOffered(/^Edit/)).toBe(false);
    await user.click(button('Create 1 checkout'));
    await says('Done: 1 with unknown outcome, 1 skipped.');
    expect(screen.getAllByRole('button', { name: /^Edit/ }).map((each) => each.getAttribute('aria-label'))).toEqual([
      'Edit row 2',
    ]);
  });

  it('says of a row without an amount that its type has none', async () => {
    const { user, sent } = await open();
    await user.selectOptions(screen.getByLabelText('Type'), 'Any amount');
    await begin(user, 'A-1\t', 'A-2\t5');
    await says('Done: 1 created, 1 skipped.');
    await user.click(button('Edit row 2'));
    expect(screen.queryByLabelText('Amount')).toBeNull();
    expect(screen.getByText('The type chosen for all rows has no amount.')).toBeDefined();
    await user.keyboard('{Enter}');
    await says('Done: 2 created.');
    expect(sent()[1]?.draft).toMatchObject({ clientOrderId: 'A-2', type: 'NO_PRICE' });
  });

  it('has the focus when it begins, and is not announced for every row', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { user } = await open({ answers: [promise] });
    await begin(user, 'A-1\t5', 'A-2\t5');
    expect(document.activeElement?.className).toBe('many-run');
    expect(textOf((await says('Creating…')) ?? null)).toBe('Creating…');
    expect(within(screen.getByRole('region', { name: 'Bulk create' })).getByText('0 of 2')).toBeDefined();
    expect(textOf(screen.getByRole('navigation'))).toBe('Creating: 0 of 2');
    await act(async () => resolve(REFUSED));
    await says(/^Done/);
    expect(textOf(screen.getByRole('navigation'))).toBe('');
  });

  it('pauses for what concerns all rows with the reason, and goes on when told', async () => {
    const { user } = await open({ answers: [LOCKED] });
    await begin(user, 'A-1\t5', 'A-2\t5');
    await says('Paused: 2 waiting.');
    expect(textOf(screen.getByRole('alert'))).toBe(
      'Checkout Desk is locked. Nothing was sent. Unlock it with your passphrase.',
    );
    await user.click(button('Resume'));
    await says('Done: 2 created.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends nothing for an account that is paused', async () => {
    const { user, sent } = await open({ accounts: [account({ paused: PAUSED })] });
    await begin(user, 'A-1\t5');
    await says('Paused: 1 waiting.');
    expect(textOf(screen.getByRole('alert'))).toContain('Inqud rejected the API token.');
    expect(sent()).toEqual([]);
  });

  it('says after three in a row that failed that it has paused for that', async () => {
    const { user } = await open({ answers: [REFUSED, REFUSED, REFUSED] });
    await begin(user, 'A-1\t5', 'A-2\t5', 'A-3\t5', 'A-4\t5');
    await says('Paused: 3 not created, 1 waiting.');
    expect(screen.getByText('Paused after three failures in a row.')).toBeDefined();
    await user.click(button('Retry 3 failed rows'));
    await says('Done: 4 created.');
  });

  it('begins once, also when the button is pressed twice before the page has changed', async () => {
    const { sent } = await open();
    paste('A-1\t5', 'A-2\t5');
    const start = button(/^Create \d/);
    act(() => {
      start.click();
      start.click();
    });
    await says('Done: 2 created.');
    expect(sent().map(({ draft }) => draft.clientOrderId)).toEqual(['A-1', 'A-2']);
  });

  it('can be paused, and cancelled: what was not sent is left out, and can be created alone', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { user } = await open({ answers: [promise] });
    await begin(user, 'A-1\t5', 'A-2\t5');
    await user.click(button('Pause'));
    await says('Pausing after the current one…');
    await user.click(button('Cancel'));
    await act(async () => resolve(REFUSED));
    await says('Done: 1 not created, 1 canceled.');
    await user.click(button('Create for order A-2'));
    await says('Done: 1 created, 1 not created.');
  });

  it('waits when Inqud asks for it, and says until when', async () => {
    const rest: Outcome = { outcome: 'refused', problem: { kind: 'rateLimited', status: 429, wait: 30_000 } };
    const { user } = await open({ answers: [rest], slow: true });
    await begin(user, 'A-1\t5');
    await says(/^Too many requests. Resumes automatically at /);
    await user.click(button('Cancel'));
    await says('Done: 1 canceled.');
    await user.click(button('Create 1 canceled row'));
    await says(/^Too many requests|^Done: 1 created/);
  });

  it('asks before the tab is closed, only while it runs', async () => {
    const isAsked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { user } = await open({ answers: [promise] });
    expect(isAsked()).toBe(false);
    await begin(user, 'A-1\t5');
    await waitFor(() => expect(isAsked()).toBe(true));
    await act(async () => resolve(REFUSED));
    await waitFor(() => expect(isAsked()).toBe(false));
  });
});

describe('a page that is opened later', () => {
  const row = (number: number, state: BulkRow['state']): BulkRow => ({
    number,
    attemptId: `attempt-${number}`,
    orderId: `A-${number}`,
    type: 'FIXED_PRICE',
    amount: '5',
    currency: 'USD',
    name: '',
    again: false,
    state,
  });
  const storeGoing = (going: Going | null, ...rows: BulkRow[]) =>
    writeSetting(bulkRun, {
      by: 'another page',
      run: { accountId: 'shop', header: false, terms: { expiry: '1h', ownExpiry: '', returnUrl: '' }, rows },
      going,
    });
  const store = (...rows: BulkRow[]) => storeGoing(null, ...rows);
  const GOING = { running: true, asked: [], restsUntil: null };

  it('shows the run paused where it was, and settles what was on its way as the same attempt', async () => {
    await store(row(1, { is: 'leftOut' }), row(2, { is: 'creating' }), row(3, { is: 'waiting' }));
    const { user, sent } = await open();
    await says('Paused: 1 canceled, 1 interrupted, 1 waiting.');
    expect(statuses()[1]).toBe('Interrupted: outcome unknown');
    expect(sent()).toEqual([]);
    await user.click(button('Resume'));
    await says('Done: 2 created, 1 canceled.');
    expect(sent().map(({ attemptId }) => attemptId)).toEqual(['attempt-2', 'attempt-3']);
  });

  it('follows what another page does, and is empty again when that one starts anew', async () => {
    await store(row(1, { is: 'waiting' }));
    await open();
    await says('Paused: 1 waiting.');
    await store(row(1, { is: 'created', checkoutId: 'CCO-1', url: 'https://pay.example/1' }));
    await says('Done: 1 created.');
    await writeSetting(bulkRun, null);
    await screen.findByLabelText('Rows from a spreadsheet or CSV');
  });

  it('sends nothing while another page does', async () => {
    await store(row(1, { is: 'waiting' }));
    const { user, sent } = await open({ exclusively: false });
    await says('Paused: 1 waiting.');
    await user.click(button('Resume'));
    await screen.findByText('Continues in another tab.');
    expect(sent()).toEqual([]);
  });

  it('says that another page sends, which is asked to pause or to cancel; once that one is closed, it goes on here', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await storeGoing(GOING, row(1, { is: 'creating' }), row(2, { is: 'refused', why: 'No.' }));
    const { user, sent } = await open({ untilDone: promise });
    await says('Creating in another tab… 50% done.');
    expect(statuses()).toEqual(['Creating…', 'Not created. No.']);
    for (const name of ['Resume', /^Try again/, /^Edit/]) expect(isOffered(name), String(name)).toBe(false);
    expect(button('Start over').disabled).toBe(true);
    await user.click(button('Pause'));
    await waitFor(async () => expect((await readSetting(bulkCommand))?.wish).toBe('pause'));
    await user.click(button('Cancel'));
    await waitFor(async () => expect((await readSetting(bulkCommand))?.wish).toBe('cancel'));
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(false);
    resolve();
    await says('Paused: 1 not created, 1 interrupted.');
    expect(sent()).toEqual([]);
    await user.click(button('Resume'));
    await says('Done: 1 created, 1 not created.');
  });

  it('that was closed while it sent has left it paused', async () => {
    await storeGoing(GOING, row(1, { is: 'waiting' }));
    await open();
    await says('Paused: 1 waiting.');
  });

  it.each([
    ['pause', 'Paused: 1 created, 2 waiting.'],
    ['cancel', 'Done: 1 created, 2 canceled.'],
  ] as const)('asks for a %s of what this page sends, and gets it', async (wish, outcome) => {
    const { user } = await open({ slow: true });
    await begin(user, 'A-1\t5', 'A-2\t5', 'A-3\t5');
    await says('Creating… 25% done.');
    await writeSetting(bulkCommand, { wish, at: 1 });
    await says(outcome);
  });

  it('shows its run over what was typed here, which is there again afterwards', async () => {
    await open();
    paste('A-7\t7');
    await store(row(1, { is: 'waiting' }));
    await says('Paused: 1 waiting.');
    expect(screen.getByText(/^The rows you pasted in this tab weren’t created/)).toBeDefined();
    await writeSetting(bulkRun, null);
    await waitFor(() => expect(field().value).toBe('A-7\t7'));
  });

  it('that begins just before leaves what was typed here as it was', async () => {
    const { user } = await open({ exclusively: false });
    await begin(user, 'A-7\t7');
    await screen.findByText('Continues in another tab.');
    await store(row(1, { is: 'waiting' }));
    await waitFor(() => expect(table()[0]?.[1]).toBe('A-1'));
    expect(screen.getByText(/^The rows you pasted in this tab weren’t created/)).toBeDefined();
    await writeSetting(bulkRun, null);
    await waitFor(() => expect(field().value).toBe('A-7\t7'));
  });
});

describe('the result', () => {
  const done = async () => {
    const opened = await open({ answers: [REFUSED] });
    await begin(opened.user, 'Order ID\tAmount', '=A-1\t5', 'A-2\t5');
    await says('Done: 1 created, 1 not created.');
    expect(screen.queryByText(/^What you pasted/)).toBeNull();
    return opened;
  };

  it('is copied as a table in the order of the paste, or as links', async () => {
    const { user, sent } = await done();
    const clipboard = startClipboard();
    const link = `https://pay.example/${sent()[1]?.attemptId}`;
    await user.click(button('Copy table'));
    await says('Copied');
    expect(clipboard.text).toBe(
      `Order ID\tAmount\tCurrency\tName\tStatus\tLink\n'=A-1\t5\tUSD\t\tNot created. Inqud didn’t accept this. Correct it and try again.\t\nA-2\t5\tUSD\t\tCreated\t${link}\n`,
    );
    await user.click(button('Copy links'));
    await waitFor(() => expect(clipboard.text).toBe(`${link}\n`));
  });

  it('is saved as CSV', async () => {
    const { user } = await done();
    const files = startDownloads();
    await user.click(button('Export CSV'));
    expect(files[0]?.name).toMatch(/^checkout-desk-created-\d{4}-\d\d-\d\d\.csv$/);
    expect(await files[0]?.blob).toContain("'=A-1,5,USD,");
  });

  it('is forgotten only after a question, unless it was taken away', async () => {
    const { user } = await done();
    startClipboard();
    await user.click(button('Start over'));
    const question = screen.getByRole('dialog', { name: 'Start over?' });
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    await user.click(button('Copy table'));
    await user.click(button('Start over'));
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Bulk create' }));
    await waitFor(async () => expect(await readSetting(bulkRun)).toBeNull());
  });
});

describe('amounts that no coin takes', () => {
  const usd = { minLimit: '10', maxLimit: '900', convertRate: '2', convertPair: 'USDTUSD' };
  const answer = () => ({ at: Date.now(), coins: [{ code: 'TRON_USDT', amountIn: { USD: usd } }] });
  const stored = () => writeSetting(prices, { shop: { askAgainAt: Date.now() + 60_000, answer: answer() } });

  it('are said at their rows, and asked about once before any is created', async () => {
    await stored();
    const { user, background } = await open();
    paste('A-1\t25', 'A-2\t3', 'A-3\t1000', 'A-4\tmany');
    await screen.findByText('3.00 USD is too little for every coin (from 10.00 USD).');
    screen.getByText('1,000.00 USD is too much for every coin (up to 900.00 USD).');
    await user.click(screen.getByRole('button', { name: 'Create 3 checkouts' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Create anyway?' }));
    dialog.getByText('2 amounts are outside every coin’s limits.');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(background.payloads('createCheckout')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Create 3 checkouts' }));
    await user.click(await screen.findByRole('button', { name: 'Create anyway' }));
    await waitFor(() => expect(background.payloads('createCheckout')).toHaveLength(3));
  });

  it('are asked about at Inqud once for all rows', async () => {
    const { background } = await open();
    paste('A-1\t25', 'A-2\t3', 'A-3\t1000');
    await waitFor(() => expect(background.payloads('askPrices')).toEqual([{ accountId: 'shop' }]));
  });
});
