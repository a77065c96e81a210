import { describe, expect, it } from 'vitest';
import { isId } from '../../../lib/inqud/ids';
import { CHECKOUT_ID, TOKEN_ID, WIDGET_ID } from '../support/examples';

describe('isId', () => {
  it.each([
    ['widget', WIDGET_ID],
    ['checkout', CHECKOUT_ID],
    ['token', TOKEN_ID],
    ['token', 'TKN-abcd'],
    ['widget', WIDGET_ID.toLowerCase()],
    ['checkout', CHECKOUT_ID.toUpperCase()],
  ] as const)('takes for a %s the ID %s', (kind, id) => {
    expect(isId(kind, id)).toBe(true);
  });

  it.each([
    ['widget', ''],
    ['widget', CHECKOUT_ID],
    ['widget', 'CAP-'],
    ['widget', 'CAP-df02b127'],
    ['widget', `${WIDGET_ID}0`],
    ['widget', ` ${WIDGET_ID}`],
    ['widget', `${WIDGET_ID}\n`],
    ['widget', `${WIDGET_ID}/../..`],
    ['checkout', WIDGET_ID],
    ['checkout', CHECKOUT_ID.replace('8c4df2e6', '8c4df2eg')],
    ['token', 'TKN-abc'],
    ['token', 'TKN-ab cd'],
    ['token', WIDGET_ID],
  ] as const)('refuses for a %s the text %j', (kind, text) => {
    expect(isId(kind, text)).toBe(false);
  });
});
