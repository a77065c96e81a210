import { createUser } from '@nats-io/nkeys';
import type { HistoryDb } from '../../checkouts/database';
import { fromBase64Url, toBase64Url } from '../../sealing/base64url';
import { writeAudit } from '../../sync/audit';
import { authorIn } from '../../sync/outbox';
import { tellPending } from '../../sync/pending';
import type { KeyRecord } from '../../team/contract/adminRecords';
import { openKeyRecord } from '../../team/contract/adminRecords';
import type { BoxKeys } from '../../team/contract/box';
import { newBoxKeys } from '../../team/contract/box';
import { readInvitation } from '../../team/contract/invitation';
import { joinCodeText } from '../../team/contract/joinCode';
import type { TeamKey } from '../../team/contract/teamKey';
import { teamKeyOf } from '../../team/contract/teamKey';
import type { InvitationOutcome } from '../../team/outcomes';
import { tellAll } from '../../team/sync/sending';
import type { TeamSecrets, TeamVault } from '../vault/teamVault';

type Setup = { history: HistoryDb; vault: TeamVault; now: () => number };

/** The code of this desk, with keys that are made once: the same code until it has left a team. Null while it is locked. */
export async function codeOf({ history, vault, now }: Setup): Promise<string | null> {
  const known = await vault.open();
  if (known === 'locked') return null;
  const { desk } = await history.transaction('rw', history.team, () => authorIn(history, now()));
  const own = known?.desk === desk ? known : await newSecrets(desk);
  if (own !== known && !(await vault.keep(own))) return null;
  return joinCodeText({ nkey: own.nkey, box: own.box.publicKey, desk });
}

async function newSecrets(desk: string): Promise<TeamSecrets> {
  const user = createUser();
  const box = await newBoxKeys();
  return {
    desk,
    nkey: user.getPublicKey(),
    seed: new TextDecoder().decode(user.getSeed()),
    box: { publicKey: box.publicKey, privateKey: toBase64Url(box.privateKey) },
    membership: null,
  };
}

/** Reads an invitation, and joins its team when `accept` says so: then everything here is said to the team. */
export async function answerInvitation(
  { history, vault, now }: Setup,
  pasted: string,
  accept: boolean,
): Promise<InvitationOutcome> {
  const own = await vault.open();
  if (own === 'locked') return { ok: false, why: 'locked' };
  if (!own) return { ok: false, why: 'no code' };
  const read = await readInvitation(pasted, own.desk, boxOf(own));
  if (!read.ok) return read;
  const { desk: _, ...membership } = read.invitation;
  const { team, agent, name } = membership;
  const server = hostOf(membership.servers[0] ?? '');
  if (accept) {
    if (!(await vault.keep({ ...own, membership }))) return { ok: false, why: 'locked' };
    const at = now();
    await history.transaction('rw', history.team, history.outbox, history.audit, async () => {
      await history.team.put({ key: 'joined', at, team, server, agent, name });
      await writeAudit(history, [{ what: 'joined' }], at);
      await tellPending(history, at);
    });
    await tellAll(history);
  }
  return { ok: true, team, server, name };
}

/** The team's keys; the first is written with. */
export async function keysOf({ membership }: TeamSecrets): Promise<TeamKey[]> {
  const bytes = (membership?.keys ?? []).flatMap((text) => fromBase64Url(text) ?? []);
  return Promise.all(bytes.map(teamKeyOf));
}

/** The secrets with the keys that the admin gave out after somebody had left; null when they are not for this desk. */
export async function withNewKeys(own: TeamSecrets, record: KeyRecord): Promise<TeamSecrets | null> {
  const keys = await openKeyRecord(record, own.desk, boxOf(own));
  if (!keys || !own.membership || keys.join() === own.membership.keys.join()) return null;
  return { ...own, membership: { ...own.membership, keys } };
}

function boxOf({ box }: TeamSecrets): BoxKeys {
  return { publicKey: box.publicKey, privateKey: fromBase64Url(box.privateKey) ?? new Uint8Array() };
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
