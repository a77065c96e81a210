import { dechunk } from './dechunk';
import {
  base64Text,
  bytesText,
  FEWEST_BYTES,
  htmlText,
  numbersText,
  parsedString,
  percentText,
  stringText,
} from './encodings';
import type { JsonTree } from './jsonTree';
import { fieldOf, jsonTree, stringIn } from './jsonTree';
import type { Wrapping } from './pastedForm';

type Found = { body: string; digest: string | null; wrapping: Wrapping };

/** A wrapping may be in another one, such as Base64 in the event of a Lambda; more than so many are none. */
const DEEPEST = 4;
/** The positions of a log line that are tried at most. */
const MOST_STARTS = 20;

/**
 * Extracts a body from what programs and services put around it: chunks, Base64, a JSON string, the event of a serverless
 * function or a queue, a line of a log. Null when it is a body as it is.
 */
export function unwrap(text: string, depth = 0): Found | null {
  if (depth > DEEPEST) return null;
  const outer = inText(text.trim(), depth);
  if (!outer) return null;
  const inner = unwrap(outer.body, depth + 1);
  return inner ? { ...inner, digest: outer.digest ?? inner.digest, wrapping: outer.wrapping } : outer;
}

function inText(text: string, depth: number): Found | null {
  const bare = (body: string | null, wrapping: Wrapping): Found | null =>
    body !== null && isBody(body, depth) ? { body, digest: null, wrapping } : null;
  const tree = /^[{[]/.test(text) ? jsonTree(text) : null;
  if (tree) return isWebhook(tree) ? null : inEvent(tree);
  return (
    bare(dechunk(text), 'chunks') ??
    bare(bytesText(text), 'bytes') ??
    bare(base64Text(text), 'Base64') ??
    bare(stringText(text), 'JSON string') ??
    bare(percentText(text), 'URL encoding') ??
    bare(htmlText(text), 'HTML') ??
    inLog(text)
  );
}

/** Whether a text is JSON, or wrapped JSON: any other text may be what it is by chance. */
function isBody(text: string, depth: number): boolean {
  const start = text.trim();
  const tree = /^[{[]/.test(start) ? jsonTree(start) : null;
  if (tree) return tree.is === 'object' ? tree.entries.length > 0 : tree.is === 'list' && tree.items.length > 0;
  return unwrap(start, depth + 1) !== null;
}

/** What Inqud sends has these two (see `readEvent`). */
function isWebhook(tree: JsonTree): boolean {
  return ['id', 'status'].every((key) => fieldOf(tree, key)?.text.startsWith('"'));
}

const BODY_KEYS = /^(?:raw_?body|body|payload|text|message|content|data|event|detail|request|postdata|records|sns)$/i;
const DIGEST_KEY = /^(?:http[_-])?x[_-]payload[_-]digest$/i;

/** The first body in the event of a serverless function, of a queue or of a log, and the digest among its headers. */
function inEvent(event: JsonTree): Found | null {
  let digest: string | null = null;
  const bodies: { text: string; isBase64: boolean; isCertain: boolean }[] = [];
  /** Those under a name that says nothing: they come last. */
  const others: string[] = [];
  const visit = (tree: JsonTree): void => {
    if (tree.is === 'list') {
      const bytes = numbersText(tree.items.map(({ text }) => text));
      if (bytes !== null) bodies.push({ text: bytes, isBase64: false, isCertain: false });
      else for (const item of tree.items) visit(item);
    }
    if (tree.is !== 'object') return;
    const named = textOf(fieldOf(tree, 'name') ?? fieldOf(tree, 'key'));
    if (named !== null && DIGEST_KEY.test(named)) digest ??= textOf(fieldOf(tree, 'value'));
    const isRequest = ['headers', 'isBase64Encoded', 'httpMethod', 'multiValueHeaders'].some((key) =>
      fieldOf(tree, key),
    );
    for (const [token, value] of tree.entries) {
      const key = stringIn(token) ?? '';
      if (DIGEST_KEY.test(key)) digest ??= textOf(value) ?? firstOf(value);
      if (BODY_KEYS.test(key)) {
        const text = textOf(value);
        if (text !== null)
          bodies.push({
            text,
            isBase64: fieldOf(tree, 'isBase64Encoded')?.text === 'true',
            isCertain: isRequest && /body$/i.test(key),
          });
        else if (isWebhook(value)) bodies.push({ text: value.text, isBase64: false, isCertain: true });
      } else if (isWebhookIn(textOf(value))) others.push(textOf(value) ?? '');
      visit(value);
    }
  };
  visit(event);
  for (const text of others) bodies.push({ text, isBase64: false, isCertain: false });
  for (const { text, isBase64, isCertain } of bodies) {
    const body = isBase64 ? (base64Text(text) ?? text) : text;
    if (body !== '' && (isCertain || isBody(body, DEEPEST - 1))) return { body, digest, wrapping: 'event' };
  }
  return null;
}

/** Whether a text is a webhook, as it is or wrapped. */
function isWebhookIn(text: string | null): boolean {
  if (text === null || text.length < FEWEST_BYTES) return false;
  const start = text.trim();
  const tree = jsonTree(unwrap(start, DEEPEST - 1)?.body.trim() ?? start);
  return tree !== null && isWebhook(tree);
}

function textOf(tree: JsonTree | null): string | null {
  return tree?.is === 'value' ? stringIn(tree.text) : null;
}

function firstOf(tree: JsonTree): string | null {
  return tree.is === 'list' ? textOf(tree.items[0] ?? null) : null;
}

const HEX_DIGEST = /(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/i;

/** The first JSON in a line of a log, bare or as a string, with what looks like its digest. */
function inLog(text: string): Found | null {
  let from = 0;
  for (let tried = 0; tried < MOST_STARTS; tried += 1) {
    const start = text.slice(from).search(/\{\s*\\*"/);
    if (start === -1) return null;
    const at = from + start;
    const found = jsonAt(text, at);
    if (found && found.raw !== text) {
      const rest = `${text.slice(0, at)} ${text.slice(at + found.raw.length)}`;
      return { body: found.body, digest: HEX_DIGEST.exec(rest)?.[0] ?? null, wrapping: 'log' };
    }
    from = at + 1;
  }
  return null;
}

/** The object that begins there, read to its own end; it may be written within a string. */
function jsonAt(text: string, at: number): { raw: string; body: string } | null {
  const isEscaped = /^\{\s*\\/.test(text.slice(at, at + 20));
  const raw = balanced(text, at, isEscaped ? '\\"' : '"');
  if (raw === null) return null;
  const body = isEscaped ? parsedString(`"${raw}"`) : raw;
  return body !== null && jsonTree(body) !== null ? { raw, body } : null;
}

/** From a brace to the one that closes it, passing over what is in quotes. */
function balanced(text: string, at: number, quote: string): string | null {
  let [depth, isQuoted] = [0, false];
  for (let i = at; i < text.length; i += 1) {
    const letter = text.charAt(i);
    if (text.startsWith(quote, i)) {
      isQuoted = !isQuoted;
      i += quote.length - 1;
    } else if (letter === '\\') i += quote === '"' ? 1 : slashes(text, i);
    else if (!isQuoted && letter === '{') depth += 1;
    else if (!isQuoted && letter === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(at, i + 1);
    }
  }
  return null;
}

/** How many more characters a code within a string within a string takes: `\\\"` is a quote in the inner one. */
function slashes(text: string, at: number): number {
  return text.startsWith('\\\\\\"', at) ? 3 : text.startsWith('\\\\', at) ? 1 : 0;
}
