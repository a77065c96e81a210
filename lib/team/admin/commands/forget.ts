import type { InferOutput } from 'valibot';
import { parseTimestamp } from '../../../inqud/timestamp.ts';
import type { HorizonRecord } from '../../contract/adminRecords.ts';
import { LEAST_HORIZON } from '../../contract/adminRecords.ts';
import { openRecord } from '../../contract/envelope.ts';
import { DESK_STREAM, HOOKS_STREAM } from '../../contract/streams.ts';
import { parseSubject } from '../../contract/subjects.ts';
import type { TeamKey } from '../../contract/teamKey.ts';
import type { JetStream } from '../client/jetstream.ts';
import { Refusal } from '../state/refusal.ts';
import { notRunning } from '../state/words.ts';
import { allKeys, newestKey, say } from './speak.ts';
import type { Tool } from './tool.ts';
import { loadTeam } from './tool.ts';

const DAY = 24 * 60 * 60 * 1000;
const LEAST_DAYS = LEAST_HORIZON / DAY;
const BATCH = 500;
/** Checkouts that are purged at the same time. */
const AT_ONCE = 32;

/**
 * Erases all checkouts for the whole team that Inqud created so many days ago or before: from the server now, and from
 * each desk when it connects next, also one that was away meanwhile. `now`: epoch ms.
 */
export async function forget(tool: Tool, typedDays: string, options: { isSure: boolean; now: number }): Promise<void> {
  const { state, secrets } = await loadTeam(tool);
  const days = Number(typedDays);
  if (!Number.isInteger(days) || days < LEAST_DAYS)
    throw new Refusal(`"${typedDays}" is no number of days. Use ${LEAST_DAYS} or more.`);
  const before = options.now - days * DAY;
  const day = new Date(before).toISOString().slice(0, 10);
  if (!options.isSure) {
    throw new Refusal(
      `This erases every checkout that was created before ${day}, with its notes and timeline, from the server and from every desk of the team, whatever its status. Nothing brings them back but a copy of a history. To do it, add --sure.`,
    );
  }
  const admin = await tool.connect(state, secrets);
  if (!admin) throw new Refusal(notRunning(state));
  try {
    const record: InferOutput<typeof HorizonRecord> = { v: 1, before };
    // The word first, as when one is erased.
    await say(admin.streams, { is: 'admin', word: 'horizon' }, record, await newestKey(secrets));
    const old = await oldPlaces(admin.streams, await allKeys(secrets), before);
    for (let from = 0; from < old.length; from += AT_ONCE) {
      await Promise.all(old.slice(from, from + AT_ONCE).map((place) => purge(admin.streams, place)));
    }
    tool.say(
      `Erased from the server: ${old.length} of before ${day}. Each desk drops those that it has when it connects next.`,
    );
  } finally {
    await admin.close();
  }
}

/** `<shop>.<checkout>` of those whose records all say that they are older. What cannot be read stays. */
async function oldPlaces(streams: JetStream, keys: readonly TeamKey[], before: number): Promise<string[]> {
  const newest = new Map<string, number>();
  for (let from = 1; ; ) {
    const messages = await streams.read(DESK_STREAM, from, BATCH);
    const last = messages.at(-1);
    if (!last) break;
    from = last.seq + 1;
    for (const { subject, data } of messages) {
      const about = parseSubject(subject);
      if (about?.is !== 'checkout') continue;
      const opened = await openRecord(data, subject, keys);
      const createdAt = opened.ok ? createdIn(opened.value) : Number.POSITIVE_INFINITY;
      const place = `${about.shop}.${about.checkout}`;
      // A record without an answer of Inqud's says nothing of when.
      if (createdAt !== null) newest.set(place, Math.max(createdAt, newest.get(place) ?? 0));
    }
  }
  return [...newest].flatMap(([place, createdAt]) => (createdAt < before ? place : []));
}

async function purge(streams: JetStream, place: string): Promise<void> {
  await streams.purge(DESK_STREAM, `desk.${place}.>`);
  await streams.purge(HOOKS_STREAM, `hook.${place}`);
}

/** When Inqud created it, epoch ms, by its answer in a record of a checkout. */
function createdIn(record: unknown): number | null {
  const text = at(at(record, 'answer'), 'text');
  if (typeof text !== 'string') return null;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  const created = at(answer, 'createdAt');
  return typeof created === 'string' ? parseTimestamp(created) : null;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
