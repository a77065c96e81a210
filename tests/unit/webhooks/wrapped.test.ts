import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from '../../../lib/webhooks/pasted';
import { recognisedText } from '../../../lib/webhooks/text';
import { cpuTime } from '../support/cpuTime';
import { FIXED_PRICE_ANSWER } from '../support/examples';
import { digestOf } from './signing';

const BODIES = [
  FIXED_PRICE_ANSWER,
  '{"id":"CCO-1","status":"SUCCESS","name":"Café \\"1\\" \\/ it\'s & <b>","amount":1.00}',
  '{"field":"value"}',
];
const base64 = (text: string) => Buffer.from(text).toString('base64');
const chunk = (text: string, end = '\r\n') => `${Buffer.byteLength(text).toString(16)}${end}${text}${end}`;
const chunked = (text: string, end = '\r\n') =>
  `${chunk(text.slice(0, 7), end)}${chunk(text.slice(7), end)}0${end}${end}`;
const headersOf = (body: string) => ({ Host: 'x', 'x-payload-digest': digestOf(body) });
const json = (value: unknown) => JSON.stringify(value);

/** How each wraps a body, and whether the digest comes along. */
const WRAPS: [string, string, boolean, (body: string) => string][] = [
  ['a chunked body', 'chunks', false, (body) => chunked(body)],
  ['a chunked body with changed line ends', 'chunks', false, (body) => chunked(body, '\n')],
  ['Base64', 'Base64', false, base64],
  ['Base64 in lines', 'Base64', false, (body) => base64(body).replaceAll(/(.{76})/g, '$1\n')],
  ['Base64 for URLs', 'Base64', false, (body) => Buffer.from(body).toString('base64url')],
  ['Base64 in a data URL', 'Base64', false, (body) => `data:application/json;charset=utf-8;base64,${base64(body)}`],
  ['hexadecimal bytes', 'bytes', false, (body) => Buffer.from(body).toString('hex')],
  ['hexadecimal bytes of PostgreSQL', 'bytes', false, (body) => `\\x${Buffer.from(body).toString('hex')}`],
  [
    'a printed buffer',
    'bytes',
    false,
    (body) =>
      `<Buffer ${Buffer.from(body)
        .toString('hex')
        .replace(/..(?=.)/g, '$& ')}>`,
  ],
  ['bytes of Go', 'bytes', false, (body) => `[${Buffer.from(body).join(' ')}]`],
  ['a list of bytes', 'event', false, (body) => `[${Buffer.from(body).join(',')}]`],
  ['a buffer as JSON', 'event', false, (body) => json(Buffer.from(body))],
  ['a cell of CSV', 'JSON string', false, (body) => `"${body.replaceAll('"', '""')}"`],
  ['an escaped string', 'JSON string', false, json],
  ['an escaped string without its quotes', 'JSON string', false, (body) => json(body).slice(1, -1)],
  ['an escaped string in an escaped string', 'JSON string', false, (body) => json(json(body))],
  [
    'bytes of Python',
    'JSON string',
    false,
    (body) => `b'${body.replaceAll(/[\\']/g, '\\$&').replaceAll('é', '\\xc3\\xa9')}'`,
  ],
  ['single quotes', 'JSON string', false, (body) => `'${body.replaceAll(/[\\']/g, '\\$&')}'`],
  ['a form with other fields', 'URL encoding', false, (body) => `v=1&payload=${encodeURIComponent(body)}&x=`],
  [
    'HTML with codes',
    'HTML',
    false,
    (body) => body.replace(/[&<"']/g, (each) => `&#x${each.charCodeAt(0).toString(16)};`),
  ],
  [
    'an element',
    'HTML',
    false,
    (body) => `<pre><code>${body.replace(/[&<"]/g, (each) => `&#${each.charCodeAt(0)};`)}</code></pre>`,
  ],
  ['a form’s field', 'URL encoding', false, (body) => `payload=${encodeURIComponent(body)}`],
  ['HTML', 'HTML', false, (body) => body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
  [
    'an event of a Lambda',
    'event',
    true,
    (body) => json({ version: '2.0', headers: headersOf(body), body, isBase64Encoded: false }),
  ],
  [
    'an event of a Lambda in Base64',
    'event',
    true,
    (body) => json({ headers: headersOf(body), body: base64(body), isBase64Encoded: true }),
  ],
  [
    'an event of a load balancer',
    'event',
    true,
    (body) =>
      json({
        httpMethod: 'POST',
        multiValueHeaders: { 'X-Payload-Digest': [digestOf(body)] },
        body,
        isBase64Encoded: false,
      }),
  ],
  [
    'an event of a function, as text',
    'event',
    true,
    (body) => JSON.stringify({ headers: headersOf(body), body }, null, 2),
  ],
  ['a queue', 'event', false, (body) => json({ Records: [{ messageId: '1', body, attributes: {} }] })],
  [
    'a queue with the event of a Lambda',
    'event',
    true,
    (body) => json({ Records: [{ body: json({ headers: headersOf(body), body }) }] }),
  ],
  [
    'a recording of a browser',
    'event',
    true,
    (body) =>
      json({ request: { headers: [{ name: 'X-Payload-Digest', value: digestOf(body) }], postData: { text: body } } }),
  ],
  ['the log of a program', 'event', false, (body) => json({ level: 'info', msg: 'webhook', body })],
  [
    'a line of a log',
    'log',
    true,
    (body) => `2026-03-01 12:00:00 INFO {web} webhook digest=${digestOf(body)} body=${body} took=3ms`,
  ],
  [
    'a line of a log, as a string',
    'log',
    true,
    (body) => `INFO digest="${digestOf(body)}" body="${json(body).slice(1, -1)}" ms=3`,
  ],
];

describe('a body in something else', () => {
  it.each(WRAPS)('is taken out of %s', (_what, wrapping, hasDigest, wrap) => {
    for (const body of BODIES) {
      const text = wrap(body);
      const digest = hasDigest ? digestOf(body) : null;
      expect(readPasted(text)).toEqual({ ok: true, form: 'body', body, digest, wrapping, unwrapped: text });
    }
  });

  it.each(WRAPS)('is taken out of %s with spaces around it, and in a request', (_what, wrapping, _hasDigest, wrap) => {
    const [body = ''] = BODIES;
    expect(readPasted(`  ${wrap(body)}\n`)).toMatchObject({ body, wrapping });
    const request = `POST / HTTP/1.1\nx-payload-digest: ${digestOf(body)}\n\n${wrap(body)}`;
    expect(readPasted(request)).toMatchObject({ form: 'request', body, digest: digestOf(body), wrapping });
  });

  it.each(['\r\n', '\n'])('is put together from the chunks of a request, with line ends %j', (end) => {
    for (const body of BODIES) {
      const head = ['POST / HTTP/1.1', 'Transfer-Encoding: chunked', `X-Payload-Digest: ${digestOf(body)}`, '', ''];
      const read = readPasted(head.join(end) + chunked(body, end));
      expect(read).toEqual({ ok: true, form: 'request', body, digest: digestOf(body) });
    }
  });

  it.each([
    [
      'a line of Docker’s log',
      (body: string) => json({ log: `${body}\n`, stream: 'stdout', time: '2026-03-01T12:00:00Z' }),
    ],
    ['a message of a log', (body: string) => json({ level: 'info', msg: body, digest: 'x' })],
    ['an event with Base64', (body: string) => json({ specversion: '1.0', data_base64: base64(body) })],
    ['the arguments of a call', (body: string) => json({ args: { given: json(body) } })],
  ])('is taken out of %s, whatever its name', (_what, wrap) => {
    for (const body of BODIES.slice(0, 2)) {
      expect(readPasted(wrap(body))).toMatchObject({ wrapping: 'event' });
      const { body: found } = { body: '', ...readPasted(wrap(body)) };
      expect(found.trim()).toBe(body);
    }
  });

  it('is named on screen', () => {
    expect(recognisedText(readPasted(base64(FIXED_PRICE_ANSWER)))).toBe(
      'Found the body in Base64. It has no signature: enter it below.',
    );
    expect(recognisedText(readPasted(json({ headers: headersOf('{}'), body: '{}' })))).toBe(
      'Found the body in an event or log entry. It includes the signature.',
    );
  });
});

describe('a body alone', () => {
  it.each([
    ...BODIES,
    '[1]',
    '{"message":"{}"}',
    '"https://a.example"',
    'deadbeefdeadbeef',
    '12',
    'a {b} c',
    '{"id":"CCO-1","status":"NEW","body":"{}"}',
  ])('stays as it is: %j', (text) =>
    expect(readPasted(text)).toEqual({ ok: true, form: 'body', body: text, digest: null }),
  );

  it('of Inqud’s shape is never taken apart, whatever it says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.json()), (more) => {
        const body = json({ ...more, id: 'CCO-1', status: 'NEW' });
        expect(readPasted(body)).toEqual({ ok: true, form: 'body', body, digest: null });
      }),
    );
  });

  it('is looked through in time that grows with its length only', () => {
    const before = cpuTime();
    for (const part of [
      '{',
      '{ ',
      '{"',
      '{\\"',
      '[',
      '\\',
      "b'\\",
      '"\\',
      '0\n',
      'f',
      '%7B',
      '{&quot;',
      '{"body":"{',
      '\n',
      ' ',
      'a: ',
    ]) {
      for (const start of ['', 'x ', 'POST / HTTP/1.1\nContent-Length: 3\n\n', 'curl ^"']) {
        readPasted(start + part.repeat(150_000 / part.length));
        readPasted(`${start}${part.repeat(150_000 / part.length)}x`);
      }
    }
    expect(cpuTime() - before).toBeLessThan(5000);
  });
});
