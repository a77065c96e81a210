import { quoted } from './text.ts';

export type NatsServer = {
  /** Of letters, digits, `.` and `-`; unique in a cluster. */
  name: string;
  /** Where the messages are kept. */
  store: string;
  /** Loopback alone: desks come in by the proxy, which has the certificate. */
  ports: { client: number; websocket: number };
  /** Bytes of the history, of all streams that lie on disk together. */
  maxFile: number;
  cluster: Cluster | null;
};

/** The servers' addresses for each other, `host:port`, which are the same for all of them. */
export type Cluster = { listen: string; peers: readonly string[] };

/**
 * The secrets of a cluster, as the environment that its servers are started with: so the configuration has none.
 * `password` has letters alone: nats-server reads a variable as it reads a value of its configuration.
 */
export function clusterEnv({ peers }: Pick<Cluster, 'peers'>, password: string): Record<string, string> {
  const routes = peers.map((peer, index) => [`CLUSTER_ROUTE_${index + 1}`, `nats-route://desk:${password}@${peer}`]);
  return { CLUSTER_PASSWORD: password, ...Object.fromEntries(routes) };
}

/** How one nats-server runs. `usersConf` is read from beside it. */
export function natsConf({ name, store, ports, maxFile, cluster }: NatsServer): string {
  return `# How nats-server runs for a team of Checkout Desk. Written by the team tool, which keeps what people change by hand and says so.
server_name: ${quoted(name)}

# Only this machine reaches these two: the proxy (see Caddyfile) has the certificate and lets desks in.
listen: "127.0.0.1:${ports.client}"
websocket {
  listen: "127.0.0.1:${ports.websocket}"
  no_tls: true
  # Compressed messages could stop older servers before anyone logged in. Records are deflated already.
  compression: false
}

jetstream {
  store_dir: ${quoted(store)}
  max_file_store: ${maxFile}
  max_memory_store: ${64 * 1024 * 1024}
  # A write is acknowledged only when it is on the disk. The default is every two minutes, which a power cut would lose.
  sync_interval: always
}

# A record has at most 64 kB.
max_payload: ${256 * 1024}
max_connections: 2000
max_subscriptions: 100
# What waits for a desk that does not read. Then it is dropped, and reads on from where it was.
max_pending: ${16 * 1024 * 1024}
write_deadline: "10s"
ping_interval: "30s"
# For those who log in over a slow line.
authorization { timeout: 10 }

include "users.conf"
${cluster ? clusterConf(cluster) : ''}`;
}

function clusterConf({ listen, peers }: Cluster): string {
  return `
# The servers among themselves. What they say is sealed records and checkouts' IDs; keep the port closed to others.
# The variables are in cluster.env.
cluster {
  name: "desk"
  listen: ${quoted(listen)}
  # Desks know the addresses from their invitation, and could not reach those that the servers know of each other.
  no_advertise: true
  # One that hangs without closing its connections is left out soon: until then it gets a third of what desks ask for.
  ping_interval: "5s"
  ping_max: 2
  authorization { user: "desk", password: $CLUSTER_PASSWORD, timeout: 5 }
  routes: [ ${peers.map((_peer, index) => `$CLUSTER_ROUTE_${index + 1}`).join(', ')} ]
}
`;
}
