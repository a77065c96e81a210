import type { Decimal } from '../model/decimal.ts';
import { parseDecimal } from '../model/decimal.ts';

/** A JSON number with all its digits, so that a validator can distinguish 100 from "100". */
export class JsonNumber {
  readonly decimal: Decimal;
  constructor(decimal: Decimal) {
    this.decimal = decimal;
  }
}

/** TypeScript's library lacks these two. */
interface ExactJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): object;
}
const json = JSON as unknown as ExactJson;

/** Parses JSON with every number as a JsonNumber. Throws SyntaxError when the text is not JSON. */
export function parseJson(text: string): unknown {
  return json.parse(text, (_key, value, { source }) => {
    if (typeof value !== 'number' || source === undefined) return value;
    const decimal = parseDecimal(source);
    return decimal === null ? value : new JsonNumber(decimal);
  });
}

/** A value that JSON.stringify writes as a bare number with all its digits; null stays null. */
export function jsonNumber(decimal: Decimal | null): object | null {
  return decimal === null ? null : json.rawJSON(decimal);
}
