import { stringIn } from './jsonTree';
import { shellWords } from './shellWords';

const DATA_URL = /^data:[\w/+.-]*(?:;[\w=.-]+)*,/i;

/** Null for a text that is not Base64 of UTF-8, also of a data URL. */
export function base64Text(text: string): string | null {
  const compact = text.replace(DATA_URL, '').replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(compact)) return null;
  try {
    const binary = atob(compact.replaceAll('-', '+').replaceAll('_', '/'));
    return utf8(Array.from(binary, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** As programs print bytes: in hexadecimal, also of a database or as `<Buffer 7b 22>`, or as decimal numbers. */
export function bytesText(text: string): string | null {
  const hex = /^(?:\\x|0x|<Buffer )?([0-9a-f\s]+)>?$/i.exec(text)?.[1]?.replaceAll(/\s/g, '');
  if (hex !== undefined && hex.length >= FEWEST_BYTES * 2 && hex.length % 2 === 0) {
    const bytes = utf8((hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
    if (bytes !== null) return bytes;
  }
  const list = /^\[?([\d\s,]+)\]?$/.exec(text)?.[1];
  return list === undefined ? null : numbersText(list.split(/[\s,]+/).filter((each) => each !== ''));
}

/** Fewer bytes are no webhook. */
export const FEWEST_BYTES = 8;

/** The text of decimal bytes. */
export function numbersText(numbers: string[]): string | null {
  const areBytes =
    numbers.length >= FEWEST_BYTES && numbers.every((each) => /^\d{1,3}$/.test(each) && Number(each) < 256);
  return areBytes ? utf8(numbers.map(Number)) : null;
}

function utf8(bytes: number[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

/** In quotes of JSON, Python or JavaScript; or with the codes of a string, but without its quotes. */
export function stringText(text: string): string | null {
  if (text.startsWith('"')) return parsedString(text) ?? cellText(text);
  const single = /^(?:b|u|r)?('.*')$/s.exec(text)?.[1];
  if (single !== undefined) return shellWords(`$${single}`)?.[0] ?? null;
  const python = /^b(".*")$/s.exec(text)?.[1];
  if (python !== undefined) return shellWords(`$'${python.slice(1, -1).replaceAll("'", "\\'")}'`)?.[0] ?? null;
  return /^[{[]\s*(?:\\[nrt]\s*)*\\"/.test(text) ? parsedString(`"${text}"`) : null;
}

/** In a cell of CSV. */
function cellText(text: string): string | null {
  const cell = /^"((?:[^"]|"")*)"$/.exec(text)?.[1];
  return cell === undefined ? null : cell.replaceAll('""', '"');
}

/** The text of a string in JSON. */
export function parsedString(text: string): string | null {
  try {
    return stringIn(text);
  } catch {
    return null;
  }
}

/** JSON in a URL-encoded field, alone or among others. */
export function percentText(text: string): string | null {
  const fields = text.replace(DATA_URL, '').split('&');
  const encoded = fields.flatMap((field) => /^(?:[\w.-]+=)?((?:%7B|%5B)\S*)$/i.exec(field)?.[1] ?? [])[0];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

const ENTITIES: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
const ENTITY = /&(?:(quot|apos|lt|gt|amp)|#0{0,6}(\d{1,6})|#x0{0,6}([0-9a-f]{1,6}));/gi;
/** JSON with its quotes as entities, alone or in an element. */
const ESCAPED = /^(?:<[^<>]*>\s*)*([{[]\s*&(?:quot|#0{0,6}34|#x0{0,6}22);.*[}\]])(?:\s*<[^<>]*>)*$/is;

/** Null for a text without JSON whose quotes are entities. */
export function htmlText(text: string): string | null {
  const escaped = ESCAPED.exec(text)?.[1];
  return escaped === undefined
    ? null
    : escaped.replaceAll(ENTITY, (whole, name?: string, decimal?: string, hex?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      });
}
