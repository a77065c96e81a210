import { expect, it } from 'vitest';
import { isForgotten } from '../../../lib/storage/forgotten';

it('is known of private windows of Firefox only: elsewhere all windows share what is stored', () => {
  expect(isForgotten({ firefox: true, inPrivate: true })).toBe(true);
  for (const inPrivate of [false, undefined, () => true]) expect(isForgotten({ firefox: true, inPrivate })).toBe(false);
  expect(isForgotten({ firefox: false, inPrivate: true })).toBe(false);
});
