import type { InvitationProblem } from './contract/invitation';

/** Characters of a pasted code; the longest invitation has a few thousand. */
export const LONGEST_CODE = 20_000;

/** What an invitation says before it is accepted: which team, at which server, as whom. */
export type InvitationPreview = { team: string; server: string; name: string };

/**
 * `locked`: the desk's keys cannot be opened, or kept, while it is. `no code`: this desk has shown none. `another
 * server`: than the one that the company's policy names.
 */
export type InvitationOutcome =
  | ({ ok: true } & InvitationPreview)
  | { ok: false; why: InvitationProblem | 'locked' | 'no code' | 'another server' };

/** The code that the admin adds this desk by; null while it is locked. */
export type TeamCode = { code: string | null };

/** Why something was not shared: `full`, this desk shares as much as it can; `no team`, it has left meanwhile. */
export type ShareOutcome = { ok: true } | { ok: false; why: 'full' | 'no team' };
