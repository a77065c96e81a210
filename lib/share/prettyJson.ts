import { layJson } from '../shared/json/jsonLayout';
import { plainText } from '../shared/plainText';

/**
 * Formats JSON for reading, one value per line, with invisible characters escaped. A text that is not JSON is returned
 * unchanged.
 */
export function prettyJson(text: string): string {
  return layJson(text, { indent: '  ', colon: ': ', comma: ',' }, plainText) ?? text;
}
