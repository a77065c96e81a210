import { streamsOf } from '../../contract/streams.ts';
import type { Certificate } from '../checks/address.ts';
import { checkCertificate } from '../checks/address.ts';
import { expectedServers } from '../checks/expectedServers.ts';
import type { Finding } from '../checks/finding.ts';
import { good, unknown, wrong } from '../checks/finding.ts';
import { checkDisk, checkFiles } from '../checks/machine.ts';
import { checkServers } from '../checks/servers.ts';
import { checkStreams } from '../checks/streams.ts';
import { Refusal } from '../state/refusal.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';
import { notRunning } from '../state/words.ts';
import type { Tool } from './tool.ts';
import { loadTeam } from './tool.ts';
import { receiverOf } from './writeTeam.ts';

/** What the doctor looks at outside of the team's own files and servers. */
export type Outside = {
  /** epoch ms */
  now: () => number;
  certificate: (host: string) => Promise<Certificate>;
  /** Whether a desk's way in leads to a server that knows the team; why not, in words. */
  reach: (url: string, secrets: TeamSecrets) => Promise<string | null>;
  /** The receiver's own word on how it is, or null when it does not answer. */
  health: (port: number) => Promise<{ ok: boolean; says: string } | null>;
};

const MARKS = { good: '✓', wrong: '✗', unknown: '?' };

/** Says what is right and what is wrong, in sentences. Resolves with whether nothing is wrong. */
export async function doctor(tool: Tool, outside: Outside): Promise<boolean> {
  const { state, secrets } = await loadTeam(tool);
  const findings = [
    ...(await checkFiles(tool.folder, state)),
    ...(await ofServers(tool, outside, state, secrets)),
    ...(await ofAddresses(outside, state, secrets)),
    ...(await ofReceiver(tool, outside, state)),
  ];
  for (const { is, says } of findings) tool.say(`${MARKS[is]} ${says}`);
  const bad = findings.filter(({ is }) => is === 'wrong').length;
  tool.say(bad === 0 ? '\nNothing is wrong.' : `\n${bad === 1 ? 'One thing is' : `${bad} things are`} wrong.`);
  return bad === 0;
}

async function ofServers(tool: Tool, outside: Outside, state: TeamState, secrets: TeamSecrets): Promise<Finding[]> {
  const admin = await refused(() => tool.connect(state, secrets));
  if (typeof admin === 'string') return [wrong(admin)];
  if (admin === null) return [wrong(notRunning(state))];
  try {
    const servers = await admin.system.servers();
    const now = outside.now();
    const expected = await refused(async () => expectedServers(tool.folder, state, secrets));
    const wanted = streamsOf({ replicas: state.cluster.length === 0 ? 1 : 3, maxBytes: state.maxBytes });
    return [
      ...(typeof expected === 'string' ? [unknown(expected)] : []),
      ...checkServers(
        servers,
        typeof expected === 'string'
          ? servers.map(({ name, configDigest }) => ({ name, digest: configDigest }))
          : expected,
        now,
      ),
      ...(await checkStreams(admin.streams, wanted)),
      ...(await checkDisk(servers)),
    ];
  } finally {
    await admin.close();
  }
}

async function ofAddresses(outside: Outside, { host, cluster }: TeamState, secrets: TeamSecrets): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const each of cluster.length > 0 ? cluster : [host]) {
    const certificate = await outside.certificate(each);
    findings.push(checkCertificate(each, certificate, outside.now()));
    if (!certificate.ok) continue;
    const problem = await outside.reach(`wss://${each}`, secrets);
    findings.push(
      problem === null
        ? good(`Desks reach the team by wss://${each}.`)
        : wrong(`Desks do not reach the team by wss://${each}: ${problem}`),
    );
  }
  return findings;
}

async function ofReceiver({ folder }: Tool, outside: Outside, state: TeamState): Promise<Finding[]> {
  const config = await receiverOf(folder, state);
  if (!config || config.hooks.length === 0) {
    return [unknown('No webhooks are received. To receive those of a widget: npm run team -- webhook CAP-…')];
  }
  if (state.cluster.length > 0)
    return [
      unknown(`The receivers are on the servers: look at http://127.0.0.1:${state.ports.receiver}/health there.`),
    ];
  const health = await outside.health(state.ports.receiver);
  if (health === null)
    return [wrong('The receiver of webhooks does not answer. Start it: systemctl start checkout-desk-receiver')];
  return [
    health.ok
      ? good(`The receiver of webhooks is well: ${health.says}`)
      : wrong(`The receiver of webhooks: ${health.says}`),
  ];
}

/** What the work says, or the sentence with which it refused. */
async function refused<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
