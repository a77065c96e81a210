import './KeysDialog.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { hashOf } from '../../lib/navigation/routes';
import { useLetterKeys } from './useLetterKeys';
import type { KeyLine } from './useListKeys';
import { LIST_KEYS } from './useListKeys';

const KEYS: readonly KeyLine[] = [
  ...LIST_KEYS,
  { letters: ['C', 'S', 'Q', 'O', 'P'], what: 'Copy, share, QR code, open, preview, once a link is made' },
  { others: ['Alt+L'], what: 'Lock' },
  { others: ['Alt+A'], what: 'Next account' },
  { letters: ['1–9'], others: ['Alt+1–9'], what: 'Presets, in the form' },
];

/** All keys of the desk that work now, and where those of one letter are switched off and on. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = useLetterKeys();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="ask" ref={dialog} aria-label="Keys" onClose={onClose}>
      <form method="dialog">
        <h2>Keys</h2>
        <dl class="keys">
          {KEYS.map(({ letters = [], others = [], what }) => {
            const keys = [...(on ? letters : []), ...others];
            return (
              keys.length > 0 && (
                <div key={what}>
                  <dt>
                    {keys.map((key) => (
                      <kbd class="key" key={key}>
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              )
            );
          })}
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
