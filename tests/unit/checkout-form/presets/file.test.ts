import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LENGTHS } from '../../../../lib/checkout-form/draftForm';
import { importPresets, presetsFile, presetsFileName } from '../../../../lib/checkout-form/presets/file';
import { MOST_PRESETS } from '../../../../lib/checkout-form/presets/list';
import type { Preset } from '../../../../lib/checkout-form/presets/preset';
import { CHECKOUT_TYPES } from '../../../../lib/inqud/checkoutTypes';
import { NOW, preset } from '../../support/examples';

let count = 0;
const setup = {
  accountIds: ['shop'],
  newId: () => {
    count += 1;
    return `new-${count}`;
  },
};
const imported = (text: string, present: Preset[] = []) => importPresets(text, present, setup);
const fileOf = (...presets: unknown[]) => JSON.stringify({ format: 'checkout-desk-presets', version: 1, presets });
const NOTHING = { added: [], updated: [], same: 0, withoutAccount: [], leftOut: [] };

describe('a file of presets', () => {
  it('has a name with its date', () => {
    expect(presetsFileName(new Date(NOW))).toBe('checkout-desk-presets-2026-03-01.json');
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(presetsFileName(new Date('2026-03-01T23:30:00Z'))).toBe('checkout-desk-presets-2026-03-02.json');
    vi.unstubAllEnvs();
  });

  it('transfers every preset to another browser unchanged', () => {
    const text = fc.stringMatching(/^[a-zA-Z0-9"\\é]{1,12}$/);
    const one = fc.record<Omit<Preset, 'id' | 'label'>>({
      type: fc.constantFrom(...CHECKOUT_TYPES),
      amount: fc.constantFrom('', '25.00', '0.1'),
      currency: fc.constantFrom('USD', 'USDT'),
      name: text.map((name) => `${name} {orderId}`),
      expiry: fc.constantFrom(...LENGTHS),
      returnUrl: fc.constantFrom('', 'https://shop.example/{orderId}'),
      accountId: fc.constantFrom(null, 'shop'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { maxLength: 9, selector: (each) => JSON.stringify(each) }), (list) => {
        const presets = list.map((each, at) => ({ ...each, id: `p-${at}`, label: `Preset ${at}` }));
        expect(imported(presetsFile(presets)).presets).toEqual(presets);
        expect(imported(presetsFile(presets), presets)).toEqual({ ...NOTHING, presets, same: presets.length });
      }),
    );
  });

  it('may omit fields with defaults', () => {
    const { presets } = imported(fileOf({ label: 'Any', type: 'NO_PRICE', expiry: '1h' }));
    expect(presets).toEqual([
      preset({
        id: `new-${count}`,
        label: 'Any',
        type: 'NO_PRICE',
        amount: '',
        currency: 'USD',
        name: '',
        expiry: '1h',
      }),
    ]);
  });

  it.each([
    ['rubbish', /not written as JSON/],
    ['', /not written as JSON/],
    ['[]', /no file of presets/],
    ['{"format":"checkout-desk-history","version":1,"presets":[]}', /no file of presets/],
    ['{"format":"checkout-desk-presets","version":2,"presets":[]}', /newer Checkout Desk/],
  ])('in another format is refused with the reason: %s', (text, why) => expect(() => imported(text)).toThrow(why));
});

describe('an import of presets', () => {
  it('replaces a preset with the same ID, and keeps the others', () => {
    const other = preset({ id: 'other', label: 'Other', amount: '1' });
    const changed = preset({ amount: '30.00' });
    expect(imported(fileOf(changed), [preset(), other])).toEqual({
      ...NOTHING,
      presets: [changed, other],
      updated: ['Deposit'],
    });
  });

  it('adds nothing that exists under another ID', () => {
    expect(imported(fileOf(preset({ id: 'elsewhere' })), [preset()])).toEqual({
      ...NOTHING,
      presets: [preset()],
      same: 1,
    });
    expect(imported(fileOf(preset(), preset({ id: 'twice' }))).added).toEqual(['Deposit']);
  });

  it('renames another preset of the same name', () => {
    const { presets, added } = imported(fileOf(preset({ id: 'b', amount: '9' })), [preset()]);
    expect(added).toEqual(['Deposit 2']);
    expect(presets.map(({ label }) => label)).toEqual(['Deposit', 'Deposit 2']);
  });

  it('assigns a preset of an unknown account to the current one, and reports it', () => {
    const { presets, withoutAccount } = imported(
      fileOf(preset({ accountId: 'unknown' }), preset({ id: 'b', label: 'B', accountId: 'shop' })),
    );
    expect(presets.map(({ accountId }) => accountId)).toEqual([null, 'shop']);
    expect(withoutAccount).toEqual(['Deposit']);
  });

  it.each<[unknown, string]>([
    [
      { ...preset(), expiry: 'own' },
      'Entry 1 “Deposit”, expiry: "own" does not fit. Write "15m" or "1h" or "24h" or "7d".',
    ],
    [
      { ...preset(), amount: 25 },
      'Entry 1 “Deposit”, amount: 25 does not fit. Write a text in quotes, such as "25.00".',
    ],
    [
      { ...preset(), type: undefined },
      'Entry 1 “Deposit”, type: it is missing. Write "FIXED_PRICE" or "NO_PRICE" or "SUGGESTED_FIXED_PRICE".',
    ],
    [{ ...preset(), amount: 'x' }, 'Entry 1 “Deposit”, amount: “x” is not an amount. Write it like 1250.00.'],
    [
      { ...preset(), name: '{orderid}' },
      'Entry 1 “Deposit”, name: Unknown {orderid}. Use {orderId}, {date}, or {agent}.',
    ],
    [
      { ...preset(), id: '../x' },
      'Entry 1 “Deposit”, id: "../x" does not fit. Write up to 64 letters, digits and hyphens in quotes.',
    ],
    [{ ...preset(), label: 'a\u202eb' }, 'Entry 1, label: It holds an invisible character. Type it by hand.'],
    [null, 'Entry 1, which is null: it must be an object with the fields of a preset.'],
  ])('skips %j and names the entry and the field', (entry, why) => {
    expect(imported(fileOf(entry, preset({ id: 'good', label: 'Good', amount: '1' })))).toMatchObject({
      added: ['Good'],
      leftOut: [why],
    });
  });

  it('stops at the limit, and reports which did not fit', () => {
    const many = Array.from({ length: MOST_PRESETS + 1 }, (_, at) =>
      preset({ id: `p${at}`, label: `P ${at}`, amount: `${at + 1}` }),
    );
    const { presets, leftOut } = imported(fileOf(...many));
    expect(presets).toHaveLength(MOST_PRESETS);
    expect(leftOut).toEqual([
      `Entry ${MOST_PRESETS + 1} “P ${MOST_PRESETS}”: there is room for ${MOST_PRESETS} presets.`,
    ]);
  });

  it('survives any JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (entries) => {
        const { presets, leftOut } = imported(fileOf(...entries));
        expect(presets.length + leftOut.length).toBe(entries.length);
      }),
    );
  });
});
