import Dexie from 'dexie';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '../../../lib/accounts/account';
import { openAccounts } from '../../../lib/accounts/database';
import { noticeRules } from '../../../lib/deskSettings';
import { acknowledge } from '../../../lib/history/acknowledging';
import { countAttention } from '../../../lib/history/attention';
import type { Notice, Pace, PendingCreate, Reason, StoredCheckout, TimelineEntry } from '../../../lib/history/database';
import { NOTICE_KINDS, openHistory } from '../../../lib/history/database';
import { recordHint } from '../../../lib/history/hints';
import { createInqudClient } from '../../../lib/inqud/client';
import { formatTimestamp, parseTimestamp } from '../../../lib/inqud/timestamp';
import { armAlarm, keepAlarm } from '../../../lib/monitor/alarm';
import { createInqudClock } from '../../../lib/monitor/clock';
import { createCreating } from '../../../lib/monitor/creating';
import type { ClientFor } from '../../../lib/monitor/monitor';
import { createMonitor } from '../../../lib/monitor/monitor';
import { createNotifier } from '../../../lib/monitor/notifier';
import type { Problem } from '../../../lib/problem';
import { writeSetting } from '../../../lib/settings';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/time';
import { account, checkout, DRAFT, emptyAccounts, emptyHistory, NOW } from '../examples';
import type { Expectation, Made } from './inqudModel';
import { answerOf, createExpectation, FUZZ, intervalOf, isOver, planOf, seeded, stepAt } from './inqudModel';

/*
 * A week of a shop, in a minute: payers, Inqud, its faults, the browser, the computer's clock and its sleep are played
 * from a seed; the background is the product's, over fake-indexeddb, put together as in entrypoints/background.ts.
 *
 * What it leaves out, because nobody could do better: a notification that a person dismisses between the moment it is
 * shown and the moment that is noted, and a browser that ends there.
 */

const ALARM = 30 * SECOND;
const LATENCY = 6 * SECOND;
const BURST = 30;
const BAD: readonly Reason[] = ['underpaid', 'conflict', 'late', 'frozen', 'failed'];

type Fault = 'network' | 'timeout' | 'server' | 'rateLimited' | 'html' | 'offline' | 'refused';
type Spell = { kind: Fault; from: number; until: number; wait: number; accountId: string | null };
/** What can keep an answer away: from when until when, and how long afterwards it can still be felt. */
type Disturbance = { what: string; from: number; until: number; recovery: number; accountId: string | null };
type Owner = { dead: boolean };
type Write = { table: string; values: unknown[]; keys: unknown[] | null };

/** All that happens, in the order of its time; and how to wait until nothing more happens at the same time. */
function createStage() {
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
type Stage = ReturnType<typeof createStage>;

/** Makes every use of a database a point where its owner can end, and ends its open transactions with it. */
function mortal<T extends Dexie>(db: T, owner: Owner, stage: Stage): T {
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

const ACCOUNTS = ['shop', 'second', 'third'];
const widgetOf = (accountId: string) => `CAP-${accountId}`;

async function simulate(plan: { seed: number; days: number; checkouts: number; quiet: boolean; jumps: boolean }) {
  const random = seeded(plan.seed);
  const stage = createStage();
  const END = NOW + plan.days * DAY;
  /** The last hours are calm, so that everything can be told. */
  const CALM = END - 4 * HOUR;
  const violations = new Map<string, string[]>();
  const log: string[] = [];
  const hour = (at: number) => `${((at - NOW) / HOUR).toFixed(4)} h`;
  const violate = (property: string, what: string) => {
    const all = violations.get(property) ?? [];
    const lately = all.length < 3 ? ` (before: ${log.slice(-6).join('; ')})` : '';
    all.push(`seed ${plan.seed}, ${hour(stage.real)}: ${what}${lately}`);
    violations.set(property, all);
  };
  const note = (what: string) => log.push(`${hour(stage.real)} ${what}`);

  // What is stored, as committed.
  const stored = {
    checkouts: new Map<string, StoredCheckout>(),
    creates: new Map<string, PendingCreate>(),
    paces: new Map<string, Pace>(),
    notices: new Map<string, Notice>(),
    accounts: new Map<string, Account>(),
  };

  // What is true.
  const made = new Map<string, Made>();
  const expected = new Map<string, Expectation>();
  const posts = new Map<string, number>();
  const allowed = new Map<string, number>();
  const spells: Spell[] = [];
  const disturbances: Disturbance[] = [];
  const jumps: number[] = [];
  /** When the time that the background goes by became another: seconds that were won. */
  const shifts: { at: number; by: number }[] = [];
  const asked: { at: number; accountId: string; person: boolean }[] = [];
  const byPerson = new Map<string, number>();
  const pauses: string[] = [];
  const hintsSaid: { id: string; at: number }[] = [];
  const shownPages: { from: number; until: number; ids: Set<string> }[] = [];
  const counts = { answers: 0, failures: 0, kills: 0, wakes: 0, judged: 0, compared: 0, notices: 0, steps: 0 };
  let asleepUntil = 0;
  const isAsleep = () => stage.real < asleepUntil;
  const jumpedBetween = (from: number, to: number) => jumps.some((at) => at >= from - FUZZ && at <= to + FUZZ);
  const mostWatched = new Map<string, number>();

  const spellFor = (accountId: string): Spell | undefined =>
    spells.find(
      (spell) =>
        spell.from <= stage.real &&
        stage.real < spell.until &&
        (spell.accountId === null || spell.accountId === accountId),
    );

  // The browser.
  const onScreen = new Map<string, true>();
  const told = new Map<string, number>();
  const outdated = new Set<string>();
  let alarm: { base: number; last: number } | null = null;
  let locks = new Map<string, Promise<unknown>>();
  let background: Awaited<ReturnType<typeof startBackground>> | null = null;
  let killIn: number | null = null;
  let inFlight = 0;

  function kill(why: string): void {
    if (!background) return;
    note(`killed (${why})`);
    counts.kills += 1;
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
    inFlight = 0;
    locks = new Map();
    disturbances.push({ what: 'kill', from: stage.real, until: stage.real, recovery: MINUTE, accountId: null });
  }
  stage.onStep = (owner) => {
    counts.steps += 1;
    if (killIn === null || owner.dead || background?.owner !== owner) return;
    killIn -= 1;
    if (killIn > 0) return;
    killIn = null;
    kill('at random');
  };
  /** A point between two awaits that is no database's. */
  const step = (owner: Owner): boolean => {
    stage.steps += 1;
    stage.onStep(owner);
    return !owner.dead;
  };
  const never = new Promise<never>(() => {});

  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, work: () => Promise<unknown>) => {
        const run = (locks.get(name) ?? Promise.resolve()).then(work, work);
        locks.set(name, run);
        return run;
      },
    },
  });
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    const fire = () =>
      isAsleep() ? stage.at(asleepUntil, fire) : controller.abort(new DOMException('', 'TimeoutError'));
    stage.at(stage.real + ms, fire);
    return controller.signal;
  });
  const browserStep = (): boolean => background === null || step(background.owner);
  const notifications = {
    create: async (id: string) => {
      if (!browserStep()) return never;
      for (const notice of stored.notices.values()) {
        if (notice.showingAs === id) told.set(notice.key, (told.get(notice.key) ?? 0) + 1);
      }
      counts.notices += 1;
      onScreen.set(id, true);
      if (plan.quiet && isNight()) violate('quiet', `${id} was shown at night`);
      return browserStep() ? id : never;
    },
    getAll: async () => Object.fromEntries(onScreen),
  };
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(notifications.create as never);
  vi.spyOn(fakeBrowser.notifications, 'getAll').mockImplementation(notifications.getAll as never);
  vi.spyOn(fakeBrowser.alarms, 'get').mockImplementation((async () =>
    alarm ? { name: 'refresh' } : undefined) as never);
  vi.spyOn(fakeBrowser.alarms, 'create').mockImplementation((async () => {
    alarm = { base: stage.real, last: stage.real };
  }) as never);
  vi.spyOn(fakeBrowser.alarms, 'clear').mockImplementation((async () => {
    alarm = null;
    return true;
  }) as never);
  const setLocal = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
  let offset = 0;
  vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation((async (items: Record<string, unknown>) => {
    const { clockOffset } = items;
    if (typeof clockOffset === 'number') {
      shifts.push({ at: stage.real, by: (clockOffset - offset) / SECOND });
      offset = clockOffset;
      note(`the clock is found to be ${(clockOffset / SECOND).toFixed(1)} s behind`);
    }
    return setLocal(items);
  }) as never);
  const isNight = () => [22, 23, 0, 1, 2, 3, 4, 5].includes(new Date().getHours());

  // Inqud.
  const fetchFrom =
    (owner: Owner, accountId: string) =>
    (input: unknown, init: RequestInit = {}) =>
      new Promise<Response>((resolve, reject) => {
        if (!step(owner)) return;
        const url = String(input);
        const isPost = init.method === 'POST';
        const id = isPost ? '' : decodeURIComponent(url.split('/').at(-1) ?? '');
        const person = isPost || (byPerson.get(id) ?? 0) > 0;
        if (!isPost && person) byPerson.set(id, (byPerson.get(id) ?? 0) - 1);
        asked.push({ at: stage.real, accountId, person });
        stage.events += 1;
        const spell = spellFor(accountId);
        const trip = random.chance(0.03) ? random.between(1, 5) * SECOND : random.between(50, 600);
        const arrives = stage.real + trip * random.next();
        const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
          new Response(body, {
            status,
            headers: { Date: new Date(Math.floor(arrives / 1000) * 1000).toUTCString(), ...headers },
          });
        let response: Response | 'cut' | 'silence';
        const heard = spell?.kind === 'timeout' || spell?.kind === 'html' ? random.chance(0.5) : spell === undefined;
        let answered = '';
        if (heard && isPost) answered = create(accountId, String(init.body), arrives);
        if (heard && !isPost) {
          const it = made.get(id);
          answered = it ? answerOf(it, stepAt(it, arrives)) : '{}';
        }
        if (!spell) response = answer(200, answered);
        else if (spell.kind === 'timeout') response = 'silence';
        else if (spell.kind === 'html') response = answer(200, '<html>Welcome to the Wi-Fi');
        else if (spell.kind === 'server') response = answer(random.one(500, 502, 503), '{}');
        else if (spell.kind === 'rateLimited')
          response = answer(429, '{}', { 'Retry-After': String(Math.round(spell.wait / SECOND)) });
        else if (spell.kind === 'refused') response = answer(401, '{"message":"No."}');
        else response = 'cut';
        inFlight += 1;
        let isOverNow = false;
        const finish = (give: () => void) => {
          if (isOverNow || owner.dead) return;
          isOverNow = true;
          inFlight -= 1;
          stage.events += 1;
          if (step(owner)) give();
        };
        init.signal?.addEventListener('abort', () => finish(() => reject(init.signal?.reason)));
        const sentAt = stage.real;
        const arrive = () => {
          if (isAsleep()) return stage.at(asleepUntil, arrive);
          if (response === 'silence') return;
          const slept = disturbances.some(({ what, from }) => what === 'sleep' && from >= sentAt);
          if (response === 'cut' || slept) return finish(() => reject(new TypeError('Failed to fetch')));
          finish(() => resolve(response));
        };
        stage.at(stage.real + trip, arrive);
        step(owner);
      });

  function create(accountId: string, body: string, at: number): string {
    const draft = JSON.parse(body) as { clientOrderId: string; expiresAt: string };
    const id = `CCO-${made.size}`;
    const expiresAt = parseTimestamp(draft.expiresAt) ?? at + HOUR;
    const steps = planOf(random, at, expiresAt);
    const it = { id, accountId, orderId: draft.clientOrderId, createdAt: at, expiresAt, steps };
    made.set(id, it);
    expected.set(id, createExpectation(it, jumpedBetween));
    posts.set(draft.clientOrderId, (posts.get(draft.clientOrderId) ?? 0) + 1);
    stage.events += steps.length;
    // A widget in one of the merchant's pages says what it sees; now and then it is wrong.
    if (random.chance(0.35)) {
      for (const each of steps.slice(1)) {
        if (random.chance(0.6)) stage.at(each.at + random.between(0, 2 * SECOND), () => hint(id, each.status));
      }
    }
    if (random.chance(0.15)) {
      stage.at(at + random.between(MINUTE, HOUR), () => hint(id, random.one('PAYMENT_DETECTED', 'SUCCESS', 'PAID')));
    }
    return answerOf(it, 0);
  }

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
        fetch: fetchFrom(owner, id) as typeof fetch,
        now,
        sign: async () => ({}),
        baseUrl: 'https://api.inqud.com',
        timeout: 15 * SECOND,
        heard: clock.heard,
      }),
    });
    const obstacle = async (): Promise<Problem | null> =>
      spellFor('')?.kind === 'offline' ? { kind: 'offline' } : null;
    const monitor = createMonitor({ history, accounts, clientFor, obstacle, now, random: random.next });
    const creating = createCreating({
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
    if (background && inFlight === 0 && random.chance(0.3)) {
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
    if (isAsleep() || !stored.checkouts.has(id)) return;
    return send(async ({ history, now, settled, monitor }) => {
      const said = stage.real;
      await armAlarm();
      if (await recordHint(history, { checkoutId: id, status, source: 'widget', at: now() })) {
        hintsSaid.push({ id, at: said });
        await settled(monitor.refreshHinted(id));
      }
    });
  }

  // What is committed is what was learned.
  stage.onWrites = (writes) => {
    for (const { table, values, keys } of writes) {
      if (table === 'checkouts') for (const value of values) learn(value as StoredCheckout);
      if (table === 'creates')
        for (const value of values as PendingCreate[]) stored.creates.set(value.attemptId, value);
      if (table === 'creates') for (const key of keys ?? []) stored.creates.delete(key as string);
      if (table === 'paces') for (const value of values as Pace[]) stored.paces.set(value.accountId, value);
      if (table === 'notices') for (const value of values as Notice[]) stored.notices.set(value.key, value);
      if (table === 'notices') for (const key of keys ?? []) dropNotice(key as string);
      if (table === 'timeline') for (const value of values as TimelineEntry[]) heardOf(value);
      if (table === 'accounts') for (const value of values as Account[]) noteAccount(value);
    }
  };

  /** What is near its end is no news any more, untold, when it is over. */
  function dropNotice(key: string): void {
    stored.notices.delete(key);
    const [kind, id = ''] = key.split(' ');
    const isOpen = ['NEW', 'REQUEST_CREATED'].includes(stored.checkouts.get(id)?.status ?? '');
    if (kind === 'expiring' && !isOpen && !told.has(key)) outdated.add(key);
  }

  function noteAccount(value: Account): void {
    const before = stored.accounts.get(value.id);
    stored.accounts.set(value.id, value);
    if (value.paused && !before?.paused) {
      pauses.push(`paused ${value.id}`);
      note(`${value.id} paused`);
      if (random.chance(0.3)) killIn = random.whole(1, 4);
      disturbances.push({
        what: 'paused',
        from: stage.real,
        until: Number.POSITIVE_INFINITY,
        recovery: 0,
        accountId: value.id,
      });
    }
    if (!value.paused && before?.paused) {
      for (const each of disturbances) {
        if (each.what === 'paused' && each.accountId === value.id && each.until > stage.real) each.until = stage.real;
      }
    }
  }

  function learn(row: StoredCheckout): void {
    const expectation = expected.get(row.id);
    if (!expectation) return;
    const before = stored.checkouts.get(row.id);
    stored.checkouts.set(row.id, row);
    const { step: index } = JSON.parse(row.answer) as { step: number };
    if (before === undefined || row.answeredAt !== before.answeredAt) {
      counts.answers += 1;
      expectation.answered(stage.real, index, row.hint !== null);
      if (Math.abs(row.answeredAt - stage.real) > FUZZ && !jumpedBetween(stage.real - LATENCY, stage.real)) {
        violate('time', `${row.id} was answered ${((row.answeredAt - stage.real) / SECOND).toFixed(1)} s off`);
      }
    } else if (row.failures > before.failures) {
      counts.failures += 1;
      expectation.failed(stage.real);
    }
  }

  function heardOf({ checkoutId, source, to, at, acknowledged, settled }: TimelineEntry): void {
    const expectation = expected.get(checkoutId);
    if (source === 'widget' && settled === null && to)
      expectation?.hinted(stage.real, to, Math.abs(at - stage.real) <= FUZZ);
    if (source === 'person') expectation?.acknowledge(acknowledged ?? []);
  }

  // What people do.
  const person = {
    async create(orderId: string, accountId: string, life: number): Promise<void> {
      if (isAsleep())
        return stage.at(asleepUntil + random.between(MINUTE, HOUR), () => person.create(orderId, accountId, life));
      const attemptId = `attempt ${orderId}`;
      allowed.set(orderId, (allowed.get(orderId) ?? 0) + 1);
      await send(async ({ creating, watched }) => {
        const draft = { ...DRAFT, clientOrderId: orderId, expiresAt: formatTimestamp(stage.real + life) };
        const make = () => watched(() => creating.create(attemptId, accountId, draft, false));
        const [{ outcome }] = await Promise.all(random.chance(0.2) ? [make(), make()] : [make()]);
        if (outcome === 'unknown') stage.at(stage.real + random.between(MINUTE, HOUR), () => person.decide(attemptId));
      });
    },
    async decide(attemptId: string): Promise<void> {
      if (isAsleep() || stored.creates.get(attemptId)?.state !== 'unknown') return;
      if (random.chance(0.4)) {
        const orderId = attemptId.slice('attempt '.length);
        allowed.set(orderId, (allowed.get(orderId) ?? 0) + 1);
        await send(({ creating, watched }) => watched(() => creating.retry(attemptId, false)));
      }
    },
    async show(): Promise<void> {
      if (isAsleep()) return;
      const ids = [...stored.checkouts.values()]
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, random.whole(1, 12))
        .map(({ id }) => id);
      const until = stage.real + random.between(20 * SECOND, 2 * MINUTE);
      shownPages.push({ from: stage.real, until, ids: new Set(ids) });
      const say = async (): Promise<void> => {
        if (stage.real > until || isAsleep()) return;
        stage.events += 1;
        stage.at(stage.real + 5 * SECOND, say);
        await send(({ settled, monitor }) => settled(monitor.refreshShown(ids)));
      };
      await say();
    },
    async refresh(): Promise<void> {
      const open = [...stored.checkouts.keys()];
      const id = open[random.whole(0, open.length)];
      if (isAsleep() || id === undefined) return;
      byPerson.set(id, (byPerson.get(id) ?? 0) + 1);
      await send(({ settled, monitor }) => settled(monitor.refreshNow(id)));
    },
    async refreshAll(): Promise<void> {
      if (isAsleep()) return;
      await send(async ({ monitor, settled }) => {
        await monitor.makeAllDue();
        await settled(monitor.refreshDue());
      });
    },
    async look(): Promise<void> {
      const [row] = [...stored.checkouts.values()].filter(({ attentionAt }) => attentionAt !== undefined);
      if (isAsleep() || !row) return;
      const text = random.chance(0.5) ? 'Called the customer.' : null;
      await send(({ history, now, settled }) => settled(acknowledge(history, row.id, text, now())));
    },
    async dismiss(): Promise<void> {
      if (stored.notices.size === 0) onScreen.clear();
    },
    async test(spell: Spell): Promise<void> {
      const id = spell.accountId ?? '';
      if (isAsleep()) return stage.at(asleepUntil + MINUTE, () => person.test(spell));
      await send(({ settled, monitor }) => settled(monitor.resume(id)));
    },
  };

  // The plan of the week.
  const any = () => random.between(NOW + 10 * MINUTE, CALM);
  const often = (times: number, run: () => unknown) => {
    for (let i = 0; i < times; i++) stage.at(any(), run);
  };
  for (let i = 0; i < plan.checkouts; i++) {
    const life = random.chance(0.1)
      ? 20 * MINUTE
      : random.chance(0.75)
        ? random.between(31 * MINUTE, 70 * MINUTE)
        : random.chance(0.7)
          ? random.between(2 * HOUR, 5 * HOUR)
          : random.between(DAY, 2 * DAY);
    const accountId = random.one('shop', 'shop', 'second', 'third');
    stage.at(random.between(NOW, CALM - 2 * HOUR), () => person.create(`order ${i}`, accountId, life));
  }
  for (let i = 0; i < 4 * plan.days; i++) {
    const from = random.between(NOW + HOUR, CALM - 4 * HOUR);
    const long = random.chance(0.3) ? random.between(20 * MINUTE, 3 * HOUR) : random.between(20 * SECOND, 12 * MINUTE);
    const kind = random.one<Fault>('network', 'timeout', 'server', 'rateLimited', 'html', 'offline', 'refused');
    const accountId = kind === 'refused' ? random.one('shop', 'second', 'third') : null;
    const wait = random.between(MINUTE, 50 * MINUTE);
    const spell = { kind, from, until: from + long, wait, accountId };
    spells.push(spell);
    stage.at(from, () => note(`${kind} until ${hour(spell.until)} ${accountId ?? ''}`));
    if (kind === 'refused') {
      stage.at(spell.until + random.between(MINUTE, HOUR), () => person.test(spell));
      // Just while it is being paused.
      stage.at(from, () => {
        if (random.chance(0.7)) killIn = random.whole(1, 60);
      });
    }
  }
  spells.sort((a, b) => a.from - b.from);
  for (const spell of spells) {
    const { from, until, kind, accountId, wait } = spell;
    const length = until - from;
    const before = disturbances.findLast((each) => each.what !== 'refused');
    const goesOn = before !== undefined && before.until + before.recovery + 5 * MINUTE >= from;
    const backOff =
      kind === 'offline' || (kind === 'refused' && length < 0)
        ? 0
        : goesOn
          ? 30 * MINUTE
          : Math.min(30 * MINUTE, ALARM * 2 ** Math.min(20, 2 + length / ALARM));
    disturbances.push({
      what: kind,
      from,
      until: until + (kind === 'timeout' ? 15 * SECOND : 0),
      recovery: kind === 'rateLimited' ? Math.max(backOff, wait) : backOff,
      accountId,
    });
  }
  for (let day = 0; day < plan.days; day++) {
    if (random.chance(0.7)) {
      const from = NOW + day * DAY + random.between(6 * HOUR, 14 * HOUR);
      const until = Math.min(from + random.between(HOUR, 9 * HOUR), CALM);
      stage.at(from, () => {
        note(`asleep until ${hour(until)}`);
        asleepUntil = until;
        disturbances.push({ what: 'sleep', from, until, recovery: MINUTE, accountId: null });
      });
      stage.at(until, () => {});
    }
  }
  const jump = () => {
    const to = random.chance(0.4) ? 0 : random.one(2 * MINUTE, 20 * MINUTE, 2 * HOUR, DAY) * random.one(-1, 1);
    const by = to - stage.skew;
    if (by === 0) return;
    note(`the clock jumps by ${by / SECOND} s`);
    jumps.push(stage.real);
    shifts.push({ at: stage.real, by: by / SECOND });
    if (by < 0) {
      const lastAsked = asked.at(-1)?.at ?? stage.real;
      const until = stage.real + Math.min(-by, stage.real - lastAsked + MINUTE);
      disturbances.push({ what: 'set back', from: stage.real, until, recovery: 0, accountId: null });
    }
    stage.skew = to;
    stage.moveTo(stage.real);
    // What is stored by the wrong time must do no harm later, however little time there is to find it out.
    if (random.chance(0.3)) killIn = random.whole(1, 25);
    if (random.chance(0.3)) {
      const open = [...stored.checkouts.values()].filter(({ status }) => !isOver(status));
      const row = open[random.whole(0, open.length)];
      if (row) void hint(row.id, 'PAYMENT_DETECTED');
    }
  };
  if (plan.jumps) often(plan.days, jump);
  for (const { from, until } of spells) {
    if (plan.jumps && random.chance(0.3)) stage.at(random.between(from, until), jump);
  }
  often(20 * plan.days, () => {
    killIn = random.whole(1, 80);
  });
  often(4 * plan.days, person.show);
  often(6 * plan.days, person.refresh);
  often(plan.days, person.refreshAll);
  often(6 * plan.days, person.look);
  often(10 * plan.days, person.dismiss);
  for (let at = NOW + HOUR; at <= END; at += HOUR) stage.at(at - 1, compare);

  /** At the end of an hour: attention, and nothing forgotten. */
  async function compare(): Promise<void> {
    const now = stage.real;
    const total = { bad: 0, warn: [...stored.creates.values()].filter(({ state }) => state === 'unknown').length };
    for (const row of stored.checkouts.values()) {
      const expectation = expected.get(row.id);
      if (!expectation) continue;
      const { sure, unsure } = expectation.reasons();
      const have = new Set(row.attention.reasons);
      const wrong = [...sure].filter((each) => !have.has(each) && !unsure.has(each));
      const extra = [...have].filter((each) => !sure.has(each) && !unsure.has(each));
      counts.compared += 1;
      if (wrong.length + extra.length > 0) {
        violate('attention', `${row.id} lacks [${wrong}], has too much [${extra}]`);
      }
      const acknowledged = expectation.acknowledged();
      const unseen = [...have].filter((each) => !acknowledged.has(each));
      const gravity = unseen.some((each) => BAD.includes(each)) ? 'bad' : unseen.length > 0 ? 'warn' : undefined;
      if (row.attentionGravity !== gravity || (row.attentionAt === undefined) !== (gravity === undefined)) {
        violate('attention', `${row.id} is ${row.attentionGravity}, should be ${gravity}`);
      }
      if (gravity) total[gravity] += 1;
      const failing = expectation.failing();
      const calm = (from: number) =>
        !disturbances.some((each) => {
          const mine = each.accountId === null || each.accountId === row.accountId;
          const hinders = ['sleep', 'offline', 'rateLimited', 'paused', 'set back', 'kill'].includes(each.what);
          return mine && hinders && each.from <= now && each.until + each.recovery >= from;
        });
      if (failing && now - failing.first > 15 * MINUTE + ALARM + LATENCY + 2 * MINUTE) {
        const isFlagged = have.has('failing');
        if (!isFlagged && calm(failing.first) && !jumpedBetween(failing.first, now)) {
          violate('attention', `${row.id} has failed since ${hour(failing.first)} and nobody is told`);
        }
      }
      const last = expectation.known.at(-1);
      if (!last) continue;
      const since = expectation.known.findLast(({ status }) => status !== last.status);
      const first = expectation.known.find(({ at }) => at > (since?.at ?? 0)) ?? last;
      const age = last.at - row.createdAt;
      if (row.nextRefreshAt === undefined) {
        if (intervalOf(last.status, age, last.at - first.at + FUZZ) !== null) {
          violate('forgotten', `${row.id}, ${last.status}, will never be asked about again`);
        }
      } else if (Math.abs(stage.skew + offset) <= FUZZ) {
        // Inqud asks to wait for 50 minutes at most.
        const usual = intervalOf(last.status, age + FUZZ, last.at - first.at + FUZZ) ?? DAY;
        const longest = row.failures > 0 ? 50 * MINUTE : usual;
        const wait = row.nextRefreshAt - now;
        if (wait > longest + FUZZ) {
          const when = `in ${(wait / MINUTE).toFixed(0)} min, instead of ${longest / MINUTE} at most`;
          violate('forgotten', `${row.id}, ${last.status}, ${row.failures} failures: asked about ${when}`);
        }
      }
    }
    for (const accountId of ACCOUNTS) {
      const rows = [...stored.checkouts.values()].filter((row) => row.accountId === accountId);
      const watched = rows.filter(({ nextRefreshAt }) => nextRefreshAt !== undefined).length;
      mostWatched.set(accountId, Math.max(mostWatched.get(accountId) ?? 0, watched));
    }
    if (background && !isAsleep()) {
      const { history, owner } = background;
      const count = await Promise.race([countAttention(history), stage.quiet().then(() => null)]);
      if (count && !owner.dead && (count.bad !== total.bad || count.warn !== total.warn)) {
        violate('attention', `counts ${JSON.stringify(count)}, should be ${JSON.stringify(total)}`);
      }
    }
  }

  /** The next alarm that could find anything to do; the ones before it would look and go. */
  function nextAlarm(): number {
    if (!alarm) return Number.POSITIVE_INFINITY;
    const ahead = stage.skew + offset;
    let useful = Number.POSITIVE_INFINITY;
    for (const row of stored.checkouts.values()) {
      if (row.nextRefreshAt !== undefined && !stored.accounts.get(row.accountId)?.paused) {
        useful = Math.min(useful, row.nextRefreshAt - ahead);
      }
    }
    const setBack = [...stored.paces.values()].some(({ at }) => at > stage.real + ahead + MINUTE);
    if (setBack) useful = stage.real;
    if (stored.notices.size > 0) useful = Math.min(useful, stage.real + (plan.quiet && isNight() ? 10 * MINUTE : 0));
    const after = Math.max(useful, alarm.last + 1, asleepUntil);
    const at = alarm.base + Math.ceil((after - alarm.base) / ALARM) * ALARM;
    return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
  }

  function ticked(at: number): void {
    if (alarm) alarm.last = at;
  }

  const trouble: unknown[] = [];
  const hear = (error: unknown) => trouble.push(error);
  process.on('unhandledRejection', hear);
  stage.moveTo(NOW);
  await writeSetting(noticeRules, {
    kinds: [...NOTICE_KINDS],
    quiet: plan.quiet ? { from: 22 * 60, to: 6 * 60 } : null,
  });
  const accountsDb = mortal(openAccounts(), { dead: false }, stage);
  await accountsDb.accounts.bulkPut(
    ACCOUNTS.map((id, position) => account({ id, label: id, position, widgetId: widgetOf(id) })),
  );
  for (;;) {
    const alarmAt = nextAlarm();
    const at = Math.min(alarmAt, stage.next());
    if (at > END) break;
    stage.moveTo(at);
    if (alarmAt < stage.next()) {
      ticked(at);
      counts.wakes += 1;
      stage.events += 1;
      await send(({ monitor, settled }) => settled(monitor.refreshDue()));
    } else {
      stage.events += 1;
      void stage.take()?.run();
    }
    await stage.quiet();
  }
  process.off('unhandledRejection', hear);
  for (const error of trouble) violate('errors', `unhandled: ${(error as Error)?.stack ?? error}`);

  killIn = null;
  // What was stored is what was seen being stored.
  background ??= await startBackground();
  const rows = await background.history.checkouts.toArray();
  expect(new Map(rows.map((row) => [row.id, row]))).toEqual(stored.checkouts);
  judgeBounds();
  judgeRate();
  judgeNotices();
  judgeCreates();

  /** When a final status has to be known that became true at `c`, while `knew` was known. */
  function bound(it: Made, c: number, knew: { status: string; interval: number }): number {
    const queue = Math.ceil((mostWatched.get(it.accountId) ?? 1) / BURST) * ALARM;
    let wait = knew.interval;
    for (const { id, at } of hintsSaid) {
      if (id === it.id && at >= c) wait = Math.min(wait, at - c + ALARM);
      if (id === it.id && at < c && c - at < 5 * MINUTE) wait = Math.min(wait, knew.interval);
    }
    let until = c + wait + ALARM + LATENCY + queue;
    for (const page of shownPages) {
      const from = Math.max(page.from, c);
      const known = from + 10 * SECOND + LATENCY + ALARM;
      if (page.ids.has(it.id) && !isOver(knew.status) && known < page.until) until = Math.min(until, known);
    }
    for (let changed = true; changed; ) {
      changed = false;
      for (const each of disturbances) {
        if (each.accountId !== null && each.accountId !== it.accountId) continue;
        if (each.from > until || each.until + each.recovery + ALARM + queue < c) continue;
        const over = each.until + each.recovery + ALARM + LATENCY + queue;
        if (over > until) {
          until = over;
          changed = true;
        }
      }
    }
    return until;
  }

  function judgeBounds(): void {
    for (const { made: it, known } of expected.values()) {
      const [first] = known;
      if (!first) continue;
      it.steps.forEach((each, index) => {
        if (!isOver(each.status) || each.at > END) return;
        const since = Math.max(each.at, first.at);
        const before = known.findLast(({ at }) => at <= since) ?? first;
        if (before.step >= index) return;
        const turned = known.findLast(({ status, at }) => at <= since && status !== before.status);
        const began = known.find(({ at }) => at > (turned?.at ?? 0)) ?? before;
        const interval = intervalOf(before.status, since - it.createdAt, before.at - began.at - FUZZ);
        if (interval === null) return;
        const knownFor = intervalOf(before.status, since - it.createdAt, before.at - began.at + FUZZ);
        if (knownFor === null) return;
        const due = bound(it, since, { status: before.status, interval: Math.max(interval, knownFor) });
        if (due > END) return;
        counts.judged += 1;
        const found = known.find(({ step: learnt }) => learnt >= index);
        if (!found || found.at > due) {
          violate(
            'bound',
            `${it.id} (${it.accountId}) became ${each.status} at ${hour(each.at)}, was known as ${before.status}, ` +
              `had to be known by ${hour(due)}, was ${found ? `at ${hour(found.at)}` : 'never'}`,
          );
        }
      });
    }
  }

  function judgeRate(): void {
    for (const accountId of ACCOUNTS) {
      let tokens = BURST;
      let at = NOW;
      let shift = 0;
      for (const request of asked) {
        if (request.accountId !== accountId || request.person) continue;
        tokens = Math.min(BURST, tokens + (request.at - at) / SECOND);
        at = request.at;
        for (; (shifts[shift]?.at ?? Number.POSITIVE_INFINITY) <= at; shift++) {
          // "A last request in the future is a clock that was set back, which says nothing about what was earned."
          const by = shifts[shift]?.by ?? 0;
          tokens = by < -60 ? BURST : Math.min(BURST, tokens + Math.max(0, by));
        }
        tokens -= 1;
        if (tokens < -0.001) violate('rate', `${accountId} sent a request too many at ${hour(at)}: ${tokens}`);
      }
    }
  }

  function judgeNotices(): void {
    // An account can be paused more than once; each time is told.
    const wanted = new Map<string, number>();
    for (const key of pauses) wanted.set(key, (wanted.get(key) ?? 0) + 1);
    const perhaps = new Set<string>();
    for (const { made: it, notices, perhaps: edge } of expected.values()) {
      for (const kind of notices) wanted.set(`${kind} ${it.id}`, 1);
      for (const kind of edge) perhaps.add(`${kind} ${it.id}`);
    }
    for (const [key, times] of wanted) {
      const had = told.get(key) ?? 0;
      if (had !== times && !outdated.has(key)) violate('notices', `"${key}" was told ${had} times instead of ${times}`);
    }
    for (const [key, times] of told) {
      if (times > 1 && !wanted.has(key)) violate('notices', `"${key}" was told ${times} times`);
      if (!wanted.has(key) && !perhaps.has(key)) violate('notices', `"${key}" was told, and should not have been`);
    }
  }

  function judgeCreates(): void {
    for (const [orderId, times] of posts) {
      if (times > (allowed.get(orderId) ?? 0)) violate('creates', `${orderId} was sent ${times} times`);
    }
    for (const { id, orderId } of made.values()) {
      const attempt = stored.creates.get(`attempt ${orderId}`);
      const wasLost = !stored.checkouts.has(id) && attempt?.state !== 'unknown' && (posts.get(orderId) ?? 0) < 2;
      if (wasLost) violate('creates', `${id} of ${orderId} is lost`);
    }
  }

  return {
    violations,
    counts: { ...counts, events: stage.events, checkouts: stored.checkouts.size, told: told.size },
  };
}

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each([
  { seed: 6, days: 7, checkouts: 50, quiet: true, jumps: true },
  { seed: 7, days: 7, checkouts: 50, quiet: false, jumps: true },
])('a week from seed $seed', (plan) => {
  let week: Awaited<ReturnType<typeof simulate>>;
  beforeAll(async () => {
    fakeBrowser.reset();
    await emptyHistory();
    await emptyAccounts();
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    const started = performance.now();
    week = await simulate(plan);
    const took = ((performance.now() - started) / 1000).toFixed(1);
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    console.info(`seed ${plan.seed}: ${week.counts.events} simulated events in ${took} s`, JSON.stringify(week.counts));
  }, 300_000);

  const holds = (property: string) => expect(week.violations.get(property)?.slice(0, 20) ?? []).toEqual([]);

  it('is thousands of events, with every kind of trouble', () => {
    expect(week.counts.events).toBeGreaterThan(5000);
    expect(week.counts.judged).toBeGreaterThan(plan.checkouts / 2);
    expect(week.counts.kills).toBeGreaterThan(20);
  });
  it('"every final status is known within its bound"', () => holds('bound'));
  it('"no checkout is forgotten"', () => holds('forgotten'));
  it('"the request rate is never exceeded"', () => holds('rate'));
  it('"each notification fires once"', () => holds('notices'));
  it('"attention equals what the model says"', () => holds('attention'));
  it('"times follow the API\'s clock"', () => holds('time'));
  it('"create, never lost and never doubled"', () => holds('creates'));
  it('is quiet in the quiet hours', () => holds('quiet'));
  it('throws nothing', () => holds('errors'));
});

describe('"1,000 open checkouts, nobody looking"', () => {
  afterAll(() => void vi.useRealTimers());

  it('"no wake does more than 30 requests; none starves longer than twice its interval"', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    const history = await emptyHistory();
    const accounts = await emptyAccounts();
    await accounts.accounts.put(account());
    const random = seeded(3);
    // A day old and more: hourly. Some hours old: every 10 minutes. All due at once, as after a night's sleep.
    const ages = Array.from({ length: 1000 }, (_, i) =>
      i < 900 ? random.between(DAY, 20 * DAY) : random.between(2 * HOUR, 20 * HOUR),
    );
    const createdAt = new Map(ages.map((age, i) => [`c${i}`, NOW - age]));
    await history.checkouts.bulkPut(
      [...createdAt].map(([id, at], i) =>
        checkout({ id, createdAt: at, answeredAt: NOW - DAY, nextRefreshAt: NOW - random.whole(0, HOUR) - i }),
      ),
    );
    let real = NOW;
    let requests = 0;
    const last = new Map<string, number>();
    let longest = 0;
    const client = createInqudClient({
      fetch: (async (input: unknown) => {
        requests += 1;
        const id = String(input).split('/').at(-1) ?? '';
        const at = createdAt.get(id) ?? NOW;
        const interval = intervalOf('NEW', real - at, 0) ?? 0;
        longest = Math.max(longest, (real - (last.get(id) ?? NOW)) / interval);
        last.set(id, real);
        return Response.json({ id, status: 'NEW', createdAt: new Date(at).toISOString() });
      }) as typeof fetch,
      now: () => real,
      sign: async () => ({}),
      baseUrl: 'https://api.inqud.com',
      timeout: 15 * SECOND,
    });
    let total = 0;
    let wakes = 0;
    for (; real < NOW + 2.1 * HOUR; real += ALARM) {
      // Each wake is a background of its own.
      const monitor = createMonitor({
        history,
        accounts,
        clientFor: async () => ({ ok: true, client }),
        obstacle: async () => null,
        now: () => real,
        random: random.next,
      });
      requests = 0;
      await monitor.refreshDue();
      expect(requests).toBeLessThanOrEqual(BURST);
      total += requests;
      wakes += 1;
    }
    for (const [id, at] of createdAt) {
      const interval = intervalOf('NEW', real - at, 0) ?? 0;
      longest = Math.max(longest, (real - (last.get(id) ?? NOW)) / interval);
    }
    console.info(
      `1,000 checkouts: ${total} requests in ${wakes} wakes; the longest wait was ${longest.toFixed(2)} intervals`,
    );
    expect(last.size).toBe(1000);
    expect(longest).toBeLessThanOrEqual(2);
  }, 120_000);
});
