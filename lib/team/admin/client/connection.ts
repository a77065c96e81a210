import type { NatsConnection } from '@nats-io/nats-core';
import { nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';

export type Login = { servers: readonly string[]; seed: string; inbox: string };

/**
 * A connection that reconnects by itself until it is closed. Rejects when no server answers within `timeout` ms, or when this
 * one may not log in.
 */
export function openConnection({ servers, seed, inbox }: Login, timeout: number): Promise<NatsConnection> {
  return wsconnect({
    servers: [...servers],
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inbox,
    timeout,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    pingInterval: 10_000,
    ignoreClusterUpdates: true,
    noAsyncTraces: true,
  });
}
