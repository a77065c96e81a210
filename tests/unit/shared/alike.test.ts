import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeKey, alikeSpellings, isAlike } from '../../../lib/shared/alike';

describe('two order IDs', () => {
  it.each([
    ['00123', '123'],
    ['10482', '10482\u3164'],
    ['10482', '10\u200b482'],
    ['INV-1', 'inv-1'],
    ['INV-1', 'INV-001'],
    ['INV-1', 'INV‑1'],
    ['INV-1', 'INV–1'],
    ['INV-1', 'INV−1'],
    ['INV 1', 'INV\u00a01'],
    ['INV-1', 'ＩＮＶ－１'],
    ['10482', '１０４８２'],
    ['10482', '١٠٤٨٢'],
    ['10482', '#10482'],
    ['=A1', "'=A1"],
    ['Ä-1', 'A\u0308-1'],
  ])('are alike: %j and %j', (one, other) => {
    expect(isAlike(one, other)).toBe(true);
    expect(isAlike(other, one)).toBe(true);
  });

  it.each([
    ['123', '1230'],
    ['INV-1', 'INV-2'],
    ['INV-1', 'INV1'],
    ['10482', '10482-2'],
    ['0', '00-1'],
    ['INV (2)', 'INV (3)'],
    ['A-10', 'A-1'],
  ])('are not alike: %j and %j', (one, other) => expect(isAlike(one, other)).toBe(false));

  it('are looked up by spellings that are like them, the usual ones among them', () => {
    for (const other of ['INV-77', 'inv-77', 'Inv-77', 'INV‑77', 'INV-0077', '#INV-77']) {
      expect(alikeSpellings('inv-77')).toContain(other);
    }
    expect(alikeSpellings('00123')).toEqual(expect.arrayContaining(['123', '0123', '000123']));
    expect(alikeSpellings('10482')).toContain('10482\u3164');
    const text = fc.stringMatching(/^[aB01][aB01\-‑ #]{0,10}[aB01]$/);
    fc.assert(
      fc.property(text, (orderId) => {
        const spellings = alikeSpellings(orderId);
        expect(spellings.length).toBeLessThan(2000);
        for (const each of spellings) expect(alikeKey(each)).toBe(alikeKey(orderId));
      }),
    );
  });

  it('are compared in linear time', () => {
    for (const unit of ['0', '00-', 'a', '\u200b', '-', '１', '(', '"', '01']) {
      const start = performance.now();
      alikeKey(unit.repeat(40_000));
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
