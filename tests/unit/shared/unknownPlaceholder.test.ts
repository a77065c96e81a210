import { expect, it } from 'vitest';
import { unknownPlaceholder } from '../../../lib/shared/unknownPlaceholder';

const KNOWN = ['orderId', 'date', 'agent'];

it.each(['', 'Order {orderId} of {date}', '} {', '{', '{{agent}}', '{a\nb}'])('finds nothing to say of %j', (text) =>
  expect(unknownPlaceholder(text, KNOWN)).toBeNull(),
);

it.each([
  ['{order}', '{order}'],
  ['{orderId} {Date} {x}', '{Date}'],
  ['{ agent }', '{ agent }'],
  ['{order ID}', '{order ID}'],
  ['{}', '{}'],
  [`{${'x'.repeat(50)}}`, `{${'x'.repeat(38)}…`],
])('names the first in %j that nothing fills in, and what there is', (text, named) =>
  expect(unknownPlaceholder(text, KNOWN)).toBe(`Unknown ${named}. Use {orderId}, {date} or {agent}.`),
);
