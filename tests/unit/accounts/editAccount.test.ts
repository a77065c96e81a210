import { describe, expect, it, vi } from 'vitest';
import type { LeftAccount } from '../../../lib/accounts/editAccount';
import { createAccountEdit } from '../../../lib/accounts/editAccount';
import type { AccountForm, AccountMistakes } from '../../../lib/accounts/form';
import type { TestResult } from '../../../lib/accounts/outcomes';
import { account, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../support/examples';

const KNOWN = { account: null, accounts: [] };
const TYPED = { label: ' My shop ', widgetId: WIDGET_ID, tokenId: TOKEN_ID, secret: SAMPLE_SECRET };
const CONNECTED: TestResult = { ok: true, coins: ['USDT'] };

function open(typed: Partial<AccountForm> = TYPED) {
  const edit = createAccountEdit({ ...KNOWN, saved: false });
  edit.change(typed);
  return edit;
}

describe('an account that is edited', () => {
  it('starts with what is saved but the secret, or with a colour that no other has', () => {
    const shop = account({ label: 'Shop', colour: 'green', mode: 'secret' });
    const known = { account: shop, accounts: [shop] };
    expect(createAccountEdit({ ...known, saved: false }).typed.value).toMatchObject({ label: 'Shop', secret: '' });
    const others = { account: null, accounts: [account({ colour: 'blue' }), shop] };
    expect(createAccountEdit({ ...others, saved: false }).typed.value.colour).toBe('orange');
    expect(createAccountEdit({ ...known, saved: true }).isSaved.value).toBe(true);
  });

  it('is saved as typed, without spaces around it, and the secret is gone from the form then', async () => {
    const edit = open();
    const store = vi.fn(async (_typed: AccountForm) => ({}));
    expect(await edit.save(KNOWN, store)).toBe(true);
    expect(store.mock.calls[0]?.[0]).toMatchObject({ label: 'My shop', secret: SAMPLE_SECRET });
    expect([edit.isSaved.value, edit.typed.value.secret]).toEqual([true, '']);
    edit.change({ label: 'Another' });
    expect(edit.isSaved.value).toBe(false);
  });

  it('is neither tested nor saved while something is wrong; a test needs no name', async () => {
    const edit = open({ ...TYPED, label: '' });
    const work = vi.fn(async () => ({}));
    expect(await edit.save(KNOWN, work)).toBe(false);
    expect([Object.keys(edit.mistakes.value), work.mock.calls]).toEqual([['label'], []]);
    expect(await edit.test(KNOWN, async () => CONNECTED)).toBe(true);
    expect(edit.result.value).toBe(CONNECTED);
  });

  it('is not saved when the background finds a mistake, and keeps the secret', async () => {
    const edit = open();
    expect(await edit.save(KNOWN, async () => ({ label: { is: 'name taken' } }))).toBe(false);
    expect(edit.mistakes.value).toEqual({ label: { is: 'name taken' } });
    expect([edit.isSaved.value, edit.typed.value.secret]).toEqual([false, SAMPLE_SECRET]);
  });

  it('keeps what the test said until something is changed, also while the answer is awaited', async () => {
    const edit = open();
    const answer = Promise.withResolvers<TestResult>();
    const tested = edit.test(KNOWN, () => answer.promise);
    expect(edit.busy.value).toBe('testing');
    edit.change({ tokenId: `${TOKEN_ID}0` });
    answer.resolve(CONNECTED);
    await tested;
    expect([edit.result.value, edit.busy.value]).toEqual([null, null]);
  });

  it('forgets a mistake once its field is changed, and that of the secret with what it depends on', async () => {
    const edit = open({});
    await edit.save(KNOWN, async () => ({}));
    expect(Object.keys(edit.mistakes.value).toSorted()).toEqual(['label', 'secret', 'tokenId', 'widgetId']);
    edit.change({ mode: 'secret' });
    edit.change({ label: 'Shop' });
    expect(Object.keys(edit.mistakes.value).toSorted()).toEqual(['tokenId', 'widgetId']);
  });

  it('does one thing at a time, and says why it failed', async () => {
    const edit = open();
    const answer = Promise.withResolvers<AccountMistakes>();
    const saved = edit.save(KNOWN, () => answer.promise);
    const ask = vi.fn(async () => CONNECTED);
    await edit.test(KNOWN, ask);
    expect(ask).not.toHaveBeenCalled();
    answer.reject(new Error('The disk is full.'));
    await saved;
    expect([edit.failed.value, edit.isSaved.value, edit.typed.value.secret]).toEqual([
      'The disk is full.',
      false,
      SAMPLE_SECRET,
    ]);
    edit.forgetSecret();
    expect(edit.typed.value.secret).toBe('');
  });

  it('begins, if it is new, with what was left before without being saved, but the secret', async () => {
    const left: LeftAccount = { typed: null };
    const next = () => createAccountEdit({ ...KNOWN, saved: false, left });
    next().leave();
    expect(left.typed).toBe(null);
    const first = next();
    first.change(TYPED);
    first.leave();
    const second = next();
    expect(second.typed.value).toMatchObject({ ...TYPED, secret: '' });
    second.change({ secret: SAMPLE_SECRET });
    // A new account shows another page at once, before its form is told that it is saved.
    await second.save(KNOWN, async () => {
      second.leave();
      return {};
    });
    expect(left.typed).toBe(null);
    second.leave();
    expect(left.typed).toBe(null);
    // Another account is edited from what is saved of it.
    const shop = account({ label: 'Shop' });
    const other = createAccountEdit({ account: shop, accounts: [shop], saved: false, left });
    other.change({ label: 'Not saved' });
    other.leave();
    expect(next().typed.value.label).toBe('');
  });
});
