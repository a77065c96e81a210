import { createHmac } from 'node:crypto';

/** A checkout's webhook as Inqud sends it: an order in a status. */
export function webhookBody(number: number, status = 'SUCCESS'): string {
  return JSON.stringify({
    id: `CCO-${number}`,
    status,
    clientOrderId: `Order ${number} ☕`,
    lastUpdatedAt: `2026-11-30T12:00:00.${String(number).padStart(9, '0')}Z`,
  });
}

export function digestOf(body: string | Uint8Array, secret: string): string {
  return createHmac('sha1', secret).update(body).digest('hex');
}

export type Posting = { shop?: string; secret: string; digest?: string; signal?: AbortSignal };

/** Sends one as Inqud does; the status of the answer, or 0 when the connection broke. */
export async function postWebhook(
  address: string,
  body: string | Uint8Array<ArrayBuffer>,
  posting: Posting,
): Promise<number> {
  const { shop = 'CAP-1', secret, digest = digestOf(body, secret), signal } = posting;
  try {
    const response = await fetch(`${address}/hook/${shop}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-payload-digest': digest },
      body,
      ...(signal ? { signal } : {}),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
