/** Parts of subjects. None can hold a `.`, `*`, `>` or a space, so no subject means more than it says. */
const ID = /^[\w-]{1,100}$/;
const AGENT = /^[a-z0-9][a-z0-9-]{0,31}$/;
const DESK = /^[a-z2-7]{10}$/;
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
export const isDesk = (text: string) => DESK.test(text);

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

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new desk: one profile of one browser. Of 50 random bits, so that no two of a team are the same. */
export function newDesk(random = crypto.getRandomValues(new Uint8Array(10))): string {
  return Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join('');
}
