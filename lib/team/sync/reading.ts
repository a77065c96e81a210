import * as v from 'valibot';
import { DAY } from '../../shared/time';
import { PENDING_KIND } from '../../sync/pending';
import type { SharedKind } from '../../sync/sharedItems';
import type { AuditRecord } from '../audit/auditRecord';
import { AuditRecord as Audit, auditPage } from '../audit/auditRecord';
import type { HookRecord, KeyRecord, NamesRecord } from '../contract/adminRecords';
import {
  FormatRecord as Format,
  GoneRecord,
  HookRecord as Hook,
  HorizonRecord as Horizon,
  KeyRecord as Key,
  LEAST_HORIZON,
  NamesRecord as Names,
} from '../contract/adminRecords';
import { openRecord } from '../contract/envelope';
import type { AdminWord } from '../contract/subjects';
import { parseSubject } from '../contract/subjects';
import type { TeamKey } from '../contract/teamKey';
import type { CheckoutRecord } from '../records/checkoutRecord';
import { isNewer, readCheckoutRecord } from '../records/checkoutRecord';
import type { PendingRecord } from '../records/pendingRecord';
import { readPendingRecord } from '../records/pendingRecord';
import type { SharedRecord } from '../shared/sharedRecord';
import { isSharedKind, readSharedRecord } from '../shared/sharedRecord';
import type { StoredMessage } from './link';
import type { Self } from './saying';

/**
 * `record`s are read and of a known shape. `aside`: of a later release, or under a key that this desk does not have.
 * `ahead`: said by a desk whose clock is, or was read by one whose clock is behind; it can be taken from `from` on,
 * epoch ms.
 */
export type Read =
  | { is: 'checkout'; shop: string; checkoutId: string; agent: string; desk: string; record: CheckoutRecord }
  | { is: 'gone'; checkoutId: string; at: number }
  | { is: 'names'; record: NamesRecord }
  | { is: 'horizon'; before: number }
  | { is: 'format'; least: number }
  | { is: 'key'; record: KeyRecord }
  | { is: 'member'; agent: string; desk: string; at: number }
  | { is: 'audit'; agent: string; desk: string; chain: string; page: number; record: AuditRecord }
  | { is: 'pending'; agent: string; desk: string; record: PendingRecord }
  | { is: 'shared'; agent: string; desk: string; kind: SharedKind; record: SharedRecord }
  | { is: 'hook'; record: HookRecord }
  | { is: 'aside' }
  | { is: 'ahead'; from: number }
  | { is: 'nothing' };

/** `desk.team.member.<agent>.<desk>`: that the desk is there. */
export const MemberRecord = v.object({ v: v.literal(1), at: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)) });

const NOTHING: Read = { is: 'nothing' };

/**
 * Reads one message. Who says it is in its subject alone, which the server lets nobody else write and the seal is bound
 * to. Whatever it holds, this does not throw.
 */
export async function readMessage(
  { subject, data }: Pick<StoredMessage, 'subject' | 'data'>,
  {
    self,
    keys,
    colleagues,
    now,
  }: { self: Self; keys: readonly TeamKey[]; colleagues: ReadonlySet<string>; now: number },
): Promise<Read> {
  const about = parseSubject(subject);
  if (!about || ('desk' in about && about.desk === self.desk && about.is !== 'key')) return NOTHING;
  if (about.is === 'key' && about.desk !== self.desk) return NOTHING;
  const opened = await openRecord(data, subject, keys);
  if (!opened.ok) return opened.why === 'damaged' ? NOTHING : { is: 'aside' };
  const { value } = opened;
  if (isNewer(value)) return { is: 'aside' };
  switch (about.is) {
    case 'checkout': {
      const { agent, desk } = about;
      const record = readCheckoutRecord(value, { desk, colleagues: new Set([...colleagues, self.desk]) }, now + DAY);
      if (record === null) return NOTHING;
      if ('ahead' in record) return { is: 'ahead', from: record.ahead - DAY };
      return { is: 'checkout', shop: about.shop, checkoutId: about.checkout, agent, desk, record };
    }
    case 'gone':
      return v.is(GoneRecord, value) ? { is: 'gone', checkoutId: about.checkout, at: value.at } : NOTHING;
    case 'key':
      return v.is(Key, value) ? { is: 'key', record: value } : NOTHING;
    case 'admin':
      return ofAdmin(about.word, value, now);
    case 'team':
      return readOfTeam(about, value, now + DAY);
    case 'hook':
      return v.is(Hook, value) && value.id === about.checkout ? { is: 'hook', record: value } : NOTHING;
  }
}

function ofAdmin(word: AdminWord, value: unknown, now: number): Read {
  if (word === 'names' && v.is(Names, value)) return { is: 'names', record: value };
  if (word === 'format' && v.is(Format, value)) return { is: 'format', least: value.least };
  if (word !== 'horizon' || !v.is(Horizon, value)) return NOTHING;
  const { before } = value;
  return before <= now - LEAST_HORIZON ? { is: 'horizon', before } : { is: 'ahead', from: before + LEAST_HORIZON };
}

function readOfTeam(
  { kind, agent, desk }: { kind: string; agent: string; desk: string },
  value: unknown,
  latest: number,
): Read {
  if (kind === 'member') return v.is(MemberRecord, value) ? { is: 'member', agent, desk, at: value.at } : NOTHING;
  if (kind === PENDING_KIND) {
    const pending = readPendingRecord(value, latest);
    if (pending === null) return NOTHING;
    return 'ahead' in pending
      ? { is: 'ahead', from: pending.ahead - DAY }
      : { is: 'pending', agent, desk, record: pending };
  }
  if (isSharedKind(kind)) {
    const shared = readSharedRecord(kind, value, desk, latest);
    if (shared === null) return NOTHING;
    return 'ahead' in shared
      ? { is: 'ahead', from: shared.ahead - DAY }
      : { is: 'shared', agent, desk, kind, record: shared };
  }
  const page = auditPage(kind);
  if (!page) return NOTHING;
  const read = v.safeParse(Audit, value, { abortEarly: true });
  return read.success ? { is: 'audit', agent, desk, ...page, record: read.output } : NOTHING;
}
