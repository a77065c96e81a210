import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOSEN, DETECTED, SETTLED } from '../../../lib/demo/answer';
import type { Story } from '../../../lib/demo/identity';
import { checkoutOfDemoLink, demoLink, isDemo, STORIES } from '../../../lib/demo/identity';
import { createDemoModel } from '../../../lib/demo/model';
import { checkoutIdsIn } from '../../../lib/inqud/checkoutIds';
import type { CheckoutDraft } from '../../../lib/inqud/models';
import { paymentLink } from '../../../lib/inqud/paymentLink';
import { isKnown } from '../../../lib/inqud/status';
import { explorerLink } from '../../../lib/share/explorer';
import { HOUR, MINUTE } from '../../../lib/shared/time';
import { DRAFT, NOW } from '../support/examples';

const WIDGET = 'DEMO-widget';
const UUID = '0b4cbb8f-8c2c-4dcb-9d7e-3f4a5d6e7f80';

/** A model whose answers are kept as the history keeps them. */
function startModel(story: Story = 'paid') {
  const world = { now: NOW };
  const answers = new Map<string, string>();
  const model = createDemoModel({
    now: () => world.now,
    newId: () => UUID,
    lastAnswer: async (id) => answers.get(id),
    storyOfNext: () => story,
  });
  const kept = async (asked: ReturnType<typeof model.readCheckout>) => {
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.error.kind);
    answers.set(answer.value.id, answer.raw);
    return answer.value;
  };
  return {
    world,
    model,
    create: (draft: Partial<CheckoutDraft> = {}) =>
      kept(
        model.createCheckout(WIDGET, {
          ...DRAFT,
          expiresAt: new Date(NOW + HOUR).toISOString(),
          ...draft,
        } as CheckoutDraft),
      ),
    read: (id: string, after: number) => {
      world.now = NOW + after;
      return kept(model.readCheckout(WIDGET, id));
    },
  };
}

describe('the demo’s model', () => {
  it('tells the story of a payment, by age alone', async () => {
    const { create, read } = startModel();
    const { id, status, request } = await create();
    expect({ status, request }).toEqual({ status: 'NEW', request: null });
    const statuses = [];
    for (const age of [CHOSEN - 1, CHOSEN, DETECTED, SETTLED, HOUR * 30]) statuses.push((await read(id, age)).status);
    expect(statuses).toEqual(['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS', 'SUCCESS']);
  });

  it('ends an underpaid one as Inqud does: a conflict with its reason and both amounts', async () => {
    const { create, read } = startModel('underpaid');
    const { id } = await create({ type: 'FIXED_PRICE', fixedAmount: { amount: '100', currency: 'USD' } });
    expect(await read(id, SETTLED)).toMatchObject({
      status: 'CONFLICT',
      reason: 'UNDERPAID',
      request: { payAmount: '100', paidAmount: '40', overpaid: false },
    });
  });

  it('expires one that nobody pays, and one whose time is up before a coin was chosen', async () => {
    const unpaid = startModel('unpaid');
    const { id } = await unpaid.create({ expiresAt: new Date(NOW + MINUTE).toISOString() });
    expect((await unpaid.read(id, MINUTE - 1)).status).toBe('NEW');
    expect((await unpaid.read(id, MINUTE)).status).toBe('EXPIRED');
    const short = startModel('paid');
    const soon = await short.create({ expiresAt: new Date(NOW + CHOSEN).toISOString() });
    expect((await short.read(soon.id, SETTLED)).status).toBe('EXPIRED');
  });

  it('keeps what it was asked for, with every digit of the amount', async () => {
    const fixedAmount = { amount: '0.100000000000000001', currency: 'BTC' };
    const { create, read } = startModel();
    const { id } = await create({ clientOrderId: 'Ö-1 "x"', name: 'Ada', type: 'FIXED_PRICE', fixedAmount });
    expect(await read(id, SETTLED)).toMatchObject({ clientOrderId: 'Ö-1 "x"', name: 'Ada', fixedAmount });
  });

  it('refuses an end that is over, and knows no checkout but its own', async () => {
    const { model } = startModel();
    expect(await model.createCheckout(WIDGET, { ...DRAFT, expiresAt: new Date(NOW).toISOString() })).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
    });
    expect(await model.readCheckout(WIDGET, `CCO-${UUID}`)).toMatchObject({ ok: false, error: { kind: 'notFound' } });
  });

  it('gives no link, address or transaction that could be taken for a real one, whatever is asked of it [S-160]', async () => {
    const drafts = fc.record({
      clientOrderId: fc.string({ minLength: 1 }),
      name: fc.option(fc.string()),
      returnUrl: fc.constantFrom(null, 'https://shop.example/thanks'),
      type: fc.constantFrom('NO_PRICE', 'SUGGESTED_FIXED_PRICE'),
    });
    const given = fc.asyncProperty(drafts, fc.constantFrom(...STORIES), fc.nat(2 * HOUR), async (draft, story, age) => {
      const { create, read } = startModel(story);
      const { id } = await create(draft as Partial<CheckoutDraft>);
      const { acquiringUrl, status, request } = await read(id, age);
      expect(isDemo(id)).toBe(true);
      expect(acquiringUrl).toBe(`https://demo.invalid/not-a-payment-link/${id}`);
      expect(paymentLink({ id, url: acquiringUrl })).toBe(demoLink(id));
      expect(checkoutIdsIn(`${id} ${acquiringUrl}`).ids).toEqual([]);
      expect(isKnown(status)).toBe(true);
      const { address = null, txHash = null, blockchain = null } = request ?? {};
      expect(explorerLink('address', blockchain, address ?? '')).toBeNull();
      expect(explorerLink('transaction', blockchain, txHash ?? '')).toBeNull();
    });
    await fc.assert(given, { numRuns: 60, seed: 20 });
  });

  it('knows its own links from all others', () => {
    expect(checkoutOfDemoLink(demoLink('DEMO-paid-1'))).toBe('DEMO-paid-1');
    expect(checkoutOfDemoLink('https://paycrypto.inqud.com/checkout/DEMO-paid-1')).toBeNull();
    expect(checkoutOfDemoLink('https://demo.invalid.example/not-a-payment-link/DEMO-paid-1')).toBeNull();
  });
});
