import Dexie from 'dexie';
import { openAccounts } from '../../accounts/database';
import { acknowledge } from '../../checkouts/acknowledge';
import type { Annotation } from '../../checkouts/annotate';
import { annotate } from '../../checkouts/annotate';
import { openHistory } from '../../checkouts/database';
import { eraseCheckouts } from '../../checkouts/deleteCheckouts';
import type { CreateOutcome } from '../../checkouts/outcomes';
import { demoAccount } from '../../demo/account';
import { DEMO } from '../../demo/databases';
import type { Story } from '../../demo/identity';
import { DEMO_ACCOUNT, DEMO_CHANNEL } from '../../demo/identity';
import { createDemoModel } from '../../demo/model';
import { seedsAt } from '../../demo/seeds';
import type { Problem } from '../../inqud/problem';
import type { Payload } from '../../messaging/commands';
import { createCheckoutCreator } from '../create/create';
import { createMonitor } from '../refresh/monitor';

export type Demo = ReturnType<typeof createDemo>;

/**
 * The demo: an account whose requests are answered here, by `lib/demo`, over databases of its own. It moves while a page
 * shows it, and sets no alarm, notification or badge. Nothing of it is opened until a page asks for it.
 */
export function createDemo(setup: {
  now: () => number;
  random: () => number;
  isLocked: () => Promise<boolean>;
  onError: (error: unknown) => unknown;
}) {
  let opened: ReturnType<typeof open> | null = null;

  function open() {
    const history = openHistory(DEMO.history);
    const accounts = openAccounts(DEMO.accounts);
    let next: Story = 'paid';
    const client = createDemoModel({
      now: setup.now,
      newId: () => crypto.randomUUID(),
      lastAnswer: async (id) => (await history.checkouts.get(id))?.answer,
      storyOfNext: () => next,
    });
    const toModel = {
      history,
      accounts,
      clientFor: async () => ({ ok: true as const, client }),
      // It needs neither a network nor a permission.
      obstacle: async () => ((await setup.isLocked()) ? { kind: 'locked' as const } : null),
      now: setup.now,
    };
    const creating = createCheckoutCreator({ ...toModel, notStored: setup.onError });
    const monitor = createMonitor({ ...toModel, random: setup.random });
    return {
      history,
      accounts,
      creating,
      monitor,
      async seed(): Promise<void> {
        for (const { story, draft } of seedsAt(setup.now())) {
          next = story;
          await creating.create(`seed ${story}`, DEMO_ACCOUNT, draft, false);
        }
        next = 'paid';
      },
    };
  }

  /** Null without a demo: a page that still shows a removed one brings nothing back. */
  async function there() {
    if (!opened && !(await Dexie.exists(DEMO.accounts))) return null;
    opened ??= open();
    const isThere = (await opened.accounts.accounts.get(DEMO_ACCOUNT)) !== undefined;
    return isThere ? opened : null;
  }

  let work: Promise<unknown> = Promise.resolve();
  /** Two pages that begin or remove a demo at once do so one after the other. */
  function inTurn<T>(next: () => Promise<T>): Promise<T> {
    const run = work.then(next);
    work = run.catch(() => {});
    return run;
  }

  return {
    /** Begins the demo, or goes on with the one that is there. */
    start: () =>
      inTurn(async () => {
        const world = (await there()) ?? open();
        opened = world;
        // The model makes nothing that this does not store: what an earlier background was sending is not there.
        await world.history.creates.filter(({ state }) => state !== 'done').delete();
        if (await world.accounts.accounts.get(DEMO_ACCOUNT)) return;
        await world.accounts.accounts.put(demoAccount(setup.now()));
        await world.seed();
      }),

    /** Removes all of it. */
    remove: () =>
      inTurn(async () => {
        if (!opened && !(await Dexie.exists(DEMO.accounts)) && !(await Dexie.exists(DEMO.history))) return;
        const { history, accounts } = opened ?? open();
        // A page that is still open holds back the deletion of a database, but not of its rows.
        await emptied(accounts);
        await emptied(history);
        opened = null;
        tellPages();
        for (const db of [history, accounts]) db.close();
        for (const name of [DEMO.history, DEMO.accounts]) void Dexie.delete(name).catch(setup.onError);
      }),

    create: async ({ attemptId, draft, again, ...more }: Payload<'createCheckout'>): Promise<CreateOutcome> => {
      const world = await there();
      if (!world) return { outcome: 'refused', problem: { kind: 'noAccount' } };
      return world.creating.create(attemptId, DEMO_ACCOUNT, draft, again, more);
    },
    refreshNow: async (id: string): Promise<Problem | null> => {
      const world = await there();
      return world ? world.monitor.refreshNow(id) : { kind: 'gone' };
    },
    refreshShown: async (ids: string[]) => (await there())?.monitor.refreshShown(ids),
    refreshSome: async (ids: string[]): Promise<void> => {
      const world = await there();
      await world?.monitor.makeDue(ids);
      await world?.monitor.refreshDue();
    },
    acknowledge: async (id: string, note: string | null) => {
      const world = await there();
      if (world) await acknowledge(world.history, id, note, setup.now());
    },
    annotate: async (ids: string[], change: Annotation) => {
      const world = await there();
      if (world) await annotate(world.history, ids, change, setup.now());
    },
    erase: async (ids: string[]) => {
      const world = await there();
      if (world) await eraseCheckouts(world.history, ids, setup.now());
    },
  };
}

function tellPages(): void {
  const channel = new BroadcastChannel(DEMO_CHANNEL);
  channel.postMessage('removed');
  channel.close();
}

/** All tables in one step. */
async function emptied(db: Dexie): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}
