import { streamsOf } from '../../contract/streams.ts';

/** What nats-server may keep on its disk so that the streams fit: it reserves the most that each may take. Bytes. */
export function maxFileOf(maxBytes: number): number {
  return streamsOf({ replicas: 1, maxBytes }).reduce((sum, { max_bytes }) => sum + max_bytes, 64 * 1024 * 1024);
}
