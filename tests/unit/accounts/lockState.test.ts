import * as v from 'valibot';
import { expect, it } from 'vitest';
import { lockState } from '../../../lib/accounts/settings';

it.each([
  { is: 'off' },
  { is: 'unlocked' },
  { is: 'unlocked', weak: true },
  { is: 'locked', since: 1 },
  { is: 'locked', since: 1, showsList: true },
])('%j is a state of the lock', (value) => {
  expect(v.is(lockState.schema, value)).toBe(true);
});

it.each([
  null,
  'locked',
  1,
  [],
  {},
  { is: 'open' },
  { is: 'locked' },
  { is: 'locked', since: '1' },
  { is: 'locked', since: 1, showsList: false },
  { is: 'locked', since: 1, showsList: 'yes' },
  { is: 'unlocked', weak: 1 },
])('%j is none, and counts as not set', (value) => {
  expect(v.is(lockState.schema, value)).toBe(false);
});
