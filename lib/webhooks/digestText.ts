/** How a readable digest deviates. Inqud sends 40 lower-case hex digits and nothing else. */
export type DigestFault = 'surroundings' | 'upper case' | 'base64' | 'SHA-256';

export type ReadDigest =
  | { ok: true; hash: 'SHA-1' | 'SHA-256'; hex: string; faults: DigestFault[] }
  | { ok: false; why: 'missing' }
  | { ok: false; why: 'length'; digits: number }
  | { ok: false; why: 'not hex' };

/** Characters of a digest with all that may be around it. */
const LONGEST = 1000;
const PREFIX = /^x-payload-digest\s*:\s*|^(?:hmac-?)?sha-?(?:1|256)\s*[=:]\s*/i;

/** Parses a digest in any common notation, and reports how it deviates from Inqud's. */
export function readDigest(typed: string): ReadDigest {
  const digest = stripped(typed);
  if (digest === '') return { ok: false, why: 'missing' };
  const surroundings: DigestFault[] = digest === typed ? [] : ['surroundings'];
  if (/^[0-9a-f]+$/i.test(digest)) {
    const upper: DigestFault[] = /[A-F]/.test(digest) ? ['upper case'] : [];
    const read = ofLength(digest.toLowerCase(), [...surroundings, ...upper]);
    return read ?? { ok: false, why: 'length', digits: digest.length };
  }
  return ofLength(hexOfBase64(digest) ?? '', [...surroundings, 'base64']) ?? { ok: false, why: 'not hex' };
}

/** The length determines the hash: 40 hex digits are SHA-1, 64 are SHA-256. */
function ofLength(hex: string, faults: DigestFault[]): ReadDigest | null {
  if (hex.length === 40) return { ok: true, hash: 'SHA-1', hex, faults };
  return hex.length === 64 ? { ok: true, hash: 'SHA-256', hex, faults: [...faults, 'SHA-256'] } : null;
}

/** Removes the spaces, quotes and names around it, unless it is far too long for a digest anyway. */
function stripped(typed: string): string {
  const text = typed.trim();
  if (text.length > LONGEST) return text;
  const inner = text.replace(/^(["'`])(.*)\1$/s, '$2').replace(PREFIX, '');
  return inner === text ? text : stripped(inner);
}

function hexOfBase64(text: string): string | null {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}
