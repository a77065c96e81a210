import { describe, expect, it } from 'vitest';
import type { AccountForm } from '../../../lib/accounts/form';
import { checkAccountForm, tidyAccountForm } from '../../../lib/accounts/form';
import { CHECKOUT_ID, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../examples';

const GOOD: AccountForm = {
  label: 'Shop',
  widgetId: WIDGET_ID,
  tokenId: TOKEN_ID,
  mode: 'signed',
  secret: SAMPLE_SECRET,
};
const SAVED = { tokenId: TOKEN_ID, mode: 'signed' } as const;

const mistakes = (changes: Partial<AccountForm>, saved: typeof SAVED | null = null) =>
  checkAccountForm({ ...GOOD, ...changes }, saved);

describe('checkAccountForm', () => {
  it('finds nothing wrong with a good one, new or saved', () => {
    expect(mistakes({})).toEqual({});
    expect(mistakes({}, SAVED)).toEqual({});
    expect(mistakes({ mode: 'secret' })).toEqual({});
    expect(mistakes({ label: 'x'.repeat(60) })).toEqual({});
  });

  it.each<[keyof AccountForm, string, RegExp]>([
    ['label', '', /^Give the account a name/],
    ['label', 'x'.repeat(61), /at most 60 characters/],
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
    ['secret', 'two words', /no spaces, line breaks or special letters/],
    ['secret', 'two\nlines', /no spaces, line breaks or special letters/],
    ['secret', 'sécret', /no spaces, line breaks or special letters/],
    ['secret', 'a\u0000b', /no spaces, line breaks or special letters/],
  ])('says of the %s %j in words what is wrong, and of nothing else', (field, value, words) => {
    expect(mistakes({ [field]: value })).toEqual({ [field]: expect.stringMatching(words) });
  });

  it('never repeats what was typed as a secret', () => {
    expect(mistakes({ secret: 'hunter 2 hunter' }).secret).not.toContain('hunter');
  });

  it('says everything that is wrong at once', () => {
    expect(Object.keys(mistakes({ label: '', widgetId: '', tokenId: '', secret: '' }))).toEqual([
      'label',
      'widgetId',
      'tokenId',
      'secret',
    ]);
  });

  it('lets a saved secret stay when only other things change', () => {
    expect(mistakes({ secret: '', label: 'Renamed', widgetId: WIDGET_ID.replace('df', 'aa') }, SAVED)).toEqual({});
  });

  it.each<[Partial<AccountForm>, RegExp]>([
    [{ tokenId: 'TKN-other' }, /^Another token has another secret/],
    [{ mode: 'secret' }, /^Paste the secret again.*the saved one cannot be read back/],
  ])('wants the secret again for %j', (change, words) => {
    expect(mistakes({ secret: '', ...change }, SAVED)).toEqual({ secret: expect.stringMatching(words) });
  });
});

describe('tidyAccountForm', () => {
  it('cuts the spaces around, and none within', () => {
    expect(
      tidyAccountForm({
        label: '  My shop ',
        widgetId: `\t${WIDGET_ID}\n`,
        tokenId: ` ${TOKEN_ID} `,
        mode: 'secret',
        secret: `${SAMPLE_SECRET}\r\n`,
      }),
    ).toEqual({ label: 'My shop', widgetId: WIDGET_ID, tokenId: TOKEN_ID, mode: 'secret', secret: SAMPLE_SECRET });
  });
});
