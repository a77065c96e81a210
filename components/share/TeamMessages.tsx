import { t } from '@lingui/core/macro';
import type { Message } from '../../lib/share/message';
import { languageName, messageName } from '../../lib/share/message';
import type { MessageInTeam, OfferedMessage } from '../../lib/team/shared/messages';
import { sharedByText } from '../team/ShareSwitch';
import type { Fact } from '../team/TeamVersion';
import { changedText, endedText, Facts, keepText, teamVersionText, useHereText } from '../team/TeamVersion';

/** The team's messages that this desk does not have, in full: a customer gets none of them before somebody has read it here. */
export function OfferedMessages(props: {
  offered: readonly OfferedMessage[];
  full: boolean;
  onUse: (message: Message) => void;
}) {
  if (props.offered.length === 0) return null;
  return (
    <section aria-labelledby="messages-offered-title">
      <h3 id="messages-offered-title">{t`From your team`}</h3>
      <ul class="messages">
        {props.offered.map(({ by, message }) => {
          const name = messageName(message);
          return (
            <li key={message.id}>
              <p>
                <bdi>{name}</bdi> <span class="soft">{sharedByText(by)}</span>
              </p>
              <Facts label={name} facts={facts(message).filter(({ theirs }) => theirs !== '')} />
              <button
                type="button"
                aria-label={useHereText(name)}
                disabled={props.full}
                onClick={() => props.onUse(message)}
              >
                {t`Use here`}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How it is with one of the messages here in the team; what a colleague changed of it is shown before a customer gets it. */
export function MessageTeamLine(props: {
  message: Message;
  inTeam: MessageInTeam | undefined;
  onUse: (theirs: Message) => void;
  onKeep: () => void;
}) {
  const { message, inTeam } = props;
  if (!inTeam) return null;
  const name = messageName(message);
  if (inTeam.is === 'shared') return <p class="soft">{sharedByText(inTeam.by)}</p>;
  if (inTeam.is === 'ended') {
    return (
      <>
        <p class="messages-changed">{endedText(inTeam.by)}</p>
        <button type="button" aria-label={keepText(name)} onClick={props.onKeep}>
          {t`Keep as my own`}
        </button>
      </>
    );
  }
  const before = facts(message);
  const changes = facts(inTeam.theirs).flatMap((fact, at) => {
    const here = before[at]?.theirs ?? '';
    return here === fact.theirs ? [] : [{ ...fact, here }];
  });
  return (
    <>
      <p class="messages-changed">{changedText(inTeam.changedBy)}</p>
      <Facts label={name} facts={changes} />
      <button type="button" aria-label={teamVersionText(name)} onClick={() => props.onUse(inTeam.theirs)}>
        {t`Use the team’s version`}
      </button>
    </>
  );
}

function facts({ title, language, subject, text }: Message): Fact[] {
  return [
    { name: t`Name`, theirs: title },
    { name: t`Language of dates and amounts`, theirs: languageName(language) },
    { name: t`Email subject`, theirs: subject },
    { name: t`Text`, theirs: text },
  ];
}
