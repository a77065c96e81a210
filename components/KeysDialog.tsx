import { useLayoutEffect, useRef } from 'preact/hooks';
import { LIST_KEYS } from './useListKeys';

/** All keys of the desk. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="ask" ref={dialog} aria-label="Keys" onClose={onClose}>
      <form method="dialog">
        <h2>Keys</h2>
        <dl class="keys">
          {[...LIST_KEYS, ['Alt+L', 'Lock'] as const, ['Alt+A', 'Next account'] as const].map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd class="key">{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <div class="ask-actions">
          <button type="submit">Close</button>
        </div>
      </form>
    </dialog>
  );
}
