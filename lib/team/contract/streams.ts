/** Bytes of one message, sealed, with its headers. */
export const LARGEST_MESSAGE = 64 * 1024;
/** How long a lease lasts unless it is renewed, ms. */
export const LEASE_LASTS = 10_000;

export const DESK_STREAM = 'DESK';
export const HOOKS_STREAM = 'HOOKS';
export const LEASE_STREAM = 'KV_LEASE';

/** JetStream counts in nanoseconds. */
const NS = 1_000_000;
const DAY = 24 * 60 * 60 * 1000;

/** A stream as JetStream's API takes it (`$JS.API.STREAM.CREATE.<name>`). */
export type StreamConfig = {
  name: string;
  subjects: string[];
  storage: 'file';
  num_replicas: number;
  max_msgs_per_subject: number;
  max_bytes: number;
  max_msg_size: number;
  /** ns; 0 is for ever. */
  max_age: number;
  /** ns */
  duplicate_window: number;
  /** `new`: a full stream refuses instead of forgetting. */
  discard: 'new' | 'old';
  allow_direct: true;
  /** Rollup headers let who may write one subject empty the others. */
  allow_rollup_hdrs: false;
  deny_delete: false;
  deny_purge: false;
  republish?: { src: string; dest: string; headers_only: true };
};

const BELL = { src: '>', dest: 'stored.>', headers_only: true } as const;

/**
 * The streams of a team. `replicas`: 1 or 3. `maxBytes`: of the history; a thousand checkouts on one desk take about 1 MB.
 */
export function streamsOf({ replicas, maxBytes }: { replicas: 1 | 3; maxBytes: number }): StreamConfig[] {
  const common = {
    num_replicas: replicas,
    max_msg_size: LARGEST_MESSAGE,
    allow_direct: true,
    allow_rollup_hdrs: false,
    deny_delete: false,
    deny_purge: false,
  } as const;
  return [
    {
      ...common,
      name: DESK_STREAM,
      subjects: ['desk.>'],
      storage: 'file',
      max_msgs_per_subject: 1,
      max_bytes: maxBytes,
      max_age: 0,
      duplicate_window: 2 * 60 * 1000 * NS,
      discard: 'new',
      republish: BELL,
    },
    {
      ...common,
      name: HOOKS_STREAM,
      subjects: ['hook.>'],
      storage: 'file',
      max_msgs_per_subject: 50,
      max_bytes: Math.max(64 * 1024 * 1024, Math.ceil(maxBytes / 8)),
      max_age: 90 * DAY * NS,
      duplicate_window: DAY * NS,
      discard: 'old',
      republish: BELL,
    },
    {
      ...common,
      name: LEASE_STREAM,
      subjects: ['$KV.LEASE.>'],
      // A stream of memory is gone after a restart of a single server, and nobody but the admin may create it again.
      storage: 'file',
      max_msgs_per_subject: 1,
      max_bytes: 16 * 1024 * 1024,
      max_age: LEASE_LASTS * NS,
      duplicate_window: LEASE_LASTS * NS,
      discard: 'new',
    },
  ];
}
