import { t } from '@lingui/core/macro';
import type { InvitationOutcome } from './outcomes';

type Why = Extract<InvitationOutcome, { ok: false }>['why'];

/** Why an invitation is not taken, and what to do. */
export function invitationMistake(why: Why): string {
  switch (why) {
    case 'empty':
      return t`Paste the invitation that your admin sent you.`;
    case 'another kind':
      return t`This is no invitation. It begins with “desk-invitation-”.`;
    case 'newer':
      return t`This invitation is for a newer release of Checkout Desk. Update it first.`;
    case 'cut':
      return t`A part of the invitation is missing or differs. Copy the whole of it again.`;
    case 'another desk':
      return t`This invitation answers another code. Send your admin the code above, and paste the answer to it.`;
    case 'damaged':
      return t`This invitation cannot be read. Ask your admin for another one.`;
    case 'locked':
      return t`Unlock first: the keys of this desk are under the passphrase.`;
    case 'another server':
      return t`This invitation is for another server than your organization allows. Ask your admin.`;
    case 'no code':
      return t`Send your admin the code above first.`;
  }
}
