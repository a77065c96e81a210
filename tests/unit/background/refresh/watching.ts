import type { Account } from '../../../../lib/accounts/account';
import { createMonitor } from '../../../../lib/background/refresh/monitor';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import type { Problem } from '../../../../lib/inqud/problem';
import { clientWith } from '../../inqud/fake-fetch';
import { account, checkout, emptyAccounts, emptyHistory, NOW } from '../../support/examples';

/** A monitor over empty databases, with a clock to set and an Inqud whose answers the test sets. */
export async function startWatching() {
  const history = await emptyHistory();
  const accounts = await emptyAccounts();
  const world = {
    now: NOW,
    online: true,
    /** Why there is nothing to sign with, if so. */
    unsigned: null as Problem | null,
    /** Whether a signer that was given out still signs. */
    signs: true,
    /** What Inqud answers about a checkout; by default that it is new. */
    answer: (id: string): Response | Promise<Response> => statusOf(id, 'NEW'),
    /** The checkouts that were asked about, in that order. */
    asked: [] as string[],
    inFlight: 0,
    mostInFlight: 0,
  };
  const { client } = clientWith(
    async ({ url }) => {
      const id = decodeURIComponent(url.split('/').at(-1) ?? '');
      world.asked.push(id);
      world.inFlight += 1;
      world.mostInFlight = Math.max(world.mostInFlight, world.inFlight);
      try {
        return await world.answer(id);
      } finally {
        world.inFlight -= 1;
      }
    },
    { sign: async () => (world.signs ? {} : null) },
  );
  /** A background of its own: what another one held in memory, it does not have. */
  const wake = () =>
    createMonitor({
      history,
      accounts,
      clientFor: async () => (world.unsigned ? { ok: false, problem: world.unsigned } : { ok: true, client }),
      obstacle: async () => (world.online ? null : { kind: 'offline' as const }),
      now: () => world.now,
      random: () => 0.5,
    });
  return {
    world,
    history,
    accounts,
    wake,
    monitor: wake(),
    addAccount: (changes: Partial<Account> = {}) => accounts.accounts.put(account(changes)),
    /** Checkouts that are due, each a little longer ago than the one before it. */
    addDue: (ids: string[], changes: Partial<StoredCheckout> = {}) =>
      history.checkouts.bulkPut(ids.map((id, i) => checkout({ id, nextRefreshAt: NOW - i, ...changes }))),
    stored: async (id: string) => await history.checkouts.get(id),
  };
}

export function statusOf(id: string, status: string): Response {
  return Response.json({ id, status });
}

/** An answer that is given when the test says so, and a promise of its having been asked for. */
export function later() {
  const answer = Promise.withResolvers<Response>();
  const asked = Promise.withResolvers<void>();
  return {
    respond: (): Promise<Response> => {
      asked.resolve();
      return answer.promise;
    },
    asked: asked.promise,
    give: answer.resolve,
  };
}

export const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `c${from + i}`);
