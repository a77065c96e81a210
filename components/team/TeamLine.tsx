import { t } from '@lingui/core/macro';
import { isolated } from '../../lib/shared/foreignText';
import type { Who } from '../../lib/team/shared/teamItems';
import { sharedByText } from './ShareSwitch';
import type { Fact } from './TeamVersion';
import { changedText, Facts } from './TeamVersion';

type InTeam<T> = { is: 'shared'; by: Who } | { is: 'changed'; changedBy: Who; theirs: T } | { is: 'ended'; by: Who };

/**
 * How it is in the team with something that this desk has, too. What a colleague changed is shown before it counts
 * here: nothing is created with it, and no customer gets it, unseen.
 */
export function TeamLine<T>(props: {
  name: string;
  inTeam: InTeam<T> | undefined;
  /** What of the team's version differs. */
  changes: (theirs: T) => Fact[];
  onUse: (theirs: T) => void;
  onKeep: () => void;
}) {
  const { name, inTeam } = props;
  if (!inTeam) return null;
  if (inTeam.is === 'shared') return <p class="soft team-line">{sharedByText(inTeam.by)}</p>;
  if (inTeam.is === 'ended') {
    return (
      <>
        <p class="team-line team-line-differs">{endedText(inTeam.by)}</p>
        <button type="button" aria-label={keepText(name)} onClick={props.onKeep}>
          {t`Keep as my own`}
        </button>
      </>
    );
  }
  return (
    <>
      <p class="team-line team-line-differs">{changedText(inTeam.changedBy)}</p>
      <Facts label={name} facts={props.changes(inTeam.theirs)} />
      <button type="button" aria-label={teamVersionText(name)} onClick={() => props.onUse(inTeam.theirs)}>
        {t`Use the team’s version`}
      </button>
    </>
  );
}

/** Said of what this desk uses and somebody took out of the team. */
function endedText(by: Who): string {
  if (by === null) return t`No longer shared. Keep it as your own, or delete it.`;
  const name = isolated(by);
  return t({
    message: `${name} no longer shares this. Keep it as your own, or delete it.`,
    comment: 'The name of a colleague',
  });
}

const teamVersionText = (name: string) =>
  t({ message: `Use the team’s version of ${name}`, comment: 'The name of a preset or of a message to customers' });
const keepText = (name: string) =>
  t({ message: `Keep ${name} as my own`, comment: 'The name of a preset or of a message to customers' });
