import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { headers, nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';
import * as v from 'valibot';
import { inboxOf, leaseSubject, STORED } from '../contract/subjects';
import type { Link, StoredMessage } from '../sync/link';
import { impatientSocket } from './impatientSocket';

/** ms. A server that is there answers in a few. */
const PATIENCE = 10_000;
/** A browser ends a background in which nothing happens for 30 s; in Chrome these pings are what happens. */
const PING = 20_000;

/** JetStream's own codes. */
const TOO_LARGE = 10_054;
const NOT_LAST = 10_071;

const Answer = v.union([
  v.object({ error: v.object({ err_code: v.optional(v.number(), 0), description: v.optional(v.string(), '') }) }),
  v.object({ stream: v.string(), seq: v.number() }),
]);

export type Login = { servers: readonly string[]; seed: string; agent: string };

/** A connection to the team's server. It does not come back by itself: whoever opened it does more than that then. */
export type TeamServer = {
  link: Link;
  /** Takes or renews the lease to ask about a checkout, which ends by itself after ten seconds; false when another desk has it. */
  lease: (checkout: string) => Promise<boolean>;
  version: string;
  /** Resolves when it is closed, from whichever side, with what went wrong. */
  closed: Promise<Error | null>;
  close: () => Promise<void>;
};

/**
 * Logs in at one of the servers. `onBell` is called when something was stored, by whomever. Rejects when none answers, or
 * when this desk may not log in (`isRefused`).
 */
export async function openServer({ servers, seed, agent }: Login, onBell: () => void): Promise<TeamServer> {
  const connection = await wsconnect({
    servers: [...servers],
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inboxOf(agent),
    timeout: PATIENCE,
    reconnect: false,
    pingInterval: PING,
    maxPingOut: 2,
    // The addresses of an invitation are those that can be reached from outside.
    ignoreClusterUpdates: true,
    noAsyncTraces: true,
    wsFactory: impatientSocket,
  });
  void ring(connection, onBell);
  /** The last word of this desk about each lease, by which it renews its own. */
  const leases = new Map<string, number>();
  const take = async (checkout: string, last: number): Promise<boolean> => {
    const head = headers();
    head.set('Nats-Expected-Last-Subject-Sequence', `${last}`);
    const answer = await ask(connection, leaseSubject(checkout), agent, head);
    if ('seq' in answer) leases.set(checkout, answer.seq);
    else if (answer.error.err_code !== NOT_LAST) throw new Error(answer.error.description);
    return 'seq' in answer;
  };
  return {
    link: linkOf(connection),
    async lease(checkout) {
      const own = leases.get(checkout);
      if (own !== undefined && (await take(checkout, own))) return true;
      leases.delete(checkout);
      return take(checkout, 0);
    },
    version: connection.info?.version ?? '',
    closed: connection.closed().then((error) => error ?? null),
    close: () => connection.close(),
  };
}

/** Whether the server knows this desk no longer. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && /authorization|authentication/i.test(`${error.name} ${error.message}`);
}

async function ring(connection: NatsConnection, onBell: () => void): Promise<void> {
  // Only that something came: what it says of itself is not believed.
  for await (const _ of connection.subscribe(`${STORED}>`)) onBell();
}

function linkOf(connection: NatsConnection): Link {
  const batch = async (stream: string, query: object): Promise<StoredMessage[]> => {
    const answers = await connection.requestMany(`$JS.API.DIRECT.GET.${stream}`, JSON.stringify(query), {
      strategy: 'sentinel',
      maxWait: PATIENCE,
    });
    const messages: StoredMessage[] = [];
    let isWhole = false;
    for await (const message of answers) {
      if (message.data.length > 0) messages.push(storedIn(message));
      else isWhole = true;
    }
    // Without its end nobody can say whether there is more.
    if (!isWhole) throw new Error('The batch was not answered.');
    return messages;
  };
  return {
    async publish(subject, data, id) {
      const head = headers();
      head.set('Nats-Msg-Id', id);
      const answer = await ask(connection, subject, data, head);
      if ('seq' in answer) return { ok: true, seq: answer.seq };
      if (answer.error.err_code === TOO_LARGE) return { ok: false, why: 'refused' };
      // Such as a full disk: it waits in the outbox.
      throw new Error(answer.error.description);
    },
    read: (stream, from, most) => batch(stream, { seq: from, batch: most }),
    async since(stream, time) {
      const [first] = await batch(stream, { start_time: time, batch: 1 });
      return first ?? null;
    },
    async last(stream, subject) {
      const query = JSON.stringify({ last_by_subj: subject });
      const message = await connection.request(`$JS.API.DIRECT.GET.${stream}`, query, { timeout: PATIENCE });
      return message.headers?.code === 404 ? null : storedIn(message);
    },
  };
}

async function ask(
  connection: NatsConnection,
  subject: string,
  data: Uint8Array | string,
  head: ReturnType<typeof headers>,
) {
  const answer = await connection.request(subject, data, { timeout: PATIENCE, headers: head });
  return v.parse(Answer, answer.json());
}

function storedIn({ headers: head, data }: Msg): StoredMessage {
  const seq = Number(head?.get('Nats-Sequence'));
  const [subject, time] = [head?.get('Nats-Subject') ?? '', head?.get('Nats-Time-Stamp') ?? ''];
  if (!Number.isSafeInteger(seq) || seq < 1 || subject === '' || time === '') throw new Error('No stored message.');
  return { seq, subject, time, data };
}
