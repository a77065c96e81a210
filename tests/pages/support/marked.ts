/**
 * A language in which every message is marked: ⟦Ｓａｖｅ⟧. What a person can read in it outside of marks, or in plain letters,
 * is not of a catalog. Dates, numbers and lists are Ukrainian there, so that those of `Intl` are no plain letters either.
 */
export const MARKED = 'uk';

const WIDE = 0xfee0;
const shifted = (text: string, by: number) => String.fromCharCode(text.charCodeAt(0) + by);

/** The text of a message in that language, as a catalog has it. */
function widened(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => shifted(letter, WIDE));
}

/** English again, so that a test can ask for it. */
export function unmarked(text: string): string {
  return text.replaceAll(/[⟦⟧]/g, '').replaceAll(/[Ａ-Ｚａ-ｚ]/g, (letter) => shifted(letter, -WIDE));
}

/** A compiled message, or a part of one: texts, values, and plurals with their forms. */
function inWide(part: unknown): unknown {
  if (typeof part === 'string') return part === '#' ? part : widened(part);
  if (!Array.isArray(part)) return part;
  const [value, kind, forms] = part;
  if (typeof forms !== 'object' || forms === null) return part;
  const wide = Object.entries(forms).map(([form, text]) => [form, Array.isArray(text) ? text.map(inWide) : text]);
  return [value, kind, Object.fromEntries(wide)];
}

function marked(message: unknown): unknown {
  return ['⟦', ...(Array.isArray(message) ? message : [message]).map(inWide), '⟧'];
}

type Catalogs = Record<string, Record<string, unknown>>;

/** The catalogs of a script, by place and language: each the English one, marked. */
export function withMarks(catalogs: Catalogs): Catalogs {
  return Object.fromEntries(
    Object.keys(catalogs).map((key) => {
      const english = catalogs[key.replace(LANGUAGE, 'en')] ?? {};
      return [key, Object.fromEntries(Object.entries(english).map(([id, message]) => [id, marked(message)]))];
    }),
  );
}

/** In the key of a catalog: "uk", or "/locales/desk-uk.js". */
const LANGUAGE = /[a-z]{2}(-BR)?(?=\.js$|$)/;
