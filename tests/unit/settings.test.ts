import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { EMPTY_FORM } from '../../lib/draft';
import { forgetUnsent, readSetting, unsent, usual, writeSetting } from '../../lib/settings';

beforeEach(() => fakeBrowser.reset());

const TYPED = { attemptId: 'attempt', form: { ...EMPTY_FORM, orderId: 'A-17' } };

describe('a setting', () => {
  it('is null until it is written, and gone when null is written', async () => {
    const usually = { type: 'NO_PRICE', currency: 'EUR', expiry: '24h', returnUrl: '' } as const;
    expect(await readSetting(usual)).toBeNull();
    await writeSetting(usual, usually);
    expect(await readSetting(usual)).toEqual(usually);
    await writeSetting(usual, null);
    expect(await readSetting(usual)).toBeNull();
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  it.each([
    ['a shape of an older version', { orderId: 'A-17' }],
    ['another type', { ...EMPTY_FORM, type: 'BRAND_NEW' }],
    ['a string', 'A-17'],
    ['a number', 5],
  ])('that cannot be read "counts as not set": %s', async (_what, value) => {
    await fakeBrowser.storage.local.set({ [usual.key]: value });
    expect(await readSetting(usual)).toBeNull();
  });

  it('of what is typed is in session storage alone: "Gone when the browser closes"', async () => {
    await writeSetting(unsent, TYPED);
    expect(Object.keys(await fakeBrowser.storage.session.get())).toEqual([unsent.key]);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});

describe('forgetUnsent', () => {
  it('forgets the form of the attempt that has an outcome', async () => {
    await writeSetting(unsent, TYPED);
    await forgetUnsent('attempt');
    expect(await readSetting(unsent)).toBeNull();
  });

  it('keeps a form that was typed meanwhile, as another attempt', async () => {
    await writeSetting(unsent, TYPED);
    await forgetUnsent('an earlier one');
    expect(await readSetting(unsent)).toEqual(TYPED);
  });
});
