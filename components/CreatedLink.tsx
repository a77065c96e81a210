import './CreatedLink.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { copyWhenReady } from '../lib/share/clipboard';
import { Key } from './Key';

/** What takes the form's place once a checkout is there: its link, and what to do with it, each by one key. */
export function CreatedLink(props: {
  orderId: string;
  /** Whose it is, when there are several accounts. */
  accountName?: string | null;
  url: string;
  /** Whether the link reached the clipboard. */
  copied: boolean;
  onPreview: () => void;
  onNew: () => void;
}) {
  const [copied, setCopied] = useState(props.copied);
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => section.current?.focus(), []);

  const copy = async () => setCopied(await copyWhenReady(Promise.resolve(props.url)));
  const open = () => void window.open(props.url, '_blank', 'noopener,noreferrer');
  const keys: Record<string, () => void> = { c: copy, o: open, p: props.onPreview, escape: props.onNew };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    const types = target instanceof HTMLElement && target.matches('input:not([readonly]), select, textarea');
    // Hidden while the preview is open, and then its keys rest.
    if (types || section.current?.closest('[hidden]')) return;
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat;
    // With Caps Lock on, the key is "C".
    const action = modified ? undefined : keys[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  };

  // On the document: after a click beside the buttons the keys still work; and as soon as the link is there.
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <section class="created" ref={section} tabIndex={-1} aria-labelledby="created-title">
      <div role="status">
        <h2 id="created-title">{copied ? 'Link copied' : 'The link is ready. Press C to copy it.'}</h2>
      </div>
      <p class="soft created-order">
        Order <bdi>{props.orderId}</bdi>
        {props.accountName && (
          <>
            {' '}
            of <bdi>{props.accountName}</bdi>
          </>
        )}
      </p>
      <input
        class="mono"
        readOnly
        aria-label="Payment link"
        value={props.url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="created-actions">
        <button type="button" onClick={copy}>
          Copy <Key name="C" />
        </button>
        <button type="button" onClick={open}>
          Open <Key name="O" />
        </button>
        <button type="button" onClick={props.onPreview}>
          Preview <Key name="P" />
        </button>
        <button type="button" class="main" onClick={props.onNew}>
          New <Key name="Esc" />
        </button>
      </div>
    </section>
  );
}
