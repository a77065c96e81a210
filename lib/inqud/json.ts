import type { Decimal } from '../amounts/decimal.ts';
import { parseDecimal } from '../amounts/decimal.ts';
import { DEEPEST_JSON, isDeeperThan } from '../shared/json/jsonDepth.ts';

/**
 * JSON.parse passes each number's source text to the reviver, and JSON.rawJSON writes one; TypeScript's library lacks
 * both.
 */
interface JsonWithSource {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): object;
}
const json: JsonWithSource = JSON as unknown as JsonWithSource;

/**
 * Parses JSON with every number as its exact decimal string. Throws SyntaxError when the text is not JSON, or is nested more
 * than 100 deep.
 */
export function parseJson(text: string): unknown {
  // A reviver is called by recursion.
  if (isDeeperThan(text, DEEPEST_JSON)) throw new SyntaxError('This JSON is too deep.');
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? (parseDecimal(source) ?? source) : value,
  );
}

/** A value that JSON.stringify writes as a bare JSON number with all digits of the amount. */
export function jsonNumber(amount: Decimal): object {
  return json.rawJSON(amount);
}
