// Receives Inqud's webhooks. Run: WEBHOOK_SECRET=… PORT=8080 node receiver.mjs
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const secret = process.env.WEBHOOK_SECRET;
if (!secret) throw new Error('Set WEBHOOK_SECRET to the secret of the webhook.');
const LONGEST = 1_000_000; // bytes

// Use a table with a unique key instead: memory is empty after a restart.
const seen = new Set();

function isGenuine(rawBody, digest) {
  const expected = createHmac('sha1', secret).update(rawBody).digest();
  const given = Buffer.from(/^[0-9a-f]{40}$/.test(digest) ? digest : '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function rawBodyOf(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > LONGEST) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function eventIn(rawBody) {
  try {
    const event = JSON.parse(rawBody.toString('utf8'));
    return typeof event === 'object' && !Array.isArray(event) ? event : null;
  } catch {
    return null;
  }
}

async function receive(request, response) {
  // The bytes as they came. Do not parse and write them again: the digest would differ.
  const rawBody = await rawBodyOf(request);
  if (rawBody === null || !isGenuine(rawBody, request.headers['x-payload-digest'] ?? '')) {
    response.writeHead(401, { connection: 'close' }).end();
    return;
  }
  const event = eventIn(rawBody);
  if (event === null) {
    response.writeHead(400, { connection: 'close' }).end();
    return;
  }

  // Webhooks come more than once, and not always in order.
  const key = JSON.stringify([event.id, event.status, event.lastUpdatedAt ?? null]);
  const isNew = !seen.has(key);
  seen.add(key);

  // Within 10 seconds, or Inqud sends it again. Do slow work after this.
  response.writeHead(200).end();
  if (isNew) console.log(`${event.id} ${event.status}: now ask the API before you ship goods.`);
}

// Whoever breaks off in the middle ends nothing but the connection.
createServer((request, response) => receive(request, response).catch(() => response.destroy())).listen(
  Number(process.env.PORT ?? 8080),
  '127.0.0.1',
);
