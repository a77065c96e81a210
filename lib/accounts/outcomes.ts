import type { Problem } from '../inqud/problem';
import type { AccountMistakes } from './form';

/** `mistakes`: by what was stored by then. Nothing was saved in either case. */
export type SaveResult =
  | { ok: true; accountId: string }
  | { ok: false; why: 'locked' }
  | { ok: false; why: 'mistakes'; mistakes: AccountMistakes };

/** The coins that Inqud names for the widget, or why it named none. */
export type TestResult = { ok: true; coins: string[] } | { ok: false; problem: Problem };

/**
 * `wrong`: not this passphrase. `damaged`: no passphrase can open the stored record. Nothing was changed in either
 * case.
 */
export type PassphraseResult = { ok: true } | { ok: false; why: 'wrong' | 'damaged' };

/** `different`: the pasted secret is not the saved one. */
export type CoverResult = { ok: true } | { ok: false; why: 'locked' | 'different' };

/** The result of using a stored secret, or why it could not be used. */
export type Used<T> = { ok: true; value: T } | { ok: false; why: 'locked' | 'noSecret' | 'damagedSecret' };
