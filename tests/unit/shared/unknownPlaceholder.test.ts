import { expect, it } from 'vitest';
import { unknownPlaceholder } from '../../../lib/shared/unknownPlaceholder';

const KNOWN = ['orderId', 'date', 'agent'];

it.each(['', 'Order {orderId} of {date}', '} {', '{', '{{agent}}', '{a\nb}'])('accepts %j', (text) =>
  expect(unknownPlaceholder(text, KNOWN)).toBeNull(),
);

it.each([
  ['{order}', '{order}'],
  ['{orderId} {Date} {x}', '{Date}'],
  ['{ agent }', '{ agent }'],
  ['{order ID}', '{order ID}'],
  ['{}', '{}'],
  [`{${'x'.repeat(50)}}`, `{${'x'.repeat(38)}…`],
])('names the first unknown placeholder in %j, and the known ones', (text, named) =>
  expect(unknownPlaceholder(text, KNOWN)).toBe(`Unknown ${named}. Use {orderId}, {date}, or {agent}.`),
);
