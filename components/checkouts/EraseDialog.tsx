import { plural, t } from '@lingui/core/macro';
import { ConfirmDialog } from '../ui/ConfirmDialog';

/**
 * Asks before checkouts are deleted here: what is lost, what stays elsewhere, and what else forgetting a person takes.
 */
export function EraseDialog(props: {
  count: number;
  /** Whether colleagues have them, too. */
  inTeam: boolean;
  erase: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { count, inTeam, erase, onClose } = props;
  // Not a plural form: in some languages 21 has that of 1.
  const isOne = count === 1;
  return (
    <ConfirmDialog
      title={plural(count, { one: 'Delete # checkout?', other: 'Delete # checkouts?' })}
      action={plural(count, { one: 'Delete # checkout', other: 'Delete # checkouts' })}
      onAction={erase}
      onClose={onClose}
    >
      <p>
        {isOne
          ? t`This deletes it from this browser with its timeline, notes, and tags. It stays at Inqud, and its link keeps working.`
          : t`This deletes them from this browser with their timelines, notes, and tags. They stay at Inqud, and their links keep working.`}
      </p>
      <p>
        {isOne
          ? t`You can’t undo this. Only a backup can bring it back. The API log is cleared, too.`
          : t`You can’t undo this. Only a backup can bring them back. The API log is cleared, too.`}
      </p>
      {inTeam && (
        <p>
          {isOne
            ? t`Your colleagues keep theirs. To delete it for the whole team, ask your team’s admin.`
            : t`Your colleagues keep theirs. To delete them for the whole team, ask your team’s admin.`}
        </p>
      )}
      <p class="soft">
        {t`If a customer asked to be forgotten, also delete the backups and exports they’re in, and ask Inqud to delete its data.`}
      </p>
    </ConfirmDialog>
  );
}
