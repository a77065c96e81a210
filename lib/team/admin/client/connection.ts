import type { NatsConnection } from '@nats-io/nats-core';
import { nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';
import { impatientSocket } from '../../connection/impatientSocket.ts';

/** `ping`: how often a silent server is asked whether it is there, ms; after two unanswered ones another server is tried. */
export type Login = { servers: readonly string[]; seed: string; inbox: string; ping?: number };

/**
 * A connection that reconnects by itself until it is closed. Rejects when no server answers within `timeout` ms, or when this
 * one may not log in.
 */
export function openConnection(
  { servers, seed, inbox, ping = 10_000 }: Login,
  timeout: number,
): Promise<NatsConnection> {
  return wsconnect({
    servers: [...servers],
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inbox,
    timeout,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    pingInterval: ping,
    ignoreClusterUpdates: true,
    noAsyncTraces: true,
    wsFactory: impatientSocket,
  });
}
