import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MonitorSettings } from '../../../components/settings/MonitorSettings';
import type { Account } from '../../../lib/accounts/account';
import type { TokenBucket } from '../../../lib/checkouts/database';
import type { Monitoring } from '../../../lib/checkouts/refreshQueries';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/shared/time';
import { account, NOW } from '../../unit/support/examples';
import type { Answers } from '../support/stage';
import { clockAt, MARKUP, PAUSED, rowsOf, shops, startBackground } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

type Minutes = NonNullable<TokenBucket['minutes']>;
const minute = (ago: number, sent: number, failed: Minutes[number]['failed'] = {}): Minutes[number] => ({
  minute: (NOW - ago) / MINUTE,
  sent,
  failed,
});
const asked = (changes: Partial<Monitoring> = {}, pace: Partial<TokenBucket> = {}): Monitoring => ({
  accountId: 'shop',
  nextRefreshAt: null,
  pace: { accountId: 'shop', tokens: 30, at: NOW - 12 * SECOND, ...pace },
  ...changes,
});

function show(monitoring: Monitoring[], options: { accounts?: Account[]; locked?: boolean; answers?: Answers } = {}) {
  const background = startBackground(options.answers);
  const { accounts = [account({ label: 'Shop A' })], locked = false } = options;
  render(<MonitorSettings accounts={accounts} monitoring={monitoring} clock={clockAt()} locked={locked} />);
  return { user: userEvent.setup(), background };
}

const rows = () => rowsOf(screen.getByRole('region', { name: 'Status checks' })).slice(1);
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Refresh/ });

describe('what the desk does while nobody looks', () => {
  it('is told in four columns', () => {
    show([]);
    const [head] = rowsOf(screen.getByRole('region', { name: 'Status checks' }));
    expect(head).toEqual(['Account', 'Last checked', 'Next', 'Requests in the last hour']);
  });

  it('is nothing before the first request', () => {
    show([]);
    expect(rows()).toEqual([['Shop A', 'never', 'nothing to check', '0']]);
  });

  it('is when it asked last, when it asks next, and how often in the last hour', () => {
    show([
      asked({ nextRefreshAt: NOW + 4 * MINUTE + 10 * SECOND }, { minutes: [minute(2 * MINUTE, 40), minute(0, 1)] }),
    ]);
    expect(rows()).toEqual([['Shop A', '12 s', 'in 4:10', '41']]);
  });

  it.each([NOW, NOW - HOUR])('asks now what is due: %i', (nextRefreshAt) => {
    show([asked({ nextRefreshAt })]);
    expect(rows()[0]?.[2]).toBe('now');
  });

  it('is told of each account by itself', () => {
    const [first, second] = shops(2);
    show([asked({ accountId: 'shop-2' }, { accountId: 'shop-2', minutes: [minute(0, 7)] })], {
      accounts: [first, second].filter((each) => each !== undefined),
    });
    expect(rows()).toEqual([
      ['Shop 1', 'never', 'nothing to check', '0'],
      ['Shop 2', '12 s', 'nothing to check', '7'],
    ]);
  });

  it('says how the last request failed', () => {
    show([asked({}, { last: { at: NOW, error: 'network' } })]);
    expect(rows()[0]?.[1]).toBe('12 s · not reached');
  });

  it('does not speak of a failure that was made good', () => {
    show([asked({}, { last: { at: NOW, error: null } })]);
    expect(rows()[0]?.[1]).toBe('12 s');
  });

  it('shows a name full of markup as text', () => {
    show([], { accounts: [account({ label: MARKUP })] });
    expect(rows()[0]?.[0]).toBe(MARKUP);
    expect(document.querySelector('td img, th img')).toBeNull();
  });
});

describe('the requests of the last hour', () => {
  it('are counted with their failures, by kind', () => {
    const minutes = [
      minute(30 * MINUTE, 20, { timeout: 1 }),
      minute(10 * MINUTE, 20, { timeout: 1, refused: 1 }),
      minute(0, 1),
    ];
    show([asked({}, { minutes })]);
    expect(rows()[0]?.[3]).toBe('41 (timed out: 2, rejected: 1)');
  });

  it.each([
    ['network', 'not reached: 1'],
    ['aborted', 'interrupted: 1'],
    ['forbidden', 'not allowed: 1'],
    ['notFound', 'not found: 1'],
    ['invalid', 'not accepted: 1'],
    ['rateLimited', 'rate limited: 1'],
    ['server', 'problem at Inqud: 1'],
    ['notJson', 'answered by something else: 1'],
    ['unexpected', 'not understood: 1'],
  ] as const)('that failed as "%s" are told in words', (kind, words) => {
    show([asked({}, { minutes: [minute(0, 3, { [kind]: 1 })] })]);
    expect(rows()[0]?.[3]).toBe(`3 (${words})`);
  });

  it('are not those of before', () => {
    const old = { timeout: 5 };
    show([asked({}, { minutes: [minute(DAY, 9, old), minute(HOUR, 9, old), minute(59 * MINUTE, 2)] })]);
    expect(rows()[0]?.[3]).toBe('2');
  });
});

describe('an account that is not asked about', () => {
  const due = [asked({ nextRefreshAt: NOW + MINUTE })];

  it('because Inqud refused its token is paused', () => {
    show(due, { accounts: [account({ paused: PAUSED })] });
    expect(rows()[0]?.[2]).toBe('paused');
  });

  it('because the desk is locked waits for the passphrase, and cannot be refreshed', () => {
    show(due, { locked: true, accounts: [account({ paused: PAUSED })] });
    expect(rows()[0]?.[2]).toBe('when unlocked');
    expect(button().disabled).toBe(true);
  });
});

describe('to refresh now', () => {
  it('asks about all that is watched, and says that it does', async () => {
    const answer = Promise.withResolvers<unknown>();
    const { user, background } = show([], { answers: { refreshAll: () => answer.promise } });
    await user.click(button());
    expect(button().textContent).toBe('Refreshing…');
    expect(button().disabled).toBe(true);
    await user.click(button());
    expect(background.payloads('refreshAll')).toEqual([{}]);
    answer.resolve('done');
    await waitFor(() => expect(button().textContent).toBe('Refresh now'));
    expect(button().disabled).toBe(false);
  });

  it('says what kept it, and no more once it worked', async () => {
    let fails = true;
    const refreshAll = async () => {
      if (fails) throw new Error('The database is closed.');
      return 'done';
    };
    const { user } = show([], { answers: { refreshAll } });
    await user.click(button());
    expect((await screen.findByRole('alert')).textContent).toBe('The database is closed.');
    expect(button().disabled).toBe(false);
    fails = false;
    await user.click(button());
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
