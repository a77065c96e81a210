import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { Trans } from '#macro';
import type { Clock } from '../../lib/checkouts/clock';
import { download } from '../../lib/shared/download';
import type { Live } from '../../lib/storage/liveSignal';
import type { LogEntry } from '../../lib/team/audit/auditLog';
import type { TeamView } from '../../lib/team/teamView';
import { JoinTeam } from './JoinTeam';
import { TeamLog } from './TeamLog';
import { TeamMember } from './TeamMember';
import type { TeamActions } from './teamActions';

/** This desk's team: how to join one, and how it is with the one that was joined. */
export function TeamSettings(props: {
  view: ReadonlySignal<Live<TeamView>>;
  log: ReadonlySignal<Live<LogEntry[]>>;
  actions: TeamActions;
  clock: Clock;
  locked: boolean;
}) {
  const view = props.view.value;
  return (
    <section aria-labelledby="team-title">
      <h2 id="team-title">
        <Trans>Team</Trans>
      </h2>
      {view.state === 'failed' && <p role="alert">{t`What this desk knows of its team could not be read.`}</p>}
      {view.state === 'ready' && view.value.is === 'alone' && (
        <JoinTeam actions={props.actions} locked={props.locked} />
      )}
      {view.state === 'ready' && view.value.is === 'member' && (
        <TeamMember
          member={view.value}
          leave={props.actions.leave}
          clock={props.clock}
          locked={props.locked}
          log={<TeamLog log={props.log} clock={props.clock} save={download} />}
        />
      )}
    </section>
  );
}
