import { toBase64Url } from '../../../sealing/base64url.ts';
import { agentOf } from '../../contract/names.ts';
import { newTeamKey } from '../../contract/teamKey.ts';
import { RECEIVER } from '../state/fileNames.ts';
import { Refusal } from '../state/refusal.ts';
import { withoutDesks } from '../state/teamState.ts';
import { listed } from '../state/words.ts';
import { announce } from './add.ts';
import type { Tool } from './tool.ts';
import { loadTeam } from './tool.ts';
import { writeTeam } from './writeTeam.ts';

/**
 * Removes all desks of a person: the servers cut them off, and what is written from now on is under a new key, which they do not
 * get. What they read before, they have.
 */
export async function remove(tool: Tool, typed: string, { overwrite }: { overwrite: boolean }): Promise<void> {
  const { state: known, secrets: old } = await loadTeam(tool);
  const person = known.agents.find(({ agent, name }) => name === typed.trim() || agent === agentOf(typed));
  if (!person) {
    const names = known.agents.filter(({ desks }) => desks.length > 0).map(({ name }) => name);
    throw new Refusal(
      names.length > 0 ? `Nobody is called "${typed}". In the team are ${listed(names)}.` : 'Nobody is in the team.',
    );
  }
  if (person.desks.length === 0) {
    const isShut = await announce(tool, known, old);
    tool.say(isShut ? `${person.name} has left already.` : stillIn(person.name));
    return;
  }
  const rekeyed = { ...old, keys: [toBase64Url(newTeamKey()), ...old.keys] };
  const { state, changed } = await writeTeam(tool, withoutDesks(known, person.agent), rekeyed, { overwrite });
  const desks = person.desks.length === 1 ? 'one desk' : `${person.desks.length} desks`;
  tool.say(
    (await announce(tool, state, rekeyed))
      ? `${person.name} is out of the team, with ${desks}. The others write under a new key from now on.`
      : stillIn(person.name),
  );
  if (changed.some((name) => name.endsWith(RECEIVER)))
    tool.say('If the receiver runs, restart it, so that it has the new key: systemctl restart checkout-desk-receiver');
}

function stillIn(name: string): string {
  return `Until that is done, ${name} can still log in.`;
}
