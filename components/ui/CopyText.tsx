import { t } from '@lingui/core/macro';
import { cutWhole } from '../../lib/shared/cutText';
import { tooltip } from '../../lib/shared/foreignText';
import './CopyText.css';
import { useCopy } from './hooks/useCopy';

/**
 * An ID, address or hash, shortened in the middle, that is copied whole by one click. `action` says that in whole words:
 * “Copy address”.
 */
export function CopyText({ text, action }: { text: string; action: string }) {
  const [state, copy] = useCopy(text);
  return (
    <button type="button" class="copy-text plain mono private" title={tooltip(text)} onClick={copy}>
      {shortened(text)}
      <span class="visually-hidden">, {action}</span>
      <span class="copy-text-done" role="status">
        {state === 'copied' && t({ message: 'Copied', context: 'status' })}
        {state === 'refused' && t`Couldn’t copy`}
      </span>
    </button>
  );
}

function shortened(text: string): string {
  return text.length <= 22 ? text : `${cutWhole(text, 11)}…${text.slice(-8)}`;
}
