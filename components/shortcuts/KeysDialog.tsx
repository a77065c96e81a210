import './KeysDialog.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { letterKeysOn } from '../../lib/navigation/letterKeysOn';
import { hashOf } from '../../lib/navigation/routes';
import { helpLines } from './shortcutHelp';

/** All keys of the desk that work now, and where those of one letter are switched off and on. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = letterKeysOn.value;
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="ask" ref={dialog} aria-label="Keys" onClose={onClose}>
      <form method="dialog">
        <h2>Keys</h2>
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
          Single-letter keys are {on ? 'on' : 'off'}. Switch them {on ? 'off' : 'on'} in{' '}
          <a href={hashOf({ at: 'settings', section: 'keys' })} onClick={onClose}>
            Settings, Keys
          </a>
          .
        </p>
        <div class="ask-actions">
          <button type="submit">Close</button>
        </div>
      </form>
    </dialog>
  );
}
