import type { HistoryDb } from '../../checkouts/database';
import { eraseTraces } from '../../checkouts/deleteCheckouts';
import { eraseBefore } from '../../checkouts/retention';
import { HOUR } from '../../shared/time';
import type { Cursor } from '../../sync/outbox';
import { pendingRow } from '../../sync/pending';
import { erasedOf, receiveAudit, receiveErased } from '../audit/auditRecord';
import type { HookRecord, KeyRecord } from '../contract/adminRecords';
import { DESK_STREAM, HOOKS_STREAM } from '../contract/streams';
import { subjectText } from '../contract/subjects';
import type { TeamKey } from '../contract/teamKey';
import { openMerging } from '../records/merging';
import { withTheirs } from '../records/pendingRecord';
import type { ReceiveSetup } from '../records/receive';
import { receive } from '../records/receive';
import { sharedRow, withTheirShared } from '../shared/sharedRecord';
import { colleaguesIn, FORMAT, teamRow } from '../teamState';
import type { Link, StoredMessage } from './link';
import type { Read } from './reading';
import { readMessage } from './reading';
import type { Self } from './saying';
import { tellAll } from './sending';

/** Messages that are asked for at once, and merged in one transaction. */
const BATCH = 500;
/** All is read again so often at most because of records of a time to come, ms: anybody can send those. */
const AHEAD_EVERY = HOUR;

export type PullSetup = {
  db: HistoryDb;
  link: Link;
  self: Self;
  /** All that this desk has; a new one may come while it reads. */
  keys: () => readonly TeamKey[];
  now: () => number;
  random: () => number;
  accountOf: () => Promise<ReceiveSetup['accountOf']>;
  /** Called with the team's next key, sealed for this desk. */
  onKey: (record: KeyRecord) => Promise<void>;
  /** Called with each webhook, before the cursor passes it. */
  onHook: (hook: HookRecord) => Promise<void>;
};

/** Reads all that is new on the server. The cursor moves with the merge, in one transaction, so nothing is lost or done half. */
export async function pull(setup: PullSetup): Promise<void> {
  await readAsideAgain(setup);
  await learnNames(setup);
  while (await pullDesks(setup));
  while (await pullHooks(setup));
  await dropOld(setup);
}

/** Who is who, before the first record is read: its lines are kept with names. */
async function learnNames({ db, link, self, keys, now }: PullSetup): Promise<void> {
  if (await teamRow(db, 'names')) return;
  const place = await link.last(DESK_STREAM, subjectText({ is: 'admin', word: 'names' }));
  const [message] = place ? await link.read(DESK_STREAM, place.seq, 1) : [];
  if (!message) return;
  const read = await readMessage(message, { self, keys: keys(), colleagues: new Set(), now: now() });
  await db.transaction('rw', db.team, () => noteDesks(db, [read]));
}

async function pullDesks(setup: PullSetup): Promise<boolean> {
  const { db, link, self, keys, now, random } = setup;
  const from = ((await teamRow(db, 'cursor'))?.desk?.seq ?? 0) + 1;
  const messages = await link.read(DESK_STREAM, from, BATCH);
  if (messages.length === 0) return false;
  const accountOf = await setup.accountOf();
  const colleagues = await colleaguesIn(db);
  const reads = await readAll(messages, setup, { self, colleagues, now: now() });
  const { checkouts, timeline, creates, notices, outbox, team, audit } = db;
  await db.transaction('rw', [checkouts, timeline, creates, notices, outbox, team, audit], async () => {
    const cursor = (await teamRow(db, 'cursor')) ?? { key: 'cursor' as const, desk: null, hooks: null };
    // Another pull was faster, or the cursor was set back: this one's messages come again.
    if ((cursor.desk?.seq ?? 0) + 1 !== from) return;
    await noteDesks(db, reads);
    const names = (await teamRow(db, 'names'))?.names ?? {};
    await noteFormat(db, reads);
    const horizon = await noteHorizon(db, reads);
    const erased = await erasedOf(db, checkoutsIn(reads));
    const gone = reads.filter((read) => read.is === 'gone');
    if (gone.length > 0)
      await eraseTraces(
        db,
        gone.map(({ checkoutId }) => checkoutId),
      );
    for (const { checkoutId, at } of gone) {
      await receiveErased(db, checkoutId, at);
      erased.add(checkoutId);
    }
    const merging = await openMerging(db, checkoutsIn(reads));
    for (const read of reads) {
      if (read.is === 'audit') await receiveAudit(db, read);
      if (read.is === 'pending') await db.team.put(withTheirs(await pendingRow(db), read, accountOf));
      if (read.is === 'shared') await db.team.put(withTheirShared(await sharedRow(db, read.kind), read));
      // A desk that was away may say it once more before it hears that it was erased.
      if (read.is !== 'checkout' || erased.has(read.checkoutId)) continue;
      const by = names[read.agent] ?? read.agent;
      receive(merging, { ...read, by }, { now: now(), random, accountOf, horizon });
    }
    await merging.write();
    const aside = reads.filter(({ is }) => is === 'aside').length;
    if (aside > 0) {
      const known = await teamRow(db, 'aside');
      await db.team.put({ key: 'aside', count: (known?.count ?? 0) + aside, reads: readsOf(keys()) });
    }
    const ahead = reads.flatMap((read) => (read.is === 'ahead' ? read.from : []));
    if (ahead.length > 0) {
      const known = await teamRow(db, 'ahead');
      const from = Math.max(now() + AHEAD_EVERY, Math.min(...ahead));
      await db.team.put({ key: 'ahead', from: Math.min(from, known?.from ?? from) });
    }
    await db.team.put({ ...cursor, format: FORMAT, desk: placeOf(messages) ?? cursor.desk });
  });
  return true;
}

/** At once, as opening them takes long; only a key that comes opens what comes after it. */
async function readAll(
  messages: readonly StoredMessage[],
  { keys, onKey }: Pick<PullSetup, 'keys' | 'onKey'>,
  reader: Omit<Parameters<typeof readMessage>[1], 'keys'>,
): Promise<Read[]> {
  const readFrom = (at: number) =>
    Promise.all(messages.slice(at).map((message) => readMessage(message, { ...reader, keys: keys() })));
  let reads = await readFrom(0);
  for (let at = 0; at < reads.length; at += 1) {
    const read = reads[at];
    if (read?.is !== 'key') continue;
    await onKey(read.record);
    reads = [...reads.slice(0, at + 1), ...(await readFrom(at + 1))];
  }
  return reads;
}

function checkoutsIn(reads: readonly Read[]): string[] {
  return reads.flatMap((read) => (read.is === 'checkout' ? read.checkoutId : []));
}

/** By the admin, who may also take it back. */
async function noteFormat(db: HistoryDb, reads: readonly Read[]): Promise<void> {
  const last = reads.findLast((read) => read.is === 'format');
  if (last?.is === 'format') await db.team.put({ key: 'format', least: last.least });
}

/** The latest that the admin said: it brings nothing back to set it earlier. */
async function noteHorizon(db: HistoryDb, reads: readonly Read[]): Promise<number> {
  const known = (await teamRow(db, 'horizon'))?.before ?? 0;
  const before = Math.max(known, ...reads.flatMap((read) => (read.is === 'horizon' ? read.before : [])));
  if (before > known) await db.team.put({ key: 'horizon', before });
  return before;
}

/** Before anything is sent, so that a desk that was away does not say once more what the others have dropped. */
async function dropOld({ db }: PullSetup): Promise<void> {
  const { before = 0 } = (await teamRow(db, 'horizon')) ?? {};
  if (before > 0) while ((await eraseBefore(db, before)) > 0);
}

/** Names of agents and desks, before what they say. */
async function noteDesks(db: HistoryDb, reads: readonly Read[]): Promise<void> {
  const desks = { ...(await teamRow(db, 'desks'))?.desks };
  for (const read of reads) {
    if (read.is === 'names') {
      const names = Object.fromEntries(read.record.agents.map(({ agent, name }) => [agent, name]));
      await db.team.put({ key: 'names', team: read.record.team, names });
    }
    if (!('desk' in read)) continue;
    const seen = read.is === 'member' ? read.at : (desks[read.desk]?.seen ?? null);
    desks[read.desk] = { agent: read.agent, seen };
  }
  if (reads.some((read) => 'desk' in read)) await db.team.put({ key: 'desks', desks });
}

async function pullHooks({ db, link, self, keys, now, onHook }: PullSetup): Promise<boolean> {
  const from = ((await teamRow(db, 'cursor'))?.hooks?.seq ?? 0) + 1;
  const messages = await link.read(HOOKS_STREAM, from, BATCH);
  if (messages.length === 0) return false;
  const colleagues = await colleaguesIn(db);
  for (const message of messages) {
    const read = await readMessage(message, { self, keys: keys(), colleagues, now: now() });
    if (read.is === 'hook') await onHook(read.record);
  }
  await db.transaction('rw', db.team, async () => {
    const cursor = (await teamRow(db, 'cursor')) ?? { key: 'cursor' as const, desk: null, hooks: null };
    await db.team.put({ ...cursor, hooks: placeOf(messages) ?? cursor.hooks });
  });
  return true;
}

/**
 * What was put aside is read once this desk has another key or release, and what was ahead of its time once that is
 * there: all is read again, which changes nothing twice.
 */
async function readAsideAgain({ db, keys, now }: PullSetup): Promise<void> {
  await db.transaction('rw', db.team, async () => {
    const [aside, ahead, cursor] = [
      await teamRow(db, 'aside'),
      await teamRow(db, 'ahead'),
      await teamRow(db, 'cursor'),
    ];
    const isReadable = aside !== undefined && aside.reads !== readsOf(keys());
    const isTime = ahead !== undefined && now() >= ahead.from;
    // An earlier release has left out what it did not know.
    const isOfEarlier = Boolean(cursor?.desk) && (cursor?.format ?? 1) < FORMAT;
    if (!isReadable && !isTime && !isOfEarlier) return;
    await db.team.bulkDelete(['aside', 'ahead', 'cursor']);
  });
}

function readsOf(keys: readonly TeamKey[]): string {
  return `${FORMAT} ${keys
    .map(({ kid }) => kid)
    .toSorted()
    .join(' ')}`;
}

/**
 * Whether the streams are still those that this desk has read. When one was made anew, cut, or restored from an old copy, it is
 * read from its start, and this desk says again all that it has to say.
 */
export async function proveCursors({ db, link }: Pick<PullSetup, 'db' | 'link'>): Promise<boolean> {
  const cursor = await teamRow(db, 'cursor');
  if (!cursor) return true;
  const [desk, hooks] = await Promise.all([
    isProven(link, DESK_STREAM, cursor.desk),
    isProven(link, HOOKS_STREAM, cursor.hooks),
  ]);
  if (desk && hooks) return true;
  await db.team.put({ ...cursor, desk: desk ? cursor.desk : null, hooks: hooks ? cursor.hooks : null });
  if (!desk) await tellAll(db);
  return false;
}

/**
 * Time proves it (docs/decisions/71): the first message that is no older than the last one read has no lower sequence,
 * and is that one if it has the same, unless the stream was made anew or put back since. The last one read may have
 * been replaced, so it proves nothing itself.
 */
async function isProven(link: Link, stream: string, cursor: Cursor | null): Promise<boolean> {
  if (cursor === null) return true;
  const next = (await link.since(stream, cursor.time)) ?? (await link.last(stream, '>'));
  return next !== null && (next.seq > cursor.seq || (next.seq === cursor.seq && next.time === cursor.time));
}

function placeOf(messages: readonly StoredMessage[]): Cursor | null {
  const last = messages.at(-1);
  return last ? { seq: last.seq, time: last.time } : null;
}
