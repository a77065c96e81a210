import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openAccounts } from '../../../../lib/accounts/database';
import { createBackground } from '../../../../lib/background/createBackground';
import { openHistory } from '../../../../lib/checkouts/database';
import type { CommandName, Payload, Replies } from '../../../../lib/messaging/commands';
import { MINUTE } from '../../../../lib/shared/time';
import { answerTo, PAGE } from '../../support/answering';
import { endListeners } from '../../support/browserGaps';
import { NO_CATALOGS } from '../../support/catalogs';
import { FEWEST } from '../vault/room';
import type { Owner } from './stage';
import { mortal } from './stage';
import type { Week } from './week';

export type Host = ReturnType<typeof createHost>;

type Background = { owner: Owner; history: ReturnType<typeof openHistory>; accounts: ReturnType<typeof openAccounts> };

/** The browser as the background's host: it starts it for a message or an alarm, and ends it at any point. */
export function createHost(week: Week, fetchFrom: (owner: Owner) => typeof fetch) {
  const { random, stage, violate } = week;
  let background: Background | null = null;
  let starting: Promise<Background> | null = null;

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
    endListeners();
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

  async function openDatabases(): Promise<Background> {
    const owner: Owner = { dead: false };
    const history = mortal(openHistory(), owner, stage);
    const accounts = mortal(openAccounts(), owner, stage);
    await Promise.all([history.open(), accounts.open()]);
    return { owner, history, accounts };
  }

  /** Starts the product over these databases; what an earlier one held in memory is gone. */
  function run(over: Background): Background {
    endListeners();
    background = over;
    createBackground({
      history: over.history,
      accounts: over.accounts,
      fetch: fetchFrom(over.owner),
      now: Date.now,
      random: random.next,
      isOnline: () => week.spellFor('')?.kind !== 'offline',
      rounds: { fresh: FEWEST, fewest: FEWEST },
      catalogs: NO_CATALOGS,
      onError: (error) => fail(over, error),
    });
    return over;
  }

  function fail({ owner }: Background, error: unknown): void {
    if (!owner.dead) violate('errors', error instanceof Error ? String(error.stack) : String(error));
  }

  /** The one that runs, or a new one. */
  async function start(): Promise<Background> {
    if (background) return background;
    starting ??= openDatabases().finally(() => {
      starting = null;
    });
    const opened = await starting;
    return background ?? run(opened);
  }

  /** The one that gets the next event. Now and then it was ended for being idle meanwhile. */
  async function awake(): Promise<Background> {
    if (background && week.inFlight === 0 && random.chance(0.3)) return run(background);
    return start();
  }

  /** Sends a command as a page does, or twice at once. `answered` is called with the first reply, should one come. */
  async function send<K extends CommandName>(
    command: K,
    payload: Payload<K>,
    { times = 1, answered = () => {} }: { times?: 1 | 2; answered?: (reply: Replies[K]) => void } = {},
  ): Promise<void> {
    const to = await awake();
    const message = { command, payload };
    const replies = Array.from({ length: times }, () => answerTo(message, PAGE));
    void Promise.race(replies).then((reply) => {
      if (to.owner.dead) return;
      const { failed, answer } = reply as { failed?: string; answer?: unknown };
      if (failed !== undefined) fail(to, `${command}: ${failed}`);
      else answered(answer as Replies[K]);
    });
  }

  return {
    send,
    /** The alarm rings. */
    async wake(): Promise<void> {
      await awake();
      void fakeBrowser.alarms.onAlarm.trigger({ name: 'refresh', scheduledTime: Date.now() });
    },
    /** A widget says something of a checkout. */
    hint(id: string, status: string): Promise<void> | undefined {
      if (week.isAsleep() || !week.stored.checkouts.has(id)) return;
      return send('reportStatus', { source: 'widget', id, status });
    },
    /** The one that runs; null while none does. */
    running: () => background,
    start,
  };
}
