import { ADMIN, isAgent, isCheckout, isDesk, isKind, isShop } from './names.ts';

/** Where a republished message is announced, with its headers and without its content. */
export const STORED = 'stored.';

/** What only the admin's tool says to the whole team, one of each. */
export const ADMIN_WORDS = ['names', 'format', 'horizon'] as const;
export type AdminWord = (typeof ADMIN_WORDS)[number];

/** Who says what. `agent` and `desk` are the author, which the server enforces by the permissions of the agent. */
export type Subject =
  /** What one desk says of one checkout. */
  | { is: 'checkout'; shop: string; checkout: string; agent: string; desk: string }
  /** The admin erased the checkout. */
  | { is: 'gone'; shop: string; checkout: string }
  /** What one desk says to the team besides. */
  | { is: 'team'; kind: string; agent: string; desk: string }
  | { is: 'admin'; word: AdminWord }
  /** The team's next key, for one desk. */
  | { is: 'key'; desk: string }
  /** A webhook that the receiver has verified. */
  | { is: 'hook'; shop: string; checkout: string };

export function subjectText(subject: Subject): string {
  switch (subject.is) {
    case 'checkout':
      return `desk.${subject.shop}.${subject.checkout}.${subject.agent}.${subject.desk}`;
    case 'gone':
      return `desk.${subject.shop}.${subject.checkout}.gone.${ADMIN}`;
    case 'team':
      return `desk.team.${subject.kind}.${subject.agent}.${subject.desk}`;
    case 'admin':
      return `desk.team.${subject.word}`;
    case 'key':
      return `desk.team.key.${subject.desk}`;
    case 'hook':
      return `hook.${subject.shop}.${subject.checkout}`;
  }
}

/** Null for a subject that this release does not know, or whose parts have no valid shape. */
export function parseSubject(text: string): Subject | null {
  const [first, ...rest] = text.split('.');
  if (first === 'hook') return hook(rest);
  if (first !== 'desk') return null;
  return rest[0] === 'team' ? ofTeam(rest.slice(1)) : ofCheckout(rest);
}

function hook([shop = '', checkout = '', ...more]: string[]): Subject | null {
  return isShop(shop) && isCheckout(checkout) && more.length === 0 ? { is: 'hook', shop, checkout } : null;
}

function ofCheckout([shop = '', checkout = '', agent = '', desk = '', ...more]: string[]): Subject | null {
  if (!isShop(shop) || !isCheckout(checkout) || more.length > 0) return null;
  if (agent === 'gone') return desk === ADMIN ? { is: 'gone', shop, checkout } : null;
  return isAgent(agent) && isDesk(desk) ? { is: 'checkout', shop, checkout, agent, desk } : null;
}

function ofTeam(parts: string[]): Subject | null {
  const [kind = '', agent = '', desk = ''] = parts;
  if (parts.length === 1) {
    const word = ADMIN_WORDS.find((each) => each === kind);
    return word === undefined ? null : { is: 'admin', word };
  }
  if (parts.length === 2) return kind === 'key' && isDesk(agent) ? { is: 'key', desk: agent } : null;
  return parts.length === 3 && isKind(kind) && isAgent(agent) && isDesk(desk)
    ? { is: 'team', kind, agent, desk }
    : null;
}

/** Of these, one desk may ask Inqud about the checkout; the key ends by itself (`streams.ts`). */
export function leaseSubject(checkout: string): string {
  return `$KV.LEASE.${checkout}`;
}

/** Where an agent's answers arrive. Nobody else may listen there. */
export function inboxOf(agent: string): string {
  return `_INBOX_${agent}`;
}
