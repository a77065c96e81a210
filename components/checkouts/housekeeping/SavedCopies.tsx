import { t } from '@lingui/core/macro';
import { longDate } from '../../../lib/checkouts/describe/longDate';
import { savedCopies } from '../../../lib/storage/outsideSettings';
import { settingSignal } from '../../../lib/storage/settingSignal';

/** The last copies that were saved, by the names of their files; nothing while there is none. */
export function SavedCopies() {
  const copies = settingSignal(savedCopies).value ?? [];
  if (copies.length === 0) return null;
  return (
    <>
      <p>{t`Last backups in your downloads, newest first:`}</p>
      <ul>
        {copies.map(({ at, name }) => (
          <li key={name}>
            <bdi>{name}</bdi> · {longDate(at)}
          </li>
        ))}
      </ul>
    </>
  );
}
