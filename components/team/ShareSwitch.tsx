import { t } from '@lingui/core/macro';
import { isolated } from '../../lib/shared/foreignText';
import type { Who } from '../../lib/team/shared/teamItems';
import { Note } from '../ui/Note';
import './ShareSwitch.css';

/** Whether the team has it, too. It holds when what it belongs to is saved. */
export function ShareSwitch({ checked, onChange }: { checked: boolean; onChange: (shared: boolean) => void }) {
  return (
    <label class="share-switch">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>
        {t`Share with the team`}
        <span class="soft share-switch-help">{t`Colleagues can use and change it. Turn it off to stop sharing it for everyone.`}</span>
      </span>
    </label>
  );
}

/** `by`: null for this desk. */
export function sharedByText(by: Who): string {
  if (by === null) return t`Shared by you`;
  const name = isolated(by);
  return t({ message: `Shared by ${name}`, comment: 'The name of a colleague' });
}

/** Says why something was not shared; nothing when it was. */
export function NotShared({ why }: { why: string | null }) {
  return (
    why !== null && (
      <Note>
        <p>{why}</p>
      </Note>
    )
  );
}
