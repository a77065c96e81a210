import { plural, t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import type { Clock } from '../../lib/checkouts/clock';
import { clockTime } from '../../lib/checkouts/describe/clockTime';
import type { TeamView } from '../../lib/team/teamView';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Disclosure } from '../ui/Disclosure';
import { DayTime } from '../ui/Time';
import type { TeamActions } from './teamActions';

type Member = Extract<TeamView, { is: 'member' }>;

/** How it is with the team: connected or not, with whom, how far in step; and how to leave it. */
export function TeamMember(props: {
  member: Member;
  leave: TeamActions['leave'];
  clock: Clock;
  locked: boolean;
  log: ComponentChildren;
}) {
  const { member, leave, clock, locked, log } = props;
  const [isLeaving, setLeaving] = useState(false);
  const [keep, setKeep] = useState(true);
  const facts: [string, string][] = [
    [t`Team`, member.team],
    [t`You are`, member.name],
    [t`Server`, member.server],
    [t`Connection`, linkText(member, locked)],
    [t`In step`, stepText(member)],
  ];
  return (
    <>
      <table class="settings-table">
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td dir="auto">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {member.link?.is === 'refused' && (
        <p role="alert" class="note">
          {t`The server does not let this desk in: your admin has removed it, or set the server up anew. What you do stays here, and is sent if it is let in again.`}
        </p>
      )}
      {member.isTooOld && (
        <p role="alert" class="note">
          {t`Your team uses a newer release of Checkout Desk. Update yours: until then nothing is sent from here.`}
        </p>
      )}
      {member.aside > 0 && (
        <p class="note">
          {t`Some of what colleagues say cannot be read here yet. Update Checkout Desk, or ask your admin for the team’s new key.`}
        </p>
      )}
      <Colleagues member={member} clock={clock} />
      <Disclosure label={t`Audit log`}>{log}</Disclosure>
      <button type="button" class="danger" disabled={locked} onClick={() => setLeaving(true)}>
        {t`Leave the team…`}
      </button>
      {isLeaving && (
        <ConfirmDialog
          title={t`Leave the team?`}
          action={t`Leave`}
          onAction={() => leave(keep)}
          onClose={() => setLeaving(false)}
        >
          <p>{t`This desk forgets the team’s keys and sends nothing more. What it has sent stays with the team.`}</p>
          <label class="settings-check">
            <input type="checkbox" checked={keep} onChange={({ currentTarget }) => setKeep(currentTarget.checked)} />
            <span>{t`Keep what came from colleagues: checkouts, and presets, messages, views and columns.`}</span>
          </label>
        </ConfirmDialog>
      )}
    </>
  );
}

function Colleagues({ member, clock }: { member: Member; clock: Clock }) {
  if (member.colleagues.length === 0) {
    return <p class="soft">{t`Nothing was heard of another desk yet.`}</p>;
  }
  return (
    <table class="settings-table">
      <caption>{t`Other desks of the team`}</caption>
      <tbody>
        {member.colleagues.map(({ desk, name, seen }) => (
          <tr key={desk}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td>
              {seen === null ? (
                t`never connected since this desk joined`
              ) : (
                <Trans>
                  last connected <DayTime at={seen} clock={clock} />
                </Trans>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function linkText({ link }: Member, locked: boolean): string {
  if (locked) return t`Closed while the desk is locked`;
  if (!link) return t`Not yet`;
  const time = clockTime(link.since);
  switch (link.is) {
    case 'connected':
      return t`Connected since ${time}`;
    case 'connecting':
      return t`Connecting…`;
    case 'offline':
      return t`Not connected since ${time}. It is tried again by itself.`;
    case 'refused':
      return t`Refused at ${time}`;
  }
}

function stepText({ unsent, refused }: Member): string {
  const waiting =
    unsent === 0
      ? t`All is sent.`
      : plural(unsent, { one: '# checkout waits to be sent.', other: '# checkouts wait to be sent.' });
  if (refused === 0) return waiting;
  const large = plural(refused, {
    one: '# checkout is too large for the server.',
    other: '# checkouts are too large for the server.',
  });
  return `${waiting} ${large}`;
}
