import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../../lib/checkouts/backup/loss';
import { gapText, missingIds } from '../../../../lib/checkouts/backup/lossText';
import { useAmericanEnglish } from '../../support/locale';

useAmericanEnglish();

const gap = (blocks: Gap['blocks'], lines: Gap['lines'], about: number | null = null, ids: string[] = []): Gap => ({
  blocks,
  lines,
  about,
  ids,
});

describe('what is missing in a copy', () => {
  it.each([
    [gap({ from: 7, to: 7 }, { from: 1201, to: 1256 }), 'Block 7: lines 1,201 to 1,256'],
    [gap({ from: 7, to: 9 }, { from: 5, to: 5 }), 'Blocks 7 to 9: line 5'],
    [gap({ from: 3, to: null }, { from: 2073, to: null }, 7929), 'From line 2,073 to the end: about 7,929 checkouts'],
    [gap({ from: 3, to: null }, { from: 2, to: null }, 1), 'From line 2 to the end: about 1 checkout'],
    [
      gap({ from: 9, to: null }, { from: 451, to: null }, 0),
      'The end, after line 450: no checkout, as far as the rest says',
    ],
  ])('is named by block and line: %#', (given, text) => expect(gapText(given)).toBe(text));

  it('is named by ID, each once', () => {
    const range = { from: 1, to: 1 };
    const gaps = [gap(range, range, null, ['a', 'b']), gap(range, range, null, ['b', 'c'])];
    expect(missingIds({ gaps, gapCount: 2, strangers: 0, readable: 1 })).toEqual(['a', 'b', 'c']);
  });
});
