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
    ['№10482', '10482'],
    ['№ 10482', '#10482'],
    ['АВС-1', 'ABC-1'],
    ['авс-1', 'ABC-1'],
    ['ІNV-1', 'inv-1'],
    ['ΡΟ-77', 'PO-77'],
    ['РО-77', 'ΡΟ-77'],
    ['Straße-1', 'STRASSE-1'],
    ['İ-1', 'i-1'],
    ['é1', 'e1'],
    ['ABC∕1', 'ABC/1'],
    ['A’1', "A'1"],
    ['INV - 1', 'INV-1'],
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
    ['Б-1', 'B-1'],
    ['注文1', '注1'],
  ])('are not alike: %j and %j', (one, other) => expect(isAlike(one, other)).toBe(false));

  it('are looked up by spellings that are like them, the usual ones among them', () => {
    for (const other of ['INV-77', 'inv-77', 'Inv-77', 'INV‑77', 'INV-0077', '#INV-77']) {
      expect(alikeSpellings('inv-77')).toContain(other);
    }
    expect(alikeSpellings('00123')).toEqual(expect.arrayContaining(['123', '0123', '000123']));
    expect(alikeSpellings('10482')).toContain('10482\u3164');
    expect(alikeSpellings('10482')).toContain('№10482');
    expect(alikeSpellings('po-77')).toEqual(expect.arrayContaining(['РО-77', 'ро-77', 'ΡΟ-0077']));
    expect(alikeSpellings('РО-77')).toEqual(expect.arrayContaining(['PO-77', 'po-077']));
    const text = fc.stringMatching(/^[aBоХΡ01][aBоХΡ01\-‑ #]{0,10}[aBоХΡ01]$/);
    fc.assert(
      fc.property(text, (orderId) => {
        const spellings = alikeSpellings(orderId);
        expect(spellings.length).toBeLessThan(2000);
        for (const each of spellings) expect(alikeKey(each)).toBe(alikeKey(orderId));
      }),
      { examples: [['Ρ #‑1']] },
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
