import { isDesk, newDesk } from '../../sealing/deskId.ts';

export { isDesk, newDesk };

/** Parts of subjects. None can hold a `.`, `*`, `>` or a space, so no subject means more than it says. */
const ID = /^[\w-]{1,100}$/;
const AGENT = /^[a-z0-9][a-z0-9-]{0,31}$/;
/** What one desk says to the team besides its checkouts, such as `member`, or `pending-` with the ID of an attempt. */
const KIND = /^[a-z][\w-]{0,119}$/;

/** The admin's tool; it writes under this name, and no agent may have it. */
export const ADMIN = 'admin';
/** Names that mean something else in a subject or on the server. */
export const RESERVED: readonly string[] = [ADMIN, 'gone', 'team', 'receiver', 'key'];

/** A widget's or a checkout's ID as a part of a subject. A shop is never called `team`: that holds what is of no shop. */
export const isShop = (text: string) => ID.test(text) && text !== 'team';
export const isCheckout = (text: string) => ID.test(text);
export const isKind = (text: string) => KIND.test(text);
/** Lower-case letters, digits and hyphens, at most 32. */
export const isAgent = (text: string) => AGENT.test(text) && !RESERVED.includes(text);

/**
 * A person's name as an agent's: `Zoë Müller` becomes `zoe-muller`. Null when nothing is left of it, or when it is
 * reserved: the admin then has to choose.
 */
export function agentOf(name: string): string | null {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replaceAll(/^-+|-+$/g, '');
  return isAgent(plain) ? plain : null;
}
