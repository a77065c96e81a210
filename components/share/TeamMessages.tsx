import { t } from '@lingui/core/macro';
import type { Message } from '../../lib/share/message';
import { languageName, messageName } from '../../lib/share/message';
import type { OfferedMessage } from '../../lib/team/shared/messages';
import { sharedByText } from '../team/ShareSwitch';
import type { Fact } from '../team/TeamVersion';
import { changedFacts, TeamOffer } from '../team/TeamVersion';

/** The team's messages that this desk does not have, in full: no customer gets one before somebody here has read it. */
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
              <TeamOffer
                name={name}
                facts={messageFacts(message)}
                full={props.full}
                onUse={() => props.onUse(message)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What of the team's version of a message differs from the one here. */
export function messageChanges(here: Message, theirs: Message): Fact[] {
  return changedFacts(messageFacts(here), messageFacts(theirs));
}

function messageFacts({ title, language, subject, text }: Message): Fact[] {
  return [
    { name: t`Name`, theirs: title },
    { name: t`Language of dates and amounts`, theirs: languageName(language) },
    { name: t`Email subject`, theirs: subject },
    { name: t`Text`, theirs: text },
  ];
}
