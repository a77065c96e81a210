import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import { messageOf } from '../../lib/shared/messageOf';
import { invitationMistake } from '../../lib/team/invitationText';
import type { InvitationPreview } from '../../lib/team/outcomes';
import { CodeBox } from '../ui/CodeBox';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Field } from '../ui/Field';
import { useCopy } from '../ui/hooks/useCopy';
import type { TeamActions } from './teamActions';

/** Two pastes: this desk's code to the admin, and the admin's invitation here. */
export function JoinTeam({ actions, locked }: { actions: TeamActions; locked: boolean }) {
  const [code, setCode] = useState<string | null>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const show = async () => {
    setMistake(null);
    try {
      const made = await actions.code();
      setCode(made.code);
      if (made.code === null) setMistake(invitationMistake('locked'));
    } catch (error) {
      setMistake(messageOf(error));
    }
  };
  return (
    <>
      <p>
        <Trans>
          The desks of a team share one history: each other’s checkouts, notes, tags and what was seen to. API tokens,
          secrets and passphrases are never shared. Your team runs the server; how to set one up is in docs/team.md.
        </Trans>
      </p>
      {code === null ? (
        <button type="button" disabled={locked} onClick={show}>
          {t`Join a team`}
        </button>
      ) : (
        <>
          <Code code={code} />
          <InvitationForm actions={actions} />
        </>
      )}
      {locked && <p class="soft">{t`Unlock to join a team.`}</p>}
      {mistake !== null && <p role="alert">{mistake}</p>}
    </>
  );
}

function Code({ code }: { code: string }) {
  const [copied, copy] = useCopy(code);
  return (
    <>
      <h3>{t`1. Send your admin this code`}</h3>
      <p class="soft">{t`It is not secret: it lets only this desk in, and only once your admin has added it.`}</p>
      <CodeBox label={t`Code of this desk`} code={code} />
      <button type="button" onClick={copy}>
        {{ idle: t`Copy the code`, copied: t`Copied`, refused: t`Could not copy` }[copied]}
      </button>
    </>
  );
}

function InvitationForm({ actions }: { actions: TeamActions }) {
  const [text, setText] = useState('');
  const [mistake, setMistake] = useState<string>();
  const [preview, setPreview] = useState<InvitationPreview | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { team, name, server } = preview ?? { team: '', name: '', server: '' };
  const read = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    try {
      const read = await actions.invitation(text, false);
      setMistake(read.ok ? undefined : invitationMistake(read.why));
      setPreview(read.ok ? read : null);
    } catch (error) {
      setMistake(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const join = async () => {
    const joined = await actions.invitation(text, true);
    if (!joined.ok) throw new Error(invitationMistake(joined.why));
  };
  return (
    <form class="settings-form" aria-label={t`Invitation`} noValidate onSubmit={read}>
      <h3>{t`2. Paste the invitation that comes back`}</h3>
      <Field label={t`Invitation`} mistake={mistake} announce>
        <textarea
          class="mono"
          rows={4}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setMistake(undefined);
          }}
        />
      </Field>
      <div class="settings-line">
        <button type="submit" class="main" aria-disabled={isBusy}>
          {t`Read the invitation`}
        </button>
      </div>
      {preview && (
        <ConfirmDialog title={t`Join this team?`} action={t`Join`} onAction={join} onClose={() => setPreview(null)}>
          <p>
            <Trans>
              You join <b dir="auto">{team}</b> as <b dir="auto">{name}</b>, on the server <b class="mono">{server}</b>.
            </Trans>
          </p>
          <p>
            <Trans>
              All checkouts of this desk, with their notes, tags and timelines, are then sent there, sealed so that the
              server cannot read them. Your colleagues can.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </form>
  );
}
