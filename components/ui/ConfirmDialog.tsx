import { t } from '@lingui/core/macro';
import './ConfirmDialog.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../lib/shared/messageOf';

/** Asks once before something is lost. The safe answer has the focus; Escape gives it, too. */
export function ConfirmDialog(props: {
  title: ComponentChildren;
  children: ComponentChildren;
  /** The verb that does it. */
  action: string;
  /** Whether it may be done yet. */
  ready?: boolean;
  /** Closes when it is done; a failure is told. */
  onAction: () => Promise<unknown>;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const title = useId();
  const [busy, setBusy] = useState(false);
  const done = useRef(false);
  const [failed, setFailed] = useState<string | null>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    cancel.current?.focus();
  }, []);
  // What had the focus may have gone with what it said.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) cancel.current?.focus();
  });
  /** What opened it has the focus again. */
  const close = () => dialog.current?.close();

  const act = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await props.onAction();
      done.current = true;
      close();
    } catch (error) {
      setFailed(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <dialog
      class="ask"
      ref={dialog}
      aria-labelledby={title}
      // What is being done can no longer be called off.
      onCancel={(event) => busy && event.preventDefault()}
      // After several times Escape a browser closes it all the same.
      onClose={() => (busy && !done.current ? dialog.current?.showModal() : props.onClose())}
    >
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) close();
        }}
      >
        <h2 id={title}>{props.title}</h2>
        {props.children}
        {failed && <p role="alert">{failed}</p>}
        <div class="ask-actions">
          <button type="button" class="danger" disabled={props.ready === false} aria-disabled={busy} onClick={act}>
            {props.action}
          </button>
          <button type="submit" ref={cancel} aria-disabled={busy}>
            {t`Cancel`}
          </button>
        </div>
      </form>
    </dialog>
  );
}
