import { fromPublic, fromSeed } from '@nats-io/nkeys';
import { isBoxKey } from '../../contract/box.ts';
import { invitationText } from '../../contract/invitation.ts';
import type { JoinCode } from '../../contract/joinCode.ts';
import { readJoinCode } from '../../contract/joinCode.ts';
import { agentOf } from '../../contract/names.ts';
import { Refusal } from '../state/refusal.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';
import { withDesk } from '../state/teamState.ts';
import { notRunning } from '../state/words.ts';
import { handedKeys, newestKey, speakForTeam } from './speak.ts';
import type { Tool } from './tool.ts';
import { loadTeam } from './tool.ts';
import { reload } from './up.ts';
import { writeTeam } from './writeTeam.ts';

const WRONG_CODE = {
  empty: 'The join code is missing: npm run team -- add NAME CODE',
  'another kind': 'This is no join code. It begins with "desk-join-"; the desk shows it in Settings, Team.',
  newer: 'This join code is of a newer release of Checkout Desk. Update this tool first.',
  cut: 'A part of the join code is missing or differs. Copy the whole of it again.',
};

/**
 * Adds the desk that showed the code, as one more of this person, and says the invitation. Run again with the same code it says
 * an invitation again.
 */
export async function add(
  tool: Tool,
  typedName: string,
  typedCode: string,
  { overwrite }: { overwrite: boolean },
): Promise<void> {
  const { state: known, secrets } = await loadTeam(tool);
  const code = await joinCode(typedCode);
  const person = personOf(known, typedName);
  const owner = known.agents.find(({ desks }) => desks.some(({ desk }) => desk === code.desk));
  const before = owner?.desks.find(({ desk }) => desk === code.desk);
  if (owner && owner.agent !== person.agent) {
    throw new Refusal(`This desk is ${owner.name}'s already. Remove ${owner.name} first, or use that name.`);
  }
  if (before && (before.nkey !== code.nkey || before.box !== code.box)) {
    throw new Refusal(`A desk of ${person.name} has this name with other keys. Have the desk show a new code.`);
  }
  // The server would not start with a key that it finds twice.
  if (!before && isKnownKey(code.nkey, known, secrets)) {
    throw new Refusal('The key in this code is in the team already. Have the desk show a new code.');
  }
  const desk = { ...code, kid: (await newestKey(secrets)).kid };
  const { state } = await writeTeam(tool, before ? known : withDesk(known, person, desk), secrets, { overwrite });
  const desks = state.agents.find(({ agent }) => agent === person.agent)?.desks.length ?? 0;
  const isNew = desks === 1 ? 'was added' : `was added: it is ${person.name}'s desk number ${desks}`;
  tool.say(before ? `${person.name}'s desk is in the team already.` : `The desk of ${person.name} ${isNew}.`);
  const isLetIn = await announce(tool, state, secrets);
  const when = isLetIn ? '' : ' once that is done';
  tool.say(`\n${person.name} pastes this in Settings, Team${when}. It is of use to that desk alone:\n`);
  const servers = tool.desksReach(state);
  tool.say(await invitationText({ team: state.team, servers, ...person, keys: handedKeys(secrets) }, code));
}

/**
 * Has the servers read their files again, and tells the desks. Says whether all of them did; where not, it has said what is left
 * to do.
 */
export async function announce(tool: Tool, state: TeamState, secrets: TeamSecrets): Promise<boolean> {
  const admin = await tool.connect(state, secrets);
  if (!admin) {
    tool.say(`${notRunning(state)}\nThen: npm run team -- up`);
    return false;
  }
  try {
    await reload(tool, admin, state, secrets);
    await speakForTeam(admin.streams, state, secrets).catch((error) => {
      throw new Refusal(`The server stores no records now (${error.message}). Run: npm run team -- up`);
    });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tool.say(error.message);
    return false;
  } finally {
    await admin.close();
  }
}

async function joinCode(pasted: string): Promise<JoinCode> {
  const read = readJoinCode(pasted);
  if (!read.ok) throw new Refusal(WRONG_CODE[read.why]);
  // With one bad key in its configuration the server would not start again.
  if (!isUserKey(read.code.nkey) || !(await isBoxKey(read.code.box))) throw new Refusal(WRONG_CODE.cut);
  return read.code;
}

function personOf({ agents }: TeamState, typed: string): { agent: string; name: string } {
  const name = typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  const agent = agentOf(name);
  if (agent === null || name.length > 100) {
    throw new Refusal(
      `"${typed}" cannot be a name here. It needs Latin letters or digits, and may not be "admin", "gone", "key", "receiver" or "team".`,
    );
  }
  const known = agents.find((each) => each.agent === agent);
  if (known && known.name !== name) {
    throw new Refusal(
      `${known.name} would be called the same in the records (${agent}). For another person choose another name; for another desk of ${known.name} write the name as it is.`,
    );
  }
  return { agent, name };
}

function isUserKey(nkey: string): boolean {
  try {
    fromPublic(nkey);
    return true;
  } catch {
    return false;
  }
}

function isKnownKey(nkey: string, { agents }: TeamState, { admin, system, receiver }: TeamSecrets): boolean {
  const own = [admin, system, receiver].map((seed) => fromSeed(new TextEncoder().encode(seed)).getPublicKey());
  const theirs = agents.flatMap(({ desks }) => desks.map((desk) => desk.nkey));
  return [...own, ...theirs].includes(nkey);
}
