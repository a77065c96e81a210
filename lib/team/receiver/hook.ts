import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readEvent } from '../../webhooks/event.ts';
import type { HookRecord } from '../contract/adminRecords.ts';
import { sealRecord } from '../contract/envelope.ts';
import { isCheckout } from '../contract/names.ts';
import { subjectText } from '../contract/subjects.ts';
import type { TeamKey } from '../contract/teamKey.ts';

/** One webhook on its way to the desks: sealed, so that it may lie on a disk. */
export type Parcel = {
  /** The same for the same webhook of the same shop, however often Inqud sends it. */
  id: string;
  subject: string;
  message: Uint8Array;
};

/**
 * Whether the digest is the lower-case hex HMAC-SHA1 of the body's bytes as they came (inqud-api.md, section 5). Compared in
 * constant time.
 */
export function isGenuine(body: Uint8Array, digest: string, secret: string): boolean {
  const expected = createHmac('sha1', secret).update(body).digest();
  const given = Buffer.from(/^[0-9a-f]{40}$/.test(digest) ? digest : '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * A genuine webhook, sealed for the team. Null for one that is of no checkout: no desk could do anything with it. `at`: when it
 * came, epoch ms.
 */
export async function parcelOf(shop: string, body: Uint8Array, at: number, key: TeamKey): Promise<Parcel | null> {
  const read = readEvent(new TextDecoder().decode(body));
  if (!read.ok) return null;
  const { id, checkoutId, status, updatedAt } = read.event;
  if (checkoutId === null || !isCheckout(checkoutId) || !isCheckout(id)) return null;
  const record: HookRecord = { v: 1, id, status, lastUpdatedAt: updatedAt, at };
  const subject = subjectText({ is: 'hook', shop, checkout: checkoutId });
  return {
    id: createHash('sha256').update(`${shop}\n`).update(body).digest('base64url'),
    subject,
    message: await sealRecord(record, subject, key),
  };
}
