import type { Decimal } from '../amounts/decimal';
import { parseDecimal } from '../amounts/decimal';

/**
 * JSON.parse passes each number's source text to the reviver, and JSON.rawJSON writes one; TypeScript's library lacks
 * both.
 */
interface JsonWithSource {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): object;
}
const json: JsonWithSource = JSON as unknown as JsonWithSource;

/** Parses JSON with every number as its exact decimal string. Throws SyntaxError when the text is not JSON. */
export function parseJson(text: string): unknown {
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? (parseDecimal(source) ?? source) : value,
  );
}

/** A value that JSON.stringify writes as a bare JSON number with all digits of the amount. */
export function jsonNumber(amount: Decimal): object {
  return json.rawJSON(amount);
}
