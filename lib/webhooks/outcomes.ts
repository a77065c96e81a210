import type { Used } from '../accounts/outcomes';
import type { Verdict } from './diagnose';

/** Characters; a checkout has a few thousand. */
export const LONGEST_WEBHOOK = 200_000;

type Unopened = Extract<Used<unknown>, { ok: false }>;

/** `withoutSpaces`: the typed secret is right, but for spaces around it. */
export type WebhookCheck = { ok: true; verdict: Verdict; kept: boolean; withoutSpaces: boolean } | Unopened;

/** `noted`: it is in the timeline; false when the checkout is not here, or has far too many reports. */
export type NoteOutcome =
  | { ok: true; noted: boolean }
  | { ok: false; why: Unopened['why'] | 'notVerified' | 'notACheckout' };
