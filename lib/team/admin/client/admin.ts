import type { NatsConnection } from '@nats-io/nats-core';
import { ADMIN } from '../../contract/names.ts';
import { inboxOf } from '../../contract/subjects.ts';
import { Refusal } from '../state/refusal.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';
import { openConnection } from './connection.ts';
import type { JetStream } from './jetstream.ts';
import { createJetStream } from './jetstream.ts';
import type { System } from './system.ts';
import { createSystem } from './system.ts';

/** Connected to the team's servers as the admin. */
export type Admin = { streams: JetStream; system: System; close(): Promise<void> };

/** Where desks find the servers. */
export function publicUrls({ host, cluster }: Pick<TeamState, 'host' | 'cluster'>): string[] {
  return (cluster.length > 0 ? cluster : [host]).map((name) => `wss://${name}`);
}

/** Where the admin's tool finds the servers: this machine's own, or those of the cluster by their public names. */
export function adminUrls(state: TeamState): string[] {
  return state.cluster.length === 0 ? [`ws://127.0.0.1:${state.ports.websocket}`] : publicUrls(state);
}

/** Null when no server answers within `timeout` ms. Throws a `Refusal` when one answers and does not know this admin. */
export async function connectAdmin(
  urls: readonly string[],
  secrets: TeamSecrets,
  timeout = 5000,
): Promise<Admin | null> {
  const open: NatsConnection[] = [];
  const login = async (seed: string, inbox: string) => {
    const connection = await openConnection({ servers: urls, seed, inbox }, timeout);
    open.push(connection);
    return connection;
  };
  const close = async () => {
    await Promise.allSettled(open.map((connection) => connection.close()));
  };
  try {
    const streams = createJetStream(await login(secrets.admin, inboxOf(ADMIN)));
    return { streams, system: createSystem(await login(secrets.system, '_INBOX_system')), close };
  } catch (error) {
    await close();
    if (/authorization|authentication/i.test(String(error))) {
      throw new Refusal(
        `The nats-server at ${urls.join(', ')} does not know this team. It runs with another configuration: restart it with the one in this folder.`,
      );
    }
    return null;
  }
}
