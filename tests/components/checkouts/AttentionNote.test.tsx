import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { AttentionNote } from '../../../components/checkouts/AttentionNote';
import type { Reason, Severity, StoredCheckout } from '../../../lib/checkouts/database';
import { REASONS } from '../../../lib/checkouts/database';
import { parseJson } from '../../../lib/inqud/json';
import type { RequestModel } from '../../../lib/inqud/models';
import { CheckoutModel } from '../../../lib/inqud/models';
import { checkout, NOW, REQUEST } from '../../unit/support/examples';
import { useAmericanEnglish } from '../../unit/support/locale';
import { MARKUP, saidAt, textOf } from '../support/stage';

useAmericanEnglish();

/** Inqud's documented request, with some fields of it changed. */
function request(changes: Partial<RequestModel>): RequestModel {
  const documented = v.parse(CheckoutModel.entries.request, parseJson(REQUEST));
  if (!documented) throw new Error('The documented request cannot be read.');
  return { ...documented, ...changes };
}
const paid = (paidAmount: string) => request({ payAmount: '100', paidAmount });

const needs = (...reasons: Reason[]) => ({ attention: { reasons, acknowledged: [] } });

function show(
  changes: Partial<StoredCheckout>,
  options: { gravity?: Severity | null; acknowledge?: (note: string | null) => Promise<unknown> } = {},
) {
  const { gravity = 'bad' } = options;
  const acknowledge = vi.fn(options.acknowledge ?? (async () => {}));
  const since = gravity === null ? {} : { attentionGravity: gravity, attentionAt: NOW };
  render(<AttentionNote checkout={checkout({ orderId: 'A-17', ...since, ...changes })} acknowledge={acknowledge} />);
  return { user: userEvent.setup(), acknowledge };
}

const section = () => screen.getByRole('region', { name: 'Needs attention' });
/** What is said, without the link to where it is done. */
const wordsOf = (line: Element) => textOf(line).replace(/ Open Inqud$/, '');
const lines = () => within(section()).getAllByRole('listitem').map(wordsOf);
const note = () => screen.getByLabelText<HTMLInputElement>('Note (optional)');
const button = () => screen.getByRole('button', { name: 'Mark as handled' });

describe('why a checkout needs attention', () => {
  const SECOND_TRANSFER = 'Customers can’t top up an underpaid checkout. Create one for the rest, or refund in Inqud.';
  const AT_INQUD = 'Review it in Inqud, or ask Inqud support, before you deliver.';
  const NEW_ONE = 'Tell the customer, and create a new checkout.';
  const ONLY_INQUD = 'Trust Inqud’s status only. Don’t deliver until it’s Paid.';
  const BY_ITSELF = 'This status may be out of date. Checkout Desk retries automatically; use “Refresh” to check now.';
  const report = { status: 'SUCCESS', source: 'widget', at: NOW } as const;

  it.each<[string, Reason, Partial<StoredCheckout>, string]>([
    [
      'underpaid: what was paid, of what, and what is missing',
      'underpaid',
      { status: 'CONFLICT', reason: 'UNDERPAID', request: paid('40') },
      `Underpaid: 40 of 100 USDT received, 60 USDT missing. ${SECOND_TRANSFER}`,
    ],
    [
      'underpaid by the smallest part, exactly',
      'underpaid',
      { status: 'CONFLICT', request: paid('99.999999999999999999') },
      `Underpaid: 99.999999999999999999 of 100 USDT received, 0.000000000000000001 USDT missing. ${SECOND_TRANSFER}`,
    ],
    [
      'underpaid, by what is not known',
      'underpaid',
      { status: 'CONFLICT', reason: 'UNDERPAID' },
      `Underpaid: less arrived than requested. ${SECOND_TRANSFER}`,
    ],
    ['in conflict', 'conflict', { status: 'CONFLICT' }, `Conflict. ${AT_INQUD}`],
    [
      'in conflict for a reason of Inqud’s',
      'conflict',
      { status: 'CONFLICT', reason: 'WRONG_CHAIN' },
      `Conflict: WRONG_CHAIN. ${AT_INQUD}`,
    ],
    [
      'paid late',
      'late',
      { status: 'SUCCESS', late: true },
      'A payment arrived after the checkout expired. Check that you still want to deliver at this price, or refund in Inqud.',
    ],
    [
      'frozen',
      'frozen',
      { request: request({ paymentStatus: 'FROZEN' }) },
      'The payment is frozen. Inqud support needs something from you. Look for their message.',
    ],
    [
      'failed',
      'failed',
      { request: request({ paymentStatus: 'FAILED' }) },
      `The transfer didn’t go through (Failed). ${NEW_ONE}`,
    ],
    [
      'of an unknown status',
      'unknown status',
      { status: 'ON_HOLD' },
      'Inqud says “ON_HOLD”, a status that Checkout Desk doesn’t know. Review it in Inqud. Checkout Desk keeps checking it like an open checkout.',
    ],
    [
      'overpaid, by how much',
      'overpaid',
      { status: 'SUCCESS', request: paid('100.5') },
      'Overpaid by 0.5 USDT. Credit the difference, or refund it in Inqud.',
    ],
    [
      'overpaid, by what is not known',
      'overpaid',
      { status: 'SUCCESS', request: request({ overpaid: true, paidAmount: null }) },
      'Overpaid. Credit the difference, or refund it in Inqud.',
    ],
    [
      'told otherwise by the widget',
      'disagreement',
      { status: 'NEW', hint: report },
      `The widget says “Paid”, Inqud says “Open”. ${ONLY_INQUD}`,
    ],
    [
      'told otherwise by the hosted page',
      'disagreement',
      { status: 'REQUEST_CREATED', hint: { ...report, source: 'hosted page', status: 'PAYMENT_DETECTED' } },
      `The payment page says “Payment detected”, Inqud says “Request created”. ${ONLY_INQUD}`,
    ],
    [
      'not updated for a while, and why',
      'failing',
      { failures: 9, failingSince: NOW, error: { kind: 'timeout', after: 10_000 } },
      `Not updated for a while. Inqud didn’t answer within 10 seconds. ${BY_ITSELF}`,
    ],
    [
      'not updated for a while, for what is not known',
      'failing',
      { failures: 9, failingSince: NOW },
      `Not updated for a while. ${BY_ITSELF}`,
    ],
  ])('is told with what to do when it is %s', (_what, reason, changes, words) => {
    show({ ...changes, ...needs(reason) });
    expect(lines()).toEqual([words]);
  });

  it.each(REASONS.map((reason) => [reason]))('has words of its own, what first, for "%s"', (reason) => {
    show(needs(reason));
    const [line] = within(section()).getAllByRole('listitem');
    const what = textOf(line?.querySelector('strong') ?? null);
    expect(what).toMatch(/^[A-Z].*\.$/);
    expect(textOf(line ?? null).length).toBeGreaterThan(what.length + 10);
  });

  it('is told for each reason, the gravest first', () => {
    show({ status: 'CONFLICT', request: paid('40'), ...needs('underpaid', 'failing') });
    expect(lines().map((line) => line.split(/[:.]/)[0])).toEqual(['Underpaid', 'Not updated for a while']);
  });

  it('is shown as text when Inqud sends markup', () => {
    show({ status: 'CONFLICT', reason: MARKUP, ...needs('conflict') });
    expect(textOf(section())).toContain(MARKUP);
    expect(section().querySelector('img, b')).toBeNull();
  });

  it('is not there when there is none', () => {
    show(needs(), { gravity: null });
    expect(document.body.textContent).toBe('');
  });

  it.each<Severity>(['bad', 'warn'])('looks as grave as it is: %s', (gravity) => {
    show(needs('overpaid'), { gravity });
    expect(section().className).toContain(`attention-${gravity}`);
  });
});

describe('to acknowledge', () => {
  it('takes one click, without a note', async () => {
    const { user, acknowledge } = show(needs('overpaid'));
    await user.click(button());
    expect(acknowledge.mock.calls).toEqual([[null]]);
  });

  it('can take a note, sent by Enter as it is meant', async () => {
    const { user, acknowledge } = show(needs('overpaid'));
    await user.type(note(), '  Paid back by hand {Enter}');
    expect(acknowledge.mock.calls).toEqual([['Paid back by hand']]);
    await waitFor(() => expect(note().value).toBe(''));
  });

  it('with a note of spaces is without a note', async () => {
    const { user, acknowledge } = show(needs('overpaid'));
    await user.type(note(), '   {Enter}');
    expect(acknowledge.mock.calls).toEqual([[null]]);
  });

  it('names the order, where there are several', () => {
    show(needs('overpaid'));
    expect(within(screen.getByRole('form', { name: 'Mark A-17 as handled' })).getByRole('button')).toBe(button());
  });

  it('that fails says so aloud and keeps the note', async () => {
    let fails = true;
    const acknowledge = async () => {
      if (fails) throw new Error('The disk is full.');
    };
    const { user } = show(needs('overpaid'), { acknowledge });
    await user.type(note(), 'Paid back{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.');
    expect(saidAt(note())).toBe('The disk is full.');
    expect(note().value).toBe('Paid back');
    fails = false;
    await user.click(button());
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});

describe('what was acknowledged', () => {
  const seen: Partial<StoredCheckout> = { attention: { reasons: ['overpaid'], acknowledged: ['overpaid'] } };

  it('is still told, in a calmer look, and asks for nothing', () => {
    show({ ...seen, status: 'SUCCESS', request: paid('100.5') }, { gravity: null });
    const region = screen.getByRole('region', { name: 'Handled' });
    expect(within(region).getAllByRole('listitem').map(wordsOf)).toEqual([
      'Overpaid by 0.5 USDT. Credit the difference, or refund it in Inqud.',
    ]);
    expect(screen.getByText('Handled. You’ll see it again if anything changes.')).toBeDefined();
    expect(region.className).toContain('attention-seen');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('comes back when something new happens', () => {
    show({ attention: { reasons: ['overpaid', 'failing'], acknowledged: ['overpaid'] } }, { gravity: 'warn' });
    expect(lines().length).toBe(2);
    expect(button()).toBeDefined();
  });
});
