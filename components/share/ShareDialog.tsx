import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './ShareDialog.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { perLanguage } from '../../lib/language/perLanguage';
import { saveSetting } from '../../lib/messaging/saveSetting';
import { fillMessage } from '../../lib/share/fillMessage';
import type { Channel } from '../../lib/share/links';
import { channelsOf } from '../../lib/share/links';
import type { Message } from '../../lib/share/message';
import { messageName } from '../../lib/share/message';
import { allMessages, chosenMessage } from '../../lib/share/messages';
import { lastMessage, ownMessages } from '../../lib/share/settings';
import type { Shared } from '../../lib/share/shared';
import { sharedLink, sharedName } from '../../lib/share/shared';
import { shareBySystem } from '../../lib/share/system';
import { settingSignal } from '../../lib/storage/settingSignal';
import { Field } from '../ui/Field';
import { useCopy } from '../ui/hooks/useCopy';
import { Modal } from '../ui/Modal';
import { QrDialog } from './QrDialog';

const list = perLanguage((locale) => new Intl.ListFormat(locale));

/** Sends a payment link to a customer: as a message in their language, by the app that they use, or as a QR code. */
export function ShareDialog(props: {
  shared: Shared;
  /** What else there is to say of the chosen message. */
  note?: (chosen: Message) => ComponentChildren;
  onClose: () => void;
}) {
  const { shared, note, onClose } = props;
  const own = settingSignal(ownMessages).value;
  const last = settingSignal(lastMessage).value;
  /** What was chosen here counts here, stored or not. */
  const [chosenHere, setChosenHere] = useState<string | null>(null);
  // What has the focus at first is there from the first moment on.
  if (own === undefined || last === undefined) return null;
  const messages = allMessages(own ?? []);
  return (
    <Ready
      shared={shared}
      messages={messages}
      chosen={chosenMessage(messages, chosenHere ?? last, navigator.languages)}
      choose={(id) => {
        setChosenHere(id);
        saveSetting(lastMessage, id).catch(() => {});
      }}
      note={note}
      onClose={onClose}
    />
  );
}

function Ready(props: {
  shared: Shared;
  messages: Message[];
  chosen: Message;
  choose: (id: string) => void;
  note: ((chosen: Message) => ComponentChildren) | undefined;
  onClose: () => void;
}) {
  const { shared, messages, chosen } = props;
  const name = sharedName(shared);
  const { subject, text } = fillMessage(chosen, shared);
  const channels = channelsOf({ subject, text, url: sharedLink(shared) });
  const tooLong = channels.flatMap(({ name, isTooLong }) => (isTooLong ? [name] : []));
  const apps = list().format(tooLong);
  const [copied, copy] = useCopy(text);
  const [showsQr, setShowsQr] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  return (
    <>
      <Modal
        kind="share"
        title={
          <Trans>
            Share payment link for order <bdi class="private">{name}</bdi>
          </Trans>
        }
        onClose={props.onClose}
      >
        <Field label={t`Message`}>
          <select value={chosen.id} onChange={({ currentTarget }) => props.choose(currentTarget.value)}>
            {messages.map((message) => (
              <option key={message.id} value={message.id}>
                {messageName(message)}
              </option>
            ))}
          </select>
        </Field>
        <textarea
          class="share-text"
          readOnly
          // Where the browser cannot fit it to the text; its link is broken into several lines.
          rows={text.split('\n').length + 3}
          aria-label={t`Message text`}
          lang={chosen.language}
          dir="auto"
          value={text}
        />
        {props.note?.(chosen)}
        <div class="share-actions">
          <button type="button" class="main" onClick={copy}>
            {t`Copy message`}
          </button>
          <button type="button" onClick={() => setShowsQr(true)}>
            {t`QR code`}
          </button>
          {'share' in navigator && (
            <button type="button" onClick={async () => setFailed(await shareBySystem({ title: subject, text }))}>
              {t`Other apps…`}
            </button>
          )}
        </div>
        <div class="share-channels">
          {channels
            .filter(({ isTooLong }) => !isTooLong)
            .map((channel) => (
              <ChannelLink key={channel.name} {...channel} />
            ))}
        </div>
        {tooLong.length > 0 && (
          <p class="soft">
            {t({
              message: `Too long for ${apps}. Copy the message and paste it there instead.`,
              comment: 'Email, WhatsApp, Telegram and SMS, or some of them',
            })}
          </p>
        )}
        <p class="share-said" role="status">
          {copied === 'copied' && t`Message copied`}
          {copied === 'refused' && t`Couldn’t copy. Select the text and copy it by hand.`}
          {copied === 'idle' && failed}
        </p>
      </Modal>
      {/* Beside it, not in it: its Escape closes it alone. */}
      {showsQr && <QrDialog shared={shared} onClose={() => setShowsQr(false)} />}
    </>
  );
}

/** Chrome's popup cannot ask for an app itself: a tab does, and closes. Firefox would leave the tab behind, empty. */
const APP_TARGET = import.meta.env.FIREFOX ? {} : { target: '_blank' };

function ChannelLink({ name, href, web }: Channel) {
  return (
    <a class="button" href={href} rel="noreferrer" {...(web ? { target: '_blank' } : APP_TARGET)}>
      {name}
    </a>
  );
}
