import type { InqudError } from './errors';

/** Why a command of the user failed: Inqud's answer, or what kept us from sending a request. */
export type Problem =
  | InqudError
  /** The browser has no connection; nothing was sent. */
  | { kind: 'offline' }
  /** The browser does not let the extension reach Inqud's site; nothing was sent. */
  | { kind: 'noPermission' }
  | { kind: 'noAccount' }
  /** No secret is stored for the account in its mode. */
  | { kind: 'noSecret' }
  /** The stored secret of the account can no longer be decrypted. */
  | { kind: 'damagedSecret' }
  /** The secrets are locked until the passphrase is typed; nothing was sent. */
  | { kind: 'locked' }
  /** The object of the command no longer exists. */
  | { kind: 'gone' };

/** Problems that affect every request, so that sending more would only repeat them. */
const AFFECTS_ALL: Problem['kind'][] = [
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

/** Those of an account, while others may well be answered. */
const AFFECTS_ACCOUNT: Problem['kind'][] = ['noAccount', 'noSecret', 'damagedSecret', 'refused', 'forbidden'];

export function concernsAccount({ kind }: Problem): boolean {
  return AFFECTS_ACCOUNT.includes(kind);
}

export function concernsAll({ kind }: Problem): boolean {
  return AFFECTS_ALL.includes(kind);
}
