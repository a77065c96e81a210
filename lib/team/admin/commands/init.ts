import { SECRETS, STATE } from '../state/fileNames.ts';
import { Refusal } from '../state/refusal.ts';
import type { TeamState } from '../state/teamState.ts';
import { newSecrets, TeamSecrets, TeamState as TeamStateSchema } from '../state/teamState.ts';
import { nextSteps } from './nextSteps.ts';
import type { Tool } from './tool.ts';
import { writeTeam } from './writeTeam.ts';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

export type InitOptions = {
  host: string;
  team: string;
  /** Three host names, or none. */
  cluster: readonly string[];
  ports: TeamState['ports'];
  maxBytes: number;
  overwrite: boolean;
};

/** Writes the configuration of a new team. Run again, it changes nothing, but for what a newer release writes differently. */
export async function init(tool: Tool, options: InitOptions): Promise<void> {
  const host = hostName(options.host);
  const cluster = options.cluster.map(hostName);
  if (cluster.length !== 0 && new Set(cluster).size !== 3) {
    throw new Refusal('A cluster has three servers with different names: --cluster a.example b.example c.example');
  }
  const { folder, say } = tool;
  const known = await folder.readJson(STATE, TeamStateSchema);
  if (known && (known.host !== host || known.cluster.join() !== cluster.join())) {
    const servers = known.cluster.length > 0 ? `, on ${known.cluster.join(', ')}` : '';
    throw new Refusal(
      `${folder.path} has the team of ${known.host}${servers} already. Choose another folder with --folder.`,
    );
  }
  const { ports, maxBytes } = options;
  const team = options.team.trim();
  if (team === '' || team.length > 100) throw new Refusal('The name of the team has 1 to 100 characters.');
  const state = known ?? { v: 1, team, host, cluster, ports, maxBytes, agents: [], written: {} };
  const keys = await folder.readJson(SECRETS, TeamSecrets);
  if (known && !keys) throw new Refusal(`${folder.at(SECRETS)} is missing. Put back a copy of it.`);
  // Either `init` was ended in the middle, or team.json was lost: keys are never replaced.
  if (!known && keys)
    say(`The keys in ${folder.at(SECRETS)} are used again. Who is in the team has to be added again.`);
  const { changed } = await writeTeam(tool, state, keys ?? newSecrets(), { overwrite: options.overwrite });
  say(changed.length === 0 ? 'All is as it was.' : nextSteps(state, tool.places(state), folder));
}

/** Lower case; what was pasted from an address bar loses what is around it. */
function hostName(typed: string): string {
  const host = typed
    .trim()
    .toLowerCase()
    .replace(/^(https?|wss?):\/\//, '')
    .replace(/\/$/, '');
  const labels = host.split('.');
  if (/^[\d.]+$/.test(host) || host.includes(':')) {
    throw new Refusal(
      `"${typed}" is no name. Browsers accept a certificate only for a name, such as desk.shop.example.`,
    );
  }
  if (host.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) {
    throw new Refusal(`"${typed}" is no name of a server. It should look like desk.shop.example.`);
  }
  return host;
}
