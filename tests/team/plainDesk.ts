import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { createJetStream } from '../../lib/team/admin/client/jetstream.ts';
import { untilDone } from './untilDone.ts';

/** ms */
const ACKNOWLEDGED_WITHIN = 600;
const PAUSE = 100;
const BATCH = 500;
/** Records on their way at the same time. */
const AT_ONCE = 32;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE));

/**
 * A desk as the server sees it, without what it does with records: it says its own until they are acknowledged, reads those of
 * all from its cursor on, and proves its cursor and its own records at each visit, as a desk does when it connects.
 *
 * A record is `<version>`, and merging keeps the highest: in any order, any number of times, the end is the same.
 */
export function createPlainDesk(connection: NatsConnection, { agent, desk }: { agent: string; desk: string }) {
  const js = createJetStream(connection, ACKNOWLEDGED_WITHIN);
  /** What this desk says: checkout to version. It is the truth; the server is a mirror of it. */
  const own = new Map<string, number>();
  const outbox = new Set<string>();
  /** What it knows of all desks: subject to version. */
  const known = new Map<string, number>();
  let cursor = { seq: 0, time: '' };
  const counts = { acknowledged: 0, again: 0, duplicates: 0, failedReads: 0, resets: 0, healed: 0 };

  /** The server may be another one since: nothing is read before the cursor is proven again. */
  let isVisitDue = false;
  void (async () => {
    for await (const { type } of connection.status()) if (type === 'reconnect') isVisitDue = true;
  })();

  const subjectOf = (checkout: string) => `desk.CAP-1.${checkout}.${agent}.${desk}`;
  const direct = (query: object) =>
    connection.request('$JS.API.DIRECT.GET.DESK', JSON.stringify(query), { timeout: ACKNOWLEDGED_WITHIN });

  const batch = async (query: object): Promise<Msg[]> => {
    const answers = await connection.requestMany('$JS.API.DIRECT.GET.DESK', JSON.stringify(query), {
      strategy: 'sentinel',
      maxWait: ACKNOWLEDGED_WITHIN,
    });
    const messages: Msg[] = [];
    let isWhole = false;
    for await (const message of answers) {
      if (message.data.length > 0) messages.push(message);
      else isWhole = true;
    }
    // Without its end nobody can say whether there is more.
    if (!isWhole) throw new Error('The batch was not answered.');
    return messages;
  };

  const publish = async (checkout: string) => {
    const version = own.get(checkout) ?? 0;
    const id = `${desk}:${checkout}:${version}:${counts.resets + counts.healed}`;
    const { duplicate } = await js.publish(subjectOf(checkout), String(version), { id });
    counts.acknowledged += 1;
    if (duplicate) counts.duplicates += 1;
    if (own.get(checkout) === version) outbox.delete(checkout);
  };

  /** Reads on until there is no more. */
  const read = async () => {
    for (;;) {
      const messages = await batch({ seq: cursor.seq + 1, batch: BATCH });
      for (const message of messages) {
        const { seq, subject, time } = placeOf(message);
        known.set(subject, Math.max(known.get(subject) ?? 0, Number(message.string())));
        cursor = { seq, time };
      }
      if (messages.length < BATCH) return;
    }
  };

  /**
   * Whether nothing was written behind the cursor. The message there may have been overwritten since, so it proves nothing. Time
   * does: the first message that is no older than it has no lower sequence, unless the stream was made anew or put back.
   */
  const isProven = async () => {
    if (cursor.seq === 0) return true;
    const [first] = await batch({ start_time: cursor.time, batch: 1 });
    if (first) return placeOf(first).seq >= cursor.seq;
    const last = await direct({ last_by_subj: '>' });
    return !isNone(last) && placeOf(last).seq >= cursor.seq;
  };

  /** What a desk does when it connects: proves its cursor, and says again what the server does not have. */
  const visit = async () => {
    isVisitDue = false;
    try {
      if (!(await isProven())) {
        cursor = { seq: 0, time: '' };
        counts.resets += 1;
        for (const checkout of own.keys()) outbox.add(checkout);
        return;
      }
      for (const [checkout, version] of own) {
        if (outbox.has(checkout)) continue;
        // One that is not answered does not begin all of them again.
        const message = await untilDone(() => direct({ last_by_subj: subjectOf(checkout) }));
        if (isNone(message) || Number(message.string()) < version) {
          counts.healed += 1;
          outbox.add(checkout);
        }
      }
    } catch (error) {
      isVisitDue = true;
      throw error;
    }
  };

  return {
    own,
    known,
    counts,
    say(checkout: string): void {
      own.set(checkout, (own.get(checkout) ?? 0) + 1);
      outbox.add(checkout);
    },
    waiting: () => outbox.size,

    /** Says what waits and reads what is new, for as long as `until` is not reached. */
    async run(until: () => boolean): Promise<void> {
      while (!until()) {
        if (isVisitDue) {
          await visit().catch(pause);
          continue;
        }
        const some = [...outbox].slice(0, AT_ONCE);
        const results = await Promise.allSettled(some.map(publish));
        const failed = results.filter(({ status }) => status === 'rejected').length;
        counts.again += failed;
        await read().catch(() => {
          counts.failedReads += 1;
        });
        if (failed > 0 || some.length === 0) await pause();
      }
    },

    /** Until it succeeds. */
    visit: () => untilDone(visit),
    /** Reads once; rejects when the server does not answer. */
    read,
  };
}
export type PlainDesk = ReturnType<typeof createPlainDesk>;

function isNone(message: Msg): boolean {
  return message.headers?.code === 404;
}

function placeOf({ headers }: Msg): { seq: number; subject: string; time: string } {
  return {
    seq: Number(headers?.get('Nats-Sequence')),
    subject: headers?.get('Nats-Subject') ?? '',
    time: headers?.get('Nats-Time-Stamp') ?? '',
  };
}

/** What all desks together said: subject to version. */
export function truthOf(desks: readonly { agent: string; desk: string; own: ReadonlyMap<string, number> }[]) {
  const truth = new Map<string, number>();
  for (const { agent, desk, own } of desks) {
    for (const [checkout, version] of own) truth.set(`desk.CAP-1.${checkout}.${agent}.${desk}`, version);
  }
  return truth;
}
