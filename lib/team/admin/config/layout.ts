import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSeed } from '@nats-io/nkeys';
import { ADMIN_PERMISSIONS } from '../../contract/permissions.ts';
import type { ReceiverConfig } from '../../receiver/config.ts';
import type { WrittenFile } from '../state/folder.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';
import { caddyfile } from './caddyfile.ts';
import type { NatsServer } from './natsConf.ts';
import { clusterEnv, natsConf } from './natsConf.ts';
import { maxFileOf } from './sizes.ts';
import { receiverUnit, serverUnit } from './units.ts';
import { deskGuest, receiverGuest, usersConf } from './usersConf.ts';

/** This repository, from which the receiver runs. */
const SOURCE = dirname(fileURLToPath(new URL('../../../', import.meta.url)));
/** Where a cluster's server expects what is copied to it. */
export const ON_SERVER = '/etc/checkout-desk-team';

/** Where things are on this machine and on the servers. */
export type Places = {
  /** The folder of `nats.conf` on the server. */
  folder: string;
  /** Where nats-server keeps its messages. */
  store: string;
  /** The program nats-server. */
  program: string;
  /** Node 24. */
  node: string;
};

/** The folder of each server's files, inside the tool's own: one for each server of a cluster, or that folder itself. */
export function serverFolders({ cluster }: Pick<TeamState, 'cluster'>): string[] {
  return cluster.length === 0 ? [''] : cluster.map((name) => `${name}/`);
}

/** All files for the servers, made of what the tool knows. */
export function serverFiles(
  state: TeamState,
  secrets: TeamSecrets,
  { folder, store, program, node }: Places,
): WrittenFile[] {
  const { cluster, ports } = state;
  const peers = cluster.map((name) => `${name}:${ports.cluster}`);
  const publicKey = (seed: string) => fromSeed(new TextEncoder().encode(seed)).getPublicKey();
  const users = usersConf({
    admin: { nkey: publicKey(secrets.admin), permissions: ADMIN_PERMISSIONS },
    system: { nkey: publicKey(secrets.system) },
    guests: [
      receiverGuest(publicKey(secrets.receiver)),
      ...state.agents.flatMap(({ agent, desks }) => desks.map((desk) => deskGuest({ agent, ...desk }))),
    ],
  });
  return serverFolders(state).flatMap((prefix) => {
    const name = prefix.replace('/', '') || state.host;
    const server: NatsServer = {
      name,
      store,
      ports,
      maxFile: maxFileOf(state.maxBytes),
      cluster: cluster.length === 0 ? null : { listen: `0.0.0.0:${ports.cluster}`, peers },
    };
    const hosts = [...new Set([state.host, name])];
    const file = (of: string, text: string, isSecret = false): WrittenFile => ({
      name: `${prefix}${of}`,
      text,
      isSecret,
    });
    const environment = Object.entries(clusterEnv({ peers }, secrets.cluster)).map(
      ([key, value]) => `${key}=${value}\n`,
    );
    return [
      file('nats.conf', natsConf(server)),
      file('users.conf', users),
      file('Caddyfile', caddyfile({ hosts, websocket: ports.websocket, receiver: ports.receiver })),
      file('checkout-desk-team.service', serverUnit({ folder, program, isCluster: cluster.length > 0 })),
      file('checkout-desk-receiver.service', receiverUnit({ folder, node, source: SOURCE })),
      ...(cluster.length === 0 ? [] : [file('cluster.env', environment.join(''), true)]),
    ];
  });
}

/** What the receiver needs to know, with the webhooks' secrets that it had. */
export function receiverConfig(
  { ports }: TeamState,
  secrets: TeamSecrets,
  hooks: ReceiverConfig['hooks'],
): ReceiverConfig {
  const [key = ''] = secrets.keys;
  return {
    v: 1,
    server: `ws://127.0.0.1:${ports.websocket}`,
    seed: secrets.receiver,
    key,
    port: ports.receiver,
    hooks,
  };
}
