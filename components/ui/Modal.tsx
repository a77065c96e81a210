import { t } from '@lingui/core/macro';
import './ConfirmDialog.css';
import './Modal.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { typedKeys } from '../shortcuts/ime';

/**
 * A dialog over the page with a button to close it. Its main action has the focus, and once it is closed what opened it.
 * Its Escape is no one else's: Chrome's popup would close with it. Firefox's closes by Escape whatever a page does.
 */
export function Modal(props: {
  title: ComponentChildren;
  kind?: string;
  children: ComponentChildren;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('button.main')?.focus();
  }, []);
  return (
    <dialog
      class={`ask ${props.kind ?? ''}`}
      ref={dialog}
      aria-labelledby={title}
      onClose={props.onClose}
      onKeyDown={typedKeys((event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        dialog.current?.close();
      })}
    >
      <form method="dialog">
        <div class="modal-head">
          <h2 id={title}>{props.title}</h2>
          <button type="submit" class="plain" aria-label={t`Close`}>
            ✕
          </button>
        </div>
        {props.children}
      </form>
    </dialog>
  );
}
