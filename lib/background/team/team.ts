import { browser } from 'wxt/browser';
import type { StoredCheckout } from '../../checkouts/database';
import { deleteCheckoutsThat } from '../../checkouts/deleteCheckouts';
import { SECOND } from '../../shared/time';
import type { AuditAct, Audited } from '../../sync/audit';
import { writeAudit } from '../../sync/audit';
import { sharedKey } from '../../sync/outbox';
import type { SharedEdit, SharedKind } from '../../sync/sharedItems';
import { SHARED_KINDS } from '../../sync/sharedItems';
import type { Session } from '../../team/connection/session';
import type { InvitationOutcome, ShareOutcome, TeamCode } from '../../team/outcomes';
import { adoptShops } from './adoptShops';
import type { ConnectedSetup } from './connected';

/** Firefox ends a background in which no extension API was called for 30 s, whatever its sockets do. */
const ALIVE = 20 * SECOND;

export type Team = ReturnType<typeof createTeam>;

/**
 * This desk's place in a team. Nothing of it is loaded, and nothing sent, before the desk has joined one: what speaks with the server
 * is imported then (`connected.ts`).
 */
export function createTeam(setup: ConnectedSetup) {
  const { history, vault, onError } = setup;
  let session: Session | null = null;
  let starting: Promise<void> | null = null;
  let alive: ReturnType<typeof setInterval> | undefined;

  const isJoined = async () => (await history.team.get('joined')) !== undefined;

  async function start(): Promise<void> {
    if (!(await isJoined())) return;
    const secrets = await vault.open();
    if (secrets === 'locked' || !secrets) return;
    const { startSession } = await import('./connected');
    await adoptShops(history, setup.accounts);
    session = await startSession(secrets, setup);
    if (session && import.meta.env.FIREFOX) alive = setInterval(() => void browser.runtime.getPlatformInfo(), ALIVE);
    await session?.wake();
  }

  /** Connects, or brings both sides in step; nothing without a team, and while it is locked. */
  async function wake(): Promise<void> {
    if (session) return session.wake();
    starting ??= start().finally(() => {
      starting = null;
    });
    await starting;
  }

  /** Ends the connection, as when the desk is locked: its keys are then nowhere but sealed. */
  async function end(): Promise<void> {
    await starting?.catch(onError);
    const ending = session;
    session = null;
    clearInterval(alive);
    await ending?.end();
  }

  const log = (acts: readonly AuditAct[]) =>
    history.transaction('rw', history.team, history.outbox, history.audit, () =>
      writeAudit(history, acts, setup.now()),
    );

  /** The last of this desk in the team's log, where there is a connection; nobody waits for one. */
  async function sayFarewell(what: readonly Audited[]): Promise<void> {
    if (!session) return;
    await log(what.map((each) => ({ what: each })));
    await session.wake();
  }

  return {
    isJoined,
    log,
    /** Before everything here is erased. */
    sayErased: () => sayFarewell(['erased', 'left']),
    /** After an account was saved: what colleagues brought of its shop is its own now. */
    accountSaved: async () => (await isJoined()) && adoptShops(history, setup.accounts),
    wake,
    end,

    /** Whether this desk may ask Inqud about it now. */
    mayAsk: (checkout: StoredCheckout): Promise<boolean> | boolean => session === null || session.mayAsk(checkout),

    async code(): Promise<TeamCode> {
      const { codeOf } = await import('./membership');
      return { code: await codeOf(setup) };
    },

    async invitation(pasted: string, accept: boolean): Promise<InvitationOutcome> {
      const { answerInvitation } = await import('./membership');
      if (accept) await end();
      return answerInvitation(setup, pasted, accept);
    },

    async share(kind: SharedKind, edit: SharedEdit): Promise<ShareOutcome> {
      const { shareItem } = await import('../../team/shared/changeShared');
      return shareItem(history, kind, edit, setup.now());
    },
    async unshare(kind: SharedKind, id: string): Promise<ShareOutcome> {
      const { unshareItem } = await import('../../team/shared/changeShared');
      return unshareItem(history, kind, id, setup.now());
    },
    async follow(kind: SharedKind, id: string, follows: boolean): Promise<void> {
      const { followItem } = await import('../../team/shared/changeShared');
      await followItem(history, kind, id, follows);
    },

    /** Leaves the team. `keep`: what came from colleagues alone stays here, too. */
    async leave(keep: boolean): Promise<void> {
      await sayFarewell(['left']);
      await end();
      await vault.forget();
      const { partShared } = await import('./partShared');
      await partShared(history, keep);
      await history.transaction('rw', history.team, history.outbox, history.audit, async () => {
        await history.team.bulkDelete([
          'joined',
          'link',
          'desks',
          'names',
          'cursor',
          'aside',
          'ahead',
          'horizon',
          'format',
          'pending',
          ...SHARED_KINDS.map(sharedKey),
        ]);
        await history.outbox.clear();
        await history.audit.clear();
      });
      if (!keep) await deleteCheckoutsThat(history, ({ unconfirmed }) => unconfirmed === true);
    },
  };
}
