/** A message as the server has stored it. `time` is the server's own text of when. */
export type StoredMessage = { seq: number; subject: string; time: string; data: Uint8Array };

/** `refused`: the server will never take it, such as too large or not allowed. */
export type Published = { ok: true; seq: number } | { ok: false; why: 'refused' };

/**
 * What a desk asks of its server. Each call rejects while there is no connection; nothing else about the connection is known
 * above it.
 */
export type Link = {
  /** Resolves when the server has stored it. `id`: the same message is stored once, for a while. */
  publish: (subject: string, data: Uint8Array, id: string) => Promise<Published>;
  /** The messages of a stream from this sequence on, at most so many; none at its end. */
  read: (stream: string, from: number, most: number) => Promise<StoredMessage[]>;
  /** The last message of a subject or of a pattern, or null. */
  last: (stream: string, subject: string) => Promise<Omit<StoredMessage, 'data'> | null>;
  /** The first message that is no older than a time of the server's, or null. */
  since: (stream: string, time: string) => Promise<Omit<StoredMessage, 'data'> | null>;
};
