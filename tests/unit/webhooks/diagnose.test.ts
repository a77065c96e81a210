import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyChange } from '../../../lib/webhooks/bodyChanges';
import { diagnose } from '../../../lib/webhooks/diagnose';
import type { DigestFault } from '../../../lib/webhooks/digestText';
import { verdictText } from '../../../lib/webhooks/text';
import { cpuTime } from '../support/cpuTime';
import { FIXED_PRICE_ANSWER } from '../support/examples';
import { digestOf, mac, sha256Of, VECTOR } from './signing';

const { body, digest } = VECTOR;
const base64Of = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

describe('a matching digest', () => {
  it('is verified', async () => expect(await diagnose(mac, body, digest)).toEqual({ is: 'verified' }));
});

describe('a digest that matches except for its notation', () => {
  it.each<[string, DigestFault[]]>([
    [digest.toUpperCase(), ['upper case']],
    [digest.replace('e', 'E'), ['upper case']],
    [` ${digest}`, ['surroundings']],
    [`${digest}\n`, ['surroundings']],
    [`"${digest}"`, ['surroundings']],
    [`'${digest}'`, ['surroundings']],
    [`sha1=${digest}`, ['surroundings']],
    [`SHA-1: ${digest}`, ['surroundings']],
    [`X-Payload-Digest: ${digest}`, ['surroundings']],
    [`"sha1=${digest.toUpperCase()}"`, ['surroundings', 'upper case']],
    [base64Of(digest), ['base64']],
    [base64Of(digest).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''), ['base64']],
    [sha256Of(body), ['SHA-256']],
    [`sha256=${sha256Of(body)}`, ['surroundings', 'SHA-256']],
    [base64Of(sha256Of(body)), ['base64', 'SHA-256']],
  ])('%j', async (typed, faults) => {
    expect(await diagnose(mac, body, typed)).toEqual({ is: 'explained', faults, change: null });
  });
});

describe('a digest that matches the body as it was sent', () => {
  const LONG = FIXED_PRICE_ANSWER;
  const value: unknown = JSON.parse(LONG);
  const pretty2 = JSON.stringify(value, null, 2);
  const spaced = '{"id": "CCO-1", "amount": 1.00, "list": [1, 2], "none": {}}';
  const compact = '{"id":"CCO-1","amount":1.00,"list":[1,2],"none":{}}';

  it.each<[string, string, string, BodyChange]>([
    ['a newline was added', `${body}\n`, body, { kind: 'newline added' }],
    ['Windows’ newline was added', `${body}\r\n`, body, { kind: 'newline added' }],
    ['two newlines were added', `${body}\n\n`, body, { kind: 'newline added' }],
    ['its newline was removed', body, `${body}\n`, { kind: 'newline removed' }],
    ['its Windows newline was removed', body, `${body}\r\n`, { kind: 'newline removed' }],
    ['spaces came along', `  ${body} `, body, { kind: 'spaces added' }],
    ['a byte order mark came along', `\ufeff${body}`, body, { kind: 'byte order mark added' }],
    ['its lines ended in CRLF', pretty2, pretty2.replaceAll('\n', '\r\n'), { kind: 'line ends', signed: 'CRLF' }],
    ['its lines ended in LF', pretty2.replaceAll('\n', '\r\n'), pretty2, { kind: 'line ends', signed: 'LF' }],
    ['it was compact', pretty2, LONG, { kind: 'layout', signed: 'compact' }],
    ['it was compact, with every digit', spaced, compact, { kind: 'layout', signed: 'compact' }],
    ['it had spaces between keys, as Python writes', compact, spaced, { kind: 'layout', signed: 'spaced' }],
    ['it had two spaces', LONG, pretty2, { kind: 'layout', signed: 'two spaces' }],
    ['it had two spaces and an end', LONG, `${pretty2}\n`, { kind: 'layout', signed: 'two spaces' }],
    ['it had four spaces', LONG, JSON.stringify(value, null, 4), { kind: 'layout', signed: 'four spaces' }],
    ['it had tabs', LONG, JSON.stringify(value, null, '\t'), { kind: 'layout', signed: 'tabs' }],
    ['its letters were codes', '{"name":"Café ☕"}', '{"name":"Caf\\u00e9 \\u2615"}', { kind: 'escapes' }],
    ['its codes were letters', '{"name": "Caf\\u00e9"}', '{"name":"Café"}', { kind: 'escapes' }],
    [
      'its slashes had none before',
      '{"url":"https:\\/\\/a.example"}',
      '{"url":"https://a.example"}',
      { kind: 'escapes' },
    ],
    ['PHP wrote it', '{"url":"https://é"}', '{"url":"https:\\/\\/\\u00e9"}', { kind: 'escapes' }],
    ['Python wrote it', '{"a":"é","b":1}', '{"a": "\\u00e9", "b": 1}', { kind: 'escapes' }],
  ])('%s', async (_what, pasted, signed, change) => {
    expect(await diagnose(mac, pasted, digestOf(signed))).toEqual({ is: 'explained', faults: [], change });
  });

  const fields = [
    ...['"id":"CCO-1"', '"projectId":"CAP-1"', '"clientOrderId":"10482"', '"status":"SUCCESS"', '"name":"Café"'],
    ...[
      '"type":"FIXED_PRICE"',
      '"fixedAmount":{"currency":"USD","amount":12.50}',
      '"createdAt":"2026-03-01T12:00:00Z"',
    ],
  ];
  const inqud = `{${fields.join(',')}}`;
  const jsonb =
    '{"id": "CCO-1", "name": "Café", "type": "FIXED_PRICE", "status": "SUCCESS", "createdAt": "2026-03-01T12:00:00Z", "projectId": "CAP-1", "fixedAmount": {"amount": 12.50, "currency": "USD"}, "clientOrderId": "10482"}';
  it.each<[string, string, string, BodyChange['kind']]>([
    ['a database (jsonb) stored it', jsonb, inqud, 'key order'],
    ['its keys were sorted', `{${fields.toSorted().join(',')}}`, inqud, 'key order'],
    ['its few keys came in any order', '{"b":1,"a":[{"d":2,"c":3}]}', '{"a":[{"c":3,"d":2}],"b":1}', 'key order'],
    ['its few keys came in any order, with spaces', '{"b":1,"a":2}', '{"a": 2, "b": 1}', 'key order'],
    ['its numbers lost their zeros', '{"amount":1,"fee":0.5}', '{"amount":1.00,"fee":0.50}', 'numbers'],
    ['its numbers were floats', '{"amount":1.0,"n":5}', '{"amount":1,"n":5}', 'numbers'],
    ['each number in its own way', '{"amount":1,"fee":0,"n":5}', '{"amount":1.00,"fee":0.0,"n":5}', 'numbers'],
    ['its number had an exponent', '{"amount":1e-8}', '{"amount":0.00000001}', 'numbers'],
    ['its number was a text', '{"amount":"12.50"}', '{"amount":12.50}', 'numbers'],
    ['its number was none', '{"amount":12.50}', '{"amount":"12.50"}', 'numbers'],
  ])('%s', async (_what, pasted, signed, kind) => {
    expect(await diagnose(mac, pasted, digestOf(signed))).toEqual({ is: 'explained', faults: [], change: { kind } });
  });

  it.each([
    ['other fields, in the order of a database', jsonb.replace('"name": "Café", ', ''), 'key order'],
    ['other fields, with spaces', '{"id": "CCO-1", "status": "NEW"}', 'layout'],
  ])(
    'never says that the secret is another one of a body that was written anew: %s',
    async (_what, pasted, rewritten) => {
      const verdict = await diagnose(mac, pasted, digestOf(inqud));
      expect(verdict).toEqual({ is: 'wrong', faults: [], rewritten });
      expect(verdictText(verdict).what).not.toMatch(/the secret is different/);
      expect(verdictText(verdict).what).toMatch(/So the signature can’t tell whether the secret is right/);
    },
  );

  it('reports both what is wrong with the body and with the digest', async () => {
    expect(await diagnose(mac, pretty2, digestOf(LONG).toUpperCase())).toEqual({
      is: 'explained',
      faults: ['upper case'],
      change: { kind: 'layout', signed: 'compact' },
    });
  });
});

describe('a digest that matches nothing', () => {
  it.each<[string, string, object]>([
    ['another secret', digestOf(body, 'other'), { is: 'wrong', faults: [] }],
    ['another body', digestOf('{"field":"other"}'), { is: 'wrong', faults: [] }],
    ['another secret, with SHA-256', sha256Of('other'), { is: 'wrong', faults: ['SHA-256'] }],
    ['none', '', { is: 'unreadable', why: 'missing' }],
    ['spaces', '  ', { is: 'unreadable', why: 'missing' }],
    ['half of it', digest.slice(0, 20), { is: 'unreadable', why: 'length', digits: 20 }],
    ['MD5', 'a'.repeat(32), { is: 'unreadable', why: 'length', digits: 32 }],
    ['words', 'the digest', { is: 'unreadable', why: 'not hex' }],
    ['a letter that is none', `${digest.slice(0, 39)}g`, { is: 'unreadable', why: 'not hex' }],
  ])('%s', async (_what, typed, verdict) => {
    expect(await diagnose(mac, body, typed)).toEqual(verdict);
  });

  it('never throws, and verifies nothing but the digest itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (body, typed) => {
        expect((await diagnose(mac, body, typed)).is === 'verified').toBe(typed === digestOf(body));
      }),
    );
  });

  it('is fast for a long body', async () => {
    const long = JSON.stringify(Array.from({ length: 3000 }, (_, i) => ({ id: `CCO-${i}`, name: '"é/\\' })));
    const before = cpuTime();
    expect(await diagnose(mac, long, digestOf('other'))).toEqual({ is: 'wrong', faults: [] });
    for (const letter of ['\n', ' ', '\\', '{', '[', '"', '1']) {
      await diagnose(mac, `${letter.repeat(100_000)}x`, digestOf('other'));
    }
    expect(cpuTime() - before).toBeLessThan(5000);
  });
});

it('finds any reformatting of any JSON that changes only whitespace', async () => {
  const layout = fc.constantFrom(undefined, 2, 4, '\t');
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 3 }), layout, layout, async (json, from, to) => {
      const value: unknown = JSON.parse(json);
      const [pasted, signed] = [JSON.stringify(value, null, from), JSON.stringify(value, null, to)];
      const { is } = await diagnose(mac, pasted, digestOf(signed));
      expect(is).toBe(pasted === signed ? 'verified' : 'explained');
    }),
  );
});
