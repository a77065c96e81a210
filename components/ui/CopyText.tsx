import { t } from '@lingui/core/macro';
import { cutWhole } from '../../lib/shared/cutText';
import { tooltip } from '../../lib/shared/foreignText';
import './CopyText.css';
import { useCopy } from './hooks/useCopy';

/**
 * An ID, address or hash, shortened in the middle, that is copied whole by one click. `action` says that in whole words,
 * “Copy address”; `label` only what is copied.
 */
export function CopyText({ text, ...words }: { text: string } & ({ action: string } | { label: string })) {
  const [state, copy] = useCopy(text);
  return (
    <button type="button" class="copy-text plain mono" title={tooltip(text)} onClick={copy}>
      {shortened(text)}
      <span class="visually-hidden">, {'action' in words ? words.action : copyText(words.label)}</span>
      <span class="copy-text-done" role="status">
        {state === 'copied' && t({ message: 'Copied', context: 'status' })}
        {state === 'refused' && t`Couldn’t copy`}
      </span>
    </button>
  );
}

function copyText(label: string): string {
  return t({
    message: `copy ${label}`,
    comment: 'What is copied, such as “address”. Use a colon where grammar would change it.',
  });
}

function shortened(text: string): string {
  return text.length <= 22 ? text : `${cutWhole(text, 11)}…${text.slice(-8)}`;
}
