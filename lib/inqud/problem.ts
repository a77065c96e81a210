import type { InqudError } from './errors';

/** Why something that a person asked for did not happen: Inqud's answer, or what kept us from asking. */
export type Problem =
  | InqudError
  /** The browser has no connection; nothing was sent. */
  | { kind: 'offline' }
  /** The browser does not let the extension reach Inqud's site; nothing was sent. */
  | { kind: 'noPermission' }
  | { kind: 'noAccount' }
  /** No secret is kept for the account in its mode. */
  | { kind: 'noSecret' }
  /** What is kept of the account's secret cannot be opened any more. */
  | { kind: 'damagedSecret' }
  /** The secrets are locked until the passphrase is typed; nothing was sent. */
  | { kind: 'locked' }
  /** What was asked for is not there any more. */
  | { kind: 'gone' };

/** What stands in the way of every request, not of one: asking on would only repeat it. */
const OF_ALL: Problem['kind'][] = [
  'offline',
  'noPermission',
  'noAccount',
  'noSecret',
  'damagedSecret',
  'locked',
  'notSigned',
  'network',
  'refused',
  'forbidden',
  'rateLimited',
];

export function concernsAll({ kind }: Problem): boolean {
  return OF_ALL.includes(kind);
}
