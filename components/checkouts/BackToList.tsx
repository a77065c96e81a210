import { t } from '@lingui/core/macro';
import backIcon from 'lucide/dist/esm/icons/chevron-left.mjs';
import { Icon } from '../ui/icon/Icon';

/** Leaves what is open where that is not beside the list. */
export function BackToList({ onBack }: { onBack: () => void }) {
  return (
    <button type="button" class="plain desk-back" onClick={onBack}>
      <Icon of={backIcon} turns />
      {t`Checkouts`}
    </button>
  );
}
