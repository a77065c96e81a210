import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { AutomaticCopies as Chosen, Rhythm } from '../../../lib/checkouts/housekeeping/settings';
import { automaticCopies, RHYTHMS } from '../../../lib/checkouts/housekeeping/settings';
import { send } from '../../../lib/messaging/send';
import { fileSaving, giveUpFileSaving, requestFileSaving } from '../../../lib/permissions/fileSaving';
import { messageOf } from '../../../lib/shared/messageOf';
import { settingSignal } from '../../../lib/storage/settingSignal';
import { UnlockedOnly } from '../../accounts/lock/UnlockedOnly';
import { Field } from '../../ui/Field';
import { useLostFocus } from '../../ui/hooks/useLostFocus';
import { Modal } from '../../ui/Modal';
import { Note } from '../../ui/Note';
import { EncryptionFields } from '../backup/EncryptionFields';
import type { Encrypting } from '../backup/useEncryption';
import { useEncryption } from '../backup/useEncryption';

/** Whether and how often a copy of the history is saved by itself, and under which passphrase. */
export function AutomaticCopies({ known, byDefault }: Encrypting) {
  const chosen = settingSignal(automaticCopies).value;
  const isAllowed = chosen ? fileSaving.value : null;
  const [isAsking, setAsking] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const isOn = Boolean(chosen) && isAllowed !== false;
  const on = useRef<HTMLDivElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  // The button that turned it on or off is gone, and its dialog with it.
  useLostFocus(`${isOn} ${isAsking}`, () => (begin.current ?? on.current?.querySelector('select'))?.focus());
  const set = async (every: Rhythm | null) => {
    setFailed(null);
    try {
      await send('setAutomaticCopies', { every });
      if (every === null) await giveUpFileSaving();
    } catch (error) {
      setFailed(messageOf(error));
    }
  };
  if (chosen === undefined) return null;
  return (
    <>
      <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to change this.`}>
        {chosen && isOn ? (
          <CopiesOn chosen={chosen} set={set} place={on} />
        ) : (
          <p>
            <button type="button" ref={begin} onClick={() => setAsking(true)}>
              {t`Back up automatically…`}
            </button>
          </p>
        )}
      </UnlockedOnly>
      {failed !== null && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      {isAsking && (
        <Modal title={t`Back up automatically`} onClose={() => setAsking(false)}>
          <CopiesForm known={known} byDefault={byDefault} onDone={() => setAsking(false)} />
        </Modal>
      )}
    </>
  );
}

function CopiesOn(props: {
  chosen: Chosen;
  set: (every: Rhythm | null) => Promise<void>;
  place: RefObject<HTMLDivElement | null>;
}) {
  const { chosen, set, place } = props;
  return (
    <div class="settings-form" ref={place}>
      <Field
        label={t`Back up automatically`}
        help={
          chosen.encrypted
            ? t`Encrypted, to “Checkout Desk” in your downloads, while the desk is open and unlocked.`
            : t`Not encrypted, to “Checkout Desk” in your downloads, while the desk is open and unlocked.`
        }
      >
        <RhythmSelect value={chosen.every} onChange={(every) => void set(every)} />
      </Field>
      <p>
        <button type="button" onClick={() => void set(null)}>
          {t`Turn off automatic backups`}
        </button>
      </p>
    </div>
  );
}

function RhythmSelect({
  value,
  onChange,
  ...field
}: {
  value: Rhythm;
  onChange: (every: Rhythm) => void;
  id?: string;
}) {
  const words: Record<Rhythm, string> = { day: t`Every day`, week: t`Every week`, month: t`Every 30 days` };
  return (
    <select
      {...field}
      value={value}
      onChange={({ currentTarget }) => {
        const every = RHYTHMS.find((each) => each === currentTarget.value);
        if (every) onChange(every);
      }}
    >
      {RHYTHMS.map((each) => (
        <option key={each} value={each}>
          {words[each]}
        </option>
      ))}
    </select>
  );
}

function CopiesForm({ known, byDefault, onDone }: Encrypting & { onDone: () => void }) {
  const [every, setEvery] = useState<Rhythm>('week');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const encryption = useEncryption({ known, byDefault });
  const turnOn = async () => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      // First: browsers take such a question only straight from a click.
      const isAllowed = await requestFileSaving();
      const taken = await encryption.take();
      if (!taken.ok) return;
      if (!isAllowed) {
        setFailed(t`Your browser didn’t allow it.`);
        return;
      }
      await send('setAutomaticCopies', { every, passphrase: taken.passphrase });
      encryption.clear();
      onDone();
    } catch (error) {
      setFailed(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>
        {t`Checkout Desk saves a backup of everything to your downloads while the desk is open and unlocked. Your browser asks you once to allow it.`}
      </p>
      <Field label={t`How often`}>
        <RhythmSelect value={every} onChange={setEvery} />
      </Field>
      <EncryptionFields {...encryption.fields} busy={busy} onEnter={() => void turnOn()} />
      <p>
        <button type="button" class="main" aria-disabled={busy} onClick={() => void turnOn()}>
          {t`Turn on automatic backups`}
        </button>
      </p>
      {failed !== null && <p role="alert">{failed}</p>}
    </>
  );
}
