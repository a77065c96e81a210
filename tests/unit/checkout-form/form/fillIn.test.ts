import { describe, expect, it } from 'vitest';
import { nextAttempt, startAttempt } from '../../../../lib/checkout-form/attempt';
import { EMPTY_FORM } from '../../../../lib/checkout-form/draftForm';
import { fillInHandoff, fillInPreset } from '../../../../lib/checkout-form/form/fillIn';
import { queueTyped, withoutQueued } from '../../../../lib/checkout-form/form/queuedForms';
import type { ClaimedHandoff } from '../../../../lib/checkout-form/handoff/claim';
import type { Unsent } from '../../../../lib/checkout-form/settings';
import { DRAFT, preset } from '../../support/examples';

const HERE = { accountId: 'a', accounts: [{ id: 'a' }, { id: 'b' }], attemptId: 'new' };
const typed = { ...EMPTY_FORM, orderId: 'A-17' };
const handoff = (changes: Partial<ClaimedHandoff> = {}): ClaimedHandoff => ({
  form: typed,
  preset: null,
  gone: false,
  cut: false,
  atOnce: false,
  ...changes,
});

describe('a form that is filled in by a preset', () => {
  it('keeps its order, is another attempt of the current account, and is not sent', () => {
    expect(fillInPreset(preset({ label: 'Deposit', amount: '25.00' }), typed, HERE)).toMatchObject({
      next: { attemptId: 'new', accountId: 'a', form: { orderId: 'A-17', amount: '25.00' } },
      switchTo: null,
      sendFor: null,
      remark: { text: 'Preset Deposit', matters: false },
    });
  });

  it('switches to the account of the preset, and says so when that is not here', () => {
    const ofB = preset({ label: 'Shop B', accountId: 'b' });
    expect(fillInPreset(ofB, typed, HERE)).toMatchObject({ next: { accountId: 'b' }, switchTo: 'b' });
    expect(fillInPreset(ofB, typed, { ...HERE, accounts: [{ id: 'a' }] })).toMatchObject({
      next: { accountId: 'a' },
      switchTo: null,
      remark: { matters: true, text: expect.stringContaining('“Shop B” is not in this browser') },
    });
  });
});

describe('a form that is filled in by a handoff', () => {
  it('is marked as handed over, and is sent without a look only for the account that it is meant for', () => {
    expect(fillInHandoff(handoff(), HERE)).toMatchObject({ next: { handed: true }, sendFor: null, remark: null });
    expect(fillInHandoff(handoff({ atOnce: true }), HERE).sendFor).toBe('a');
    const ofB = preset({ accountId: 'b' });
    expect(fillInHandoff(handoff({ atOnce: true, preset: ofB }), HERE)).toMatchObject({ switchTo: 'b', sendFor: 'b' });
    const alone = { ...HERE, accounts: [{ id: 'a' }] };
    expect(fillInHandoff(handoff({ atOnce: true, preset: ofB }), alone).sendFor).toBeNull();
    expect(fillInHandoff(handoff({ atOnce: true }), { ...alone, accountId: null }).sendFor).toBeNull();
  });

  it('says all that a user must look at', () => {
    const { remark } = fillInHandoff(handoff({ gone: true, cut: true }), HERE);
    expect(remark?.text).toMatch(/^That preset is not there any more.* Only its beginning is here\.$/);
  });
});

describe('the queue of forms', () => {
  const one = (id: string, orderId = id): Unsent => ({ attemptId: id, form: { ...EMPTY_FORM, orderId } });
  const queued = (held: Unsent, next = one('next').form, queue: Unsent[] = []) =>
    queueTyped(queue, startAttempt(held), next).map(({ attemptId }) => attemptId);

  it('takes what is half typed in front, at most five', () => {
    expect(queued(one('A'))).toEqual(['A']);
    expect(
      queued(
        one('A'),
        one('next').form,
        ['B', 'C', 'D', 'E', 'F'].map((id) => one(id)),
      ),
    ).toEqual([...['A', 'B', 'C', 'D', 'E']]);
  });

  it.each<[string, Unsent]>([
    ['has no order yet', one('A', ' ')],
    ['was handed over and not touched', { ...one('A'), handed: true }],
    ['is the next form already', one('A', 'next')],
  ])('stays as it is when the form %s', (_what, held) => {
    const queue = [one('B')];
    expect(queueTyped(queue, startAttempt(held), one('next').form)).toBe(queue);
  });

  it('stays as it is when the form was sent and its link is there', () => {
    const created = { checkoutId: 'CCO-1', url: '', draft: DRAFT, accountName: null, copied: true };
    const attempt = nextAttempt(startAttempt(one('A')), { type: 'created', attemptId: 'A', created });
    expect(queueTyped([], attempt, one('next').form)).toEqual([]);
  });

  it('loses the one that is taken out', () => {
    expect(withoutQueued([one('A'), one('B')], one('A'))).toEqual([one('B')]);
  });
});

describe('a handoff with a preset that came from a file', () => {
  it('says so, and is not sent before a look', () => {
    const claimed = handoff({ preset: preset({ label: 'Deposit' }), fromFile: true });
    expect(fillInHandoff(claimed, HERE)).toMatchObject({
      sendFor: null,
      remark: {
        matters: true,
        text: 'The preset “Deposit” came from a file. Check the amount, name and return address before you create.',
      },
    });
  });
});
