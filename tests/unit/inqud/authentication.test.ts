import { describe, expect, it } from 'vitest';
import { importSigningKey, sendSecret, signature, signWith } from '../../../lib/inqud/authentication';
import { bytesOf, SAMPLE_SECRET, TOKEN_ID } from '../support/examples';

describe('signature', () => {
  it('makes the documented X-HMAC-SHA256-Signature: GET (empty body), salt "someSalt"', async () => {
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    expect(await signature(key, '', 'someSalt')).toBe(
      '302bca67ff3a72823fcd94e72fdf2fef121b8009c0c4c629722456bb2c53ffdd',
    );
  });

  it('covers body and then salt: "hex HMAC-SHA256 of body+salt"', async () => {
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    expect(await signature(key, 'some', 'Salt')).toBe(await signature(key, '', 'someSalt'));
    expect(await signature(key, 'Salt', 'some')).not.toBe(await signature(key, 'some', 'Salt'));
  });

  it('covers UTF-8 bytes, not characters', async () => {
    const key = await importSigningKey(bytesOf('key'));
    const { createHmac } = await import('node:crypto');
    const expected = createHmac('sha256', 'key').update('{"name":"Café ☕"}s', 'utf8').digest('hex');
    expect(await signature(key, '{"name":"Café ☕"}', 's')).toBe(expected);
  });
});

describe('importSigningKey', () => {
  it('makes a key that can sign and that "no code, ours included, can read back"', async () => {
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    expect(key.extractable).toBe(false);
    expect(key.usages).toEqual(['sign']);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
  });
});

describe('signWith', () => {
  it('sends the token ID, a salt and the signature of exactly that body, and never the secret', async () => {
    const key = await importSigningKey(bytesOf(SAMPLE_SECRET));
    const headers = await signWith(TOKEN_ID, key)('{"a":1}');
    expect(Object.keys(headers).sort()).toEqual(['X-HMAC-SHA256-Signature', 'X-Salt', 'X-Token-API-Id']);
    expect(headers['X-Token-API-Id']).toBe(TOKEN_ID);
    expect(headers['X-HMAC-SHA256-Signature']).toBe(await signature(key, '{"a":1}', headers['X-Salt'] ?? ''));
    expect(JSON.stringify(headers)).not.toContain(SAMPLE_SECRET);
  });

  it('uses a fresh salt each time', async () => {
    const sign = signWith(TOKEN_ID, await importSigningKey(bytesOf(SAMPLE_SECRET)));
    const salts = await Promise.all(Array.from({ length: 20 }, async () => (await sign(''))['X-Salt']));
    expect(new Set(salts).size).toBe(20);
    expect(salts.every((salt) => (salt ?? '').length >= 16)).toBe(true);
  });
});

describe('sendSecret', () => {
  it('sends the two plain headers, whatever the body', async () => {
    const sign = sendSecret(TOKEN_ID, SAMPLE_SECRET);
    const headers = { 'X-Token-API-Id': TOKEN_ID, 'X-Token-API-Secret': SAMPLE_SECRET };
    expect(await sign('')).toEqual(headers);
    expect(await sign('{"a":1}')).toEqual(headers);
  });
});
