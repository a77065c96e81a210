import { describe, expect, it } from 'vitest';
import { duplicatePreset, freeLabel, movePreset, putPreset } from '../../../../lib/checkout-form/presets/list';
import type { Preset } from '../../../../lib/checkout-form/presets/preset';
import { preset } from '../../support/examples';

const [A, B, C] = ['a', 'b', 'c'].map((id) => preset({ id, label: id.toUpperCase() })) as [Preset, Preset, Preset];

describe('the list of presets', () => {
  it('is reordered; an unknown ID changes nothing', () => {
    expect(movePreset([A, B, C], 'c', 0)).toEqual([C, A, B]);
    expect(movePreset([A, B, C], 'a', 1)).toEqual([B, A, C]);
    expect(movePreset([A, B, C], 'x', 0)).toEqual([A, B, C]);
  });

  it('appends a new one, and replaces a changed one in place', () => {
    expect(putPreset([A, B], C)).toEqual([A, B, C]);
    expect(putPreset([A, B], { ...A, label: 'Z' })).toEqual([{ ...A, label: 'Z' }, B]);
  });

  it('has each name once', () => {
    expect(duplicatePreset([A, B], A, 'new')).toEqual({ ...A, id: 'new', label: 'A 2' });
    expect(freeLabel([A, preset({ label: 'A 2' })], 'A 2')).toBe('A 3');
    expect(freeLabel([preset({ label: 'x'.repeat(40) })], 'x'.repeat(40))).toBe(`${'x'.repeat(36)} 2`);
  });
});
