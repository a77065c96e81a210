import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../../sealing/base64url.ts';
import type { BoxKeys } from './box.ts';
import { openBox, sealTo } from './box.ts';
import { TeamKeys } from './invitation.ts';
import { isAgent, isCheckout } from './names.ts';

/**
 * What the admin's tool and the receiver write, as it is before `sealRecord`. Each has a version `v`; a later one is kept
 * unread until this release is updated.
 */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const Name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100));

/** `desk.team.names`: who is in the team, also those who have left, whose history stays. */
export const NamesRecord = v.object({
  v: v.literal(1),
  team: Name,
  agents: v.pipe(
    v.array(
      v.object({ agent: v.pipe(v.string(), v.check(isAgent)), name: Name, left: v.exactOptional(v.literal(true)) }),
    ),
    v.maxLength(1000),
  ),
});
export type NamesRecord = v.InferOutput<typeof NamesRecord>;

/** `desk.team.format`: the oldest version of records that a desk may still write. */
export const FormatRecord = v.object({ v: v.literal(1), least: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/** `desk.team.horizon`: checkouts that Inqud created before this time, epoch ms, are of no desk any more. */
export const HorizonRecord = v.object({ v: v.literal(1), before: time });

/** No desk believes that younger ones are to go, ms: a slip of the hand would take the work of today. */
export const LEAST_HORIZON = 30 * 24 * 60 * 60 * 1000;

/** `desk.<shop>.<checkout>.gone.admin`: erased at this time, epoch ms. */
export const GoneRecord = v.object({ v: v.literal(1), at: time });

/** `hook.<shop>.<checkout>`: what a webhook said whose signature the receiver has checked, and when it came, epoch ms. */
export const HookRecord = v.object({
  v: v.literal(1),
  id: v.pipe(v.string(), v.check(isCheckout)),
  status: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  lastUpdatedAt: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  at: time,
});
export type HookRecord = v.InferOutput<typeof HookRecord>;

/**
 * `desk.team.key.<desk>`: the team's keys after somebody was removed. They are sealed for the desk, so that whoever left cannot
 * read them, and as a record under the key that was the newest when the desk was invited, so that the server cannot make one.
 * All of them, because a desk that was away while two people left would miss the first of the new ones for ever.
 */
export const KeyRecord = v.object({ v: v.literal(1), box: v.pipe(v.string(), v.maxLength(10_000)) });
export type KeyRecord = v.InferOutput<typeof KeyRecord>;

/** `keys`: the newest first, as in an invitation. */
export async function keyRecordFor(desk: { box: string; desk: string }, keys: TeamKeys): Promise<KeyRecord> {
  const bytes = new TextEncoder().encode(JSON.stringify(v.parse(TeamKeys, keys)));
  return { v: 1, box: toBase64Url(await sealTo(desk.box, boundTo(desk.desk), bytes)) };
}

/** The keys in such a record, or null when it is for another desk or damaged. */
export async function openKeyRecord({ box }: KeyRecord, desk: string, own: BoxKeys): Promise<TeamKeys | null> {
  const sealed = fromBase64Url(box);
  const bytes = sealed && (await openBox(own, boundTo(desk), sealed));
  const read = v.safeParse(TeamKeys, bytes && parsed(new TextDecoder().decode(bytes)));
  return read.success ? read.output : null;
}

function boundTo(desk: string): string {
  return `team key ${desk}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
