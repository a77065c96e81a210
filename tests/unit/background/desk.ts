import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBackground } from '../../../lib/background/createBackground';
import { NOTIFICATION_KINDS } from '../../../lib/checkouts/database';
import { notificationRules } from '../../../lib/checkouts/notificationSettings';
import type { CommandName, Payload, Replies } from '../../../lib/messaging/commands';
import { Failed } from '../../../lib/shared/failure/failed';
import type { Failure } from '../../../lib/shared/failure/failure';
import { writeSetting } from '../../../lib/storage/settings';
import { answerTo, PAGE } from '../support/answering';
import { endListeners, fillBrowser } from '../support/browserGaps';
import { NO_CATALOGS } from '../support/catalogs';
import { emptyHistory, FIXED_PRICE_ANSWER } from '../support/examples';
import { statusOf } from './refresh/watching';
import type { Room } from './vault/room';
import { FEWEST } from './vault/room';

/** What leaves the background, in the order in which it does. */
export type Leaving = 'alarm armed' | 'request' | 'reply' | 'notification' | 'badge' | `stored in ${string}`;

/**
 * The whole background over the databases of a room, in a fake browser, with an Inqud whose answers the test sets. Each
 * notification is shown, and `log` is what left the background since `watch` was called.
 */
export async function startDesk(room: Room) {
  const history = await emptyHistory();
  let log: Leaving[] = [];
  const errors: unknown[] = [];
  const world = {
    online: true,
    allowed: true,
    /** What Inqud answers about a checkout; by default that it is new. */
    answer: (id: string): Response | Promise<Response> => statusOf(id, 'NEW'),
    /** The same about a create. */
    made: (): Response | Promise<Response> => new Response(FIXED_PRICE_ANSWER),
    requests: [] as string[],
  };
  // As an earlier background has left it: a change would be one more thing to look after.
  await room.passphrase.state();
  await writeSetting(notificationRules, { kinds: [...NOTIFICATION_KINDS], quiet: null });
  fillBrowser(() => world.allowed);
  const { alarms, action, notifications } = fakeBrowser;
  const arm = alarms.create.bind(alarms);
  const notify = notifications.create.bind(notifications);
  const showBadge = action.setBadgeText.bind(action);
  const noting = (what: Leaving, go: (...given: never[]) => unknown) =>
    (async (...given: never[]) => {
      log.push(what);
      return go(...given);
    }) as never;
  vi.spyOn(alarms, 'create').mockImplementation(noting('alarm armed', arm));
  vi.spyOn(notifications, 'create').mockImplementation(noting('notification', notify));
  vi.spyOn(action, 'setBadgeText').mockImplementation(noting('badge', showBadge));
  for (const table of [history.creates, history.checkouts, history.timeline]) {
    const note = () => void log.push(`stored in ${table.name}`);
    table.hook('creating', note);
    table.hook('updating', note);
  }

  const fetchFrom: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    log.push('request');
    world.requests.push(`${init?.method} ${pathname}`);
    if (pathname.endsWith('/deposit-options')) return Response.json({ cryptoCurrencies: ['TRON_USDT'] });
    return init?.method === 'POST' ? world.made() : world.answer(decodeURIComponent(pathname.split('/').at(-1) ?? ''));
  };
  /** Starts a background, in place of the one before: what that held in memory is gone. */
  const start = () => {
    endListeners();
    giveLocks();
    return createBackground({
      history,
      accounts: room.db,
      fetch: fetchFrom,
      now: () => room.world.now,
      random: () => 0.5,
      isOnline: () => world.online,
      rounds: { fresh: FEWEST, fewest: FEWEST },
      catalogs: NO_CATALOGS,
      onError: (error) => errors.push(error),
    });
  };

  return {
    db: room.db,
    /** Its clock. */
    room: room.world,
    history,
    world,
    errors,
    start,
    log: () => log,
    watch: () => {
      log = [];
    },
    /** Sends a command as a page does; its answer as it comes over the wire. */
    ask: async (command: CommandName, payload: unknown): Promise<unknown> => {
      const answer = await answerTo({ command, payload }, PAGE);
      log.push('reply');
      return answer;
    },
    /** The same, and only the reply, when it could be carried out. */
    async send<K extends CommandName>(command: K, payload: Payload<K>): Promise<Replies[K]> {
      const answer = (await this.ask(command, payload)) as { answer: Replies[K] } | { failed: Failure };
      if ('failed' in answer) throw new Failed(answer.failed);
      return answer.answer;
    },
    ring: (name = 'refresh') => alarms.onAlarm.trigger({ name, scheduledTime: room.world.now }),
    isArmed: async () => (await alarms.get('refresh')) !== undefined,
    badge: () => action.getBadgeText({}),
    onScreen: async () => Object.keys(await notifications.getAll()),
  };
}
export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** Locks of its own for each background, which end with it: one after the other for each name. */
function giveLocks(): void {
  const held = new Map<string, Promise<unknown>>();
  vi.spyOn(navigator.locks, 'request').mockImplementation(((name: string, ...given: (() => Promise<unknown>)[]) => {
    const work = given.at(-1);
    const run = (held.get(name) ?? Promise.resolve()).then(work, work);
    held.set(name, run);
    return run;
  }) as never);
}

/** What never answers: a browser that is busy. */
export const never = () => new Promise<never>(() => {});
