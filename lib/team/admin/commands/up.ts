import { streamsOf } from '../../contract/streams.ts';
import { expectedServers } from '../checks/expectedServers.ts';
import type { Admin } from '../client/admin.ts';
import { differenceText, setUpStreams } from '../client/streamSetup.ts';
import type { ServerState } from '../client/system.ts';
import { isGoodEnough, OLDEST } from '../server/serverVersion.mjs';
import { Refusal } from '../state/refusal.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';
import { listed, notRunning } from '../state/words.ts';
import { speakForTeam } from './speak.ts';
import type { Tool } from './tool.ts';
import { loadTeam } from './tool.ts';
import { writeTeam } from './writeTeam.ts';

/** `maxBytes`: the history's new size, if it changes. */
export type UpOptions = { repair: boolean; overwrite: boolean; maxBytes?: number | undefined };

/** Makes the running servers what the tool's files say: configuration, streams, names, keys. Changes nothing that is right. */
export async function up(tool: Tool, { repair, overwrite, maxBytes }: UpOptions): Promise<void> {
  const { state: known, secrets } = await loadTeam(tool);
  const sized = { ...known, maxBytes: maxBytes ?? known.maxBytes };
  const { state } = await writeTeam(tool, sized, secrets, { overwrite });
  const admin = await tool.connect(state, secrets);
  if (!admin) throw new Refusal(notRunning(state));
  try {
    await bringUp(tool, admin, state, secrets, repair);
  } finally {
    await admin.close();
  }
  tool.say('The team is up. For how it is doing: npm run team -- doctor');
}

async function bringUp(
  tool: Tool,
  admin: Admin,
  state: TeamState,
  secrets: TeamSecrets,
  repair: boolean,
): Promise<void> {
  const { say } = tool;
  const servers = await admin.system.servers(countOf(state));
  const old = servers.filter(({ version }) => !isGoodEnough(version));
  if (old.length > 0) {
    const which = listed(old.map(({ name, version }) => `${name} (${version})`));
    throw new Refusal(
      `${which} is too old: nats-server ${OLDEST} or newer is needed. Older ones can be stopped by anyone, and lost records.`,
    );
  }
  await reload(tool, admin, state, secrets);
  const wanted = streamsOf({ replicas: state.cluster.length === 0 ? 1 : 3, maxBytes: state.maxBytes });
  const { created, differences } = await setUpStreams(admin.streams, wanted, repair);
  if (created.length > 0) say(`Created the streams ${listed(created)}.`);
  for (const difference of differences) say(differenceText(difference, repair));
  if (differences.length > 0 && !repair) throw new Refusal('Add --repair to put this right.');
  await speakForTeam(admin.streams, state, secrets);
}

/** Has each server read its files again that runs others. Says what is still to be copied to a cluster's servers. */
export async function reload(tool: Tool, admin: Admin, state: TeamState, secrets: TeamSecrets): Promise<void> {
  const expected = expectedServers(tool.folder, state, secrets);
  const isBehind = (server: ServerState) =>
    expected.find(({ name }) => name === server.name)?.digest !== server.configDigest;
  for (const server of (await admin.system.servers(countOf(state))).filter(isBehind)) {
    await admin.system.reload(server.id).catch((error) => {
      throw new Refusal(
        `${server.name} cannot take its new configuration while it runs (${error.message}). Restart it: systemctl restart checkout-desk-team. Then run this again.`,
      );
    });
  }
  const behind = (await admin.system.servers(countOf(state))).filter(isBehind).map(({ name }) => name);
  if (behind.length === 0) return;
  throw new Refusal(
    state.cluster.length > 0
      ? `${listed(behind)} still runs an older configuration: copy the folder of its name there again, then: npm run team -- up`
      : 'nats-server still runs an older configuration. Restart it: systemctl restart checkout-desk-team',
  );
}

function countOf({ cluster }: TeamState): number {
  return cluster.length === 0 ? 1 : cluster.length;
}
