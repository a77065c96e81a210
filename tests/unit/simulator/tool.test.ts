import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { importSigningKey, signWith } from '../../../lib/inqud/authentication';
import { createInqudClient } from '../../../lib/inqud/client';
import { DEFAULT_ASSUMPTIONS } from '../../simulator/assumptions.ts';
import { ROUTE_KINDS } from '../../simulator/faults/faults.ts';
import { HELP, readOptions } from '../../simulator/tool/options.ts';
import { faultShapes } from '../../simulator/tool/shapes.ts';
import type { Tool } from '../../simulator/tool/startTool.ts';
import { startTool } from '../../simulator/tool/startTool.ts';
import { digestOf } from '../../simulator/webhooks/webhook.ts';
import { bytesOf } from '../support/examples';

const NOTHING_BY_ITSELF = ['--port', '0', '--control', '0', '--pace', 'off'];
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function start(...args: string[]): Promise<Tool> {
  const options = readOptions([...NOTHING_BY_ITSELF, ...args]);
  if (!options) throw new Error('Help was not asked for.');
  const tool = await startTool(options);
  stops.push(tool.close);
  return tool;
}
const draft = {
  type: 'NO_PRICE' as const,
  clientOrderId: '10482',
  name: null,
  returnUrl: null,
  expiresAt: '2099-12-31T12:00:00Z',
};
/** The product's client, at the tool's address. */
const clientOf = async ({ address, account }: Tool) =>
  createInqudClient({
    fetch,
    now: Date.now,
    sign: signWith(account.tokenId, await importSigningKey(bytesOf(account.secret))),
    baseUrl: address,
    timeout: 20_000,
  });

describe('the simulator as a tool', () => {
  it('answers the product’s client by plain HTTP, and its links open', async () => {
    const tool = await start('--widget', 'CAP-1', '--token', 'TKN-1', '--secret', 's3cret');
    expect(tool.account).toMatchObject({ widgetId: 'CAP-1', tokenId: 'TKN-1', secret: 's3cret' });
    const client = await clientOf(tool);
    const made = await client.createCheckout('CAP-1', draft);
    if (!made.ok) throw new Error(`It was refused: ${JSON.stringify(made.error)}`);
    expect(await client.readCheckout('CAP-1', made.value.id)).toMatchObject({ ok: true, value: { status: 'NEW' } });
    const { acquiringUrl } = JSON.parse(made.raw);
    expect(acquiringUrl).toBe(`${tool.address}/checkout/${made.value.id}`);
    const page = await (await fetch(acquiringUrl)).text();
    const [, script = ''] = /<script src="([^"]+)"/.exec(page) ?? [];
    expect(script).toBe(`${tool.address}/widget.js`);
    expect(await (await fetch(script)).text()).toContain("customElements.define('app-widget'");
    expect((await fetch(`${tool.address}/v1/user/nothing`)).status).toBe(404);
  });

  it('is moved from the control port, and its webhook arrives with its digest', async () => {
    const arrived = Promise.withResolvers<[digest: unknown, body: string]>();
    const shop = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      response.end();
      arrived.resolve([request.headers['x-payload-digest'], Buffer.concat(parts).toString()]);
    }).listen(0, '127.0.0.1');
    stops.push(() => shop.close());
    await once(shop, 'listening');
    const place = shop.address();
    const port = typeof place === 'object' ? place?.port : null;
    const tool = await start('--webhook', `http://127.0.0.1:${port}/inqud`, '--webhook-secret', 'hush');
    const made = await (await clientOf(tool)).createCheckout(tool.account.widgetId, draft);
    const id = made.ok ? made.value.id : '';
    const moved = await fetch(`${tool.controlAddress}/checkouts/${id}/expire`, { method: 'POST' });
    expect(await moved.json()).toMatchObject({ id, status: 'EXPIRED' });
    const [digest, body] = await arrived.promise;
    expect(digest).toBe(digestOf(body, 'hush'));
    expect(JSON.parse(body)).toMatchObject({ id, status: 'EXPIRED' });
    await vi.waitFor(() => expect(tool.webhooks.list()).toMatchObject([{ state: 'delivered' }]));
  });

  it('leads to Inqud’s own addresses where a browser takes it for Inqud', async () => {
    const tool = await start('--https', '0');
    expect(tool.tls).toMatchObject({ spki: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) });
    const made = await (await clientOf(tool)).createCheckout(tool.account.widgetId, draft);
    const { id, acquiringUrl } = made.ok ? made.value : {};
    expect(acquiringUrl).toBe(`https://paycrypto.inqud.com/checkout/${id}`);
  });

  it('runs as a program: its source, without a build', async () => {
    const program = spawn(process.execPath, ['tests/simulator/tool/main.ts', ...NOTHING_BY_ITSELF]);
    stops.push(() => program.kill());
    let said = '';
    for (const stream of [program.stdout, program.stderr]) stream.on('data', (text) => (said += text));
    await vi.waitFor(() => expect(said).toMatch(/Token secret {3}[\w-]{64}/));
    const [, control = ''] = /Control {3}(http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
    expect(await (await fetch(`${control}/checkouts`)).json()).toEqual([]);
  });

  it('says in one sentence that a port is taken', async () => {
    const tool = await start();
    const port = new URL(tool.address).port;
    const program = spawn(process.execPath, ['tests/simulator/tool/main.ts', '--port', port]);
    let said = '';
    program.stderr.on('data', (text) => (said += text));
    const [code] = await once(program, 'close');
    expect([code, said]).toEqual([1, `Port ${port} is taken. Choose others with --port and --control.\n`]);
  });
});

describe('its options', () => {
  it('are all optional', () => {
    expect(readOptions([])).toMatchObject({
      port: 4010,
      controlPort: 4011,
      httpsPort: null,
      pace: { pickCoinMs: 4000, payMs: 4000, confirmMs: 4000 },
      webhook: null,
    });
    expect(readOptions(['--help'])).toBeNull();
    expect(readOptions(['--pace', '0,1,2', '--https', '4443'])).toMatchObject({
      httpsPort: 4443,
      pace: { pickCoinMs: 0, payMs: 1, confirmMs: 2 },
    });
  });

  it.each([
    [['--port', '70000'], '--port is "70000". Use a port from 1 to 65535, or 0 for any free one.'],
    [['--control', '-'], '--control is "-".'],
    [['--pace', 'fast'], '--pace is "fast". Use three times in ms, such as 0,500,500, or "off".'],
    [['--webhook', 'ftp://a'], '--webhook is "ftp://a". Use an http or https address.'],
    [['--nonsense'], '--nonsense'],
    [['extra'], 'extra'],
  ])('say what is wrong: %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('its README', () => {
  const readme = readFileSync('tests/simulator/README.md', 'utf8');

  it('names every option, route, fault and assumption', async () => {
    const { controlAddress } = await start();
    const { routes }: { routes: string[] } = await (await fetch(controlAddress)).json();
    const options = [...HELP.matchAll(/--[a-z-]+/g)].map(([option]) => option);
    const kinds = faultShapes.map(({ entries }) => entries.kind.literal);
    expect([routes.length, options.length, kinds.length].every((count) => count > 5)).toBe(true);
    const named = [...options, ...routes, ...ROUTE_KINDS, ...kinds, ...Object.keys(DEFAULT_ASSUMPTIONS)];
    expect(named.filter((name) => !readme.includes(name))).toEqual([]);
  });
});
