import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../../sealing/base64url.ts';
import type { BoxKeys } from './box.ts';
import { openBox, sealTo } from './box.ts';
import { KeyText } from './invitation.ts';
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
 * `desk.team.key.<desk>`: the team's next key. It is sealed for the desk, so that whoever was removed cannot read it, and
 * as a record under the key before it, so that the server cannot make one.
 */
export const KeyRecord = v.object({ v: v.literal(1), box: v.pipe(v.string(), v.maxLength(2000)) });
export type KeyRecord = v.InferOutput<typeof KeyRecord>;

export async function keyRecordFor(
  desk: { box: string; desk: string },
  key: Uint8Array<ArrayBuffer>,
): Promise<KeyRecord> {
  const bytes = new TextEncoder().encode(toBase64Url(key));
  return { v: 1, box: toBase64Url(await sealTo(desk.box, boundTo(desk.desk), bytes)) };
}

/** The key in such a record, or null when it is for another desk or damaged. */
export async function openKeyRecord(
  { box }: KeyRecord,
  desk: string,
  keys: BoxKeys,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const sealed = fromBase64Url(box);
  const bytes = sealed && (await openBox(keys, boundTo(desk), sealed));
  const text = v.safeParse(KeyText, bytes && new TextDecoder().decode(bytes));
  return text.success ? fromBase64Url(text.output) : null;
}

function boundTo(desk: string): string {
  return `team key ${desk}`;
}
