import type { HistoryDb } from '../../checkouts/database';
import { HOUR } from '../../shared/time';
import { TEAM_ITEM } from '../../sync/audit';
import type { OutboxRow } from '../../sync/outbox';
import { dueRow } from '../../sync/outbox';
import { sealRecord } from '../contract/envelope';
import { DESK_STREAM, LARGEST_MESSAGE } from '../contract/streams';
import type { TeamKey } from '../contract/teamKey';
import { isTooOld } from '../teamState';
import type { Link } from './link';
import { ownItems } from './ownItems';
import type { Self, ToSay } from './saying';
import { checkoutToSay, erasedToSay, teamItemToSay } from './saying';

/** Bytes that a server adds to a message for its headers. */
const HEADERS = 1024;
const AT_ONCE = 16;
const VERIFIED_AT_ONCE = 64;
/** Checkouts for which the outbox is filled in one transaction. */
const BATCH = 1000;

type SendSetup = {
  db: HistoryDb;
  link: Link;
  self: Self;
  /** The key that is written with. */
  key: () => TeamKey;
  now: () => number;
};

/**
 * Sends what the outbox holds, until it is empty; nothing while this release is too old for the team. Rejects when the
 * connection breaks: what was not acknowledged stays.
 */
export async function sendAll(setup: SendSetup): Promise<void> {
  if (await isTooOld(setup.db)) return;
  for (;;) {
    const rows = await unsent(setup.db).limit(AT_ONCE).toArray();
    if (rows.length === 0) return;
    await Promise.all(rows.map((row) => send(row, setup)));
  }
}

/** How much the team has yet to hear of this desk. */
export function countUnsent(db: HistoryDb): Promise<number> {
  return unsent(db).count();
}

async function send(row: OutboxRow, { db, link, self, key, now }: SendSetup): Promise<void> {
  const { id, stamp } = row;
  const said = await toSay(row, db, self);
  if (!said) return done(db, id, stamp, lastingOf(row));
  const { subject } = said;
  const message = await fitting(said, key());
  const published = message && (await link.publish(subject, message, `${self.desk}:${id}:${stamp}`));
  if (!published?.ok) return done(db, id, stamp, { ...lastingOf(row), id, stamp, state: 'refused' });
  await done(db, id, stamp, {
    ...lastingOf(row),
    id,
    stamp,
    state: 'sent',
    sent: { at: now(), seq: published.seq, subject },
  });
}

function toSay({ id, erased }: OutboxRow, db: HistoryDb, self: Self): ToSay | null | Promise<ToSay | null> {
  if (erased) return erasedToSay(self, id, erased.shop);
  return id.startsWith(TEAM_ITEM) ? teamItemToSay(db, self, id.slice(TEAM_ITEM.length)) : checkoutToSay(db, self, id);
}

/** What stays of a row when nothing of it is to be said any more: that it was erased. */
function lastingOf({ id, stamp, erased }: OutboxRow): OutboxRow | null {
  return erased ? { id, stamp, state: 'erased', erased } : null;
}

/** Unless it has changed meanwhile: then it is sent again. */
function done(db: HistoryDb, id: string, stamp: string, after: OutboxRow | null): Promise<void> {
  return db.transaction('rw', db.outbox, async () => {
    if ((await db.outbox.get(id))?.stamp !== stamp) return;
    if (after) await db.outbox.put(after);
    else await db.outbox.delete(id);
  });
}

/** The message with as many of the newest lines of a checkout as fit. Null when not even the rest does. */
async function fitting({ record, subject }: ToSay, key: TeamKey): Promise<Uint8Array | null> {
  for (let most = linesIn(record).length; ; most = Math.floor(most / 2)) {
    const lines = most === 0 ? [] : linesIn(record).slice(-most);
    const message = await sealRecord('lines' in record ? { ...record, lines } : record, subject, key);
    if (message.length <= LARGEST_MESSAGE - HEADERS) return message;
    if (most === 0) return null;
  }
}

function linesIn(record: ToSay['record']): readonly unknown[] {
  return 'lines' in record ? record.lines : [];
}

/**
 * Asks for what the server acknowledged within the last hour, and sends again what it has lost since. What is older is
 * taken as kept.
 */
export async function verifySent({ db, link, now }: Pick<SendSetup, 'db' | 'link' | 'now'>): Promise<void> {
  const rows = await db.outbox.where('state').equals('sent').toArray();
  const verify = async (row: OutboxRow) => {
    const { id, stamp, sent } = row;
    // Of before there was a state for marks.
    if (!sent) return done(db, id, stamp, lastingOf(row));
    const stored = await link.last(DESK_STREAM, sent.subject);
    // Under another stamp: for a while, the server takes the same one for a message that it still has.
    if (!stored || stored.seq < sent.seq) await done(db, id, stamp, { ...lastingOf(row), ...dueRow(id) });
    else if (Math.abs(now() - sent.at) > HOUR) await done(db, id, stamp, lastingOf(row));
  };
  for (let from = 0; from < rows.length; from += VERIFIED_AT_ONCE) {
    await Promise.all(rows.slice(from, from + VERIFIED_AT_ONCE).map(verify));
  }
}

/** Has the team told of everything, as when this desk joins, or when the server has lost its memory. */
export async function tellAll(db: HistoryDb): Promise<void> {
  await db.outbox.bulkPut((await ownItems(db)).map(dueRow));
  let after = '';
  for (;;) {
    const ids = await db.checkouts.where(':id').above(after).limit(BATCH).primaryKeys();
    const last = ids.at(-1);
    if (last === undefined) return;
    await db.outbox.bulkPut(ids.map(dueRow));
    after = last;
  }
}

function unsent(db: HistoryDb) {
  return db.outbox.where('state').equals('due');
}
