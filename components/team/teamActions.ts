import type { InvitationOutcome, TeamCode } from '../../lib/team/outcomes';

/** What can be done with a team. */
export type TeamActions = {
  code: () => Promise<TeamCode>;
  invitation: (text: string, accept: boolean) => Promise<InvitationOutcome>;
  /** `keep`: what is known from colleagues alone stays. */
  leave: (keep: boolean) => Promise<unknown>;
};
