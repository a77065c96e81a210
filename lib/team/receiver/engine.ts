import type { NatsConnection } from '@nats-io/nats-core';
import { openConnection } from '../admin/client/connection.ts';
import { createJetStream, JetStreamError } from '../admin/client/jetstream.ts';
import { inboxOf } from '../contract/subjects.ts';
import type { Engine } from './delivery.ts';

/** Inqud waits ten seconds for its answer. ms */
const PATIENCE = 4000;
const RETRY = 1000;

/** The server says that it can store nothing of that size, now or later. */
const TOO_LARGE = 10054;

/**
 * nats-server, as the receiver uses it. It connects for as long as there is none, and again when it is lost; `onUp` is called
 * each time.
 */
export function createEngine(
  { server, seed }: { server: string; seed: string },
  onUp: () => void,
): Engine & { close(): Promise<void> } {
  let connection: NatsConnection | null = null;
  let isUp = false;
  let isClosed = false;

  const setUp = () => {
    isUp = true;
    onUp();
  };

  const watch = async (watched: NatsConnection) => {
    for await (const { type } of watched.status()) {
      if (type === 'disconnect' || type === 'staleConnection') isUp = false;
      if (type === 'reconnect') setUp();
    }
  };
  const connect = async () => {
    while (!isClosed) {
      try {
        const opened = await openConnection({ servers: [server], seed, inbox: inboxOf('receiver') }, PATIENCE);
        if (isClosed) return opened.close();
        connection = opened;
        setUp();
        void watch(opened);
        // A refused login ends it for good: perhaps the admin is about to put it right.
        await opened.closed();
        isUp = false;
      } catch {
        // The next attempt says it again, and health says it meanwhile.
      }
      if (!isClosed) await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  };
  const connecting = connect();

  return {
    isUp: () => isUp,
    async publish({ id, subject, message }) {
      if (connection === null || !isUp) return 'unknown';
      try {
        const { duplicate } = await createJetStream(connection).publish(subject, message, { id, timeout: PATIENCE });
        return duplicate ? 'again' : 'stored';
      } catch (error) {
        return error instanceof JetStreamError && error.code === TOO_LARGE ? 'refused' : 'unknown';
      }
    },
    async close() {
      isClosed = true;
      await connection?.close();
      await connecting;
    },
  };
}
