import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RECEIVERS } from '../../../lib/webhooks/receivers';
import { findProgram } from '../../tools/programs.mjs';

const SECRET = 'secret_value';
const FOLDER = 'lib/webhooks/receivers';

/** How to run each. `npm test` installs what is missing here (tests/tools/setup.mjs). */
const RUNS: Record<string, (port: number) => [program: string | undefined, ...args: string[]]> = {
  Node: () => [process.execPath, join(FOLDER, 'receiver.mjs')],
  Python: () => [findProgram('python'), join(FOLDER, 'receiver.py')],
  PHP: (port) => [findProgram('php'), '-S', `127.0.0.1:${port}`, join(FOLDER, 'receiver.php')],
};

const digestOf = (body: string, secret = SECRET) => createHmac('sha1', secret).update(body).digest('hex');
const BODY =
  '{"id":"CCO-1","status":"SUCCESS","lastUpdatedAt":"2026-03-01T12:00:00.123456789Z","name":"Café \\/ 1.00"}';

describe('the receivers', () => {
  it('are all run here', () => {
    expect(Object.keys(RUNS)).toEqual(RECEIVERS.map(({ language }) => language));
  });

  it.each(RECEIVERS)('shows for $language the same file that is run', ({ file, text }) => {
    expect(text).toBe(readFileSync(join(FOLDER, file), 'utf8'));
  });

  it.each(RECEIVERS)('in $language compares in constant time, over the raw bytes', ({ text }) => {
    expect(text).toMatch(/timingSafeEqual|compare_digest|hash_equals/);
    expect(text).toContain('The bytes as they came.');
    expect(text).toContain('now ask the API before you ship goods.');
  });
});

describe.each(RECEIVERS)('the receiver in $language', ({ language }) => {
  const seen = mkdtempSync(join(tmpdir(), 'webhooks-seen-'));
  let program: ChildProcess;
  let port: number;
  let said = '';

  beforeAll(async () => {
    port = await freePort();
    const [file, ...args] = RUNS[language]?.(port) ?? [];
    if (!file) throw new Error(`${language} is not installed: npm test does that.`);
    program = spawn(file, args, {
      env: { ...process.env, WEBHOOK_SECRET: SECRET, PORT: String(port), WEBHOOK_SEEN: seen },
    });
    for (const stream of [program.stdout, program.stderr]) stream?.on('data', (text) => (said += text));
    await vi.waitFor(() => post(''), { timeout: 20_000 });
  }, 30_000);
  afterAll(async () => {
    const ended = new Promise((done) => program.once('exit', done));
    program.kill();
    await ended;
    rmSync(seen, { recursive: true, force: true });
  });

  function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
    return new Promise((resolve, reject) => {
      const length = String(Buffer.byteLength(body));
      const sent = request(
        { host: '127.0.0.1', port, method: 'POST', path: '/', headers: { 'content-length': length, ...headers } },
        (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
  const signed = (body: string, digest = digestOf(body)) => post(body, { 'X-Payload-Digest': digest });
  const lines = (id: string) => said.split('\n').filter((line) => line.includes(`${id} `)).length;

  it('accepts the documented vector’s digest, and no other of its length', async () => {
    expect(digestOf('{"field":"value"}')).toBe('7e36242a10fd65cbaacd7ff288df9fd3f9e75a46');
    expect(await signed('{"field":"value"}', 'f'.repeat(40))).toBe(401);
  });

  it('answers 200 to a genuine one, and says to ask the API, once for repeated deliveries', async () => {
    expect(await signed(BODY)).toBe(200);
    expect(await signed(BODY)).toBe(200);
    await expect.poll(() => said).toContain('CCO-1 SUCCESS: now ask the API before you ship goods.');
    expect(await signed(BODY.replace('SUCCESS', 'CONFLICT').replace('CCO-1', 'CCO-2'))).toBe(200);
    await expect.poll(() => lines('CCO-2')).toBe(1);
    expect(lines('CCO-1')).toBe(1);
  });

  it.each([
    ['no digest', {}],
    ['an empty one', { 'X-Payload-Digest': '' }],
    ['another secret’s', { 'X-Payload-Digest': digestOf(BODY, 'other') }],
    ['another body’s', { 'X-Payload-Digest': digestOf(`${BODY}\n`) }],
    ['its own in upper case', { 'X-Payload-Digest': digestOf(BODY).toUpperCase() }],
    ['a part of it', { 'X-Payload-Digest': digestOf(BODY).slice(0, 39) }],
    ['one that is longer', { 'X-Payload-Digest': `${digestOf(BODY)}0` }],
    ['letters of other alphabets', { 'X-Payload-Digest': '\u00e9'.repeat(40) }],
  ])('answers 401 to %s, and does nothing', async (_what, headers) => {
    const before = lines('CCO-1');
    expect(await post(BODY, headers)).toBe(401);
    expect(lines('CCO-1')).toBe(before);
  });

  it('verifies the raw bytes: neither whitespace nor escapes are changed before the digest is computed', async () => {
    const body = '{ "id": "CCO-3",\r\n "status": "NEW", "amount": 1.00, "name": "\\u00e9 é" }\n';
    expect(await signed(body)).toBe(200);
    await expect.poll(() => lines('CCO-3')).toBe(1);
  });

  type How = { length?: boolean; expect?: boolean };
  it.each<[string, (body: string) => string[], How]>([
    ['in one piece with its length', (body: string) => [body], { length: true }],
    ['in chunks', (body: string) => [body], {}],
    ['in many chunks', (body: string) => [...body], {}],
    ['in pieces with its length', (body: string) => [body.slice(0, 3), body.slice(3)], { length: true }],
    ['after it was asked for', (body: string) => [body], { length: true, expect: true }],
    ['in chunks after it was asked for', (body: string) => [body.slice(0, 3), body.slice(3)], { expect: true }],
  ])('answers 200 to a genuine one that comes %s', async (how, partsOf, { length = false, expect: asks = false }) => {
    const body = `{"id":"CCO-${how.replaceAll(' ', '-')}","status":"NEW","name":"é"}`;
    const status = await new Promise((resolve, reject) => {
      const headers = {
        'X-Payload-Digest': digestOf(body),
        ...(length ? { 'Content-Length': Buffer.byteLength(body) } : { 'Transfer-Encoding': 'chunked' }),
        ...(asks && { Expect: '100-continue' }),
      };
      const sent = request({ host: '127.0.0.1', port, method: 'POST', headers }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode)),
      );
      sent.on('error', reject);
      const send = () => {
        for (const part of partsOf(body)) sent.write(part);
        sent.end();
      };
      // PHP's server for trying it out never says to go on, and clients then send without that.
      if (asks && language !== 'PHP') sent.on('continue', send).flushHeaders();
      else send();
    });
    expect(status).toBe(200);
    await expect.poll(() => lines(`CCO-${how.replaceAll(' ', '-')}`)).toBe(1);
  });

  it('answers 401 to an empty one, and 400 to a genuine one that is no JSON', async () => {
    expect(await post('')).toBe(401);
    expect(await signed('')).toBe(400);
    expect(await signed('no JSON')).toBe(400);
    expect(await signed('"text"')).toBe(400);
  });

  it('still answers after all that, and after an aborted request', async () => {
    await new Promise<void>((done) => {
      const broken = request({ host: '127.0.0.1', port, method: 'POST', headers: { 'content-length': '100' } });
      broken.on('error', () => done());
      broken.write('{"id":', () => broken.destroy(new Error('broken off')));
    });
    expect(await signed('{"id":"CCO-4","status":"NEW"}')).toBe(200);
    expect(await signed('{"id":"CCO-4","status":"EXPIRED"}')).toBe(200);
    await expect.poll(() => lines('CCO-4')).toBe(2);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free.')),
      );
    });
  });
}
