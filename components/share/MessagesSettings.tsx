import './MessagesSettings.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Language, Message } from '../../lib/share/message';
import { LANGUAGES, messageName } from '../../lib/share/message';
import { allMessages, defaultMessage, MOST_MESSAGES, withMessage, withoutMessage } from '../../lib/share/messages';
import { ownMessages } from '../../lib/share/settings';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { NotSaved } from '../data/NotSaved';
import { useGuardedSetting } from '../data/useGuardedSetting';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { MessageForm } from './MessageForm';

/** The messages that a link goes to customers with: changed, added, and brought back to what they were. */
export function MessagesSettings() {
  const { value: stored, failed, change } = useGuardedSetting(ownMessages);
  /** The message that is open, a new one included. */
  const [edited, setEdited] = useState<Message | null>(null);
  const [asked, setAsked] = useState<Message | null>(null);
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  /** Whose button gets the focus once its form is closed. */
  const closed = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (edited !== null || closed.current === null) return;
    const buttons = section.current?.querySelectorAll<HTMLElement>('[data-message]') ?? [];
    const button = Array.from(buttons).find(({ dataset }) => dataset.message === closed.current);
    (button ?? section.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
    closed.current = null;
  }, [edited]);

  if (stored === undefined) return null;
  const own = stored ?? [];
  const messages = allMessages(own);
  const close = () => {
    closed.current = edited?.id ?? null;
    setEdited(null);
  };
  const form = (message: Message) => (
    <MessageForm
      key={message.id}
      message={message}
      otherTitles={own.filter(({ id }) => id !== message.id).map(({ title }) => title)}
      onSave={async (changed) => {
        if (!(await change(withMessage(own, changed)))) return;
        setSaid(`${messageName(changed)} saved.`);
        close();
      }}
      onCancel={close}
    />
  );
  const add = () =>
    setEdited({ id: crypto.randomUUID(), language: firstLanguage(), title: '', subject: '', text: '{link}' });

  return (
    <section aria-labelledby="messages-title" ref={section}>
      <h2 id="messages-title">Messages to customers</h2>
      <p>“Share” puts the link into one of these. What stands in braces is filled in for each checkout.</p>
      <UnlockedOnly what="change them">
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
                    {!isOwn && changed && <span class="soft"> changed</span>}
                  </span>
                  <button
                    type="button"
                    class="plain"
                    data-message={message.id}
                    aria-label={`Edit ${name}`}
                    aria-expanded={edited?.id === message.id}
                    onClick={() => (edited?.id === message.id ? close() : setEdited(message))}
                  >
                    Edit
                  </button>
                  {changed && (
                    <button
                      type="button"
                      class="plain"
                      aria-label={`${isOwn ? 'Delete' : 'Reset'} ${name}`}
                      onClick={() => setAsked(message)}
                    >
                      {isOwn ? 'Delete…' : 'Reset…'}
                    </button>
                  )}
                </div>
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
              Add message
            </button>
            {own.length >= MOST_MESSAGES && <p class="soft">There is room for {MOST_MESSAGES} messages of yours.</p>}
          </>
        )}
      </UnlockedOnly>
      <NotSaved why={failed} />
      <p role="status">{said}</p>
      {asked && (
        <AskFirst
          message={asked}
          onAction={async () => {
            if (!(await change(withoutMessage(own, asked.id)))) return;
            if (edited?.id === asked.id) close();
            setSaid(`${messageName(asked)} is ${defaultMessage(asked.id) ? 'as it was at first' : 'deleted'}.`);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function AskFirst(props: { message: Message; onAction: () => Promise<void>; onClose: () => void }) {
  const { message, ...act } = props;
  const verb = defaultMessage(message.id) ? 'Reset' : 'Delete';
  return (
    <ConfirmDialog title={`${verb} “${messageName(message)}”?`} action={verb} {...act}>
      <p>{verb === 'Reset' ? 'What you changed in it is lost.' : 'Its text is lost.'}</p>
    </ConfirmDialog>
  );
}

/** The person's own language, to begin with. */
function firstLanguage(): Language {
  const read = navigator.languages.map((language) => language.split('-')[0]);
  return LANGUAGES.find((language) => language === read[0]) ?? 'en';
}
