import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CommandName } from '../../lib/messaging';
import { answerMessages, send } from '../../lib/messaging';
import { CHECKOUT_ID, DRAFT, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from './examples';

const OWN = 'chrome-extension://test-extension-id';
const PAGE = { id: 'test-extension-id', origin: OWN, url: `${OWN}/options.html` };
const HOSTED = {
  id: 'test-extension-id',
  origin: 'https://paycrypto.inqud.com',
  url: `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`,
  frameId: 0,
};
const REPORT = { hostedReport: { id: CHECKOUT_ID, status: 'SUCCESS' } };

const done = () => vi.fn(async (_payload: unknown): Promise<unknown> => 'done');
let handlers: ReturnType<typeof startAnswering>['handlers'];
let hostedReported: ReturnType<typeof startAnswering>['hostedReported'];

function startAnswering() {
  const created = { outcome: 'created', checkoutId: CHECKOUT_ID, url: 'https://x.example/' } as const;
  const handlers = {
    saveAccount: vi.fn(async (_payload: unknown) => ({ accountId: 'shop' })),
    testAccount: vi.fn(async (_payload: unknown) => ({ ok: true as const, coins: [] })),
    createCheckout: vi.fn(async (_payload: unknown) => created),
    retryCreate: vi.fn(async (_payload: unknown) => created),
    discardCreate: done(),
    refreshCheckout: vi.fn(async (_payload: unknown) => ({ kind: 'offline' as const })),
    showing: done(),
    widgetReported: done(),
  };
  const hostedReported = vi.fn(async (_report: { id: string; status: string }) => {});
  answerMessages({ handlers, hostedReported, ownOrigin: OWN });
  return { handlers, hostedReported };
}

beforeEach(() => {
  fakeBrowser.reset();
  ({ handlers, hostedReported } = startAnswering());
});

/** What a sender gets as the answer, or null when nobody answers it. */
async function answerTo(message: unknown, sender: object): Promise<unknown> {
  const reply = Promise.withResolvers<unknown>();
  const [willAnswer]: unknown[] = await fakeBrowser.runtime.onMessage.trigger(message, sender, reply.resolve);
  return willAnswer === true ? reply.promise : null;
}

const called = () => Object.entries(handlers).filter(([, handler]) => handler.mock.calls.length > 0);

describe('a command', () => {
  const refresh = { command: 'refreshCheckout', payload: { checkoutId: CHECKOUT_ID } };

  it('of our own page is carried out, and its result is the answer', async () => {
    expect(await answerTo(refresh, PAGE)).toEqual({ answer: { kind: 'offline' } });
    expect(handlers.refreshCheckout).toHaveBeenCalledExactlyOnceWith({ checkoutId: CHECKOUT_ID });
  });

  it.each([
    ['another extension', { ...PAGE, id: 'another-extension' }],
    ['nobody', {}],
    ['another extension with our origin', { ...PAGE, id: undefined }],
    ['a website that our content script runs in', { ...PAGE, origin: 'https://paycrypto.inqud.com' }],
    ['the hosted page', HOSTED],
    ['any website', { ...PAGE, origin: 'https://evil.example' }],
    ['an origin that begins like ours', { ...PAGE, origin: `${OWN}.evil.example` }],
    ['a page without an origin', { ...PAGE, origin: undefined }],
    ['a sandboxed page', { ...PAGE, origin: 'null' }],
  ])('of %s is not even answered: "only from our own pages"', async (_who, sender) => {
    expect(await answerTo(refresh, sender)).toBeNull();
    expect(called()).toEqual([]);
  });

  it.each([
    { command: 'transferMoney', payload: {} },
    { command: 'constructor' },
    { command: '__proto__' },
    {},
    null,
    'refreshCheckout',
    5,
  ])('that is none is not answered: %j', async (message) => {
    expect(await answerTo(message, PAGE)).toBeNull();
    expect(called()).toEqual([]);
  });

  const credentials = { widgetId: WIDGET_ID, tokenId: TOKEN_ID, mode: 'signed', secret: SAMPLE_SECRET };
  const create = { attemptId: 'attempt', accountId: 'shop', draft: DRAFT };

  it.each<[CommandName, object]>([
    ['saveAccount', { accountId: null, label: 'Shop', ...credentials }],
    ['testAccount', { accountId: 'shop', ...credentials }],
    ['createCheckout', create],
    ['retryCreate', { attemptId: 'attempt' }],
    ['discardCreate', { attemptId: 'attempt' }],
    ['showing', { checkoutIds: [] }],
    ['widgetReported', { id: CHECKOUT_ID, status: 'in_progress' }],
  ])('%s reaches its handler as it was sent', async (command, payload) => {
    expect(await answerTo({ command, payload }, PAGE)).toHaveProperty('answer');
    expect(handlers[command]).toHaveBeenCalledExactlyOnceWith(payload);
    expect(called()).toHaveLength(1);
  });

  it.each<[CommandName, unknown, string]>([
    ['refreshCheckout', undefined, 'Object'],
    ['refreshCheckout', {}, 'checkoutId'],
    ['refreshCheckout', { checkoutId: '' }, 'checkoutId'],
    ['refreshCheckout', { checkoutId: 'x'.repeat(101) }, 'checkoutId'],
    ['refreshCheckout', { checkoutId: { toString: 'x' } }, 'checkoutId'],
    ['showing', { checkoutIds: Array.from({ length: 51 }, () => 'x') }, 'checkoutIds'],
    ['saveAccount', { accountId: null, label: 'Shop', ...credentials, mode: 'none' }, 'mode'],
    ['testAccount', { accountId: null, ...credentials, secret: 'x'.repeat(2001) }, 'secret'],
    ['createCheckout', { ...create, draft: { ...DRAFT, clientOrderId: '' } }, 'draft.clientOrderId'],
    ['createCheckout', { ...create, draft: { ...DRAFT, type: 'FREE' } }, 'draft.type'],
    [
      'createCheckout',
      { ...create, draft: { ...DRAFT, fixedAmount: { amount: '1e3', currency: 'USD' } } },
      'draft.fixedAmount.amount',
    ],
    [
      'createCheckout',
      { ...create, draft: { ...DRAFT, fixedAmount: { amount: '1,"x":1', currency: 'USD' } } },
      'draft.fixedAmount.amount',
    ],
    ['widgetReported', { id: CHECKOUT_ID, status: '' }, 'status'],
    ['widgetReported', { id: CHECKOUT_ID, status: 'X'.repeat(61) }, 'status'],
  ])('%s with %j is refused, and the field is named: %s', async (command, payload, field) => {
    expect(await answerTo({ command, payload }, PAGE)).toEqual({
      failed: expect.stringMatching(new RegExp(`^Refused ${command}: [^]*${field}`)),
    });
    expect(called()).toEqual([]);
  });

  it('never repeats a secret in its refusal', async () => {
    const payload = { accountId: 5, ...credentials, mode: 'none' };
    expect(JSON.stringify(await answerTo({ command: 'testAccount', payload }, PAGE))).not.toContain(SAMPLE_SECRET);
  });

  it('whose handler throws gives the message', async () => {
    handlers.refreshCheckout.mockRejectedValue(new Error('The disk is full.'));
    expect(await answerTo(refresh, PAGE)).toEqual({ failed: 'The disk is full.' });
    handlers.refreshCheckout.mockRejectedValue('just text');
    expect(await answerTo(refresh, PAGE)).toEqual({ failed: 'just text' });
  });
});

describe("the hosted page's report", () => {
  it('is heard from the top of its tab, about the checkout that it shows', async () => {
    expect(await answerTo(REPORT, HOSTED)).toBeNull();
    expect(hostedReported).toHaveBeenCalledExactlyOnceWith({ id: CHECKOUT_ID, status: 'SUCCESS' });
  });

  it('is heard whatever the address has after the path', async () => {
    await answerTo(REPORT, { ...HOSTED, url: `${HOSTED.url}?lang=de#x` });
    expect(hostedReported).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['another extension', { ...HOSTED, id: 'another-extension' }],
    ['another site', { ...HOSTED, origin: 'https://evil.example' }],
    ['the same host without TLS', { ...HOSTED, origin: 'http://paycrypto.inqud.com' }],
    ['a frame within the page', { ...HOSTED, frameId: 3 }],
    ['a frame of unknown place', { ...HOSTED, frameId: undefined }],
    ["another checkout's page", { ...HOSTED, url: 'https://paycrypto.inqud.com/checkout/CCO-other' }],
    ['a longer path', { ...HOSTED, url: `${HOSTED.url}/more` }],
    ['the path of another page', { ...HOSTED, url: `https://paycrypto.inqud.com/other?/checkout/${CHECKOUT_ID}` }],
    ['a page without an address', { ...HOSTED, url: undefined }],
    ['our own page', PAGE],
  ])('is not heard from %s: "hints only from our content scripts on their one origin"', async (_who, sender) => {
    expect(await answerTo(REPORT, sender)).toBeNull();
    expect(hostedReported).not.toHaveBeenCalled();
  });

  it.each([
    { hostedReport: { id: CHECKOUT_ID } },
    { hostedReport: { id: CHECKOUT_ID, status: '' } },
    { hostedReport: { id: CHECKOUT_ID, status: 5 } },
    { hostedReport: { id: CHECKOUT_ID, status: 'x'.repeat(2001) } },
    { hostedReport: null },
  ])('is not heard in another shape: %j', async (message) => {
    expect(await answerTo(message, HOSTED)).toBeNull();
    expect(hostedReported).not.toHaveBeenCalled();
  });
});

describe('send', () => {
  const reply = (value: unknown) => vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => value);

  it('sends command and payload, and gives the answer', async () => {
    const sendMessage = reply({ answer: { accountId: 'shop' } });
    expect(await send('discardCreate', { attemptId: 'attempt' })).toEqual({ accountId: 'shop' });
    expect(sendMessage).toHaveBeenCalledWith({ command: 'discardCreate', payload: { attemptId: 'attempt' } });
    sendMessage.mockRestore();
  });

  it('throws what the background says went wrong', async () => {
    const sendMessage = reply({ failed: 'The disk is full.' });
    await expect(send('refreshCheckout', { checkoutId: 'x' })).rejects.toThrow('The disk is full.');
    sendMessage.mockRestore();
  });

  it('throws with advice when nobody answers, as after an update of the extension', async () => {
    const sendMessage = reply(undefined);
    await expect(send('refreshCheckout', { checkoutId: 'x' })).rejects.toThrow(
      'Look at the list before you try again.',
    );
    sendMessage.mockRestore();
  });
});
