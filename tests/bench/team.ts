import type { NatsConnection } from '@nats-io/nats-core';
import { createJetStream } from '../../lib/team/admin/client/jetstream.ts';
import { createReceiverProcess } from '../team/receiverProcess.ts';
import type { TeamOnServers } from '../team/teamOnServers.ts';
import { startTeam } from '../team/teamOnServers.ts';
import { postWebhook, webhookBody } from '../team/webhooks.ts';
import type { Budget, Figure, Form } from './figure.ts';
import { figureOf, once } from './figure.ts';

type Result = Omit<Figure, 'name'>;

const SECRET = 'the secret';
const SENDERS = 16;
const WEBHOOKS = 4000;
const CHANGES = 500;
const HISTORY = 100_000;
/** Bytes of a record as desks write it, sealed. */
const RECORD = 900;
const BATCH = 500;
/** Writes on their way at once. */
const AT_ONCE = 256;

/** What a team's server and receiver can do: on loopback, without TLS, every write on the disk before it is acknowledged. */
export const teamBudgets = ({ short }: Form): Budget[] => {
  const webhooks = once(receiveWebhooks);
  const history = once(readHistory);
  const all = [
    { name: 'team: webhooks received, 16 senders', measure: async () => (await webhooks()).rate },
    { name: 'team: webhook answered, 16 senders', measure: async () => (await webhooks()).answered },
    { name: 'team: webhook answered, 99 of 100, 16 senders', measure: async () => (await webhooks()).slowest },
    { name: 'team: a change stored to its announcement at another desk', measure: () => withTeam(announced) },
    {
      name: `team: a new desk reads ${HISTORY} records, without opening them`,
      measure: async () => (await history()).time,
    },
    { name: `team: memory of the server with ${HISTORY} records`, measure: async () => (await history()).memory },
  ];
  return short ? all.slice(0, 4) : all;
};

async function withTeam(measure: (team: TeamOnServers) => Promise<Result>): Promise<Result> {
  const team = await startTeam({ agents: ['anna', 'bob'] });
  try {
    return await measure(team);
  } finally {
    await team.close();
  }
}

async function receiveWebhooks(): Promise<Record<'rate' | 'answered' | 'slowest', Result>> {
  const team = await startTeam({ agents: [] });
  const receiver = await createReceiverProcess({
    server: team.urls[0] ?? '',
    seed: team.seeds.receiver,
    hooks: [{ shop: 'CAP-1', secret: SECRET }],
  });
  try {
    await receiver.start();
    let next = 0;
    const samples: number[] = [];
    const send = async (most: number) => {
      while (next < most) {
        next += 1;
        const began = performance.now();
        const status = await postWebhook(receiver.address, webhookBody(next), { secret: SECRET });
        if (status !== 200) throw new Error(`A webhook was answered with ${status}.`);
        samples.push(performance.now() - began);
      }
    };
    const all = (most: number) => Promise.all(Array.from({ length: SENDERS }, () => send(most)));
    await all(200);
    samples.length = 0;
    const began = performance.now();
    await all(200 + WEBHOOKS);
    const seconds = (performance.now() - began) / 1000;
    const sorted = samples.toSorted((one, other) => one - other);
    const p99 = sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN;
    return {
      rate: figureOf([WEBHOOKS / seconds], 'per second', null),
      answered: figureOf(samples, 'ms', 100),
      slowest: figureOf([p99], 'ms', 500),
    };
  } finally {
    await receiver.close();
    await team.close();
  }
}

async function announced(team: TeamOnServers): Promise<Result> {
  const [anna, bob] = [await team.connect('anna'), await team.connect('bob')];
  const { desk } = team.member('anna');
  const samples: number[] = [];
  const heard = bob.subscribe('stored.>')[Symbol.asyncIterator]();
  await bob.flush();
  for (let change = 0; change < CHANGES; change += 1) {
    const began = performance.now();
    await createJetStream(anna).publish(`desk.CAP-1.CCO-${change}.anna.${desk}`, new Uint8Array(RECORD));
    await heard.next();
    samples.push(performance.now() - began);
  }
  return figureOf(samples, 'ms', 100);
}

async function readHistory(): Promise<Record<'time' | 'memory', Result>> {
  const team = await startTeam({ agents: ['anna', 'bob'] });
  try {
    const js = createJetStream(await team.connect('anna'), 30_000);
    const { desk } = team.member('anna');
    const record = crypto.getRandomValues(new Uint8Array(RECORD));
    let next = 0;
    const write = async () => {
      while (next < HISTORY) {
        next += 1;
        await js.publish(`desk.CAP-1.CCO-${next}.anna.${desk}`, record);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, write));
    const bob = await team.connect('bob');
    const began = performance.now();
    await readAll(bob, HISTORY);
    return {
      time: figureOf([(performance.now() - began) / 1000], 's', 30),
      memory: figureOf([team.servers[0]?.memory() ?? Number.NaN], 'MB', null),
    };
  } finally {
    await team.close();
  }
}

async function readAll(connection: NatsConnection, count: number): Promise<void> {
  for (let [from, read] = [1, 0]; read < count; ) {
    const query = JSON.stringify({ seq: from, batch: BATCH });
    const answers = await connection.requestMany('$JS.API.DIRECT.GET.DESK', query, {
      strategy: 'sentinel',
      maxWait: 30_000,
    });
    for await (const { data, headers } of answers) {
      if (data.length === 0) continue;
      read += 1;
      from = Number(headers?.get('Nats-Sequence')) + 1;
    }
  }
}
