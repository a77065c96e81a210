import { openAccounts } from '../../../../lib/accounts/database';
import { createCheckoutCreator } from '../../../../lib/background/create/create';
import { createNotifier } from '../../../../lib/background/notify/notifier';
import { armAlarm, keepAlarm } from '../../../../lib/background/refresh/alarm';
import { createInqudClock } from '../../../../lib/background/refresh/clock';
import type { ClientFor } from '../../../../lib/background/refresh/monitor';
import { createMonitor } from '../../../../lib/background/refresh/monitor';
import { openHistory } from '../../../../lib/checkouts/database';
import { recordHint } from '../../../../lib/checkouts/recordHint';
import { createInqudClient } from '../../../../lib/inqud/client';
import type { Problem } from '../../../../lib/inqud/problem';
import { MINUTE, SECOND } from '../../../../lib/shared/time';
import type { Owner } from './stage';
import { mortal } from './stage';
import type { Week } from './week';

export type Host = ReturnType<typeof createHost>;

/** The browser as the background's host: it starts it for what it should hear, and ends it at any point. */
export function createHost(week: Week, fetchFrom: (owner: Owner, accountId: string) => typeof fetch) {
  const { random, stage, violate } = week;
  let background: Background | null = null;

  function kill(why: string): void {
    if (!background) return;
    week.note(`killed (${why})`);
    week.counts.kills += 1;
    background.owner.dead = true;
    for (const [transaction, { owner }] of stage.active) {
      if (!owner.dead) continue;
      try {
        transaction.abort();
      } catch {
        // It has just been committed.
      }
    }
    background = null;
    week.inFlight = 0;
    week.locks = new Map();
    week.disturb('kill', { recovery: MINUTE });
  }
  stage.onStep = (owner) => {
    week.counts.steps += 1;
    if (week.killIn === null || owner.dead || background?.owner !== owner) return;
    week.killIn -= 1;
    if (week.killIn > 0) return;
    week.killIn = null;
    kill('at random');
  };

  // The background, put together as in entrypoints/background.ts.
  async function startBackground() {
    const owner: Owner = { dead: false };
    const history = mortal(openHistory(), owner, stage);
    const accounts = mortal(openAccounts(), owner, stage);
    await Promise.all([history.open(), accounts.open()]);
    return { owner, history, accounts, ...wire(owner, history, accounts) };
  }

  function wire(owner: Owner, history: ReturnType<typeof openHistory>, accounts: ReturnType<typeof openAccounts>) {
    const clock = createInqudClock(Date.now, () => void monitor.clockSetBack());
    const { now } = clock;
    const clientFor: ClientFor = async ({ id }) => ({
      ok: true,
      client: createInqudClient({
        fetch: fetchFrom(owner, id),
        now,
        sign: async () => ({}),
        baseUrl: 'https://api.inqud.com',
        timeout: 15 * SECOND,
        heard: clock.heard,
      }),
    });
    const obstacle = async (): Promise<Problem | null> =>
      week.spellFor('')?.kind === 'offline' ? { kind: 'offline' } : null;
    const monitor = createMonitor({ history, accounts, clientFor, obstacle, now, random: random.next });
    const creating = createCheckoutCreator({
      history,
      accounts,
      clientFor,
      obstacle,
      now,
      notStored: (error) => violate('errors', String(error)),
    });
    const notifier = createNotifier({ history, accounts });
    const hasWork = async () => (await creating.hasWork()) || (await monitor.hasWork()) || (await notifier.hasWork());
    const settled = async <T>(work: Promise<T>): Promise<T> => {
      const result = await work;
      await notifier.tell();
      await keepAlarm(hasWork);
      return result;
    };
    const watched = async <T>(work: () => Promise<T>): Promise<T> => {
      await armAlarm();
      return settled(work());
    };
    void creating.adoptInterrupted();
    void keepAlarm(hasWork);
    return { clock, now, monitor, creating, settled, watched };
  }

  type Background = Awaited<ReturnType<typeof startBackground>>;
  /** Something that the background hears. It is started for it if it is not there. */
  async function send(work: (background: Background) => Promise<unknown>): Promise<void> {
    if (background && week.inFlight === 0 && random.chance(0.3)) {
      // Ended for being idle: what it held in memory is gone.
      const { owner, history, accounts } = background;
      const woken = { owner, history, accounts, ...wire(owner, history, accounts) };
      background = owner.dead ? null : woken;
    }
    background ??= await startBackground();
    const to = background;
    to.clock.ready
      .then(() => work(to))
      .catch((error) => {
        if (!to.owner.dead) violate('errors', String(error?.stack ?? error));
      });
  }

  function hint(id: string, status: string): Promise<void> | undefined {
    if (week.isAsleep() || !week.stored.checkouts.has(id)) return;
    return send(async ({ history, now, settled, monitor }) => {
      const said = stage.real;
      await armAlarm();
      if (await recordHint(history, { checkoutId: id, status, source: 'widget', at: now() })) {
        week.hintsSaid.push({ id, at: said });
        await settled(monitor.refreshHinted(id));
      }
    });
  }

  return {
    send,
    hint,
    /** The one that runs; null while none does. */
    running: () => background,
    /** The one that runs, or a new one. */
    start: async () => (background ??= await startBackground()),
  };
}
