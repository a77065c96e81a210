import type { NatsConnection } from '@nats-io/nats-core';
import * as v from 'valibot';

const Server = v.object({ name: v.string(), id: v.string(), ver: v.string(), time: v.string() });
const reply = <T extends v.GenericSchema>(data: T) => v.object({ server: Server, data });

const Varz = reply(
  v.object({
    config_digest: v.optional(v.string(), ''),
    jetstream: v.optional(
      v.object({
        config: v.optional(
          v.object({
            store_dir: v.string(),
            sync_always: v.optional(v.boolean(), false),
            max_storage: v.number(),
          }),
        ),
        stats: v.optional(v.object({ storage: v.number() })),
        meta: v.optional(
          v.object({
            leader: v.optional(v.string()),
            replicas: v.optional(v.array(v.object({ name: v.string(), current: v.optional(v.boolean(), false) })), []),
          }),
        ),
      }),
    ),
    websocket: v.optional(v.object({ compression: v.optional(v.boolean(), false) })),
  }),
);

export type ServerState = {
  name: string;
  id: string;
  version: string;
  /** The server's clock when it answered, epoch ms. */
  time: number;
  /** Of the configuration that it runs, not the one on its disk. */
  configDigest: string;
  /** Null where JetStream is off. Bytes. */
  storage: { folder: string; syncsAlways: boolean; most: number; used: number } | null;
  compresses: boolean;
  /**
   * Which server of a cluster leads it, as this one knows; without a leader a server knows no streams. `behind`, said by the leader
   * alone: those that do not follow it. Null for a single server.
   */
  cluster: { leader: string | null; behind: string[] } | null;
};

/** What the system account can see and do. */
export function createSystem(connection: NatsConnection) {
  return {
    /** The first `count` servers that answer, or all that do within 0.3 s after the last one did. */
    async servers(count?: number): Promise<ServerState[]> {
      const answers = await connection.requestMany('$SYS.REQ.SERVER.PING.VARZ', '', {
        ...(count === undefined ? { strategy: 'stall', stall: 300 } : { strategy: 'count', maxMessages: count }),
        maxWait: 3000,
      });
      const found: ServerState[] = [];
      for await (const answer of answers) {
        const { server, data } = v.parse(Varz, answer.json());
        const config = data.jetstream?.config;
        const meta = data.jetstream?.meta ?? null;
        found.push({
          name: server.name,
          id: server.id,
          version: server.ver,
          time: Date.parse(server.time),
          configDigest: data.config_digest,
          storage: config
            ? {
                folder: config.store_dir,
                syncsAlways: config.sync_always,
                most: config.max_storage,
                used: data.jetstream?.stats?.storage ?? 0,
              }
            : null,
          compresses: data.websocket?.compression ?? false,
          cluster: meta && {
            leader: meta.leader || null,
            // Another server than the leader takes nobody but the leader for current.
            behind: (server.name === meta.leader ? meta.replicas : [])
              .filter(({ current }) => !current)
              .map((replica) => replica.name),
          },
        });
      }
      return found.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    },

    /**
     * Has a server read its configuration again. Twice: an account that is new in it gets what it imports only the second time
     * (nats-server 2.15.1).
     */
    async reload(id: string): Promise<void> {
      for (let time = 0; time < 2; time += 1) {
        const answer = await connection.request(`$SYS.REQ.SERVER.${id}.RELOAD`, '', { timeout: 5000 });
        const { error } = v.parse(
          v.object({ error: v.optional(v.object({ description: v.string() })) }),
          answer.json(),
        );
        if (error) throw new Error(error.description);
      }
    },
  };
}
export type System = ReturnType<typeof createSystem>;
