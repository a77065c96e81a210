import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../lib/webhooks/event';
import { CHECKOUT_ID, FIXED_PRICE_ANSWER, REQUEST, WIDGET_ID } from '../support/examples';

describe('"body = the checkout object itself, unwrapped"', () => {
  it('is parsed from the documented example', () => {
    expect(readEvent(FIXED_PRICE_ANSWER)).toEqual({
      ok: true,
      event: {
        about: 'checkout',
        id: CHECKOUT_ID,
        checkoutId: CHECKOUT_ID,
        status: 'NEW',
        orderId: '1234567890',
        widgetId: WIDGET_ID,
        updatedAt: null,
      },
    });
  });

  it('of a request is the request itself, with its checkout', () => {
    const body = REQUEST.replace('"checkoutId":null', `"checkoutId":"${CHECKOUT_ID}"`);
    expect(readEvent(body)).toMatchObject({
      event: { about: 'request', checkoutId: CHECKOUT_ID, status: 'WAITING_PAYMENT', widgetId: WIDGET_ID },
    });
    expect(readEvent(REQUEST)).toMatchObject({ event: { about: 'request', checkoutId: null } });
  });

  it.each([
    ['fields that nobody knows', '{"id":"CCO-1","status":"NEW","more":{"a":[1]}}', {}],
    ['fields of another shape', '{"id":"CCO-1","status":"NEW","clientOrderId":7,"lastUpdatedAt":{}}', { orderId: '7' }],
    ['a status that nobody knows', '{"id":"CCO-1","status":"ON_HOLD"}', { status: 'ON_HOLD' }],
    ['a status in lower case', '{"id":"CCO-1","status":"success"}', { status: 'SUCCESS' }],
    ['another ID', '{"id":"ORCO-1","status":"NEW"}', { about: 'something else', checkoutId: null }],
  ])('may have %s', (_what, body, event) => {
    expect(readEvent(body)).toMatchObject({ ok: true, event });
  });

  it.each([
    ['', 'not JSON'],
    ['{', 'not JSON'],
    ['CCO-1', 'not JSON'],
    ['null', 'not JSON'],
    ['7', 'not JSON'],
    ['[]', 'no ID'],
    ['{}', 'no ID'],
    ['{"id":"","status":"NEW"}', 'no ID'],
    [`{"id":"${'x'.repeat(101)}","status":"NEW"}`, 'no ID'],
    ['{"data":{"id":"CCO-1","status":"NEW"}}', 'no ID'],
    ['{"id":"CCO-1"}', 'no status'],
    ['{"id":"CCO-1","status":null}', 'no status'],
    [`{"id":"CCO-1","status":"${'X'.repeat(61)}"}`, 'no status'],
  ])('is refused for %j', (body, why) => expect(readEvent(body)).toEqual({ ok: false, why }));

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void readEvent(body)));
  });
});
