import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '../../lib/language/i18n';
import { PLACEHOLDERS } from '../../lib/share/fillLine';
import { fillMessage } from '../../lib/share/fillMessage';
import type { Message } from '../../lib/share/message';
import { LANGUAGES, LONGEST_TITLE, languageName } from '../../lib/share/message';
import { messageMistakes } from '../../lib/share/messageMistakes';
import { defaultMessage } from '../../lib/share/messages';
import { DAY } from '../../lib/shared/time';
import { ShareSwitch } from '../team/ShareSwitch';
import { Field } from '../ui/Field';

const KNOWN = Object.entries(PLACEHOLDERS);

/** One message as it is written, and beside it as a customer would get it. */
export function MessageForm(props: {
  message: Message;
  otherTitles: string[];
  /** Whether the team has it, too; null without a team. */
  isShared: boolean | null;
  onSave: (message: Message, isShared: boolean) => void;
  onCancel: () => void;
}) {
  const { otherTitles, onSave, onCancel } = props;
  const [message, setMessage] = useState(props.message);
  const [isShared, setShared] = useState(props.isShared ?? false);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const own = defaultMessage(message.id) === undefined;
  const mistakes = messageMistakes(message, own, otherTitles);
  const told = tried ? mistakes : {};
  const change = (part: Partial<Message>) => setMessage({ ...message, ...part });
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);

  const save = () => {
    setTried(true);
    const [wrong] = Object.keys(mistakes);
    if (wrong) form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
    else
      onSave(
        { ...message, title: message.title.trim(), subject: message.subject.trim(), text: message.text.trim() },
        isShared,
      );
  };
  return (
    <form
      class="message-form"
      aria-label={own ? t`Your message` : languageName(message.language)}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div class="message-form-fields">
        {own && (
          <>
            <Field label={t`Name`} mistake={told.title}>
              <input
                name="title"
                maxLength={LONGEST_TITLE}
                value={message.title}
                onInput={({ currentTarget }) => change({ title: currentTarget.value })}
              />
            </Field>
            <Field label={t`Language of dates and amounts`}>
              <select
                value={message.language}
                onChange={({ currentTarget: { value } }) =>
                  change({ language: LANGUAGES.find((language) => language === value) ?? 'en' })
                }
              >
                {LANGUAGES.map((language) => (
                  <option key={language} value={language} lang={language}>
                    {languageName(language)}
                  </option>
                ))}
              </select>
            </Field>
          </>
        )}
        <Field label={t`Email subject`} mistake={told.subject}>
          <input
            name="subject"
            dir="auto"
            lang={message.language}
            value={message.subject}
            onInput={({ currentTarget }) => change({ subject: currentTarget.value })}
          />
        </Field>
        <Field
          label={t`Text`}
          mistake={told.text}
          help={
            <>
              {KNOWN.map(([name, what]) => (
                <span key={name} class="message-form-known">
                  <code>{`{${name}}`}</code> {i18n._(what)}
                </span>
              ))}
              {t`If a checkout has no value for a line, the line is left out.`}
            </>
          }
        >
          <textarea
            name="text"
            rows={8}
            dir="auto"
            lang={message.language}
            value={message.text}
            onInput={({ currentTarget }) => change({ text: currentTarget.value })}
          />
        </Field>
        {props.isShared !== null && <ShareSwitch checked={isShared} onChange={setShared} />}
        <div class="settings-line">
          <button type="submit" class="main">
            {t`Save message`}
          </button>
          <button type="button" onClick={onCancel}>
            {t`Cancel`}
          </button>
        </div>
      </div>
      <Preview message={message} />
    </form>
  );
}

/** Nobody should take it for a link to pay. */
const EXAMPLE_LINK = 'https://paycrypto.inqud.com/checkout/CCO-…';

function Preview({ message }: { message: Message }) {
  // The same time for as long as the form is open, or each key would move it.
  const [tomorrow] = useState(() => Date.now() + DAY);
  const example = {
    url: EXAMPLE_LINK,
    orderId: '10482',
    name: t`Balance top-up`,
    amount: { amount: '1250.00', currency: 'EUR' },
    expiresAt: tomorrow,
  };
  const { subject, text } = fillMessage(message, example, EXAMPLE_LINK);
  return (
    <section class="message-form-preview" aria-label={t`Preview with an example`}>
      <p class="soft">{t`What the customer gets`}</p>
      <div class="message-form-sheet" lang={message.language}>
        {subject !== '' && (
          <p dir="auto">
            <strong>{subject}</strong>
          </p>
        )}
        <p class="message-form-text" dir="auto">
          {text}
        </p>
      </div>
    </section>
  );
}
