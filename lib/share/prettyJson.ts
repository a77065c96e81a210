import { layJson } from '../shared/jsonLayout';
import { plainText } from '../shared/plainText';

/**
 * JSON with a line for each value, to be read. What nobody sees is written as its code. What is no JSON is given back as
 * it is.
 */
export function prettyJson(text: string): string {
  return layJson(text, { indent: '  ', colon: ': ', comma: ',' }, plainText) ?? text;
}
