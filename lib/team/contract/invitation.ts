import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../../sealing/base64url.ts';
import type { BoxKeys } from './box.ts';
import { openBox, sealTo } from './box.ts';
import type { CodeProblem } from './checkedText.ts';
import { checkedText, readCheckedText } from './checkedText.ts';
import type { JoinCode } from './joinCode.ts';
import { isAgent, isDesk } from './names.ts';
import { KEY_LENGTH } from './teamKey.ts';

const WORD = 'desk-invitation-';
const MOST_SERVERS = 10;
const MOST_KEYS = 50;

const Name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100));

/** `wss:` alone; `ws:` only on this computer, for a look at it. No name or password in it. */
export function isServerUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return false;
  return (
    url.protocol === 'wss:' || (url.protocol === 'ws:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
  );
}

/** A key of the team as it travels inside of a box: 32 bytes in base64url. */
const KeyText = v.pipe(
  v.string(),
  v.check((text) => fromBase64Url(text)?.length === KEY_LENGTH),
);

/** The team's keys: the first is written with, the others are for reading what is older. */
export const TeamKeys = v.pipe(v.array(KeyText), v.minLength(1), v.maxLength(MOST_KEYS));
export type TeamKeys = v.InferOutput<typeof TeamKeys>;

const Invitation = v.object({
  /** As people call it. */
  team: Name,
  servers: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(500), v.check(isServerUrl))),
    v.minLength(1),
    v.maxLength(MOST_SERVERS),
  ),
  agent: v.pipe(v.string(), v.check(isAgent)),
  /** The person, as colleagues see them. */
  name: Name,
  desk: v.pipe(v.string(), v.check(isDesk)),
  keys: TeamKeys,
});

/** All that a desk needs to join, which the admin's tool answers a join code with. */
export type Invitation = v.InferOutput<typeof Invitation>;

/** `another desk`: it answers another desk's code, or an earlier one of this desk. */
export type InvitationProblem = CodeProblem | 'another desk' | 'damaged';

/** The invitation as text, sealed for the one desk that showed the code. */
export async function invitationText(invitation: Omit<Invitation, 'desk'>, { box, desk }: JoinCode): Promise<string> {
  const content = v.parse(Invitation, { ...invitation, desk });
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return checkedText(WORD, 1, [desk, toBase64Url(await sealTo(box, belongsTo(desk), bytes))]);
}

/** Reads a pasted invitation with the keys of the desk that it should be for. */
export async function readInvitation(
  pasted: string,
  desk: string,
  keys: BoxKeys,
): Promise<{ ok: true; invitation: Invitation } | { ok: false; why: InvitationProblem }> {
  const read = readCheckedText(pasted, WORD, 1, 2);
  if (!read.ok) return read;
  const [theirs = '', text = ''] = read.parts;
  if (theirs !== desk) return { ok: false, why: 'another desk' };
  const box = fromBase64Url(text);
  const bytes = box && (await openBox(keys, belongsTo(desk), box));
  if (!bytes) return { ok: false, why: 'another desk' };
  const content = v.safeParse(Invitation, parsed(new TextDecoder().decode(bytes)));
  if (!content.success || content.output.desk !== desk) return { ok: false, why: 'damaged' };
  return { ok: true, invitation: content.output };
}

function belongsTo(desk: string): string {
  return `invitation ${desk}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
