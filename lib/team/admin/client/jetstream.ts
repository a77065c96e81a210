import type { NatsConnection, Payload } from '@nats-io/nats-core';
import { headers } from '@nats-io/nats-core';
import * as v from 'valibot';

/** The server has no stream, or no message, of that name. */
export const NO_STREAM = 10059;
export const NO_MESSAGE = 10037;

const Failure = v.object({ error: v.object({ code: v.number(), err_code: v.number(), description: v.string() }) });

/** The server refused. `code` is JetStream's own, such as `NO_STREAM`. */
export class JetStreamError extends Error {
  readonly code: number;
  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

const State = v.object({ messages: v.number(), bytes: v.number(), first_seq: v.number(), last_seq: v.number() });
const StreamInfo = v.object({
  config: v.record(v.string(), v.unknown()),
  state: v.object({ ...State.entries, subjects: v.optional(v.record(v.string(), v.number())) }),
  cluster: v.optional(
    v.object({
      leader: v.optional(v.string()),
      replicas: v.optional(v.array(v.object({ name: v.string(), current: v.optional(v.boolean(), false) }))),
    }),
  ),
});
export type StreamInfo = v.InferOutput<typeof StreamInfo>;

const Stored = v.object({ stream: v.string(), seq: v.number(), duplicate: v.optional(v.boolean(), false) });
export type Stored = v.InferOutput<typeof Stored>;

/** A stream's configuration, as the server's API takes it. */
type Settings = { name: string; [setting: string]: unknown };

export type PublishOptions = { id?: string; timeout?: number };

/** What of JetStream's API the admin's tool and the receiver use. Rejects with `JetStreamError` or when nobody answers in time. */
export function createJetStream(connection: NatsConnection, patience = 5000) {
  const call = async (name: string, request: unknown, timeout = patience): Promise<unknown> => {
    const answer = await connection.request(`$JS.API.${name}`, JSON.stringify(request), { timeout });
    return accepted(answer.json());
  };

  return {
    /** Any request of JetStream's API, without the `$JS.API.` before its name. */
    call,
    async streamInfo(name: string, subjects?: string): Promise<StreamInfo> {
      return v.parse(StreamInfo, await call(`STREAM.INFO.${name}`, subjects ? { subjects_filter: subjects } : {}));
    },
    createStream: (config: Settings) => call(`STREAM.CREATE.${config.name}`, config, 3 * patience),
    updateStream: (config: Settings) => call(`STREAM.UPDATE.${config.name}`, config, 3 * patience),
    purge: (name: string, filter: string) => call(`STREAM.PURGE.${name}`, { filter }),

    /** The messages of a stream from this sequence on, at most so many; none at its end. */
    async read(
      name: string,
      from: number,
      most: number,
    ): Promise<{ seq: number; subject: string; data: Uint8Array }[]> {
      const query = JSON.stringify({ seq: from, batch: most });
      const answers = await connection.requestMany(`$JS.API.DIRECT.GET.${name}`, query, {
        strategy: 'sentinel',
        maxWait: 3 * patience,
      });
      const messages: { seq: number; subject: string; data: Uint8Array }[] = [];
      let isWhole = false;
      for await (const { data, headers: head } of answers) {
        if (data.length === 0) isWhole = true;
        else messages.push({ seq: Number(head?.get('Nats-Sequence')), subject: head?.get('Nats-Subject') ?? '', data });
      }
      if (!isWhole) throw new Error('The stream was not answered for.');
      return messages;
    },

    /** Resolves once the stream has stored it. The same `id` within the stream's window is stored once. */
    async publish(subject: string, payload: Payload, { id, timeout = patience }: PublishOptions = {}): Promise<Stored> {
      const head = headers();
      if (id !== undefined) head.set('Nats-Msg-Id', id);
      const answer = await connection.request(subject, payload, { timeout, headers: head });
      return v.parse(Stored, accepted(answer.json()));
    },
  };
}
export type JetStream = ReturnType<typeof createJetStream>;

function accepted(answer: unknown): unknown {
  const failure = v.safeParse(Failure, answer);
  if (!failure.success) return answer;
  const { err_code, description } = failure.output.error;
  throw new JetStreamError(err_code, description);
}
