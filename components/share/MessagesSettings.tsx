import './MessagesSettings.css';
import { plural, t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TeamShare } from '../../lib/app/teamShare';
import type { Language, Message } from '../../lib/share/message';
import { LANGUAGES, messageName } from '../../lib/share/message';
import { allMessages, defaultMessage, MOST_MESSAGES, withMessage, withoutMessage } from '../../lib/share/messages';
import { ownMessages } from '../../lib/share/settings';
import { lineMistakeText } from '../../lib/shared/lineMistakeText';
import { messagesInTeam, sharedMessage } from '../../lib/team/shared/messages';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { NotSaved } from '../data/NotSaved';
import { useGuardedSetting } from '../data/useGuardedSetting';
import { NotShared } from '../team/ShareSwitch';
import { TeamLine } from '../team/TeamLine';
import { useTeamShare } from '../team/useTeamShare';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { MessageForm } from './MessageForm';
import { messageChanges, OfferedMessages } from './TeamMessages';

/** The messages that a link goes to customers with: changed, added, and brought back to what they were. */
export function MessagesSettings({ team }: { team?: TeamShare<'messages'> }) {
  const { value: stored, failed, change } = useGuardedSetting(ownMessages);
  /** The message that is open, a new one included. */
  const [edited, setEdited] = useState<Message | null>(null);
  const [asked, setAsked] = useState<Message | null>(null);
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  /** The message whose button gets the focus: what had it is gone, or goes. */
  const [left, setLeft] = useState<{ id: string } | null>(null);
  useLayoutEffect(() => {
    if (!left) return;
    const buttons = section.current?.querySelectorAll<HTMLElement>('[data-message]') ?? [];
    const button = Array.from(buttons).find(({ dataset }) => dataset.message === left.id);
    (button ?? section.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  }, [left]);

  const sharing = useTeamShare(
    team,
    (message: Message) => sharedMessage(message) ?? lineMistakeText('invisible character'),
  );

  if (stored === undefined) return null;
  const own = stored ?? [];
  const messages = allMessages(own);
  const inTeam = sharing.items ? messagesInTeam(sharing.items, messages) : null;
  /** A colleague's version, which somebody has just read. */
  const useTheirs = async (theirs: Message) => {
    if (!(await sharing.follow(theirs.id, true)) || !(await change(withMessage(own, theirs)))) return;
    const name = messageName(theirs);
    setSaid(t`${name} saved`);
    setLeft({ id: theirs.id });
  };
  const keep = async ({ id }: Message) => {
    if (await sharing.follow(id, false)) setLeft({ id });
  };
  const close = () => {
    if (edited) setLeft({ id: edited.id });
    setEdited(null);
  };
  const form = (message: Message) => (
    <MessageForm
      key={message.id}
      message={message}
      otherTitles={own.filter(({ id }) => id !== message.id).map(({ title }) => title)}
      isShared={sharing.isShared(message.id)}
      onSave={async (changed, isShared) => {
        const before = messages.find(({ id }) => id === changed.id) ?? null;
        if (sharing.items && !(await sharing.save(before, changed, isShared))) return;
        if (!(await change(withMessage(own, changed)))) return;
        const name = messageName(changed);
        setSaid(t`${name} saved`);
        close();
      }}
      onCancel={close}
    />
  );
  const add = () =>
    setEdited({ id: crypto.randomUUID(), language: firstLanguage(), title: '', subject: '', text: '{link}' });

  return (
    <section aria-labelledby="messages-title" ref={section}>
      <h2 id="messages-title">{t`Messages to customers`}</h2>
      <p>{t`Share puts the payment link into one of these messages. Text in braces is filled in for each checkout.`}</p>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change messages.`}>
        <ul class="messages">
          {messages.map((message) => {
            const name = messageName(message);
            const isOwn = defaultMessage(message.id) === undefined;
            const changed = own.some(({ id }) => id === message.id);
            return (
              <li key={message.id}>
                <div class="messages-line">
                  <span class="messages-name">
                    <bdi>{name}</bdi>
                    {!isOwn && changed && (
                      <span class="soft">
                        {' '}
                        {t({ message: 'changed', comment: 'A text that the user has changed' })}
                      </span>
                    )}
                  </span>
                  <button
                    type="button"
                    class="plain"
                    data-message={message.id}
                    aria-label={t`Edit ${name}`}
                    aria-expanded={edited?.id === message.id}
                    onClick={() => (edited?.id === message.id ? close() : setEdited(message))}
                  >
                    {t`Edit`}
                  </button>
                  {changed && (
                    <button
                      type="button"
                      class="plain"
                      aria-label={isOwn ? t`Delete ${name}` : t`Reset ${name}`}
                      onClick={() => setAsked(message)}
                    >
                      {isOwn ? t`Delete…` : t`Reset…`}
                    </button>
                  )}
                </div>
                <TeamLine
                  name={name}
                  inTeam={inTeam?.own.get(message.id)}
                  changes={(theirs) => messageChanges(message, theirs)}
                  onUse={useTheirs}
                  onKeep={() => void keep(message)}
                />
                {edited?.id === message.id && form(message)}
              </li>
            );
          })}
        </ul>
        {edited !== null && !messages.some(({ id }) => id === edited.id) ? (
          form(edited)
        ) : (
          <>
            <button type="button" data-add disabled={own.length >= MOST_MESSAGES} onClick={add}>
              {t`Add message`}
            </button>
            {own.length >= MOST_MESSAGES && (
              <p class="soft">
                {plural(MOST_MESSAGES, {
                  one: 'You can have up to # message of your own.',
                  other: 'You can have up to # messages of your own.',
                })}
              </p>
            )}
          </>
        )}
        <OfferedMessages offered={inTeam?.offered ?? []} full={own.length >= MOST_MESSAGES} onUse={useTheirs} />
      </UnlockedOnly>
      <NotSaved why={failed} />
      <NotShared why={sharing.failed} />
      <p role="status">{said}</p>
      {asked && (
        <AskFirst
          message={asked}
          isOwnShared={sharing.isOwnShared(asked.id)}
          onAction={async () => {
            if (sharing.items && !(await sharing.remove(asked.id))) return;
            if (!(await change(withoutMessage(own, asked.id)))) return;
            if (edited?.id === asked.id) close();
            const name = messageName(asked);
            setSaid(defaultMessage(asked.id) ? t`${name} reset` : t`${name} deleted`);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function AskFirst(props: {
  message: Message;
  /** Whether it is then taken from the team, too. */
  isOwnShared: boolean;
  onAction: () => Promise<void>;
  onClose: () => void;
}) {
  const { message, isOwnShared, ...act } = props;
  const team = isOwnShared && <p>{t`It’s no longer shared with your team, either.`}</p>;
  const name = messageName(message);
  return defaultMessage(message.id) ? (
    <ConfirmDialog title={t`Reset “${name}”?`} action={t`Reset`} {...act}>
      <p>{t`Your changes to it are lost. You can’t undo this.`}</p>
      {team}
    </ConfirmDialog>
  ) : (
    <ConfirmDialog title={t`Delete “${name}”?`} action={t`Delete`} {...act}>
      <p>{t`Its text is lost. You can’t undo this.`}</p>
      {team}
    </ConfirmDialog>
  );
}

/** The person's own language, to begin with. */
function firstLanguage(): Language {
  const read = navigator.languages.map((language) => language.split('-')[0]);
  return LANGUAGES.find((language) => language === read[0]) ?? 'en';
}
