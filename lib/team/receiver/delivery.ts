import type { Parcel } from './hook.ts';
import type { Metrics } from './metrics.ts';
import type { Spool } from './spool.ts';

/** `refused`: the engine will never take it, so it is not kept. */
export type Published = 'stored' | 'again' | 'refused' | 'unknown';

/** Where parcels go. Never rejects; `unknown` within seconds when nobody answers. */
export type Engine = { publish(parcel: Parcel): Promise<Published>; isUp(): boolean };

export type Delivery = {
  engine: Engine;
  spool: Spool;
  metrics: Metrics;
  /** Resolves after so many ms, or at once when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** ms that an answer may wait for the engine to come back. */
  patience: number;
};

const PAUSE = { first: 250, longest: 10_000 };

/**
 * Hands parcels to the engine. What it does not acknowledge is kept in the spool, and handed over again in the order in which it
 * came until it is acknowledged. Only what is acknowledged counts as delivered.
 */
export function createDelivery({ engine, spool, metrics, wait, patience }: Delivery) {
  const stopping = new AbortController();
  let draining: Promise<void> | null = null;
  /** Ends the pause before the next attempt. */
  let hurry = new AbortController();
  /** By the parcel's ID, those who wait for the spool to deliver it. */
  const waiting = new Map<string, Set<() => void>>();

  const drain = async () => {
    let pause = PAUSE.first;
    for (let parcel = spool.first(); parcel && !stopping.signal.aborted; parcel = spool.first()) {
      const published = await engine.publish(parcel);
      if (published === 'unknown') {
        await wait(pause, AbortSignal.any([hurry.signal, stopping.signal]));
        pause = Math.min(2 * pause, PAUSE.longest);
        continue;
      }
      pause = PAUSE.first;
      metrics.count(published === 'refused' ? 'refused' : 'drained');
      await spool.delivered(parcel.id);
      for (const done of waiting.get(parcel.id) ?? []) done();
    }
  };
  const startDraining = () => {
    draining ??= drain().finally(() => {
      draining = null;
      // One that came while the last one was being taken out.
      if (spool.first() && !stopping.signal.aborted) startDraining();
    });
  };

  /** Runs the work, then resolves with whether the spool delivers the parcel while there is patience. */
  const deliveredAfter = async (id: string, work: () => Promise<boolean>): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<true>();
    const done = () => resolve(true);
    const others = waiting.get(id) ?? new Set();
    waiting.set(id, others.add(done));
    const givenUp = new AbortController();
    try {
      if (!(await work())) return false;
      const signal = AbortSignal.any([givenUp.signal, stopping.signal]);
      return await Promise.race([promise, wait(patience, signal).then(() => false)]);
    } finally {
      givenUp.abort();
      others.delete(done);
      if (others.size === 0) waiting.delete(id);
    }
  };

  return {
    /** The engine is there, perhaps again: delivers what waits without a pause. */
    engineIsUp(): void {
      hurry.abort();
      hurry = new AbortController();
      startDraining();
    },

    /** Whether the engine has it. If not, it is in the spool, unless that is full. */
    async deliver(parcel: Parcel): Promise<boolean> {
      // Not past those that wait.
      const published = spool.state().parcels === 0 && engine.isUp() ? await engine.publish(parcel) : 'unknown';
      if (published === 'stored' || published === 'again') return true;
      if (published === 'refused') {
        metrics.count('refused');
        return true;
      }
      return deliveredAfter(parcel.id, async () => {
        const isKept = await spool.add(parcel);
        metrics.count(isKept ? 'spooled' : 'overflowed');
        startDraining();
        return isKept;
      });
    },

    /** Ends after the parcel that is being handed over. What waits is in the spool. */
    async stop(): Promise<void> {
      stopping.abort();
      await draining;
    },
  };
}
