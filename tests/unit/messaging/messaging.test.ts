import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { CommandName } from '../../../lib/messaging/commands';
import { send } from '../../../lib/messaging/send';
import { failureIn } from '../../../lib/shared/failure/failureIn';
import { messageOf } from '../../../lib/shared/messageOf';
import {
  answerTo,
  COMMANDS,
  HOSTED,
  OWN,
  PAGE,
  PAYLOADS,
  REPORT,
  REPORTED,
  startAnswering,
} from '../support/answering';
import { CHECKOUT_ID, DRAFT, NOW, SAMPLE_SECRET } from '../support/examples';

let background: ReturnType<typeof startAnswering>;
beforeEach(() => {
  background = startAnswering();
});

describe('a command', () => {
  const refresh = { command: 'refreshCheckout', payload: { checkoutId: CHECKOUT_ID } };

  it('of our own page is carried out, and its result is the answer', async () => {
    expect(await answerTo(refresh, PAGE)).toEqual({ answer: { kind: 'offline' } });
    expect(background.handlers.refreshCheckout).toHaveBeenCalledExactlyOnceWith({ checkoutId: CHECKOUT_ID });
    expect(background.refusals()).toEqual([]);
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
  ])('of %s is refused and counted, not even answered: "only from our own pages" [S-1]', async (_who, sender) => {
    expect(await answerTo(refresh, sender)).toBeNull();
    expect(background.called()).toEqual([]);
    expect(background.refusals()).toEqual(['a page that is not ours']);
  });

  it.each([
    { command: 'transferMoney', payload: {} },
    { command: 'constructor' },
    { command: '__proto__' },
    {},
    null,
    'refreshCheckout',
    5,
  ])('that is none is not answered, and counted: %j', async (message) => {
    expect(await answerTo(message, PAGE)).toBeNull();
    expect(background.called()).toEqual([]);
    expect(background.refusals()).toEqual(['not a command']);
  });

  it.each(COMMANDS)('%s reaches its handler, and no other, as it was sent', async (command) => {
    expect(await answerTo({ command, payload: PAYLOADS[command] }, PAGE)).toHaveProperty('answer');
    expect(background.handlers[command]).toHaveBeenCalledExactlyOnceWith(PAYLOADS[command]);
    expect(background.called()).toEqual([command]);
    expect(background.refusals()).toEqual([]);
  });

  it.each<[CommandName, unknown, string]>([
    ['refreshCheckout', undefined, 'Object'],
    ['refreshCheckout', {}, 'checkoutId'],
    ['refreshCheckout', { checkoutId: '' }, 'checkoutId'],
    ['refreshCheckout', { checkoutId: 'x'.repeat(101) }, 'checkoutId'],
    ['refreshCheckout', { checkoutId: { toString: 'x' } }, 'checkoutId'],
    ['showing', { checkoutIds: Array.from({ length: 51 }, () => 'x') }, 'checkoutIds'],
    ['saveAccount', { ...PAYLOADS.saveAccount, mode: 'none' }, 'mode'],
    ['saveAccount', { ...PAYLOADS.saveAccount, colour: 'url(x)' }, 'colour'],
    ['saveAccount', { ...PAYLOADS.saveAccount, accountId: '' }, 'accountId'],
    ['testAccount', { ...PAYLOADS.testAccount, secret: 'x'.repeat(2001) }, 'secret'],
    ['moveAccount', { accountId: 'shop', to: -1 }, 'to'],
    ['moveAccount', { accountId: 'shop', to: 1.5 }, 'to'],
    ['moveAccount', { accountId: 'shop', to: '1' }, 'to'],
    ['moveAccount', { accountId: 'shop', to: Number.NaN }, 'to'],
    ['removeAccount', { accountId: 'shop' }, 'withHistory'],
    ['removeAccount', { accountId: 'shop', withHistory: 1 }, 'withHistory'],
    ['setPassphrase', { passphrase: 12345678901 }, 'passphrase'],
    ['changePassphrase', { passphrase: 'another four random words' }, 'old'],
    ['unlock', { passphrase: 'x'.repeat(501) }, 'passphrase'],
    ['unlock', { passphrase: ['x'] }, 'passphrase'],
    ['coverAccount', { accountId: 'shop' }, 'secret'],
    ['eraseAll', undefined, 'Object'],
    ['refreshAll', undefined, 'Object'],
    ['acknowledge', { checkoutId: CHECKOUT_ID }, 'note'],
    ['acknowledge', { checkoutId: CHECKOUT_ID, note: 5 }, 'note'],
    ['acknowledge', { checkoutId: CHECKOUT_ID, note: 'x'.repeat(2001) }, 'note'],
    ['acknowledge', { checkoutId: '', note: null }, 'checkoutId'],
    ['acknowledge', { note: null }, 'checkoutId'],
    ['annotate', { checkoutIds: Array.from({ length: 501 }, () => 'x'), change: {} }, 'checkoutIds'],
    ['refreshSome', { checkoutIds: Array.from({ length: 501 }, () => 'x') }, 'checkoutIds'],
    ['refreshSome', { checkoutIds: [7] }, 'checkoutIds.0'],
    ['refreshSome', {}, 'checkoutIds'],
    ['annotate', { checkoutIds: ['x'] }, 'change'],
    ['annotate', { checkoutIds: ['x'], change: { note: 'x'.repeat(2001) } }, 'change.note'],
    ['annotate', { checkoutIds: ['x'], change: { addTags: [''] } }, 'change.addTags.0'],
    ['annotate', { checkoutIds: ['x'], change: { addTags: ['a,b'] } }, 'change.addTags.0'],
    ['annotate', { checkoutIds: ['x'], change: { addTags: ['x'.repeat(41)] } }, 'change.addTags.0'],
    ['annotate', { checkoutIds: ['x'], change: { addTags: Array(21).fill('x') } }, 'change.addTags'],
    ['annotate', { checkoutIds: ['x'], change: { removeTags: 'x' } }, 'change.removeTags'],
    ['annotate', { checkoutIds: ['x'], change: { archived: true } }, 'change.archived'],
    ['archiveOld', {}, 'before'],
    ['archiveOld', { before: -1 }, 'before'],
    ['archiveOld', { before: 1.5 }, 'before'],
    ['deleteOld', { before: null }, 'before'],
    ['deleteOld', { before: '1700000000000' }, 'before'],
    ['deleteOld', { before: Number.POSITIVE_INFINITY }, 'before'],
    ['deleteOld', { before: Number.NaN }, 'before'],
    ['createCheckout', { attemptId: 'attempt', accountId: 'shop', draft: DRAFT, asOf: NOW }, 'again'],
    ['createCheckout', { ...PAYLOADS.createCheckout, asOf: '2026-11-30' }, 'asOf'],
    ['createCheckout', { ...PAYLOADS.createCheckout, again: 'yes' }, 'again'],
    ['createCheckout', { ...PAYLOADS.createCheckout, draft: { ...DRAFT, clientOrderId: '' } }, 'draft.clientOrderId'],
    ['createCheckout', { ...PAYLOADS.createCheckout, draft: { ...DRAFT, type: 'FREE' } }, 'draft.type'],
    [
      'createCheckout',
      { ...PAYLOADS.createCheckout, draft: { ...DRAFT, fixedAmount: { amount: '1e3', currency: 'USD' } } },
      'draft.fixedAmount.amount',
    ],
    [
      'createCheckout',
      { ...PAYLOADS.createCheckout, draft: { ...DRAFT, fixedAmount: { amount: '1,"x":1', currency: 'USD' } } },
      'draft.fixedAmount.amount',
    ],
    ['importCheckout', { accountId: 'shop' }, 'checkoutId'],
    ['importCheckout', { accountId: 'shop', checkoutId: [CHECKOUT_ID] }, 'checkoutId'],
    ['importCheckout', { accountId: '', checkoutId: CHECKOUT_ID }, 'accountId'],
    ['checkWebhook', PAYLOADS.noteWebhook, 'keep'],
    ['checkWebhook', { ...PAYLOADS.checkWebhook, body: 'x'.repeat(200_001) }, 'body'],
    ['checkWebhook', { ...PAYLOADS.checkWebhook, secret: 'x'.repeat(2001) }, 'secret'],
    ['noteWebhook', { ...PAYLOADS.noteWebhook, digest: 5 }, 'digest'],
    ['noteWebhook', { ...PAYLOADS.noteWebhook, accountId: '' }, 'accountId'],
    ['forgetWebhookSecret', {}, 'accountId'],
    ['reportStatus', { source: 'widget', id: CHECKOUT_ID, status: '' }, 'status'],
    ['reportStatus', { source: 'widget', id: CHECKOUT_ID, status: 'X'.repeat(61) }, 'status'],
    ['reportStatus', { source: 'widget', id: '', status: 'NEW' }, 'id'],
    ['reportStatus', { id: CHECKOUT_ID, status: 'NEW' }, 'source'],
    ['reportStatus', { source: 'webhook', id: CHECKOUT_ID, status: 'NEW' }, 'source'],
    ['reportStatus', { source: 'API', id: CHECKOUT_ID, status: 'NEW' }, 'source'],
  ])(
    '%s in another shape is refused and counted, and the field is named: %# [S-1]',
    async (command, payload, field) => {
      const answer = await answerTo({ command, payload }, PAGE);
      const failed = { is: 'malformed', command, field: expect.any(String), expected: expect.any(String) };
      expect(answer).toEqual({ failed });
      expect(Object.values((answer as { failed: object }).failed).join(' ')).toContain(field);
      expect(background.called()).toEqual([]);
      expect(background.refusals()).toEqual([`a malformed ${command}`]);
    },
  );

  it('knows when its reply was sent, so that the rest of its work can come after it', async () => {
    const carried = Promise.withResolvers<null>();
    background.handlers.refreshCheckout.mockReturnValue(carried.promise);
    const answer = answerTo(refresh, PAGE);
    await new Promise(setImmediate);
    expect(background.knowsReply()).toBe(false);
    carried.resolve(null);
    expect(await answer).toEqual({ answer: null });
    await vi.waitFor(() => expect(background.knowsReply()).toBe(true));
  });

  it('knows when its reply was sent also when it fails', async () => {
    background.handlers.refreshCheckout.mockRejectedValue(new Error('The disk is full.'));
    await answerTo(refresh, PAGE);
    await vi.waitFor(() => expect(background.knowsReply()).toBe(true));
  });

  it('acknowledge needs no note', async () => {
    const payload = { checkoutId: CHECKOUT_ID, note: null };
    expect(await answerTo({ command: 'acknowledge', payload }, PAGE)).toEqual({ answer: 'done' });
    expect(background.handlers.acknowledge).toHaveBeenCalledExactlyOnceWith(payload);
  });

  it.each([{}, { note: null }, { note: 'x'.repeat(2000) }, { addTags: ['x'.repeat(40)] }, { archived: 0 as const }])(
    'annotate may say one thing alone, %#',
    async (change) => {
      const payload = { checkoutIds: [CHECKOUT_ID], change };
      expect(await answerTo({ command: 'annotate', payload }, PAGE)).toEqual({ answer: 'done' });
      expect(background.handlers.annotate).toHaveBeenCalledExactlyOnceWith(payload);
    },
  );

  it('never repeats a secret in its refusal', async () => {
    const payload = { ...PAYLOADS.testAccount, accountId: 5, mode: 'none' };
    expect(JSON.stringify(await answerTo({ command: 'testAccount', payload }, PAGE))).not.toContain(SAMPLE_SECRET);
  });

  it('whose handler throws gives the message, and is not counted as refused', async () => {
    background.handlers.refreshCheckout.mockRejectedValue(new Error('The disk is full.'));
    expect(await answerTo(refresh, PAGE)).toEqual({ failed: { is: 'other', message: 'The disk is full.' } });
    background.handlers.refreshCheckout.mockRejectedValue('just text');
    expect(await answerTo(refresh, PAGE)).toEqual({ failed: { is: 'other', message: 'just text' } });
    expect(background.refusals()).toEqual([]);
  });
});

describe("the hosted page's report", () => {
  it('is accepted from the top of its tab, about the checkout that it shows', async () => {
    expect(await answerTo(REPORT, HOSTED)).toBeNull();
    expect(background.hostedReported).toHaveBeenCalledExactlyOnceWith(REPORTED);
    expect(background.refusals()).toEqual([]);
  });

  it('is accepted whatever the address has after the path', async () => {
    await answerTo(REPORT, { ...HOSTED, url: `${HOSTED.url}?lang=de#x` });
    expect(background.hostedReported).toHaveBeenCalledTimes(1);
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
  ])('is refused from %s: "hints only from our content scripts on their one origin"', async (_who, sender) => {
    expect(await answerTo(REPORT, sender)).toBeNull();
    expect(background.hostedReported).not.toHaveBeenCalled();
    expect(background.refusals()).toEqual(['a page that is not ours']);
  });

  it('is refused from our own page, which may report as a widget only', async () => {
    expect(await answerTo(REPORT, PAGE)).toMatchObject({
      failed: { is: 'malformed', command: 'reportStatus', field: 'source' },
    });
    expect(background.hostedReported).not.toHaveBeenCalled();
    expect(background.called()).toEqual([]);
    expect(background.refusals()).toEqual(['a malformed reportStatus']);
  });

  it.each([
    { source: 'hosted page', id: CHECKOUT_ID },
    { source: 'hosted page', id: CHECKOUT_ID, status: '' },
    { source: 'hosted page', id: CHECKOUT_ID, status: 5 },
    { source: 'hosted page', id: CHECKOUT_ID, status: 'x'.repeat(61) },
    { source: 'widget', id: CHECKOUT_ID, status: 'SUCCESS' },
    { source: 'webhook', id: CHECKOUT_ID, status: 'SUCCESS' },
    { id: CHECKOUT_ID, status: 'SUCCESS' },
    null,
  ])('is refused in another shape, and as another source: %j', async (payload) => {
    expect(await answerTo({ command: 'reportStatus', payload }, HOSTED)).toBeNull();
    expect(background.hostedReported).not.toHaveBeenCalled();
    expect(background.refusals()).toEqual(['a page that is not ours']);
  });
});

describe('send', () => {
  const reply = (value: unknown) => vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => value);

  it('sends command and payload, and gives the answer', async () => {
    const sendMessage = reply({ answer: { is: 'off' } });
    expect(await send('readLock', {})).toEqual({ is: 'off' });
    expect(sendMessage).toHaveBeenCalledWith({ command: 'readLock', payload: {} });
    sendMessage.mockRestore();
  });

  it('throws what the background says went wrong', async () => {
    const sendMessage = reply({ failed: { is: 'full' } });
    const error = await send('refreshCheckout', { checkoutId: 'x' }).catch((error) => error);
    expect(failureIn(error)).toEqual({ is: 'full' });
    expect(messageOf(error)).toContain('Your disk is full');
    sendMessage.mockRestore();
  });

  it.each([
    ['nobody answers, as after an update of the extension', () => reply(undefined)],
    [
      'the background ends meanwhile, whose own error would not help the user',
      () => vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('The message port closed.')),
    ],
  ])('throws with advice when %s', async (_when, happens) => {
    const sendMessage = happens();
    const error = await send('refreshCheckout', { checkoutId: 'x' }).catch((error) => error);
    expect(messageOf(error)).toContain('Check the list before you try again.');
    sendMessage.mockRestore();
  });
});
