import { liveQuery } from 'dexie';
import type { HistoryDb, StoredCheckout } from '../../checkouts/database';
import { isFinal } from '../../inqud/status';
import { MINUTE, SECOND } from '../../shared/time';
import { sealRecord } from '../contract/envelope';
import { subjectText } from '../contract/subjects';
import type { TeamKey } from '../contract/teamKey';
import type { PullSetup } from '../sync/receiving';
import { proveCursors, pull } from '../sync/receiving';
import { countUnsent, sendAll, verifySent } from '../sync/sending';
import type { TeamServer } from './natsServer';

/** What happened together is read together. */
const COALESCED = 50;
/** A message can be announced before it can be read. */
const ASKED_AGAIN = SECOND;
const LONGEST_WAIT = MINUTE;
const NOTHING = () => {};

/** `refused`: the server knows this desk no longer. `since` is epoch ms. */
export type LinkState = { is: 'connecting' | 'connected' | 'offline' | 'refused'; since: number };

export type Session = ReturnType<typeof createSession>;

/**
 * Keeps one desk in step with its team: connects, proves that the server is the one it has read, reads, sends, and listens.
 * All of it can end at any moment and begin again.
 */
export function createSession(setup: {
  db: HistoryDb;
  self: PullSetup['self'];
  keys: () => readonly TeamKey[];
  open: (onBell: () => void) => Promise<TeamServer>;
  isRefused: (error: unknown) => boolean;
  pulling: Pick<PullSetup, 'accountOf' | 'onKey' | 'onHook'>;
  /** Epoch ms. */
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  /** Calls later, in so many ms; returns how to call it off. */
  later: (work: () => void, ms: number) => () => void;
  onState: (state: LinkState) => void;
  onError: (error: unknown) => void;
}) {
  const { db, self, keys, now, random, later, onState, onError } = setup;
  let server: TeamServer | null = null;
  let connecting: Promise<void> | null = null;
  let failures = 0;
  let isEnded = false;
  let retry = NOTHING;
  let bell: (() => void) | null = null;
  let again = NOTHING;
  let unwatch = NOTHING;
  let syncing: Promise<void> | null = null;
  let isAgain = false;

  const key = () => {
    const [first] = keys();
    if (!first) throw new Error('A team has a key.');
    return first;
  };

  async function connect(): Promise<void> {
    onState({ is: 'connecting', since: now() });
    let opened: TeamServer;
    try {
      opened = await setup.open(ring);
    } catch (error) {
      return lost(error);
    }
    if (isEnded) return opened.close();
    server = opened;
    void opened.closed.then((error) => {
      if (server === opened) lost(error);
    });
    try {
      const all = pullSetup(opened);
      await proveCursors(all);
      await sayThatItIsThere(opened);
      failures = 0;
      onState({ is: 'connected', since: now() });
      const unsent = liveQuery(() => countUnsent(db)).subscribe({
        next: (count) => count > 0 && void sync(),
        error: onError,
      });
      unwatch = () => unsent.unsubscribe();
      await sync();
      // What the server has lost since is due again, and sent by the watch above.
      if (server === opened) await verifySent({ db, link: opened.link, now });
    } catch (error) {
      await opened.close().catch(onError);
      if (server === opened) lost(error);
    }
  }

  /** What was to come of the connection does not. */
  function callOff(): void {
    server = null;
    for (const each of [retry, bell, again, unwatch]) each?.();
    bell = null;
  }

  function lost(error: unknown): void {
    callOff();
    if (isEnded) return;
    const isRefused = setup.isRefused(error);
    onState({ is: isRefused ? 'refused' : 'offline', since: now() });
    failures += 1;
    // Full jitter, so that not all desks come back at once.
    const wait = isRefused ? LONGEST_WAIT : random() * Math.min(LONGEST_WAIT, SECOND * 2 ** failures);
    retry = later(() => void wake(), wait);
  }

  function ring(): void {
    bell ??= later(() => {
      bell = null;
      void sync();
      again();
      again = later(() => void sync(), ASKED_AGAIN);
    }, COALESCED);
  }

  /** One at a time; what comes meanwhile makes one more. */
  function sync(): Promise<void> {
    isAgain = syncing !== null;
    syncing ??= rounds()
      .catch(async (error) => {
        onError(error);
        // A connection on which something is not answered may be half dead: a new one proves itself.
        await server?.close();
      })
      .finally(() => {
        syncing = null;
      });
    return syncing;
  }

  async function rounds(): Promise<void> {
    do {
      isAgain = false;
      if (!server) return;
      const all = pullSetup(server);
      await pull(all);
      await sendAll({ ...all, key });
    } while (isAgain);
  }

  async function sayThatItIsThere({ link }: TeamServer): Promise<void> {
    const subject = subjectText({ is: 'team', kind: 'member', ...self });
    const at = now();
    await link.publish(subject, await sealRecord({ v: 1, at }, subject, key()), `${self.desk}:member:${at}`);
  }

  const pullSetup = ({ link }: TeamServer): PullSetup => ({ db, link, self, keys, now, random, ...setup.pulling });

  /** Connects unless it is connected; brings both sides in step. */
  function wake(): Promise<void> {
    if (isEnded) return Promise.resolve();
    if (server) return sync();
    connecting ??= connect().finally(() => {
      connecting = null;
    });
    return connecting;
  }

  return {
    wake,
    /**
     * Whether this desk may ask Inqud about a checkout now, by a lease. A colleague's final status is confirmed by each desk itself,
     * and without a server each asks for itself.
     */
    async mayAsk({ id, hint }: Pick<StoredCheckout, 'id' | 'hint'>): Promise<boolean> {
      const isConfirming = hint?.source === 'colleague' && isFinal(hint.status);
      return server === null || isConfirming || server.lease(id).catch(() => true);
    },
    async end(): Promise<void> {
      isEnded = true;
      const open = server;
      callOff();
      await open?.close().catch(onError);
    },
  };
}
