import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './KeysDialog.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { letterKeysOn } from '../../lib/navigation/letterKeysOn';
import { hashOf } from '../../lib/navigation/routes';
import { helpLines } from './shortcutHelp';

/** All keys of the desk that work now, and where those of one letter are switched off and on. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = letterKeysOn.value;
  const settings = hashOf({ at: 'settings', section: 'keys' });
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="ask" ref={dialog} aria-label={t`Keys`} onClose={onClose}>
      <form method="dialog">
        <h2>{t`Keys`}</h2>
        <dl class="keys">
          {helpLines(on).map(({ label, keys }) => (
            <div key={label}>
              <dt>
                {keys.map((key) => (
                  <kbd class="key" key={key}>
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <p class="soft">
          {on ? (
            <Trans>
              Single-letter keys are on. Switch them off in{' '}
              <a href={settings} onClick={onClose}>
                Settings, Shortcuts
              </a>
              .
            </Trans>
          ) : (
            <Trans>
              Single-letter keys are off. Switch them on in{' '}
              <a href={settings} onClick={onClose}>
                Settings, Shortcuts
              </a>
              .
            </Trans>
          )}
        </p>
        <div class="ask-actions">
          <button type="submit">{t`Close`}</button>
        </div>
      </form>
    </dialog>
  );
}
