import { t } from '@lingui/core/macro';
import { cutWhole } from '../../lib/shared/cutText';
import { tooltip } from '../../lib/shared/foreignText';
import './CopyText.css';
import { useCopy } from './hooks/useCopy';

/** An ID, address or hash, shortened in the middle, that is copied whole by one click. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [state, copy] = useCopy(text);
  return (
    <button type="button" class="copy-text plain mono" title={tooltip(text)} onClick={copy}>
      {shortened(text)}
      <span class="visually-hidden">, {t`copy ${label}`}</span>
      <span class="copy-text-done" role="status">
        {state === 'copied' && t`Copied`}
        {state === 'refused' && t`Could not copy`}
      </span>
    </button>
  );
}

function shortened(text: string): string {
  return text.length <= 22 ? text : `${cutWhole(text, 11)}…${text.slice(-8)}`;
}
