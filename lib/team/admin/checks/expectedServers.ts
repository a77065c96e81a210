import { serverFolders } from '../config/layout.ts';
import { clusterEnv } from '../config/natsConf.ts';
import { configDigest } from '../server/configDigest.ts';
import { findServer } from '../server/findServer.mjs';
import type { Folder } from '../state/folder.ts';
import { Refusal } from '../state/refusal.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';

/** The servers that there should be, each with the digest of the configuration that the tool wrote for it. */
export function expectedServers(
  folder: Folder,
  state: TeamState,
  secrets: TeamSecrets,
): { name: string; digest: string }[] {
  const program = findServer();
  if ('problem' in program)
    throw new Refusal(`To read the configuration, this machine needs nats-server, too. ${program.problem}`);
  const peers = state.cluster.map((name) => `${name}:${state.ports.cluster}`);
  return serverFolders(state).map((prefix) => {
    const path = folder.at(`${prefix}nats.conf`);
    const read = configDigest(program.path, path, clusterEnv({ peers }, secrets.cluster));
    if (!read.ok) throw new Refusal(`nats-server cannot read ${path}: ${read.says}`);
    return { name: prefix.replace('/', '') || state.host, digest: read.digest };
  });
}
