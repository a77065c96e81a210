import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '../../../lib/search/view';
import { NEWEST_FIRST, ORDERS, viewOf, viewText } from '../../../lib/search/view';

const FIRST: View = { search: '', sort: NEWEST_FIRST };

describe('the text of a view', () => {
  it.each<[string, View]>([
    ['', FIRST],
    ['', { ...FIRST, search: '  ' }],
    ['q=status%3Apaid', { ...FIRST, search: 'status:paid' }],
    ['sort=-amount', { ...FIRST, sort: { by: 'amount', down: true } }],
    ['sort=created', { ...FIRST, sort: { by: 'created', down: false } }],
    ['q=a+%26+b&sort=expires', { search: 'a & b', sort: { by: 'expires', down: false } }],
  ])('is "%s" for %j', (text, view) => {
    expect(viewText(view)).toBe(text);
  });

  it.each(['', 'q=', 'sort=', 'sort=-', 'sort=--amount', 'sort=name', 'sort=Amount', 'other=1', '%', '&&=', 'q'])(
    'is the default when "%s" has no known part',
    (text) => {
      expect(viewOf(text)).toEqual(FIRST);
    },
  );

  it('keeps the search when the order is invalid, and the order when there is no search', () => {
    expect(viewOf('q=top&sort=name')).toEqual({ search: 'top', sort: NEWEST_FIRST });
    expect(viewOf('sort=-updated')).toEqual({ search: '', sort: { by: 'updated', down: true } });
  });

  it('uses the first of two', () => {
    expect(viewOf('q=a&q=b&sort=amount&sort=-expires')).toEqual({ search: 'a', sort: { by: 'amount', down: false } });
  });

  it('round-trips, also as a part of a URL', () => {
    const sort = fc.record({ by: fc.constantFrom(...ORDERS), down: fc.boolean() });
    const search = fc.string({ unit: 'grapheme' }).filter((typed) => typed.trim() !== '');
    fc.assert(
      fc.property(fc.record({ search: fc.oneof(search, fc.constant('')), sort }), (view) => {
        const { hash } = new URL(`https://desk.example/#/checkouts?${viewText(view)}`);
        expect(viewOf(hash.replace(/^[^?]*\?/, ''))).toEqual(view);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(ORDERS).toContain(viewOf(text).sort.by);
      }),
    );
  });
});
