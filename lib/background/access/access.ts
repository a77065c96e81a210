import type { Account } from '../../accounts/account';
import type { Signer } from '../../inqud/authentication';
import type { InqudClient } from '../../inqud/client';
import { createInqudClient } from '../../inqud/client';
import { API_ORIGIN } from '../../inqud/origins';
import type { Problem } from '../../inqud/problem';
import { hasSites } from '../../permissions/permissions';
import { SECOND } from '../../shared/time';
import type { Vault } from '../vault/vault';

/** A client for the account's requests, or why there is nothing to sign them with. */
export type ClientFor = (
  account: Account,
) => Promise<{ ok: true; client: InqudClient } | { ok: false; problem: Problem }>;

export type Access = ReturnType<typeof createAccess>;

/** The way to Inqud: who may call it now, and with which client. */
export function createAccess(setup: {
  vault: Vault;
  isLocked: () => Promise<boolean>;
  isOnline: () => boolean;
  fetch: typeof fetch;
  /** Inqud's time, epoch ms. */
  now: () => number;
  /** Called with each answer's `Date`; see `createInqudClient`. */
  onDate: (date: number, sentAt: number, receivedAt: number) => void;
}) {
  const { vault, isLocked, isOnline, fetch, now, onDate } = setup;

  const client = (sign: Signer): InqudClient =>
    createInqudClient({ fetch, now, sign, baseUrl: API_ORIGIN, timeout: 15 * SECOND, onDate });

  const clientFor: ClientFor = async (account) => {
    const signing = await vault.signerFor(account);
    return signing.ok ? { ok: true, client: client(signing.sign) } : { ok: false, problem: { kind: signing.why } };
  };

  return {
    /** A client for credentials that are not those of a saved account. */
    client,
    clientFor,
    /** What keeps every request from being sent: the lock, no connection, or a permission that was taken away. */
    async obstacle(): Promise<Problem | null> {
      const [locked, allowed] = await Promise.all([isLocked(), hasSites()]);
      if (locked) return { kind: 'locked' };
      if (!isOnline()) return { kind: 'offline' };
      return allowed ? null : { kind: 'noPermission' };
    },
  };
}
