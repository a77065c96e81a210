import './DemoBadge.css';
import { t } from '@lingui/core/macro';

/** Beside whatever is the demo's. */
export function DemoBadge() {
  return (
    <>
      {' '}
      <span class="demo-badge">{t({ message: 'Demo', comment: 'Marks what is not real. At most 8 characters' })}</span>
    </>
  );
}
