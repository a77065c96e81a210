import type { StreamConfig } from '../../contract/streams.ts';
import type { JetStream, StreamInfo } from '../client/jetstream.ts';
import { differencesOf, differenceText } from '../client/streamSetup.ts';
import { listed } from '../state/words.ts';
import type { Finding } from './finding.ts';
import { good, wrong } from './finding.ts';

/** From this part on it is said that a stream is filling up. */
const NEARLY_FULL = 0.8;

export async function checkStreams(streams: JetStream, wanted: readonly StreamConfig[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const config of wanted) {
    const differences = await differencesOf(streams, config);
    if (differences === null) {
      findings.push(wrong(`There is no stream ${config.name}. Create it: npm run team -- up`));
      continue;
    }
    for (const each of differences) {
      findings.push(wrong(`${differenceText(each, false)} Change it: npm run team -- up --repair`));
    }
    const info = await streams.streamInfo(config.name);
    if (differences.length === 0)
      findings.push(
        good(
          `Stream ${config.name} is as it should be, with ${info.state.messages === 1 ? 'one record' : `${info.state.messages} records`}.`,
        ),
      );
    findings.push(...ofCopies(config, info), ...ofRoom(config, info));
  }
  return findings;
}

function ofCopies({ name, num_replicas }: StreamConfig, { cluster }: StreamInfo): Finding[] {
  if (num_replicas === 1) return [];
  if (!cluster?.leader) return [wrong(`Stream ${name} has no leader: fewer than two of the servers reach each other.`)];
  const behind = (cluster.replicas ?? []).filter(({ current }) => !current).map((replica) => replica.name);
  return behind.length > 0 ? [wrong(`Stream ${name}: ${listed(behind)} does not have all of it yet.`)] : [];
}

function ofRoom({ name, discard }: StreamConfig, { config, state }: StreamInfo): Finding[] {
  const most = typeof config.max_bytes === 'number' ? config.max_bytes : 0;
  // One that forgets what is oldest is full by design.
  if (discard === 'old' || most <= 0 || state.bytes < NEARLY_FULL * most) return [];
  const percent = Math.floor((100 * state.bytes) / most);
  return [
    wrong(
      `Stream ${name} is ${percent} % full. When it is full, desks cannot share anything new. Give it more room: npm run team -- up --size GIGABYTES`,
    ),
  ];
}
