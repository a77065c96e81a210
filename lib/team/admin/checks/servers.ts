import type { ServerState } from '../client/system.ts';
import { isGoodEnough, OLDEST } from '../server/serverVersion.mjs';
import { listed } from '../state/words.ts';
import type { Finding } from './finding.ts';
import { good, wrong } from './finding.ts';

const SECOND = 1000;
/** Between two clocks. Notes and answers are ordered by their time, and Inqud refuses requests that are off by more. */
const MOST_APART = 5 * SECOND;

/** Of the servers as they run. `expected`: the names and configuration that there should be. `now`: this machine's time, epoch ms. */
export function checkServers(
  servers: readonly ServerState[],
  expected: readonly { name: string; digest: string }[],
  now: number,
): Finding[] {
  const missing = expected
    .filter(({ name }) => !servers.some((server) => server.name === name))
    .map(({ name }) => name);
  const strangers = servers.filter(({ name }) => !expected.some((each) => each.name === name)).map(({ name }) => name);
  return [
    ...(missing.length > 0
      ? [wrong(`${listed(missing)} does not answer. Start it: systemctl start checkout-desk-team`)]
      : []),
    ...strangers.map((name) => wrong(`A server answers that is not of this team's configuration: ${name}.`)),
    ...servers.flatMap((server) => ofServer(server, expected.find(({ name }) => name === server.name)?.digest, now)),
  ];
}

function ofServer(
  { name, version, storage, compresses, configDigest, time, cluster }: ServerState,
  digest: string | undefined,
  now: number,
): Finding[] {
  return [
    isGoodEnough(version)
      ? good(`${name} is nats-server ${version}.`)
      : wrong(
          `${name} is nats-server ${version}: too old. Install ${OLDEST} or newer. Older ones can be stopped by anyone, and lost records.`,
        ),
    ofStorage(name, storage),
    ...(compresses ? [wrong(`${name} compresses WebSocket messages. Take "compression" out of nats.conf.`)] : []),
    ...(digest !== undefined && digest !== configDigest
      ? [wrong(`${name} runs another configuration than the one written here: npm run team -- up`)]
      : []),
    ...(cluster === null ? [] : ofCluster(name, cluster)),
    ofClock(name, time - now),
  ];
}

function ofCluster(name: string, { leader, behind }: NonNullable<ServerState['cluster']>): Finding[] {
  if (leader === null) {
    return [
      wrong(
        `${name} knows no leader of the cluster: fewer than two of the servers reach each other, or it has just started.`,
      ),
    ];
  }
  return behind.map((other) =>
    wrong(`${other} does not follow the cluster yet: until it does, no other server may stop.`),
  );
}

function ofStorage(name: string, storage: ServerState['storage']): Finding {
  if (storage === null) return wrong(`${name} keeps nothing: JetStream is off in its nats.conf.`);
  return storage.syncsAlways
    ? good(`${name} acknowledges what is on the disk (sync_interval: always).`)
    : wrong(
        `${name} acknowledges records before they are on the disk: a power cut would lose them. Set "sync_interval: always" in the jetstream block of nats.conf, and restart it.`,
      );
}

function ofClock(name: string, ahead: number): Finding {
  const apart = Math.abs(ahead);
  if (apart <= MOST_APART) return good(`The clock of ${name} agrees with this machine's.`);
  const seconds = Math.round(apart / SECOND);
  return wrong(
    `The clock of ${name} is ${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} this machine's. Set both by NTP: timedatectl set-ntp true`,
  );
}
