import type { Link, StoredMessage } from '../../../../lib/team/sync/link';

/** A stream as a server keeps it: the last message of each subject. `step` is called before and after each call. */
export function createArrayServer() {
  let messages: (StoredMessage & { stream: string })[] = [];
  const seqs = new Map<string, number>();
  const ids = new Map<string, number>();
  let time = 0;

  const store = (stream: string, subject: string, data: Uint8Array): number => {
    const seq = (seqs.get(stream) ?? 0) + 1;
    seqs.set(stream, seq);
    messages = messages.filter((each) => each.stream !== stream || each.subject !== subject);
    time += 1;
    messages.push({ stream, seq, subject, time: `${time}`, data });
    return seq;
  };
  const of = (stream: string) => messages.filter((each) => each.stream === stream);

  return {
    all: () => messages,
    store,
    /** As after a restore of an old copy. */
    cutTo: (stream: string, seq: number) => {
      messages = messages.filter((each) => each.stream !== stream || each.seq <= seq);
      seqs.set(stream, seq);
      ids.clear();
    },
    forget: (subject: string) => {
      messages = messages.filter((each) => each.subject !== subject);
    },
    link: (step: () => void = () => {}): Link => ({
      publish: async (subject, data, id) => {
        step();
        const seq = ids.get(id) ?? store('DESK', subject, data);
        ids.set(id, seq);
        step();
        return { ok: true, seq };
      },
      read: async (stream, from, most) => {
        step();
        return of(stream)
          .filter(({ seq }) => seq >= from)
          .slice(0, most);
      },
      last: async (stream, subject) =>
        of(stream).findLast((each) => subject === '>' || each.subject === subject) ?? null,
      since: async (stream, from) => of(stream).find((each) => Number(each.time) >= Number(from)) ?? null,
    }),
  };
}
