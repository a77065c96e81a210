import { describe, expect, it } from 'vitest';
import { COMMAS, lastComma, listParts } from '../../../lib/shared/lists';

describe('a list', () => {
  it('has commas of any script, tabs and new lines between its parts', () => {
    expect(listParts('vip，new、gold,a\tb\nc')).toEqual(['vip', 'new', 'gold', 'a', 'b', 'c']);
    for (const comma of COMMAS) expect(listParts(`a${comma}b`)).toEqual(['a', 'b']);
    expect(listParts('big spender; 1')).toEqual(['big spender; 1']);
  });

  it('has its last comma where the part that is being typed begins', () => {
    expect(lastComma('vip，new、go')).toBe(7);
    expect(lastComma('vip')).toBe(-1);
    expect(lastComma('😀，go')).toBe(2);
  });
});
