import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../lib/accounts/account';
import type { AccountForm } from '../../../lib/accounts/form';
import { checkAccountForm, tidyAccountForm } from '../../../lib/accounts/form';
import { accountMistakeText } from '../../../lib/accounts/formText';
import { account, CHECKOUT_ID, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../support/examples';

const GOOD: AccountForm = {
  label: 'Shop',
  colour: 'blue',
  widgetId: WIDGET_ID,
  tokenId: TOKEN_ID,
  mode: 'signed',
  secret: SAMPLE_SECRET,
};
const SAVED = account({ secret: 'browser' });
const OTHER = account({ id: 'other', label: 'Other', widgetId: WIDGET_ID.replace('df', 'aa') });

const mistakes = (changes: Partial<AccountForm>, saved: Account | null = null, others: Account[] = []) =>
  Object.fromEntries(
    Object.entries(checkAccountForm({ ...GOOD, ...changes }, saved, saved ? [saved, ...others] : others)).map(
      ([field, mistake]) => [field, accountMistakeText(mistake)],
    ),
  );

describe('checkAccountForm', () => {
  it('accepts a valid form, new or saved', () => {
    expect(mistakes({})).toEqual({});
    expect(mistakes({}, SAVED, [OTHER])).toEqual({});
    expect(mistakes({ mode: 'secret' })).toEqual({});
    expect(mistakes({ label: 'x'.repeat(60) })).toEqual({});
  });

  it.each<[keyof AccountForm, string, RegExp]>([
    ['label', '', /^Give the account a name/],
    ['label', 'x'.repeat(61), /at most 60 characters/],
    ['label', 'Other', /^Another account has this name/],
    ['widgetId', '', /^Copy it from Inqud: Crypto widgets.*CAP-/],
    ['widgetId', 'CAP-1', /^Copy it from Inqud/],
    ['widgetId', 'my widget', /^Copy it from Inqud/],
    ['widgetId', TOKEN_ID, /^TKN-… is a token ID\. Copy it from Inqud/],
    ['widgetId', CHECKOUT_ID, /^CCO-… is a checkout ID\./],
    ['widgetId', 'capd-8f57bdbe-b485-41e2-a850-ef4feb45759c', /^CAPD-… is a request ID\./],
    ['tokenId', '', /^Copy it from Inqud: profile, API tokens.*TKN-/],
    ['tokenId', WIDGET_ID, /^CAP-… is a widget ID\./],
    ['secret', '', /^Paste the secret/],
    ['secret', TOKEN_ID, /^This is an ID, not the secret\./],
    ['secret', WIDGET_ID.toLowerCase(), /^This is an ID, not the secret\./],
    ['secret', 'two words', /no spaces, line breaks, or special letters/],
    ['secret', 'two\nlines', /no spaces, line breaks, or special letters/],
    ['secret', 'sécret', /no spaces, line breaks, or special letters/],
    ['secret', 'a\u0000b', /no spaces, line breaks, or special letters/],
  ])('reports what is wrong with the %s %j, and nothing else', (field, value, words) => {
    expect(mistakes({ [field]: value }, null, [OTHER])).toEqual({ [field]: expect.stringMatching(words) });
  });

  it('never repeats what was typed as a secret', () => {
    expect(mistakes({ secret: 'hunter 2 hunter' }).secret).not.toContain('hunter');
    fc.assert(
      fc.property(fc.string({ minLength: 12, unit: 'binary' }), (secret) => {
        const words = JSON.stringify(mistakes({ label: '', widgetId: '', tokenId: '', secret }));
        expect(words).not.toContain(secret);
      }),
    );
  });

  it('reports all errors at once', () => {
    expect(Object.keys(mistakes({ label: '', widgetId: '', tokenId: '', secret: '' }))).toEqual([
      'label',
      'widgetId',
      'tokenId',
      'secret',
    ]);
  });

  it('keeps the saved secret when only other fields change', () => {
    const change = { secret: '', label: 'Renamed', colour: 'red' as const, widgetId: OTHER.widgetId };
    expect(mistakes(change, SAVED)).toEqual({});
  });

  it.each<[Partial<AccountForm>, RegExp]>([
    [{ tokenId: 'TKN-other' }, /^You changed the token/],
    [{ mode: 'secret' }, /^To change the authentication, paste the secret again\. The saved one can’t be read back/],
  ])('requires the secret again for %j', (change, words) => {
    expect(mistakes({ secret: '', ...change }, SAVED)).toEqual({ secret: expect.stringMatching(words) });
  });

  it.each(['none', 'damaged'] as const)('requires the secret for a saved account whose secret is %s', (secret) => {
    expect(mistakes({ secret: '' }, { ...SAVED, secret })).toEqual({
      secret: expect.stringMatching(/^Paste the secret that Inqud showed/),
    });
  });

  it.each(['browser', 'passphrase'] as const)('keeps a secret that is stored under the %s', (secret) => {
    expect(mistakes({ secret: '' }, { ...SAVED, secret })).toEqual({});
  });
});

describe('several accounts', () => {
  it('must have different names; an account may keep its own', () => {
    expect(mistakes({ label: 'Other' }, SAVED, [OTHER])).toEqual({ label: 'Another account has this name.' });
    expect(mistakes({ label: 'Shop' }, SAVED, [OTHER])).toEqual({});
    expect(mistakes({ label: 'other' }, SAVED, [OTHER])).toEqual({});
  });

  it('must differ in widget or token; the message names the other account', () => {
    const twin = { label: 'New', widgetId: OTHER.widgetId };
    expect(mistakes(twin, null, [SAVED, OTHER])).toEqual({
      tokenId: '“Other” already has this widget and this token.',
    });
    expect(mistakes({ ...twin, tokenId: 'TKN-other' }, null, [SAVED, OTHER])).toEqual({});
    expect(mistakes({ ...twin, tokenId: 'nonsense' }, null, [OTHER]).tokenId).toMatch(/^Copy it from Inqud/);
  });

  it('are distinguished among 200', () => {
    const all = Array.from({ length: 200 }, (_, i) =>
      account({ id: String(i), label: `Shop ${i}`, tokenId: `TKN-${i}-token` }),
    );
    expect(mistakes({ label: 'Shop 199' }, null, all)).toEqual({ label: 'Another account has this name.' });
    expect(mistakes({ label: 'Shop 200', tokenId: 'TKN-199-token' }, null, all).tokenId).toContain('“Shop 199”');
    expect(mistakes({ label: 'Shop 200' }, null, all)).toEqual({});
  });
});

describe('a hostile name', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    "'; DROP TABLE accounts; --",
    '{{constructor.constructor("alert(1)")()}}',
    '&lt;b&gt;Shop&lt;/b&gt;',
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    'متجر',
    'חנות 7',
    'Café ☕ 店',
    '👩‍👩‍👧 Family',
  ])('is accepted, since it is only ever shown as text: %j', (label) => {
    expect(mistakes({ label }, null, [OTHER])).toEqual({});
    expect(tidyAccountForm({ ...GOOD, label }).label).toBe(label);
  });

  it.each([
    ['right-to-left override', 'Shop\u202Efdp.exe'],
    ['left-to-right override', '\u202DShop'],
    ['embeddings', 'a\u202Ab\u202Bc\u202C'],
    ['isolates', 'a\u2066b\u2067c\u2068d\u2069'],
    ['marks', 'Shop\u200E\u200F\u061C'],
    ['a zero byte', 'Sh\u0000op'],
    ['an escape', 'Shop\u001b[31m'],
    ['an override after a line break', 'Shop\nPaid\u202E'],
    ['a C1 control', 'Shop\u0085'],
  ])('with bidirectional or invisible characters is refused with a message: %s', (_what, label) => {
    expect(mistakes({ label })).toEqual({ label: 'This contains an invisible character. Type it instead of pasting.' });
  });

  it('with a line break is refused as such', () => {
    expect(mistakes({ label: 'Shop\nPaid' })).toEqual({ label: 'Remove the line break.' });
  });
});

describe('tidyAccountForm', () => {
  it('trims outer spaces, and keeps inner ones', () => {
    expect(
      tidyAccountForm({
        label: '  My shop ',
        colour: 'teal',
        widgetId: `\t${WIDGET_ID}\n`,
        tokenId: ` ${TOKEN_ID} `,
        mode: 'secret',
        secret: `${SAMPLE_SECRET}\r\n`,
      }),
    ).toEqual({
      label: 'My shop',
      colour: 'teal',
      widgetId: WIDGET_ID,
      tokenId: TOKEN_ID,
      mode: 'secret',
      secret: SAMPLE_SECRET,
    });
  });
});
