import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../../lib/sealing/base64url';
import { HookRecord } from '../../../../lib/team/contract/adminRecords';
import { openRecord } from '../../../../lib/team/contract/envelope';
import type { TeamKey } from '../../../../lib/team/contract/teamKey';
import { newTeamKey, teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { isGenuine, parcelOf } from '../../../../lib/team/receiver/hook';
import { startReceiver } from '../../../../lib/team/receiver/start';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';
import { untilDone } from '../../../team/untilDone';
import { digestOf, postWebhook, webhookBody } from '../../../team/webhooks';

const SECRET = 'secret_value';

describe('a digest', () => {
  const body = new TextEncoder().encode('{"field":"value"}');

  it('is the documented one (inqud-api.md, section 5)', () => {
    expect(isGenuine(body, '7e36242a10fd65cbaacd7ff288df9fd3f9e75a46', SECRET)).toBe(true);
  });

  it.each([
    ['none', ''],
    ['another', '0'.repeat(40)],
    ['one in capitals', '7E36242A10FD65CBAACD7FF288DF9FD3F9E75A46'],
    ['one that is cut', '7e36242a10fd65cbaacd7ff288df9fd3f9e75a4'],
    ['two', '7e36242a10fd65cbaacd7ff288df9fd3f9e75a46, 7e36242a10fd65cbaacd7ff288df9fd3f9e75a46'],
    ['a longer one', '7e36242a10fd65cbaacd7ff288df9fd3f9e75a4600'],
    ['something else', 'é'.repeat(40)],
  ])('that is %s is refused', (_what, digest) => {
    expect(isGenuine(body, digest, SECRET)).toBe(false);
  });

  it('is of the bytes, whatever they are', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(isGenuine(bytes, digestOf(bytes, SECRET), SECRET)).toBe(true);
    expect(isGenuine(bytes.slice(1), digestOf(bytes, SECRET), SECRET)).toBe(false);
  });
});

describe('a parcel', () => {
  const parcel = async (body: object | string, shop = 'CAP-1') => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return parcelOf(shop, new TextEncoder().encode(text), 5, await teamKeyOf(new Uint8Array(32)));
  };

  it('of a request goes to its checkout, with the request’s ID and status', async () => {
    const made = await parcel({ id: 'CAPD-7', checkoutId: 'CCO-1', status: 'SUCCESS' });
    expect(made?.subject).toBe('hook.CAP-1.CCO-1');
    const opened = await openRecord(made?.message ?? new Uint8Array(), 'hook.CAP-1.CCO-1', [
      await teamKeyOf(new Uint8Array(32)),
    ]);
    expect(opened).toEqual({ ok: true, value: { v: 1, id: 'CAPD-7', status: 'SUCCESS', lastUpdatedAt: null, at: 5 } });
  });

  it('is the same for the same webhook of the same shop alone', async () => {
    const id = async (body: object, shop?: string) => (await parcel(body, shop))?.id;
    const one = { id: 'CCO-1', status: 'NEW' };
    expect(await id(one)).toBe(await id({ ...one }));
    expect(await id(one)).not.toBe(await id(one, 'CAP-2'));
    expect(await id(one)).not.toBe(await id({ ...one, status: 'EXPIRED' }));
  });

  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no ID', { status: 'NEW' }],
    ['no status', { id: 'CCO-1' }],
    ['a request of no checkout', { id: 'CAPD-7', status: 'SUCCESS' }],
    ['an ID that would be another subject', { id: 'CCO-1.>', status: 'NEW' }],
    ['an ID with a space', { id: 'CCO-1 *', status: 'NEW' }],
    ['a checkout that would be another subject', { id: 'CAPD-7', checkoutId: 'a.b', status: 'NEW' }],
    ['endless depth', '['.repeat(100_000)],
  ])('is made of nothing that is %s', async (_what, body) => {
    expect(await parcel(body)).toBeNull();
  });
});

describe('the receiver, before a real server', () => {
  let team: TeamOnServers;
  let folder: string;
  let key: TeamKey;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeAll(async () => {
    team = await startTeam({ agents: ['anna'] });
    folder = await mkdtemp(join(tmpdir(), 'receiver-'));
    const bytes = newTeamKey();
    key = await teamKeyOf(bytes);
    const hooks = [
      { shop: 'CAP-1', secret: SECRET },
      { shop: 'CAP-2', secret: 'another' },
    ];
    const config = {
      v: 1 as const,
      server: team.urls[0] ?? '',
      seed: team.seeds.receiver,
      key: toBase64Url(bytes),
      port: 0,
      hooks,
    };
    receiver = await startReceiver(config, folder, { request: 1000, engine: 500 });
  });
  afterAll(async () => {
    await receiver.stop();
    await team.close();
    await rm(folder, { recursive: true, force: true });
  });

  const count = async () => (await untilDone(() => team.admin.streamInfo('HOOKS'))).state.messages;
  const post = (body: string, posting: Partial<Parameters<typeof postWebhook>[2]> = {}) =>
    postWebhook(receiver.address, body, { secret: SECRET, ...posting });
  const get = async (path: string) => {
    const response = await fetch(`${receiver.address}${path}`);
    return { status: response.status, text: await response.text() };
  };

  it('stores a genuine webhook once, sealed for the team, before it answers 200 [S-143]', async () => {
    const before = await count();
    expect(await post(webhookBody(1))).toBe(200);
    expect(await count()).toBe(before + 1);
    expect(await post(webhookBody(1))).toBe(200);
    expect(await count()).toBe(before + 1);
    expect(await post(webhookBody(1, 'EXPIRED'))).toBe(200);
    expect(await count()).toBe(before + 2);

    const anna = await team.connect('anna');
    const stored = await anna.request('$JS.API.DIRECT.GET.HOOKS', JSON.stringify({ seq: 1 }), { timeout: 2000 });
    expect(stored.headers?.get('Nats-Subject')).toBe('hook.CAP-1.CCO-1');
    const opened = await openRecord(stored.data, 'hook.CAP-1.CCO-1', [key]);
    expect(v.parse(HookRecord, opened.ok && opened.value)).toMatchObject({ id: 'CCO-1', status: 'SUCCESS' });
    expect(new TextDecoder().decode(stored.data)).not.toContain('SUCCESS');
  });

  it('refuses what is not signed with the secret of that shop, and stores nothing of it [S-144]', async () => {
    const before = await count();
    const body = webhookBody(2);
    expect(await post(body, { digest: '' })).toBe(401);
    expect(await post(body, { digest: digestOf(`${body} `, SECRET) })).toBe(401);
    expect(await post(body, { digest: digestOf(body, '') })).toBe(401);
    expect(await post(body, { shop: 'CAP-2' })).toBe(401);
    expect(await post(body, { shop: 'CAP-3' })).toBe(404);
    expect(await post(body, { shop: '%2e%2e%2fhealth' })).toBe(404);
    expect(await count()).toBe(before);
  });

  it('answers 200 to what is genuine and of no use, as it would come again for days', async () => {
    const before = await count();
    expect(await post('{"hello":1}')).toBe(200);
    expect(await post('')).toBe(200);
    expect(await count()).toBe(before);
    expect((await get('/metrics')).text).toContain('checkout_desk_webhooks_total{outcome="unusable"} 2');
  });

  it('takes no body that is larger than any webhook, whether or not it says its length', async () => {
    const before = await count();
    const large = JSON.stringify({ id: 'CCO-3', status: 'NEW', name: 'x'.repeat(300_000) });
    expect(await post(large)).toBe(413);
    const chunked = await new Promise<number | string>((resolve) => {
      const sending = request(`${receiver.address}/hook/CAP-1`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sending.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
      for (let part = 0; part < 40; part += 1) sending.write('x'.repeat(10_000));
      sending.end();
    });
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(chunked);
    expect(await count()).toBe(before);
  });

  it('takes a body of any type and encoding as its bytes', async () => {
    for (const [index, type] of [
      'application/json',
      'text/plain; charset=utf-16',
      'application/x-www-form-urlencoded',
      'nonsense',
    ].entries()) {
      const body = webhookBody(20 + index);
      const response = await fetch(`${receiver.address}/hook/CAP-1`, {
        method: 'POST',
        headers: { 'content-type': type, 'x-payload-digest': digestOf(body, SECRET) },
        body,
      });
      expect([type, response.status]).toEqual([type, 200]);
    }
  });

  it('cuts off who sends a head or a body too slowly, and serves the others meanwhile', async () => {
    const { port } = new URL(receiver.address);
    const slow = [
      'POST /hook/CAP-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{',
      'POST /hook/CAP-1 HTTP/1.1\r\nHost: x\r\nX-',
      '',
    ].map(
      (text) =>
        new Promise<void>((resolve) => {
          const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
          socket.resume();
          socket.on('close', () => resolve());
          socket.on('error', () => resolve());
        }),
    );
    expect(await post(webhookBody(4))).toBe(200);
    await Promise.all(slow);
    expect(await post(webhookBody(5))).toBe(200);
  });

  it('says how it is, and counts', async () => {
    expect(await get('/health')).toEqual({ status: 200, text: '{"ok":true,"says":"nothing waits."}' });
    const { text } = await get('/metrics');
    expect(text).toMatch(/^checkout_desk_webhooks_total\{outcome="stored"\} \d+$/m);
    expect(text).toMatch(/^checkout_desk_webhook_seconds_count \d+$/m);
    expect(text).toContain('checkout_desk_engine_up 1');
    expect((await get('/')).status).toBe(404);
  });

  it('keeps what comes while the server is away, answers 503, and delivers it in its order afterwards', async () => {
    const [server] = team.servers;
    const before = await count();
    await server?.kill();
    await expect.poll(() => receiver.state().isUp).toBe(false);
    const signal = AbortSignal.timeout(10_000);
    const answers = [30, 31, 32].map((number) => post(webhookBody(number), { signal }));
    await expect.poll(() => receiver.state().parcels).toBe(3);
    expect(await get('/health')).toEqual({
      status: 503,
      text: '{"ok":false,"says":"nats-server does not answer; 3 webhooks wait."}',
    });
    expect(await Promise.all(answers)).toEqual([503, 503, 503]);
    await server?.start();
    await expect.poll(() => receiver.state()).toMatchObject({ isUp: true, parcels: 0, bytes: 0 });
    expect(await count()).toBe(before + 3);
    // What Inqud sends again because of the 503 is there already.
    expect(await post(webhookBody(31))).toBe(200);
    expect(await count()).toBe(before + 3);
    const { state } = await untilDone(() => team.admin.streamInfo('HOOKS', 'hook.CAP-1.>'));
    expect(Object.keys(state.subjects ?? {})).toEqual(
      expect.arrayContaining(['hook.CAP-1.CCO-30', 'hook.CAP-1.CCO-32']),
    );
  });
});
