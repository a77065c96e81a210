import Dexie from 'dexie';
import { vi } from 'vitest';
import { NOW } from '../../support/examples';

/** Who uses a database: a background, until it is ended. */
export type Owner = { dead: boolean };
export type Write = { table: string; values: unknown[]; keys: unknown[] | null };

/** All that happens, in the order of its time; and how to wait until nothing more happens at the same time. */
export function createStage() {
  const queue: { at: number; run: () => unknown }[] = [];
  const active = new Map<IDBTransaction, { owner: Owner; writes: Write[] }>();
  const stage = {
    real: NOW,
    /** How far this computer's clock is ahead. */
    skew: 0,
    events: 0,
    /** Counts everything that leaves the background, so that it can be ended at any of these points. */
    steps: 0,
    /** Called at each such point. */
    onStep: (_owner: Owner) => {},
    onWrites: (_writes: Write[]) => {},
    active,
    at(time: number, run: () => unknown): void {
      let low = 0;
      let high = queue.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((queue[middle]?.at ?? 0) <= time) low = middle + 1;
        else high = middle;
      }
      queue.splice(low, 0, { at: time, run });
    },
    next: () => queue[0]?.at ?? Number.POSITIVE_INFINITY,
    take: () => queue.shift(),
    moveTo(real: number): void {
      stage.real = Math.max(stage.real, real);
      vi.setSystemTime(Math.round(stage.real + stage.skew));
    },
    /** A point between two awaits that is no database's. Whether its owner is still there. */
    step(owner: Owner): boolean {
      stage.steps += 1;
      stage.onStep(owner);
      return !owner.dead;
    },
    async quiet(): Promise<void> {
      let still = 0;
      let rounds = 0;
      while (still < 3) {
        const before = stage.steps;
        rounds += 1;
        if (rounds > 20_000) throw new Error('Something never ends.');
        await new Promise(setImmediate);
        still = active.size === 0 && before === stage.steps ? still + 1 : 0;
      }
    },
  };
  return stage;
}
export type Stage = ReturnType<typeof createStage>;

/** Makes every use of a database a point where its owner can end, and ends its open transactions with it. */
export function mortal<T extends Dexie>(db: T, owner: Owner, stage: Stage): T {
  const orNever = <V>(start: () => PromiseLike<V>): PromiseLike<V> =>
    new Dexie.Promise<V>((resolve, reject) => {
      stage.steps += 1;
      stage.onStep(owner);
      if (owner.dead) return;
      start().then(
        (value) => !owner.dead && resolve(value),
        (error) => !owner.dead && reject(error),
      );
    });
  db.use({
    stack: 'dbcore',
    name: 'mortal',
    level: -10,
    create: (core) => ({
      ...core,
      transaction(stores, mode, options) {
        const transaction = core.transaction(stores, mode, options);
        const idb = transaction as unknown as IDBTransaction;
        const entry = { owner, writes: [] as Write[] };
        stage.active.set(idb, entry);
        const over = (event: Event) => {
          stage.active.delete(idb);
          stage.steps += 1;
          if (event.type === 'complete') stage.onWrites(entry.writes);
          if (event.type === 'complete' && mode === 'readwrite') stage.onStep(owner);
          if (owner.dead) event.stopImmediatePropagation();
        };
        idb.addEventListener('complete', over);
        idb.addEventListener('abort', over);
        return transaction;
      },
      table(name) {
        const table = core.table(name);
        return {
          ...table,
          get: (request) => orNever(() => table.get(request)) as ReturnType<typeof table.get>,
          getMany: (request) => orNever(() => table.getMany(request)) as ReturnType<typeof table.getMany>,
          query: (request) => orNever(() => table.query(request)) as ReturnType<typeof table.query>,
          openCursor: (request) =>
            orNever(() =>
              table.openCursor(request).then((cursor) => {
                const start = cursor?.start.bind(cursor);
                if (cursor && start) cursor.start = (onNext) => orNever(() => start(onNext)) as Promise<void>;
                return cursor;
              }),
            ) as ReturnType<typeof table.openCursor>,
          count: (request) => orNever(() => table.count(request)) as ReturnType<typeof table.count>,
          mutate: (request) =>
            orNever(() => {
              const write: Write = {
                table: name,
                values: 'values' in request ? [...request.values] : [],
                keys: request.type === 'delete' ? [...request.keys] : null,
              };
              stage.active.get(request.trans as unknown as IDBTransaction)?.writes.push(write);
              return table.mutate(request);
            }) as ReturnType<typeof table.mutate>,
        };
      },
    }),
  });
  return db;
}
