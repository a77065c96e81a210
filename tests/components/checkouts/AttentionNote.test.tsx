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
const lines = () => within(section()).getAllByRole('listitem').map(textOf);
const note = () => screen.getByLabelText<HTMLInputElement>('Note (optional)');
const button = () => screen.getByRole('button', { name: 'Acknowledge' });

describe('why a checkout needs attention', () => {
  const SECOND_TRANSFER =
    'A second transfer cannot complete it. Make a new checkout for the rest, or pay the money back at Inqud.';
  const AT_INQUD = 'Look at it at Inqud, or ask Inqud’s support, before you deliver.';
  const NEW_ONE = 'Tell the payer, and make a new checkout.';
  const ONLY_INQUD = 'Only Inqud counts. Do not deliver before it says “Paid”.';
  const BY_ITSELF = 'What you see may be old. It is tried again by itself; “Refresh” tries now.';
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
      `Underpaid: less arrived than was asked for. ${SECOND_TRANSFER}`,
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
      'A payment came after the checkout had expired. Check that you still want to deliver at this price, or pay the money back at Inqud.',
    ],
    [
      'frozen',
      'frozen',
      { request: request({ paymentStatus: 'FROZEN' }) },
      'The payment is frozen. Inqud’s support needs something from you. Look for its message.',
    ],
    [
      'failed',
      'failed',
      { request: request({ paymentStatus: 'FAILED' }) },
      `The transfer did not go through (Failed). ${NEW_ONE}`,
    ],
    [
      'of an unknown status',
      'unknown status',
      { status: 'ON_HOLD' },
      'Inqud says “ON_HOLD”, which Checkout Desk does not know. Look at it at Inqud. It is refreshed like an open one.',
    ],
    [
      'overpaid, by how much',
      'overpaid',
      { status: 'SUCCESS', request: paid('100.5') },
      'Overpaid by 0.5 USDT. Credit the rest, or pay it back at Inqud.',
    ],
    [
      'overpaid, by what is not known',
      'overpaid',
      { status: 'SUCCESS', request: request({ overpaid: true, paidAmount: null }) },
      'Overpaid. Credit the rest, or pay it back at Inqud.',
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
      `The hosted page says “Payment detected”, Inqud says “Request created”. ${ONLY_INQUD}`,
    ],
    [
      'not refreshed for long, and why',
      'failing',
      { failures: 9, failingSince: NOW, error: { kind: 'timeout', after: 10_000 } },
      `It could not be refreshed for some time. Inqud did not answer within 10 seconds. ${BY_ITSELF}`,
    ],
    [
      'not refreshed for long, for what is not known',
      'failing',
      { failures: 9, failingSince: NOW },
      `It could not be refreshed for some time. ${BY_ITSELF}`,
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
    expect(lines().map((line) => line.split(/[:.]/)[0])).toEqual([
      'Underpaid',
      'It could not be refreshed for some time',
    ]);
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
    expect(within(screen.getByRole('form', { name: 'Acknowledge A-17' })).getByRole('button')).toBe(button());
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
    const region = screen.getByRole('region', { name: 'Acknowledged' });
    expect(within(region).getAllByRole('listitem').map(textOf)).toEqual([
      'Overpaid by 0.5 USDT. Credit the rest, or pay it back at Inqud.',
    ]);
    expect(screen.getByText('Acknowledged. It comes back when something new happens.')).toBeDefined();
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
