import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from '../../../lib/webhooks/pasted';
import { runs } from '../../soak';
import { cpuTime } from '../support/cpuTime';
import { VECTOR } from './signing';

const { body, digest } = VECTOR;
const good = (form: string, found: object = {}) => ({ ok: true, form, body, digest, ...found });

describe('a body alone', () => {
  it.each([body, '', '  {}\n', '\ufeff{}', '[1]', 'not JSON: at all', '"https://a.example"', 'plain text'])(
    'is unchanged: %j',
    (text) => expect(readPasted(text)).toEqual({ ok: true, form: 'body', body: text, digest: null }),
  );
});

describe('a request as text', () => {
  const HEAD = ['POST /hooks HTTP/1.1', 'Host: shop.example', `X-Payload-Digest: ${digest}`];
  it.each([
    ['with LF', [...HEAD, '', body].join('\n')],
    ['with CRLF', [...HEAD, '', body].join('\r\n')],
    [
      'with its length, and line breaks that were copied along',
      [...HEAD, 'Content-Length: 17', '', `${body}\n\n`].join('\n'),
    ],
    ['with empty lines before', `\n\n${[...HEAD, '', body].join('\n')}`],
    ['without its first line', [...HEAD.slice(1), '', body].join('\n')],
    ['of HTTP/2', [':method: POST', ':path: /hooks', `x-payload-digest: ${digest}`, '', body].join('\n')],
    ['with a first line without version', ['POST /hooks', `x-payload-digest:${digest}`, '', body].join('\n')],
    ['with a header in any case, and spaces', ['host: x', `x-PAYLOAD-digest: \t ${digest}  `, '', body].join('\n')],
    ['with a digest that comes twice: the first', [...HEAD, 'X-Payload-Digest: other', '', body].join('\n')],
  ])('is read %s', (_how, text) => expect(readPasted(text)).toEqual(good('request')));

  it('keeps every byte of its body, including empty lines', () => {
    const text = `${HEAD.join('\r\n')}\r\n\r\n {\r\n\r\n}\n`;
    expect(readPasted(text)).toEqual(good('request', { body: ' {\r\n\r\n}\n' }));
  });

  it('keeps a body whose length differs from its header', () => {
    const text = [...HEAD, 'Content-Length: 5', '', body].join('\n');
    expect(readPasted(text)).toEqual(good('request'));
  });

  it('counts the length in bytes', () => {
    const text = ['Host: x', 'Content-Length: 12', '', '{"a":"é"}\n\n\n'].join('\n');
    expect(readPasted(text)).toMatchObject({ body: '{"a":"é"}\n\n' });
  });

  it('may have no digest', () => {
    expect(readPasted(`Host: x\n\n${body}`)).toEqual(good('request', { digest: null }));
  });

  it.each([
    ['no empty line', HEAD.join('\n').concat('\n', body), 'no empty line'],
    ['no body', `${HEAD.join('\n')}\n\n`, 'no body'],
  ])('is refused with %s', (_what, text, kind) => {
    expect(readPasted(text)).toEqual({ ok: false, form: 'request', problem: { kind } });
  });
});

describe('a curl command', () => {
  const H = `-H 'X-Payload-Digest: ${digest}'`;
  it.each([
    ['in one line', `curl -X POST https://shop.example/hooks ${H} -d '${body}'`],
    ['over several lines', `curl https://shop.example \\\n  ${H} \\\n  --data-raw '${body}'`],
    ['with Windows’ line ends', `curl https://shop.example \\\r\n  ${H} \\\r\n  --data-raw '${body}'`],
    ['without its backslashes', `curl https://shop.example\n  ${H}\n  --data '${body}'`],
    ['with long names', `curl --header "x-payload-digest: ${digest}" --data-binary '${body}' https://a.example`],
    ['after a prompt', `$ curl ${H} --data-ascii '${body}'`],
    ['with quotes that are escaped', `curl ${H} -d "{\\"field\\":\\"value\\"}"`],
    ['with ANSI quotes', `curl ${H} --data-raw $'{"field":"\\x76\\u0061lue"}'`],
    ['with pieces joined', `curl ${H} -d '{"field"'":"'"value"}'`],
    ['with values that follow at once', `curl -H'X-Payload-Digest: ${digest}' -d'${body}'`],
    ['with several short options in one', `curl ${H} -sSd '${body}' https://a.example`],
    ['with --json', `curl ${H} --json '${body}'`],
    ['with options that take other values', `curl -o -d -u a:b -A '-d x' ${H} -d '${body}'`],
    ['with the address first', `curl 'https://a.example/?a=1&b=2' --compressed ${H} --data-raw '${body}'`],
    [
      'of Windows’ network panel',
      `curl ^"https://a.example^" ^\r\n  -H ^"X-Payload-Digest: ${digest}^" ^\r\n  --data-raw ^"^{^\\^"field^\\^":^\\^"value^\\^"^}^"`,
    ],
    ['of Windows by hand', `curl.exe -H "X-Payload-Digest: ${digest}" ^\n  -d "{""field"":""value""}"`],
    ['of Windows, with backslashes', `curl -H "X-Payload-Digest: ${digest}" ^\n  -d "{\\"field\\":\\"value\\"}"`],
  ])('is read %s', (_how, text) => expect(readPasted(text)).toEqual(good('curl')));

  it.each([
    ['ANSI codes', `$'a\\nb\\t\\'\\\\ \\xc3\\xa9 \\303\\251 \\u00e9 \\U0001F600'`, "a\nb\t'\\ é é é 😀"],
    ['a backslash that means nothing within double quotes', '"a\\b \\$c \\`"', 'a\\b $c `'],
    ['a line that is joined within double quotes', '"a\\\nb"', 'ab'],
    ['what follows a backslash outside of quotes', 'a\\ b\\"', 'a b"'],
    ['a dollar sign', 'a$b$', 'a$b$'],
    ['line breaks within quotes', "'a\nb'", 'a\nb'],
  ])('parses %s like the shell', (_what, word, text) => {
    expect(readPasted(`curl -d ${word}`)).toMatchObject({ ok: true, body: text });
  });

  it('joins several data options like curl', () => {
    expect(readPasted("curl -d a=1 --data-raw '@b' -d c")).toMatchObject({ body: 'a=1&@b&c' });
    expect(readPasted(`curl --json '{"a":' --json '1}'`)).toMatchObject({ body: '{"a":1}' });
  });

  it('keeps a line break of Windows’ network panel in the body', () => {
    expect(readPasted('curl ^"x^" ^\n --data-raw ^"^{^\n\n^}^"')).toMatchObject({ body: '{\n}' });
  });

  it.each([
    ['a body in a file', "curl -d @'my body.json' x", { kind: 'file', name: 'my body.json' }],
    ['a body from the input', 'curl --data-binary @- x', { kind: 'file', name: '-' }],
    ['no body', `curl ${H} https://a.example`, { kind: 'no body' }],
    ['an empty body', "curl -d '' x", { kind: 'no body' }],
    ['an option at its end', 'curl -d', { kind: 'no body' }],
    ['a quote that is open', `curl -d '{"a":1}`, { kind: 'open quote' }],
    ['a quote that is open for Windows', `curl ^\n -d "{\\"a`, { kind: 'open quote' }],
  ])('is refused with %s', (_what, text, problem) => {
    expect(readPasted(text)).toEqual({ ok: false, form: 'curl', problem });
  });
});

describe('any text', () => {
  const shell = fc.stringMatching(/^curl [-dH'"$\\^@ \n{}:a=]*$/);
  const http = fc.stringMatching(/^(POST \/ HTTP\/1\.1|a-b: c)[\r\n :a{}-]*$/);
  it('never throws, and a body alone is unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), shell, http), (text) => {
        const pasted = readPasted(text);
        if (pasted.ok && pasted.form === 'body') expect(pasted.unwrapped ?? pasted.body).toBe(text);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('of 200,000 characters is parsed fast', () => {
    const long = 'a"\\\''.repeat(50_000);
    const before = cpuTime();
    readPasted(`curl -d "${long}`);
    readPasted(`curl ^\n -d "${long}`);
    expect(readPasted(`curl -d '${'{"a":1} '.repeat(25_000)}'`)).toMatchObject({ ok: true });
    readPasted(`Host: x\n\n${' \n'.repeat(100_000)}`);
    expect(cpuTime() - before).toBeLessThan(2000);
  });
});

describe('a text in one of the formats', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((body) => !/^[@]|\r/.test(body));
  const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
  const quotes: [string, (text: string) => string][] = [
    ['single quotes', (body) => `'${body.replaceAll("'", "'\\''")}'`],
    ['double quotes', (body) => `"${body.replaceAll(/[$`"\\]/g, '\\$&')}"`],
    ['ANSI quotes', (body) => `$'${body.replaceAll(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`],
    [
      'codes of bytes',
      (body) =>
        `$'${Array.from(new TextEncoder().encode(body), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}'`,
    ],
  ];
  it.each(quotes)('round-trips through curl with %s', (_how, quote) => {
    fc.assert(
      fc.property(text, hex, (body, digest) => {
        // A caret before a line break would be Windows' own.
        fc.pre(!/\^\n|\^"/.test(quote(body)));
        const command = `curl -X POST 'https://a.example' \\\n -H 'X-Payload-Digest: ${digest}' \\\n --data-raw ${quote(body)}`;
        expect(readPasted(command)).toEqual({ ok: true, form: 'curl', body, digest });
      }),
    );
  });

  it.each(['\n', '\r\n'])('round-trips through a request with line ends %j', (end) => {
    fc.assert(
      fc.property(text, hex, fc.boolean(), (body, digest, long) => {
        const length = long ? [`content-length: ${new TextEncoder().encode(body).length}`] : [];
        const head = ['POST / HTTP/1.1', 'Host: a.example', `x-payload-digest: ${digest}`, ...length];
        expect(readPasted([...head, '', body].join(end))).toEqual({ ok: true, form: 'request', body, digest });
      }),
    );
  });
});
