import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientFor } from '../../../../lib/background/access/access';
import { createCheckoutCreator } from '../../../../lib/background/create/create';
import { createMonitor } from '../../../../lib/background/refresh/monitor';
import { createInqudClient } from '../../../../lib/inqud/client';
import type { Problem } from '../../../../lib/inqud/problem';
import { HOUR } from '../../../../lib/shared/time';
import { checkout, DRAFT, emptyHistory, FIXED_PRICE_ANSWER, NOW } from '../../support/examples';
import { PASSPHRASE, startCovered } from '../vault/room';
import { statusOf } from './watching';

/** The background's own wiring, with the real vault and the real client, and an Inqud that counts what comes. */
async function startDesk() {
  const room = await startCovered();
  await room.passphrase.unlock(PASSPHRASE);
  const history = await emptyHistory();
  const world = {
    /** Whether the background looks at the lock before it asks for a signer, as it does. */
    looks: true,
    /** Happens when a signer has been given out and nothing is sent yet. */
    inTheLastMoment: async () => {},
    fetched: [] as string[],
  };
  const clientFor: ClientFor = async (account) => {
    const signing = await room.vault.signerFor(account);
    if (!signing.ok) return { ok: false, problem: { kind: signing.why } };
    await world.inTheLastMoment();
    const fetchNow: typeof fetch = async (input, init) => {
      world.fetched.push(String(input));
      return init?.method === 'POST'
        ? new Response(FIXED_PRICE_ANSWER)
        : statusOf(decodeURIComponent(String(input).split('/').at(-1) ?? ''), 'SUCCESS');
    };
    const setup = { fetch: fetchNow, now: () => NOW, sign: signing.sign, baseUrl: 'https://x.example', timeout: 1000 };
    return { ok: true, client: createInqudClient(setup) };
  };
  const obstacle = async (): Promise<Problem | null> =>
    world.looks && (await room.passphrase.state()).is === 'locked' ? { kind: 'locked' } : null;
  const parts = { history, accounts: room.db, clientFor, obstacle, now: () => room.world.now };
  await history.checkouts.put(checkout({ id: 'a', accountId: 'signed', nextRefreshAt: NOW - 5 }));
  return {
    ...room,
    history,
    desk: world,
    clientFor,
    monitor: createMonitor({ ...parts, random: () => 0.5 }),
    creating: createCheckoutCreator({ ...parts, notStored: () => {} }),
  };
}

let room: Awaited<ReturnType<typeof startDesk>>;
beforeEach(async () => {
  room = await startDesk();
});

const create = () => room.creating.create('attempt', 'header', DRAFT, false);
const due = async () => (await room.history.checkouts.get('a'))?.nextRefreshAt;
const asItWas = () => checkout({ id: 'a', accountId: 'signed', nextRefreshAt: NOW - 5 });

it('a lock between signer and request: the client answers notSigned, and fetch is not called', async () => {
  const account = await room.db.accounts.get('signed');
  const access = account && (await room.clientFor(account));
  if (!access?.ok) throw new Error('There is no client.');
  await room.passphrase.lock();
  const notSigned = { ok: false, error: { kind: 'notSigned' } };
  expect(await access.client.readCheckout('CAP-1', 'a')).toEqual(notSigned);
  expect(await access.client.createCheckout('CAP-1', DRAFT)).toEqual(notSigned);
  expect(room.desk.fetched).toEqual([]);
});

describe.each([
  ['locked before', true, async () => room.passphrase.lock(), 'locked'],
  ['locked before, unnoticed by the obstacle check', false, async () => room.passphrase.lock(), 'locked'],
  [
    'locked by time, unnoticed by the obstacle check',
    false,
    async () => {
      room.world.now += 9 * HOUR;
    },
    'locked',
  ],
  [
    'locked in the last moment',
    true,
    async () => {
      room.desk.inTheLastMoment = () => room.passphrase.lock();
    },
    'notSigned',
  ],
])('%s', (_when, looks, lock, kind) => {
  beforeEach(async () => {
    room.desk.looks = looks;
    await lock();
  });

  it('a create is refused, keeps nothing pending, and nothing was sent', async () => {
    expect(await create()).toEqual({ outcome: 'refused', problem: { kind } });
    expect(await room.history.creates.count()).toBe(0);
    expect(room.desk.fetched).toEqual([]);
  });

  it('a checkout stays due as it was, and a refresh by a person says that it is locked', async () => {
    expect(await room.monitor.refreshNow('a')).toEqual({ kind: 'locked' });
    expect(await room.history.checkouts.get('a')).toEqual(asItWas());
    expect(room.desk.fetched).toEqual([]);
  });

  it('the background asks nothing, counts no failure, and pauses no account', async () => {
    await room.monitor.refreshDue();
    await room.monitor.refreshHinted('a');
    await room.monitor.refreshShown(['a']);
    expect(await room.history.checkouts.get('a')).toEqual(asItWas());
    expect((await room.db.accounts.toArray()).map(({ paused }) => paused)).toEqual([null, null]);
    expect(room.desk.fetched).toEqual([]);
  });

  it('after unlocking it is asked at once, and the create can be sent again', async () => {
    await room.monitor.refreshDue();
    await create();
    room.desk.inTheLastMoment = async () => {};
    await room.passphrase.unlock(PASSPHRASE);
    await room.monitor.refreshDue();
    expect(await room.history.checkouts.get('a')).toMatchObject({ status: 'SUCCESS' });
    expect(await create()).toMatchObject({ outcome: 'created' });
    expect(room.desk.fetched).toHaveLength(2);
  });
});

it('a create with unknown outcome stays so when its retry meets a lock: nothing is lost', async () => {
  await room.history.creates.put({
    attemptId: 'attempt',
    accountId: 'header',
    draft: DRAFT,
    startedAt: NOW,
    attempt: 1,
    state: 'unknown',
    error: { kind: 'network' },
  });
  room.desk.inTheLastMoment = () => room.passphrase.lock();
  expect(await room.creating.retry('attempt', false)).toEqual({ outcome: 'refused', problem: { kind: 'notSigned' } });
  expect(await room.history.creates.toArray()).toMatchObject([{ attemptId: 'attempt', state: 'unknown' }]);
  expect(room.desk.fetched).toEqual([]);
});

it('a checkout that is never due again does not become due by a lock', async () => {
  await room.history.checkouts.put(checkout({ id: 'a', accountId: 'signed' }));
  room.desk.inTheLastMoment = () => room.passphrase.lock();
  expect(await room.monitor.refreshNow('a')).toEqual({ kind: 'locked' });
  expect(await due()).toBeUndefined();
});
