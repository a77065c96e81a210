import type { Problem } from '../inqud/problem';

/** `locked`: nothing was saved. */
export type SaveResult = { ok: true; accountId: string } | { ok: false; why: 'locked' };

/** The coins that Inqud names for the widget, or why it named none. */
export type TestResult = { ok: true; coins: string[] } | { ok: false; problem: Problem };

/** `wrong`: not this passphrase. `damaged`: what is stored cannot be opened by any. Either way nothing was changed. */
export type PassphraseResult = { ok: true } | { ok: false; why: 'wrong' | 'damaged' };

/** `different`: the pasted secret is not the one that is saved. */
export type CoverResult = { ok: true } | { ok: false; why: 'locked' | 'different' };

/** What was done with a kept secret, or why it could not be. */
export type Used<T> = { ok: true; value: T } | { ok: false; why: 'locked' | 'noSecret' | 'damagedSecret' };
