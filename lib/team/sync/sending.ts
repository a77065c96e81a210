import type { HistoryDb } from '../../checkouts/database';
import { timelineOf } from '../../checkouts/timeline';
import { HOUR } from '../../shared/time';
import type { OutboxRow } from '../../sync/outbox';
import { dueRow } from '../../sync/outbox';
import { sealRecord } from '../contract/envelope';
import { isCheckout, isShop } from '../contract/names';
import { DESK_STREAM, LARGEST_MESSAGE } from '../contract/streams';
import { subjectText } from '../contract/subjects';
import type { TeamKey } from '../contract/teamKey';
import type { CheckoutRecord } from '../records/checkoutRecord';
import { checkoutRecord } from '../records/checkoutRecord';
import type { Link } from './link';
import { colleaguesIn } from './teamState';

/** Bytes that a server adds to a message for its headers. */
const HEADERS = 1024;
const AT_ONCE = 16;
const VERIFIED_AT_ONCE = 64;
/** Checkouts for which the outbox is filled in one transaction. */
const BATCH = 1000;

export type Self = { agent: string; desk: string };

type SendSetup = {
  db: HistoryDb;
  link: Link;
  self: Self;
  /** The key that is written with. */
  key: () => TeamKey;
  now: () => number;
};

/** Sends what the outbox holds, until it is empty. Rejects when the connection breaks: what was not acknowledged stays. */
export async function sendAll(setup: SendSetup): Promise<void> {
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

async function send(row: OutboxRow, setup: SendSetup): Promise<void> {
  const { id, stamp } = row;
  const { db, link, self, key, now } = setup;
  if (row.erased) return takeBack({ ...row, erased: row.erased }, setup);
  const { checkout, timeline, colleagues } = await db.transaction(
    'r',
    db.checkouts,
    db.timeline,
    db.team,
    async () => ({
      checkout: await db.checkouts.get(id),
      timeline: await timelineOf(db, id),
      colleagues: await colleaguesIn(db),
    }),
  );
  const record = checkout && checkoutRecord(checkout, timeline, { desk: self.desk, colleagues });
  if (!record || !isShop(checkout.widgetId) || !isCheckout(id)) return done(db, id, stamp, null);
  const subject = subjectText({ is: 'checkout', shop: checkout.widgetId, checkout: id, ...self });
  const message = await fitting(record, subject, key());
  const published = message && (await link.publish(subject, message, `${self.desk}:${id}:${stamp}`));
  if (!published?.ok) return done(db, id, stamp, { id, stamp, state: 'refused' });
  await done(db, id, stamp, { id, stamp, state: 'sent', sent: { at: now(), seq: published.seq, subject } });
}

/** Puts an empty record in the place of what this desk said. */
async function takeBack(row: OutboxRow & { erased: { shop: string } }, setup: SendSetup): Promise<void> {
  const { db, link, self, key } = setup;
  const { id, stamp, erased } = row;
  const after = (state: OutboxRow['state']) => done(db, id, stamp, { id, stamp, state, erased });
  if (!isShop(erased.shop) || !isCheckout(id)) return after('sent');
  const subject = subjectText({ is: 'checkout', shop: erased.shop, checkout: id, ...self });
  const empty: CheckoutRecord = { v: 1, answer: null, edits: {}, archived: 0, lines: [] };
  const published = await link.publish(subject, await sealRecord(empty, subject, key()), `${self.desk}:${id}:${stamp}`);
  await after(published.ok ? 'sent' : 'refused');
}

/** Unless it has changed meanwhile: then it is sent again. */
function done(db: HistoryDb, id: string, stamp: string, after: OutboxRow | null): Promise<void> {
  return db.transaction('rw', db.outbox, async () => {
    if ((await db.outbox.get(id))?.stamp !== stamp) return;
    if (after) await db.outbox.put(after);
    else await db.outbox.delete(id);
  });
}

/** The message with as many of the newest lines as fit. Null when not even the rest does. */
async function fitting(record: CheckoutRecord, subject: string, key: TeamKey): Promise<Uint8Array | null> {
  for (let most = record.lines.length; ; most = Math.floor(most / 2)) {
    const lines = most === 0 ? [] : record.lines.slice(-most);
    const message = await sealRecord({ ...record, lines }, subject, key);
    if (message.length <= LARGEST_MESSAGE - HEADERS) return message;
    if (most === 0) return null;
  }
}

/**
 * Asks for what the server acknowledged within the last hour, and sends again what it has lost since. What is older is
 * taken as kept.
 */
export async function verifySent({ db, link, now }: Pick<SendSetup, 'db' | 'link' | 'now'>): Promise<void> {
  const rows = await db.outbox.where('state').equals('sent').toArray();
  const verify = async ({ id, stamp, sent }: OutboxRow) => {
    if (!sent) return;
    const stored = await link.last(DESK_STREAM, sent.subject);
    // Under another stamp: for a while, the server takes the same one for a message that it still has.
    if (!stored || stored.seq < sent.seq) await done(db, id, stamp, dueRow(id));
    else if (Math.abs(now() - sent.at) > HOUR) await done(db, id, stamp, null);
  };
  for (let from = 0; from < rows.length; from += VERIFIED_AT_ONCE) {
    await Promise.all(rows.slice(from, from + VERIFIED_AT_ONCE).map(verify));
  }
}

/** Has the team told of everything, as when this desk joins, or when the server has lost its memory. */
export async function tellAll(db: HistoryDb): Promise<void> {
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
