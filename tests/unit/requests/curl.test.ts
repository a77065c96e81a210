import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { importSigningKey, signature } from '../../../lib/inqud/authentication';
import { API_ORIGIN } from '../../../lib/inqud/origins';
import { curlOf } from '../../../lib/requests/curl';
import type { LoggedRequest } from '../../../lib/requests/logged';
import { startSimulator } from '../../simulator/start';
import { bytesOf, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../support/examples';
import { logged, PATH } from './examples';

const run = promisify(execFile);
/** Replaces curl: prints its arguments, each terminated by a zero byte. */
const CURL = `curl() { printf '%s\\0' "$@"; }\n`;
const HOSTILE = `{"name":"it's \\"$(id)\\" \`id\` $HOME \\\\ é ☕","next":"\\n"}`;

/** Runs the command in a shell, and reads what curl was given. */
async function runIn(shell: string, request: LoggedRequest, secret = SAMPLE_SECRET) {
  const env = { PATH: process.env.PATH, TOKEN_ID, TOKEN_SECRET: secret };
  const { stdout } = await run(shell, ['-c', CURL + curlOf(request)], { env });
  const args = stdout.split('\0').slice(0, -1);
  const valuesOf = (option: string) => args.flatMap((arg, at) => (args[at - 1] === option ? [arg] : []));
  const headers = new Headers(
    valuesOf('--header').map((line): [string, string] => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 2),
    ]),
  );
  return {
    headers,
    method: valuesOf('--request'),
    body: valuesOf('--data-raw'),
    isTo: (url: string) => args.includes(url),
  };
}

/** Where they are on the machine. */
const isHere = (program: string) => spawnSync(program, ['-c', ':']).error === undefined;
const SHELLS = isHere('openssl') ? ['sh', 'bash', 'zsh'].filter(isHere) : [];

describe.each(SHELLS)('the curl command, in %s', (shell) => {
  let key: CryptoKey;
  beforeAll(async () => {
    key = await importSigningKey(bytesOf(SAMPLE_SECRET));
  });

  it.each(['{"clientOrderId":"A-17"}', HOSTILE])('sends the very same body, signed as we sign: %s', async (text) => {
    const sent = await runIn(shell, logged({ body: { text, cut: false } }));
    expect(sent.isTo(API_ORIGIN + PATH)).toBe(true);
    expect([sent.method, sent.body]).toEqual([['POST'], [text]]);
    const salt = sent.headers.get('X-Salt') ?? '';
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(sent.headers.get('X-HMAC-SHA256-Signature')).toBe(await signature(key, text, salt));
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      'x-token-api-id': TOKEN_ID,
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  it('signs a GET, which has no body, over the salt alone', async () => {
    const sent = await runIn(shell, logged({ method: 'GET', body: null }));
    expect([sent.method, sent.body]).toEqual([['GET'], []]);
    const salt = sent.headers.get('X-Salt') ?? '';
    expect(sent.headers.get('X-HMAC-SHA256-Signature')).toBe(await signature(key, '', salt));
    expect(sent.headers.has('Content-Type')).toBe(false);
  });

  it('sends the secret in a header where the request did, and needs no openssl for that', async () => {
    const request = logged({ mode: 'secret', body: { text: HOSTILE, cut: false } });
    expect(curlOf(request)).not.toContain('openssl');
    const sent = await runIn(shell, request, 'with $ and "quotes"');
    expect(sent.headers.get('X-Token-API-Secret')).toBe('with $ and "quotes"');
    expect(sent.headers.has('X-HMAC-SHA256-Signature')).toBe(false);
    expect(sent.body).toEqual([HOSTILE]);
  });

  it('generates a new salt each time', async () => {
    const salts = await Promise.all([1, 2].map(async () => (await runIn(shell, logged())).headers.get('X-Salt')));
    expect(new Set(salts).size).toBe(2);
  });

  it.each(['signed', 'secret'] as const)('sends nothing while there is no secret: %s', async (mode) => {
    await expect(runIn(shell, logged({ mode }), '')).rejects.toThrow(/TOKEN_SECRET/);
  });
});

describe.runIf(SHELLS.length > 0 && isHere('curl'))('the curl command, run by curl itself', () => {
  it('is taken by Inqud, signed anew', async () => {
    const inqud = await startSimulator();
    const [{ widgetId, tokenId, secret }] = inqud.accounts;
    const text = JSON.stringify({
      clientOrderId: "it's A-17",
      type: 'FIXED_PRICE',
      fixedAmount: { amount: 100, currency: 'USD' },
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const command = curlOf(logged({ path: PATH.replace(WIDGET_ID, widgetId), body: { text, cut: false } }));
    // The simulator in place of Inqud.
    const there = `curl() { command curl --silent --insecure --noproxy '*' --connect-to '::127.0.0.1:${inqud.port}' "$@"; }\n`;
    const env = { PATH: process.env.PATH, TOKEN_ID: tokenId, TOKEN_SECRET: secret };
    const { stdout } = await run(SHELLS[0] ?? 'sh', ['-c', there + command], { env });
    expect(JSON.parse(stdout)).toMatchObject({ clientOrderId: "it's A-17", status: 'NEW' });
    expect(inqud.model.list()).toHaveLength(1);
    await inqud.close();
  });
});

describe('the curl command', () => {
  it('has token ID and secret only as shell variables', () => {
    const command = curlOf(logged()) ?? '';
    for (const text of [TOKEN_ID, SAMPLE_SECRET]) expect(command).not.toContain(text);
    expect(command).toContain('-hmac "$TOKEN_SECRET"');
    expect(command).toContain('X-Token-API-Id: $TOKEN_ID');
  });

  it('does not exist for a truncated body: "it would be another request"', () => {
    expect(curlOf(logged({ body: { text: '{"a":', cut: true } }))).toBeNull();
  });

  it('never lets a body out of its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const command = curlOf(logged({ mode: 'secret', body: { text, cut: false } })) ?? '';
        const [, body = ''] = /\nBODY='(.*)' &&\ncurl /s.exec(command) ?? [];
        expect(body.replaceAll("'\\''", '')).not.toContain("'");
        expect(body.replaceAll("'\\''", "'")).toBe(text);
      }),
    );
  });
});
