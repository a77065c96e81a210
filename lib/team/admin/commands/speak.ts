import { fromBase64Url } from '../../../sealing/base64url.ts';
import type { NamesRecord } from '../../contract/adminRecords.ts';
import { keyRecordFor } from '../../contract/adminRecords.ts';
import { sealRecord } from '../../contract/envelope.ts';
import type { Subject } from '../../contract/subjects.ts';
import { subjectText } from '../../contract/subjects.ts';
import type { TeamKey } from '../../contract/teamKey.ts';
import { teamKeyOf } from '../../contract/teamKey.ts';
import type { JetStream } from '../client/jetstream.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';

/** The most keys that a desk takes (`TeamKeys`). Records under older ones are said again by their authors' desks. */
const MOST_KEYS = 50;

/** The keys as an invitation and a key record hand them over. */
export function handedKeys({ keys }: TeamSecrets): string[] {
  return keys.slice(0, MOST_KEYS);
}

/** Says to all desks who is in the team, and hands each the keys that were made since it was invited. */
export async function speakForTeam(streams: JetStream, state: TeamState, secrets: TeamSecrets): Promise<void> {
  const keys = await allKeys(secrets);
  const [newest] = keys;
  if (!newest) throw new Error('The team has no key.');
  const names: NamesRecord = {
    v: 1,
    team: state.team,
    agents: state.agents.map(({ agent, name, desks }) =>
      desks.length > 0 ? { agent, name } : { agent, name, left: true },
    ),
  };
  await say(streams, { is: 'admin', word: 'names' }, names, newest);
  for (const desk of state.agents.flatMap(({ desks }) => desks)) {
    const known = keys.find(({ kid }) => kid === desk.kid);
    if (!known || known === newest) continue;
    await say(streams, { is: 'key', desk: desk.desk }, await keyRecordFor(desk, handedKeys(secrets)), known);
  }
}

/** Stored under the admin's name, sealed for the team. */
export async function say(streams: JetStream, subject: Subject, record: object, key: TeamKey): Promise<void> {
  const text = subjectText(subject);
  await streams.publish(text, await sealRecord(record, text, key));
}

/** All that the team ever had, to read with. */
export function allKeys({ keys }: TeamSecrets): Promise<TeamKey[]> {
  return Promise.all(keys.map(opened));
}

/** The newest key, ready to seal with. */
export async function newestKey({ keys: [newest = ''] }: TeamSecrets): Promise<TeamKey> {
  return opened(newest);
}

async function opened(text: string): Promise<TeamKey> {
  const bytes = fromBase64Url(text);
  if (!bytes) throw new Error('A key of the team is damaged.');
  return teamKeyOf(bytes);
}
