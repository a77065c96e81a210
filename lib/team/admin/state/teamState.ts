import { randomBytes } from 'node:crypto';
import { createUser } from '@nats-io/nkeys';
import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../../../sealing/base64url.ts';
import { isAgent, isDesk } from '../../contract/names.ts';
import { KEY_LENGTH, newTeamKey } from '../../contract/teamKey.ts';

const Name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100));
const Port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));

const Desk = v.object({
  desk: v.pipe(v.string(), v.check(isDesk)),
  /** Public keys, as its join code had them. */
  nkey: v.string(),
  box: v.string(),
  /** The team's newest key when it was invited: the one that it surely has. */
  kid: v.string(),
});
const Agent = v.object({
  agent: v.pipe(v.string(), v.check(isAgent)),
  /** As the admin wrote it, and as colleagues see it. */
  name: Name,
  /** None of who has left. The name stays, because the history does. */
  desks: v.array(Desk),
});

/** `team.json`: all that the tool knows. Nothing in it is secret. */
export const TeamState = v.object({
  v: v.literal(1),
  team: Name,
  host: v.string(),
  /** Host names of a cluster's three servers; none for a single one. */
  cluster: v.array(v.string()),
  ports: v.object({ client: Port, websocket: Port, cluster: Port, receiver: Port }),
  /** Bytes of the history. */
  maxBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(64 * 1024 * 1024)),
  agents: v.array(Agent),
  /** SHA-256 of each file as the tool wrote it last, to notice what people changed in it. */
  written: v.record(v.string(), v.string()),
});
export type TeamState = v.InferOutput<typeof TeamState>;
export type DeskState = v.InferOutput<typeof Desk>;

/** `secrets.json`: whoever has it is the admin. */
export const TeamSecrets = v.object({
  v: v.literal(1),
  /** Seeds of nkeys. */
  admin: v.string(),
  system: v.string(),
  receiver: v.string(),
  /** The team's keys in base64url, the newest first. */
  keys: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.check((text) => fromBase64Url(text)?.length === KEY_LENGTH),
      ),
    ),
    v.minLength(1),
  ),
  /** The password of the cluster's servers for each other. */
  cluster: v.pipe(v.string(), v.regex(/^[A-Za-z]{20,}$/)),
});
export type TeamSecrets = v.InferOutput<typeof TeamSecrets>;

export function newSecrets(): TeamSecrets {
  const seed = () => new TextDecoder().decode(createUser().getSeed());
  return {
    v: 1,
    admin: seed(),
    system: seed(),
    receiver: seed(),
    keys: [toBase64Url(newTeamKey())],
    cluster: Array.from(randomBytes(32), (byte) => String.fromCharCode(97 + (byte % 26))).join(''),
  };
}

/** With one more desk of this person. */
export function withDesk(state: TeamState, person: { agent: string; name: string }, desk: DeskState): TeamState {
  const known = state.agents.find(({ agent }) => agent === person.agent);
  const agents = known
    ? state.agents.map((each) => (each === known ? { ...each, desks: [...each.desks, desk] } : each))
    : [...state.agents, { ...person, desks: [desk] }];
  return { ...state, agents };
}

/** Without any desk of this person. */
export function withoutDesks(state: TeamState, agent: string): TeamState {
  return { ...state, agents: state.agents.map((each) => (each.agent === agent ? { ...each, desks: [] } : each)) };
}
