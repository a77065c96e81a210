import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { HistoryDb } from '../checkouts/database';
import { send } from '../messaging/send';
import { messageOf } from '../shared/messageOf';
import { liveSignal } from '../storage/liveSignal';
import type { SharedKind } from '../sync/sharedItems';
import type { ShareOutcome } from '../team/outcomes';
import type { SharedValue } from '../team/shared/kinds';
import type { TeamItems } from '../team/shared/teamItems';
import { teamItems } from '../team/shared/teamItems';

/**
 * What the team shares of one kind, and what a page can do with it. Each resolves with why it was not done; null when
 * it was.
 */
export type TeamShare<K extends SharedKind> = {
  /** Null without a team, and while it is being read. */
  items: ReadonlySignal<TeamItems<K> | null>;
  /** `before`: what the person saw of the team's; null for nothing of it. */
  share: (id: string, before: SharedValue[K] | null, after: SharedValue[K]) => Promise<string | null>;
  /** Takes it out of the team, for everybody. */
  unshare: (id: string) => Promise<string | null>;
  /** Whether this desk's own one goes with the team's. */
  follow: (id: string, follows: boolean) => Promise<string | null>;
};

/** What the team shares besides checkouts. Nothing is read without a team, nor where no page looks. */
export function createTeamShare(
  history: HistoryDb,
  inTeam: ReadonlySignal<boolean>,
): { [K in SharedKind]: TeamShare<K> } {
  const of = <K extends SharedKind>(kind: K, share: TeamShare<K>['share']): TeamShare<K> => {
    const live = liveSignal(() => (inTeam.value ? () => teamItems(history, kind) : null));
    return {
      items: computed(() => (inTeam.value && live.value.state === 'ready' ? live.value.value : null)),
      share,
      unshare: (id) => done(send('unshareItem', { kind, id })),
      follow: (id, follows) => done(send('followItem', { kind, id, follows }).then((): ShareOutcome => ({ ok: true }))),
    };
  };
  return {
    presets: of('presets', (id, before, after) => done(send('shareItem', { kind: 'presets', id, before, after }))),
    messages: of('messages', (id, before, after) => done(send('shareItem', { kind: 'messages', id, before, after }))),
    views: of('views', (id, before, after) => done(send('shareItem', { kind: 'views', id, before, after }))),
    columns: of('columns', (id, before, after) => done(send('shareItem', { kind: 'columns', id, before, after }))),
  };
}

async function done(sent: Promise<ShareOutcome>): Promise<string | null> {
  try {
    const outcome = await sent;
    if (outcome.ok) return null;
    return outcome.why === 'full'
      ? t`Your desk already shares as much as it can. Take something else out of the team first.`
      : t`Your desk isn’t in a team anymore.`;
  } catch (error) {
    return messageOf(error);
  }
}
