import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCheckoutCreator } from '../../../lib/background/create/create';
import { createAccountRemover } from '../../../lib/background/removeAccount';
import { forgetHistory } from '../../../lib/checkouts/deleteCheckouts';
import { clientWith } from '../inqud/fake-fetch';
import { account, checkout, DRAFT, emptyHistory, FIXED_PRICE_ANSWER, NOW, SAMPLE_SECRET } from '../support/examples';
import { later } from './refresh/watching';
import { startRoom } from './vault/room';

async function startRemoving() {
  const room = await startRoom();
  const history = await emptyHistory();
  /** A background of its own. */
  const wake = () => createAccountRemover({ history, accounts: room.db, vault: room.wake().vault, now: () => NOW });
  await room.vault.keep(account({ id: 'shop' }), SAMPLE_SECRET);
  await room.vault.keep(account({ id: 'second', position: 1 }), SAMPLE_SECRET);
  return { ...room, history, wake, removing: wake() };
}

let desk: Awaited<ReturnType<typeof startRemoving>>;
beforeEach(async () => {
  desk = await startRemoving();
});

/** Checkouts of an account, each with two lines of timeline; a create without an answer, and a pace. */
async function addHistory(accountId: string, many: number): Promise<void> {
  const ids = Array.from({ length: many }, (_, i) => `${accountId}-${i}`);
  await desk.history.checkouts.bulkPut(ids.map((id, i) => checkout({ id, accountId, createdAt: NOW + i })));
  const line = { at: NOW, from: null, to: 'NEW', source: 'created' as const, settled: null };
  await desk.history.timeline.bulkAdd([...ids, ...ids].map((checkoutId) => ({ ...line, checkoutId })));
  await desk.history.creates.put({
    attemptId: `${accountId}-attempt`,
    accountId,
    draft: DRAFT,
    startedAt: NOW,
    attempt: 1,
    state: 'unknown',
    error: null,
  });
  await desk.history.paces.put({ accountId, tokens: 3, at: NOW });
}

const left = async () => {
  const { checkouts, timeline, creates, paces } = desk.history;
  return {
    checkouts: await checkouts.count(),
    timeline: await timeline.count(),
    creates: await creates.count(),
    paces: await paces.count(),
  };
};
const OF_ONE = (many: number) => ({ checkouts: many, timeline: 2 * many, creates: 1, paces: 1 });
const ids = async () => (await desk.db.accounts.toArray()).map(({ id }) => id);

describe('remove, and keep the history', () => {
  it('forgets the secret and the token ID, and keeps the name beside the checkouts: "nothing is asked for them" [P-60]', async () => {
    await addHistory('shop', 3);
    await desk.db.accounts.update('shop', { paused: { at: NOW, error: { kind: 'network' } } });
    await desk.removing.remove('shop', false);
    expect(await desk.db.accounts.get('shop')).toEqual(
      account({ secret: 'none', tokenId: '', removed: { at: NOW, withHistory: false } }),
    );
    expect(await desk.db.secrets.toCollection().primaryKeys()).toEqual(['second']);
    expect(await left()).toEqual(OF_ONE(3));
    expect(await desk.vault.signerFor(account())).toEqual({ ok: false, why: 'noSecret' });
  });

  it('needs no passphrase: a person who is locked out can still remove an account', async () => {
    await desk.passphrase.set('correct horse battery staple');
    await desk.passphrase.lock();
    await desk.removing.remove('shop', false);
    expect(await desk.db.secrets.toCollection().primaryKeys()).toEqual(['second']);
  });

  it('is not finished by a later start: its history stays', async () => {
    await addHistory('shop', 3);
    await desk.removing.remove('shop', false);
    await desk.wake().finishRemovals();
    expect(await ids()).toEqual(['second', 'shop']);
    expect(await left()).toEqual(OF_ONE(3));
  });
});

describe('remove with the history', () => {
  it('leaves nothing of it, and everything of the others, also when there are more than are removed at once', async () => {
    await addHistory('shop', 1203);
    await addHistory('second', 5);
    await desk.removing.remove('shop', true);
    expect(await ids()).toEqual(['second']);
    expect(await desk.db.secrets.toCollection().primaryKeys()).toEqual(['second']);
    expect(await left()).toEqual(OF_ONE(5));
    expect((await desk.history.checkouts.toArray()).every(({ accountId }) => accountId === 'second')).toBe(true);
  }, 30_000);

  it('does nothing to an account whose ID begins alike', async () => {
    await addHistory('shop', 2);
    await addHistory('shop2', 2);
    await desk.removing.remove('shop', true);
    expect(await left()).toEqual(OF_ONE(2));
  });

  it('removes what an earlier removal had kept', async () => {
    await addHistory('shop', 3);
    await desk.removing.remove('shop', false);
    await desk.removing.remove('shop', true);
    expect(await ids()).toEqual(['second']);
    expect(await left()).toEqual({ checkouts: 0, timeline: 0, creates: 0, paces: 0 });
  });

  it.each([1, 2])('"survives an end half-way": killed in step %d, the next background finishes it', async (step) => {
    await addHistory('shop', 503);
    await addHistory('second', 5);
    const real = desk.history.checkouts.bulkDelete.bind(desk.history.checkouts);
    let steps = 0;
    const kill = vi.spyOn(desk.history.checkouts, 'bulkDelete').mockImplementation((keys) => {
      steps += 1;
      if (steps === step) throw new Error('killed');
      return real(keys);
    });
    await expect(desk.removing.remove('shop', true)).rejects.toThrow('killed');
    kill.mockRestore();

    // Half-way: it is not offered any more, has no secret, and no checkout is without its timeline.
    expect(await desk.db.accounts.get('shop')).toMatchObject({ secret: 'none', removed: { withHistory: true } });
    const half = await left();
    expect(half.checkouts).toBeGreaterThan(5);
    expect(half.timeline).toBe(2 * half.checkouts);

    await desk.wake().finishRemovals();
    expect(await ids()).toEqual(['second']);
    expect(await left()).toEqual(OF_ONE(5));
  });

  it('leaves nothing of a create that Inqud answers only after it: no checkout without an account', async () => {
    const answer = later();
    const fake = clientWith(answer.respond);
    const { history, db: accounts } = desk;
    const clientFor = async () => ({ ok: true as const, client: fake.client });
    const creating = createCheckoutCreator({
      history,
      accounts,
      clientFor,
      obstacle: async () => null,
      now: () => NOW,
      notStored: () => {},
    });
    const created = creating.create('attempt', 'shop', DRAFT, false);
    await answer.asked;
    await desk.removing.remove('shop', true);
    answer.give(new Response(FIXED_PRICE_ANSWER));
    await created;
    expect(await left()).toEqual({ checkouts: 0, timeline: 0, creates: 0, paces: 0 });
  });

  it('is finished when only the account itself was left, and once more is no harm', async () => {
    await desk.db.accounts.update('shop', { removed: { at: NOW, withHistory: true } });
    await desk.wake().finishRemovals();
    await desk.wake().finishRemovals();
    expect(await ids()).toEqual(['second']);
  });
});

it('forgetting the history of an unknown account does nothing', async () => {
  await addHistory('second', 2);
  await forgetHistory(desk.history, 'gone', NOW);
  expect(await left()).toEqual(OF_ONE(2));
});
