import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ImportPage } from '../../../../components/checkouts/import/ImportPage';
import type { Account } from '../../../../lib/accounts/account';
import type { Replies } from '../../../../lib/messaging/commands';
import { account } from '../../../unit/support/examples';
import { MARKUP, rowsOf, saidAt, shops, textOf } from '../../support/stage';

type Outcome = Replies['importCheckout'];
const IMPORTED: Outcome = { outcome: 'imported' };
const FAILED: Outcome = { outcome: 'failed', problem: { kind: 'server', status: 503, wait: null } };

const ids = (count: number) =>
  Array.from({ length: count }, (_, i) => `CCO-8c4df2e6-8c0d-4fa6-bba8-${String(i + 1).padStart(12, '0')}`);
const [A = '', B = '', C = ''] = ids(3);

/** A page whose background answers as it is told, in this order, and then always with the last one. */
function open(answers: (Outcome | Error | Promise<Outcome>)[] = [IMPORTED], accounts: Account[] = [account()]) {
  const left = [...answers];
  const importOne = vi.fn(async (_accountId: string, _checkoutId: string) => {
    const answer = await (left.length > 1 ? left.shift() : left[0]);
    if (answer instanceof Error || answer === undefined) throw answer;
    return answer;
  });
  const sleeps: { ms: number; wake: () => void }[] = [];
  const sleep = (ms: number) => new Promise<void>((wake) => sleeps.push({ ms, wake }));
  const grant = vi.fn();
  render(
    <ImportPage
      accounts={accounts}
      currentId={accounts[1]?.id ?? null}
      importOne={importOne}
      hrefOf={(id) => `#/checkouts/${id}`}
      grant={grant}
      sleep={sleep}
    />,
  );
  return { user: userEvent.setup(), importOne, sleeps, grant, asked: () => importOne.mock.calls.map(([, id]) => id) };
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Checkout IDs or payment links');
const paste = (...lines: string[]) => fireEvent.input(field(), { target: { value: lines.join('\n') } });
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const isOffered = (name: string | RegExp) => screen.queryByRole('button', { name }) !== null;
const START = /^Import/;
const RETRY = /^Retry/;
const outcomes = () => {
  const table = screen.queryByRole('table', { name: 'Outcome of each checkout' });
  return table ? rowsOf(table).slice(1) : [];
};
const says = (text: string | RegExp) => screen.findByText(text);
const preview = () => screen.queryAllByRole('status').map(textOf)[0];

/** Whether pressing it does nothing. */
const isOff = (button: HTMLButtonElement) => button.disabled || button.getAttribute('aria-disabled') === 'true';

describe('what is pasted', () => {
  it('is read at once: how many IDs, and which lines have none', () => {
    open();
    expect([preview(), isOff(button(START))]).toEqual([undefined, true]);
    paste('Order,Checkout', `A-17,${A}`, `https://paycrypto.inqud.com/checkout/${B}`, A, '', MARKUP);
    expect(preview()).toBe('2 checkout IDs found. 2 lines have none:');
    const lines = within(screen.getByRole('list', { name: 'Lines without an ID' })).getAllByRole('listitem');
    expect(lines.map(textOf)).toEqual(['Line 1: Order,Checkout', `Line 6: ${MARKUP}`]);
    expect(isOff(button(START))).toBe(false);
  });

  it.each([
    [[A], '1 checkout ID found.'],
    [[A, 'none'], '1 checkout ID found. 1 line has none:'],
    [['none'], '0 checkout IDs found. 1 line has none:'],
  ])('is counted in words, %#', (lines, said) => {
    open();
    paste(...lines);
    expect(preview()).toBe(said);
  });

  it('may have many lines without an ID, of any length: five are shown, cut', () => {
    open();
    paste(...Array.from({ length: 8 }, () => 'x'.repeat(99)));
    const lines = within(screen.getByRole('list', { name: 'Lines without an ID' })).getAllByRole('listitem');
    expect(lines).toHaveLength(6);
    expect([textOf(lines[0] ?? null), textOf(lines[5] ?? null)]).toEqual([`Line 1: ${'x'.repeat(60)}…`, 'and 3 more']);
  });

  it('is at most 1,000 at once', () => {
    open();
    paste(...ids(1000));
    expect(isOff(button(START))).toBe(false);
    paste(...ids(1001));
    expect([isOff(button(START)), saidAt(field())]).toEqual([
      true,
      'Import at most 1,000 checkouts at once. This list has 1,001.',
    ]);
  });

  it('can come from a file, after what is there', async () => {
    const { user } = open();
    paste(A);
    await user.upload(screen.getByLabelText('Or choose a file'), new File([`A-17;${B}\r\n`], 'list.csv'));
    expect(await says('2 checkout IDs found.')).toBeDefined();
    expect(field().value).toBe(`${A}\nA-17;${B}\r\n`);
  });

  it.each([
    ['is too large', { size: 5_000_001 }, 'This file is too large for a list of checkouts.'],
    [
      'cannot be read',
      { text: () => Promise.reject(new DOMException('', 'NotReadableError')) },
      'Couldn’t read this file. Choose it again, or paste its content.',
    ],
  ])('cannot come from a file that %s, which is said', async (_what, file, said) => {
    open();
    const input = screen.getByLabelText('Or choose a file');
    Object.defineProperty(input, 'files', { value: [{ size: 1, ...file }] });
    fireEvent.change(input);
    await waitFor(() => expect(saidAt(input)).toBe(said));
    expect(field().value).toBe('');
  });
});

describe('an import', () => {
  it('asks one by one, and says what became of each', async () => {
    const outcomesInOrder: Outcome[] = [IMPORTED, { outcome: 'updated' }, { outcome: 'notFound' }, FAILED];
    const { user, asked } = open(outcomesInOrder);
    const list = ids(4);
    paste(...list);
    await user.click(button(START));
    expect(await says('Done: 1 imported, 1 already here, 1 not found, 1 failed.')).toBeDefined();
    expect(asked()).toEqual(list);
    expect(outcomes()).toEqual([
      [list[0], 'Imported'],
      [list[1], 'Already here, now up to date'],
      [list[2], 'Inqud can’t find it in this account'],
      [list[3], 'Inqud has a problem on its side (503). Try again in a minute.'],
    ]);
  });

  it('links to what is in the list now, and to nothing else', async () => {
    const { user } = open([IMPORTED, { outcome: 'notFound' }]);
    paste(A, B);
    await user.click(button(START));
    await says(/^Done/);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([`#/checkouts/${A}`]);
  });

  it('shows how far it is, while the rest waits', async () => {
    const second = Promise.withResolvers<Outcome>();
    const { user } = open([IMPORTED, second.promise]);
    paste(A, B, C);
    await user.click(button(START));
    await says('1 of 3');
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Imported so far' });
    expect([bar.value, bar.max]).toEqual([1, 3]);
    expect(outcomes().map(([, state]) => state)).toEqual(['Imported', 'Checking…', 'Waiting']);
    expect([isOff(button(START)), field().readOnly, isOffered(RETRY)]).toEqual([true, true, false]);
    expect(await says('Importing…')).toBeDefined();
  });

  it('leaves the focus where it is when it starts, pauses and goes on', async () => {
    const { user } = open([Promise.withResolvers<Outcome>().promise]);
    paste(A, B);
    await user.click(button(START));
    await says('Importing…');
    expect(document.activeElement).toBe(button(START));
    await user.keyboard('{Enter}');
    await user.click(button('Pause'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Resume'));
  });

  it('told to wait asks for the same one again, a second later', async () => {
    const { user, sleeps, asked } = open([{ outcome: 'wait' }, { outcome: 'wait' }, IMPORTED]);
    paste(A);
    await user.click(button(START));
    for (const times of [1, 2]) {
      await waitFor(() => expect(sleeps).toHaveLength(times));
      expect([sleeps[times - 1]?.ms, asked()]).toEqual([1000, Array(times).fill(A)]);
      sleeps[times - 1]?.wake();
    }
    await says('Done: 1 imported.');
    expect(asked()).toEqual([A, A, A]);
  });

  it('says that closing the page stops it, and does stop then', async () => {
    const first = Promise.withResolvers<Outcome>();
    const { user, asked } = open([first.promise, IMPORTED]);
    expect(await says(/If you close this page, the import stops, and finished ones stay\./)).toBeDefined();
    paste(A, B);
    await user.click(button(START));
    act(cleanup);
    first.resolve(IMPORTED);
    await new Promise((done) => setTimeout(done));
    expect(asked()).toEqual([A]);
  });

  it('can be paused, keeps what is on its way, and goes on where it was', async () => {
    const first = Promise.withResolvers<Outcome>();
    const { user, asked } = open([first.promise, IMPORTED]);
    paste(A, B);
    await user.click(button(START));
    await user.click(button('Pause'));
    first.resolve(IMPORTED);
    await says('1 of 2');
    expect(asked()).toEqual([A]);
    expect(await says('Paused')).toBeDefined();
    await user.click(button('Resume'));
    await says('Done: 2 imported.');
    expect([asked(), isOffered('Resume'), isOffered('Pause')]).toEqual([[A, B], false, false]);
  });

  it('that is paused while it waits does not ask again by itself', async () => {
    const { user, asked, sleeps } = open([{ outcome: 'wait' }, IMPORTED]);
    paste(A);
    await user.click(button(START));
    await waitFor(() => expect(sleeps).toHaveLength(1));
    await user.click(button('Pause'));
    await act(async () => sleeps[0]?.wake());
    expect(asked()).toEqual([A]);
    await user.click(button('Resume'));
    await says('Done: 1 imported.');
    expect(asked()).toEqual([A, A]);
  });

  it('can be cancelled: what was imported stays in the table, the rest goes', async () => {
    const { user, asked, sleeps } = open([IMPORTED, { outcome: 'wait' }]);
    paste(A, B, C);
    await user.click(button(START));
    await waitFor(() => expect(sleeps).toHaveLength(1));
    await user.click(button('Cancel'));
    await act(async () => sleeps[0]?.wake());
    expect([asked(), outcomes()]).toEqual([[A, B], [[A, 'Imported']]]);
    expect([isOffered('Cancel'), isOffered('Resume'), isOff(button(START))]).toEqual([false, false, false]);
  });

  it('tries those again that were not imported, and only those', async () => {
    const { user, asked } = open([IMPORTED, FAILED, { outcome: 'notFound' }, IMPORTED]);
    paste(A, B, C);
    await user.click(button(START));
    await user.click(await screen.findByRole('button', { name: 'Retry 2 checkouts' }));
    await says('Done: 3 imported.');
    expect([asked(), isOffered(RETRY)]).toEqual([[A, B, C, B, C], false]);
  });
});

describe('the result of an import', () => {
  it('goes when another list is pasted: it says nothing about that one', async () => {
    const { user } = open([IMPORTED, FAILED]);
    paste(A, B);
    await user.click(button(START));
    await says('Done: 1 imported, 1 failed.');
    paste(C);
    expect([outcomes(), isOffered(RETRY), screen.queryByRole('progressbar'), preview()]).toEqual([
      [],
      false,
      null,
      '1 checkout ID found.',
    ]);
  });

  it('goes also when the list comes from a file, or is emptied', async () => {
    const { user } = open();
    for (const change of [
      () => user.upload(screen.getByLabelText('Or choose a file'), new File([C], 'list.txt')),
      async () => paste(''),
    ]) {
      paste(A);
      await user.click(button(START));
      await says('Done: 1 imported.');
      await change();
      await waitFor(() => expect(outcomes()).toEqual([]));
    }
  });

  it('stays while the text has the same IDs', async () => {
    const { user } = open();
    paste(A);
    await user.click(button(START));
    await says('Done: 1 imported.');
    paste('', A, '');
    expect(outcomes()).toEqual([[A, 'Imported']]);
  });

  it('that is not whole yet holds its list: continue or cancel comes first, and is said', async () => {
    const first = Promise.withResolvers<Outcome>();
    const { user } = open([first.promise, IMPORTED]);
    paste(A, B);
    await user.click(button(START));
    await user.click(button('Pause'));
    first.resolve(IMPORTED);
    await says('1 of 2');
    const file = screen.getByLabelText<HTMLInputElement>('Or choose a file');
    expect([field().readOnly, file.disabled, isOff(button(START))]).toEqual([true, true, true]);
    expect(saidAt(field())).toBe('Finish or cancel this import before you paste another list.');
    await user.click(button('Cancel'));
    expect([field().readOnly, file.disabled, isOff(button(START))]).toEqual([false, false, false]);
    expect([saidAt(field()), outcomes()]).toEqual(['', [[A, 'Imported']]]);
  });
});

describe('what stands in the way of all', () => {
  it.each<[Outcome, RegExp]>([
    [{ outcome: 'failed', problem: { kind: 'locked' } }, /Checkout Desk is locked/],
    [{ outcome: 'failed', problem: { kind: 'offline' } }, /You’re offline/],
    [{ outcome: 'failed', problem: { kind: 'refused', status: 401, messages: [] } }, /Inqud rejected the API token/],
    [{ outcome: 'failed', problem: { kind: 'rateLimited', status: 429, wait: 30_000 } }, /Try again in 30 seconds/],
  ])('pauses the import and is said once, not for each checkout, %#', async (outcome, said) => {
    const { user, asked } = open([IMPORTED, outcome, IMPORTED]);
    paste(A, B, C);
    await user.click(button(START));
    expect(textOf(await screen.findByRole('alert'))).toMatch(said);
    expect([asked(), outcomes().map(([, state]) => state)]).toEqual([
      [A, B],
      ['Imported', 'Waiting', 'Waiting'],
    ]);
    await user.click(button('Resume'));
    await says('Done: 3 imported.');
    expect([asked(), screen.queryByRole('alert')]).toEqual([[A, B, B, C], null]);
  });

  it('is the browser’s permission, which can be given here', async () => {
    const { user, grant } = open([{ outcome: 'failed', problem: { kind: 'noPermission' } }]);
    paste(A);
    await user.click(button(START));
    await user.click(await screen.findByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('is also a background that cannot store', async () => {
    const { user, asked } = open([new Error('The disk is full.')]);
    paste(A, B);
    await user.click(button(START));
    expect(textOf(await screen.findByRole('alert'))).toBe('The disk is full.');
    expect(asked()).toEqual([A]);
  });
});

describe('the account to ask with', () => {
  it('is not asked about when there is one', async () => {
    const { user, importOne } = open();
    expect(screen.queryByLabelText('Account')).toBeNull();
    paste(A);
    await user.click(button(START));
    await says(/^Done/);
    expect(importOne.mock.calls).toEqual([['shop', A]]);
  });

  it('is each of several, first the current one, until one is chosen', async () => {
    const answers: Outcome[] = [{ outcome: 'notFound' }, IMPORTED, ...Array<Outcome>(4).fill({ outcome: 'notFound' })];
    const { user, importOne } = open(answers, shops(3));
    const select = screen.getByLabelText<HTMLSelectElement>('Account');
    expect([select.value, Array.from(select.options, ({ text }) => text)]).toEqual([
      '',
      ['All accounts', 'Shop 1', 'Shop 2', 'Shop 3'],
    ]);
    paste(A, B);
    await user.click(button(START));
    await says('Done: 1 imported, 1 not found.');
    expect(importOne.mock.calls).toEqual([
      ['shop-2', A],
      ['shop-1', A],
      ['shop-1', B],
      ['shop-2', B],
      ['shop-3', B],
    ]);
    expect(outcomes()).toEqual([
      [A, 'Imported · Shop 1'],
      [B, 'Inqud can’t find it in any of your accounts'],
    ]);
    await user.selectOptions(select, 'Shop 3');
    await user.click(button(RETRY));
    await says('Done: 1 imported, 1 not found.');
    expect(importOne.mock.calls.slice(5)).toEqual([['shop-3', B]]);
    expect(outcomes()[1]).toEqual([B, 'Inqud can’t find it in this account']);
  });

  it('cannot be changed in the middle', async () => {
    const { user } = open([Promise.withResolvers<Outcome>().promise], shops(2));
    paste(A);
    await user.click(button(START));
    expect(screen.getByLabelText<HTMLSelectElement>('Account').disabled).toBe(true);
  });

  it('has to be there', () => {
    open([IMPORTED], []);
    expect(textOf(screen.getByRole('region', { name: 'Import' }))).toContain('Add an account in Settings first');
    expect(isOffered('Start')).toBe(false);
  });
});
