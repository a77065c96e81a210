import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/nats-core';
import { createUser } from '@nats-io/nkeys';
import { openConnection } from '../../lib/team/admin/client/connection.ts';
import type { JetStream } from '../../lib/team/admin/client/jetstream.ts';
import { createJetStream } from '../../lib/team/admin/client/jetstream.ts';
import type { System } from '../../lib/team/admin/client/system.ts';
import { createSystem } from '../../lib/team/admin/client/system.ts';
import { clusterEnv, natsConf } from '../../lib/team/admin/config/natsConf.ts';
import { deskGuest, receiverGuest, usersConf } from '../../lib/team/admin/config/usersConf.ts';
import { ADMIN, newDesk } from '../../lib/team/contract/names.ts';
import { ADMIN_PERMISSIONS } from '../../lib/team/contract/permissions.ts';
import { streamsOf } from '../../lib/team/contract/streams.ts';
import { inboxOf } from '../../lib/team/contract/subjects.ts';
import { freePorts } from './ports.ts';
import { createServer } from './server.ts';
import { untilDone } from './untilDone.ts';

/** A key of its own, as a person on this server has it. */
function newKey() {
  const pair = createUser();
  return { nkey: pair.getPublicKey(), seed: new TextDecoder().decode(pair.getSeed()) };
}

/** A desk that may log in. */
export type Member = { agent: string; desk: string; nkey: string; seed: string };

/**
 * Real servers on free ports of loopback, one or a cluster of three, with the configuration that the admin's tool writes and
 * the streams of a team. Everything is gone after `close`.
 */
export async function startTeam({ agents, servers: count = 1 }: { agents: readonly string[]; servers?: 1 | 3 }) {
  const folder = await mkdtemp(join(tmpdir(), 'team-'));
  const [system, admin, receiver] = [newKey(), newKey(), newKey()];
  let members: Member[] = agents.map((agent) => ({ agent, desk: newDesk(), ...newKey() }));
  const ports = await freePorts(3 * count);
  const of = (index: number, which: 0 | 1 | 2) => ports[3 * index + which] ?? 0;
  const all = Array.from({ length: count }, (_, index) => index);
  const urls = all.map((index) => `ws://127.0.0.1:${of(index, 1)}`);
  const peers = all.map((index) => `127.0.0.1:${of(index, 2)}`);
  const home = (index: number) => join(folder, `n${index + 1}`);

  const writeUsers = async () => {
    const text = usersConf({
      admin: { nkey: admin.nkey, permissions: ADMIN_PERMISSIONS },
      system,
      guests: [receiverGuest(receiver.nkey), ...members.map(deskGuest)],
    });
    await Promise.all(all.map((index) => writeFile(join(home(index), 'users.conf'), text)));
  };

  for (const index of all) {
    await mkdir(home(index));
    const conf = natsConf({
      name: `n${index + 1}`,
      store: join(home(index), 'store'),
      ports: { client: of(index, 0), websocket: of(index, 1) },
      maxFile: 1e9,
      cluster: count === 1 ? null : { listen: `127.0.0.1:${of(index, 2)}`, peers },
    });
    await writeFile(join(home(index), 'nats.conf'), conf);
  }
  await writeUsers();
  const servers = all.map((index) => createServer(home(index), of(index, 1), clusterEnv({ peers }, 'onlyForThisTest')));
  await Promise.all(servers.map((server) => server.start()));

  const open: NatsConnection[] = [];
  const login = async (seed: string, inbox: string, at = urls) => {
    const connection = await openConnection({ servers: at, seed, inbox, ping: 1000 }, 10_000);
    open.push(connection);
    return connection;
  };
  const asAdmin = createJetStream(await login(admin.seed, inboxOf(ADMIN)), 3000);
  const asSystem = createSystem(await login(system.seed, '_INBOX_system'));
  const createStreams = async () => {
    for (const config of streamsOf({ replicas: count, maxBytes: 500e6 })) {
      await untilDone(() => asAdmin.createStream(config));
    }
  };
  await createStreams();
  const reload = async () => {
    await writeUsers();
    for (const { id } of await asSystem.servers(count)) await asSystem.reload(id);
  };

  return {
    folder,
    urls,
    servers,
    admin: asAdmin satisfies JetStream,
    system: asSystem satisfies System,
    seeds: { admin: admin.seed, system: system.seed, receiver: receiver.seed },
    member(agent: string): Member {
      const found = members.find((each) => each.agent === agent);
      if (!found) throw new Error(`Nobody is called ${agent}.`);
      return found;
    },
    /** Logs in at all servers, or at those given. */
    connect: (agent: string, at = urls) => {
      const found = members.find((each) => each.agent === agent);
      return login(found?.seed ?? newKey().seed, inboxOf(agent), at);
    },
    connectReceiver: () => login(receiver.seed, inboxOf('receiver')),
    createStreams,
    /** Everything that the only server has on its disk, as an admin copies it. */
    async backUp(): Promise<string> {
      const copy = join(folder, 'backup');
      await servers[0]?.stop();
      await rm(copy, { recursive: true, force: true });
      await cp(join(home(0), 'store'), copy, { recursive: true });
      await servers[0]?.start();
      return copy;
    },
    async putBack(copy: string): Promise<void> {
      await servers[0]?.stop();
      await rm(join(home(0), 'store'), { recursive: true });
      await cp(copy, join(home(0), 'store'), { recursive: true });
      await servers[0]?.start();
    },
    /** The disk of a server that does not run is lost. */
    loseDisk: (index: number) => rm(join(home(index), 'store'), { recursive: true }),
    async add(agent: string): Promise<void> {
      members = [...members, { agent, desk: newDesk(), ...newKey() }];
      await reload();
    },
    async remove(agent: string): Promise<void> {
      members = members.filter((each) => each.agent !== agent);
      await reload();
    },
    async close(): Promise<void> {
      await Promise.allSettled(open.map((connection) => connection.close()));
      await Promise.all(servers.map((server) => server.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type TeamOnServers = Awaited<ReturnType<typeof startTeam>>;
