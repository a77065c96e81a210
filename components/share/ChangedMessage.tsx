import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { hashOf } from '../../lib/navigation/routes';
import type { Message } from '../../lib/share/message';
import { allMessages } from '../../lib/share/messages';
import { ownMessages } from '../../lib/share/settings';
import { settingSignal } from '../../lib/storage/settingSignal';
import { messagesInTeam } from '../../lib/team/shared/messages';
import type { TeamItems } from '../../lib/team/shared/teamItems';
import { changedText } from '../team/TeamVersion';

/**
 * Says of the message that is about to be sent that a colleague has changed it, which counts once somebody has looked
 * at it.
 */
export function ChangedMessage(props: { team: ReadonlySignal<TeamItems<'messages'> | null>; chosen: Message }) {
  const own = settingSignal(ownMessages).value;
  const { value: team } = props.team;
  const inTeam = team && messagesInTeam(team, allMessages(own ?? [])).own.get(props.chosen.id);
  if (inTeam?.is !== 'changed' || !team?.follows.has(props.chosen.id)) return null;
  return (
    <p>
      {changedText(inTeam.changedBy)}{' '}
      <a href={hashOf({ at: 'settings', section: 'messages' })}>{t`Messages to customers`}</a>
    </p>
  );
}
