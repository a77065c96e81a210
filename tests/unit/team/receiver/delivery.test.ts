import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Published } from '../../../../lib/team/receiver/delivery';
import { createDelivery } from '../../../../lib/team/receiver/delivery';
import type { Parcel } from '../../../../lib/team/receiver/hook';
import { createMetrics } from '../../../../lib/team/receiver/metrics';
import { openSpool } from '../../../../lib/team/receiver/spool';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delivery-'));
});
const spools: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const spool of spools.splice(0)) await spool.close();
  await rm(folder, { recursive: true, force: true });
});

const parcel = (id: string): Parcel => ({ id, subject: `hook.CAP-1.${id}`, message: new Uint8Array([1]) });

/** An engine that answers as it is told to, and a clock that the test moves. */
async function setUp() {
  let answer: Published = 'stored';
  const handed: string[] = [];
  const stored: string[] = [];
  const metrics = createMetrics();
  const spool = await openSpool(join(folder, 'spool'), 100_000);
  spools.push(spool);
  const waits: { ms: number; end: () => void }[] = [];
  const delivery = createDelivery({
    engine: {
      isUp: () => true,
      async publish({ id }) {
        handed.push(id);
        if (answer === 'stored' && stored.includes(id)) return 'again';
        if (answer === 'stored') stored.push(id);
        return answer;
      },
    },
    spool,
    metrics,
    patience: 5000,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', () => resolve());
        waits.push({ ms, end: resolve });
      }),
  });
  return {
    delivery,
    spool,
    metrics,
    handed,
    stored,
    waits,
    set: (next: Published) => {
      answer = next;
    },
    /** Ends the pauses before the next attempt. */
    retry: () => {
      for (const { ms, end } of waits.splice(0)) if (ms !== 5000) end();
    },
    /** Ends the patience of those who wait for an answer. */
    giveUp: () => {
      for (const { ms, end } of waits.splice(0)) if (ms === 5000) end();
    },
  };
}

describe('a webhook', () => {
  it('that the engine stores counts as delivered, also when it had it already', async () => {
    const { delivery, stored, spool } = await setUp();
    expect(await delivery.deliver(parcel('a'))).toBe(true);
    expect(await delivery.deliver(parcel('a'))).toBe(true);
    expect(stored).toEqual(['a']);
    expect(spool.state().parcels).toBe(0);
  });

  it('that the engine does not acknowledge is kept, and is delivered by a later attempt in time', async () => {
    const { delivery, stored, set, retry, waits, spool } = await setUp();
    set('unknown');
    const answer = delivery.deliver(parcel('a'));
    await expect.poll(() => waits.map(({ ms }) => ms).toSorted()).toEqual([250, 5000]);
    set('stored');
    retry();
    expect(await answer).toBe(true);
    expect(stored).toEqual(['a']);
    await expect.poll(() => spool.state()).toEqual({ parcels: 0, bytes: 0 });
  });

  it('that waits too long is answered as not stored, and is still delivered afterwards', async () => {
    const { delivery, stored, set, retry, giveUp, waits, metrics } = await setUp();
    set('unknown');
    const answer = delivery.deliver(parcel('a'));
    await expect.poll(() => waits.length).toBe(2);
    const pauses = waits.filter(({ ms }) => ms !== 5000);
    giveUp();
    expect(await answer).toBe(false);
    set('stored');
    for (const { end } of pauses) end();
    retry();
    await expect.poll(() => stored).toEqual(['a']);
    expect(metrics.of('spooled')).toBe(1);
    await expect.poll(() => metrics.of('drained')).toBe(1);
  });

  it('never goes past those that wait', async () => {
    const { delivery, stored, set, retry, waits } = await setUp();
    set('unknown');
    const answers = [delivery.deliver(parcel('a'))];
    await expect.poll(() => waits.length).toBe(2);
    set('stored');
    answers.push(delivery.deliver(parcel('b')), delivery.deliver(parcel('c')));
    await expect.poll(() => waits.filter(({ ms }) => ms === 5000).length).toBe(3);
    retry();
    expect(await Promise.all(answers)).toEqual([true, true, true]);
    expect(stored).toEqual(['a', 'b', 'c']);
  });

  it('that comes again while it waits is delivered once, and both are answered', async () => {
    const { delivery, stored, set, retry, waits } = await setUp();
    set('unknown');
    const answers = [delivery.deliver(parcel('a')), delivery.deliver(parcel('a'))];
    await expect.poll(() => waits.filter(({ ms }) => ms === 5000).length).toBe(2);
    set('stored');
    retry();
    expect(await Promise.all(answers)).toEqual([true, true]);
    expect(stored).toEqual(['a']);
  });

  it('that the engine will never take stops none of the others', async () => {
    const { delivery, stored, set, metrics } = await setUp();
    set('refused');
    expect(await delivery.deliver(parcel('a'))).toBe(true);
    set('stored');
    expect(await delivery.deliver(parcel('b'))).toBe(true);
    expect(stored).toEqual(['b']);
    expect(metrics.of('refused')).toBe(1);
  });

  it('waits longer before each attempt, up to ten seconds', async () => {
    const { delivery, set, waits } = await setUp();
    set('unknown');
    void delivery.deliver(parcel('a'));
    const pauses: number[] = [];
    while (pauses.length < 8) {
      await expect.poll(() => waits.some(({ ms }) => ms !== 5000)).toBe(true);
      for (const { ms, end } of waits.splice(0)) {
        if (ms !== 5000) pauses.push(ms);
        if (ms !== 5000) end();
      }
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    await delivery.stop();
  });

  it('is delivered at once when the engine is back, whatever the pause', async () => {
    const { delivery, stored, set, waits } = await setUp();
    set('unknown');
    const answer = delivery.deliver(parcel('a'));
    await expect.poll(() => waits.length).toBe(2);
    set('stored');
    delivery.engineIsUp();
    expect(await answer).toBe(true);
    expect(stored).toEqual(['a']);
  });

  it('of an earlier run is delivered once the engine is there; a stop leaves the rest in the spool', async () => {
    const first = await setUp();
    first.set('unknown');
    const answers = [first.delivery.deliver(parcel('a')), first.delivery.deliver(parcel('b'))];
    await expect.poll(() => first.spool.state().parcels).toBe(2);
    await first.delivery.stop();
    expect(await Promise.all(answers)).toEqual([false, false]);

    const second = await setUp();
    second.delivery.engineIsUp();
    await expect.poll(() => second.stored).toEqual(['a', 'b']);
  });
});
