import { fromBase64Url } from '../../lib/sealing/base64url.ts';
import { openConnection } from '../../lib/team/admin/client/connection.ts';
import { createJetStream } from '../../lib/team/admin/client/jetstream.ts';
import { add } from '../../lib/team/admin/commands/add.ts';
import { loadTeam } from '../../lib/team/admin/commands/tool.ts';
import { up } from '../../lib/team/admin/commands/up.ts';
import { sealRecord } from '../../lib/team/contract/envelope.ts';
import { inboxOf, subjectText } from '../../lib/team/contract/subjects.ts';
import { teamKeyOf } from '../../lib/team/contract/teamKey.ts';
import { launchBrowser } from '../e2e/driver/launch.ts';
import type { BrowserName, Desk, Tab } from '../e2e/driver/types.ts';
import { until } from '../e2e/driver/until.ts';
import { addAccount, createCheckout } from '../e2e/support/flows.ts';
import { joinTeam } from '../e2e/support/joinTeam.ts';
import { rowsOf } from '../e2e/support/stored.ts';
import { newId } from '../simulator/model/identities.ts';
import type { Simulator } from '../simulator/start.ts';
import { startSimulator } from '../simulator/start.ts';
import { createAdmin, newComer } from '../team/adminOnServer.ts';
import { openFrontDoor } from '../team/frontDoor.ts';
import type { Budget, Figure } from './figure.ts';
import { figureOf, once } from './figure.ts';
import { watchMemory } from './memory.ts';
import { openQuiet } from './quiet.ts';

type Result = Omit<Figure, 'name'>;
type Admin = Awaited<ReturnType<typeof createAdmin>>;

const ROUNDS = 15;
const AT_ONCE = 64;
const MINUTE = 60_000;
const BROWSERS = ['chromium', 'firefox'] as const;

/** What desks of a team can do: the production build, over TLS, with a real server on this machine. */
export const TEAM_DESK_BUDGETS: Budget[] = BROWSERS.flatMap((browser): Budget[] => {
  const starts = once(() => withTeamDesks([browser], coldStarts));
  return [
    {
      name: `team: a change in the other browser to the row, ${browser}`,
      measure: () => withTeamDesks([browser, browser === 'chromium' ? 'firefox' : 'chromium'], changeToRow),
    },
    {
      name: `team: the background's start to its answer without a team, ${browser}`,
      measure: async () => figureOf((await starts()).alone, 'ms', 500),
    },
    {
      name: `team: the background's start to its answer in a team, ${browser}`,
      measure: async () => figureOf((await starts()).member, 'ms', 500),
    },
    ...[10_000, 100_000].flatMap((count): Budget[] => {
      const syncing = once(() => withTeamDesks([browser], (team) => firstSync(team, count)));
      return [
        {
          name: `team: joined to all of a colleague's ${count} checkouts, ${browser}`,
          // Some 3 minutes for 100,000, while the desk can be used.
          measure: async () => figureOf([(await syncing()).seconds], 's', count / 500),
        },
        {
          name: `team: memory of the browser meanwhile, at most above before, ${count}, ${browser}`,
          measure: async () => figureOf([(await syncing()).memory], 'MB', null),
        },
      ];
    }),
  ];
});

type Team = { admin: Admin; simulator: Simulator; desks: Desk[] };

/** Desks with an account, in browsers of their own, beside the server of a team that they have not joined. */
async function withTeamDesks<T>(browsers: readonly BrowserName[], work: (team: Team) => Promise<T>): Promise<T> {
  const ends: (() => unknown)[] = [];
  try {
    const simulator = await startSimulator();
    ends.push(() => simulator.close());
    const admin = await createAdmin();
    ends.push(() => admin.close());
    await admin.init({ maxBytes: 1e9 });
    await admin.server.start();
    await up(admin.tool, { overwrite: false, repair: false });
    const { host } = admin.options;
    const door = await openFrontDoor({ host, websocket: admin.ports.websocket, simulator: simulator.port });
    ends.push(() => door.close());
    const desks: Desk[] = [];
    for (const browser of browsers) {
      const desk = await launchBrowser({ browser, port: door.port, spki: door.spki, extraHosts: [host] });
      ends.push(() => desk.close());
      desks.push(desk);
    }
    return await work({ admin, simulator, desks });
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

/** From the moment in which one desk archives a checkout to the list of the other, by the clock that both share. */
async function changeToRow({ admin, simulator, desks }: Team): Promise<Result> {
  const [here, there] = desks;
  if (!here || !there) throw new Error('It takes two desks.');
  const list = await addAccount(here, simulator.accounts[0]);
  const other = await addAccount(there, simulator.accounts[0]);
  await joinTeam(here, 'Anna', admin);
  await joinTeam(there, 'Bob', admin);
  const id = await createCheckout(other, 'bench-1');
  await list.bringToFront();
  await list.findByCss(`[data-row="${id}"]`).wait();
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const archived = round % 2 === 0;
    await list.evaluate(
      (id, archived) => {
        delete document.documentElement.dataset.changedAt;
        new MutationObserver((_, observer) => {
          if ((document.querySelector(`[data-row="${id}"]`) === null) !== archived) return;
          observer.disconnect();
          document.documentElement.dataset.changedAt = String(performance.timeOrigin + performance.now());
        }).observe(document, { subtree: true, childList: true });
      },
      id,
      archived,
    );
    const changedAt = await other.evaluate(
      async (id, archived) => {
        const began = performance.timeOrigin + performance.now();
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        await api.runtime.sendMessage({ command: 'annotate', payload: { checkoutIds: [id], change: { archived } } });
        return began;
      },
      id,
      archived ? 1 : 0,
    );
    samples.push((await list.waitFor(() => Number(document.documentElement.dataset.changedAt ?? 0))) - changedAt);
  }
  return figureOf(samples, 'ms', 1000);
}

/** From a message that starts the background to its answer. */
async function coldStarts({ admin, simulator, desks }: Team): Promise<Record<'alone' | 'member', number[]>> {
  const [desk] = desks;
  if (!desk) throw new Error('It takes a desk.');
  await (await addAccount(desk, simulator.accounts[0])).close();
  const alone = await startsOf(desk);
  await joinTeam(desk, 'Anna', admin);
  return { alone, member: await startsOf(desk) };
}

async function startsOf(desk: Desk): Promise<number[]> {
  await desk.closeAllPages();
  const quiet = await openQuiet(desk);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await desk.killBackground();
    await quiet.bringToFront();
    const took = await quiet.evaluate(async () => {
      const began = performance.now();
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await api.runtime.sendMessage({ command: 'readLock', payload: {} });
      return performance.now() - began;
    });
    samples.push(took);
  }
  await quiet.close();
  return samples;
}

/** A new desk joins a colleague who has so many paid checkouts. */
async function firstSync(
  { admin, simulator, desks }: Team,
  count: number,
): Promise<{ seconds: number; memory: number }> {
  const [desk] = desks;
  if (!desk) throw new Error('It takes a desk.');
  const page = await addAccount(desk, simulator.accounts[0]);
  const id = await createCheckout(page, 'bench-1');
  const { checkouts } = await rowsOf<{ checkouts: { answer: string }[] }>(page, 'checkout-desk-history');
  await publishCopies(admin, { id, answer: checkouts[0]?.answer ?? '', shop: simulator.accounts[0].widgetId, count });
  const memory = watchMemory();
  await joinTeam(desk, 'Anna', admin);
  const quiet = await openQuiet(desk);
  const seconds = await until('all checkouts', () => secondsUntilAll(quiet, count + 1), { timeout: 10 * MINUTE });
  return { seconds, memory: memory() };
}

/** Since this desk has joined; undefined until it has so many checkouts. */
async function secondsUntilAll(page: Tab, count: number): Promise<number | undefined> {
  const { joinedAt, stored } = await page.evaluate(async () => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const db = await done(indexedDB.open('checkout-desk-history'));
    const moment = db.transaction(['checkouts', 'team']);
    const joined = await done(moment.objectStore('team').get('joined'));
    const stored = await done(moment.objectStore('checkouts').count());
    db.close();
    return { joinedAt: Number(joined?.at), stored };
  });
  return stored < count ? undefined : (Date.now() - joinedAt) / 1000;
}

/** Says so many copies of a checkout as a colleague's desk does. */
async function publishCopies(
  admin: Admin,
  copied: { id: string; answer: string; shop: string; count: number },
): Promise<void> {
  const { code, desk, seed } = await newComer();
  await add(admin.tool, 'Bob', code, { overwrite: false });
  const [text = ''] = (await loadTeam(admin.tool)).secrets.keys;
  const key = await teamKeyOf(fromBase64Url(text) ?? new Uint8Array());
  const connection = await openConnection({ servers: [admin.url], seed, inbox: inboxOf('bob') }, 10_000);
  const js = createJetStream(connection, 60_000);
  let next = 0;
  const at = Date.now();
  const say = async () => {
    while (next < copied.count) {
      next += 1;
      const id = newId('CCO');
      const answer = copied.answer.replaceAll(copied.id, id).replaceAll('bench-1', `copy-${next}`);
      const record = {
        v: 1,
        answer: { text: answer.replace('"NEW"', '"EXPIRED"'), at },
        edits: {},
        archived: 0,
        lines: [],
      };
      const subject = subjectText({ is: 'checkout', shop: copied.shop, checkout: id, agent: 'bob', desk });
      await js.publish(subject, await sealRecord(record, subject, key));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, say));
  await connection.close();
}
