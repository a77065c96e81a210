import { t } from '@lingui/core/macro';
import bulkCreateIcon from 'lucide/dist/esm/icons/layers.mjs';
import type { RunProgress } from '../../lib/bulk-create/run';
import { countOf } from '../../lib/bulk-create/text';
import { numberText } from '../../lib/shared/countText';
import { Icon } from '../ui/icon/Icon';

/** Beside another place of the desk: how far the creation of many is, and the way back to it. */
export function BulkStatus({ progress, href }: { progress: RunProgress; href: string }) {
  const { rows } = progress.run;
  const left = countOf(rows, 'waiting', 'creating');
  if (left === 0) return null;
  const sent = countOf(rows, 'created', 'refused', 'unknown');
  return (
    <a class="nav-link" href={href}>
      <Icon of={bulkCreateIcon} />
      <span class="nav-word">{statusText(progress.running, numberText(sent), numberText(sent + left))}</span>
    </a>
  );
}

function statusText(running: boolean, sent: string, all: string): string {
  return running
    ? t({ message: `Creating: ${sent} of ${all}`, comment: 'Numbers of checkouts' })
    : t({ message: `Creating paused: ${sent} of ${all}`, comment: 'Numbers of checkouts' });
}
