import './CreatedLink.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CheckoutDraft } from '../../lib/inqud/models';
import { copyWhenReady } from '../../lib/share/clipboard';
import { sharedOf } from '../../lib/share/shared';
import { Key } from '../shortcuts/Key';
import { useLetterKeys } from '../shortcuts/useLetterKeys';
import { lazy } from '../ui/lazy';

const ShareDialog = lazy(() => import('../share/ShareDialog').then(({ ShareDialog }) => ShareDialog));
const QrDialog = lazy(() => import('../share/QrDialog').then(({ QrDialog }) => QrDialog));

/** What takes the form's place once a checkout is there: its link, and what to do with it, each by one key. */
export function CreatedLink(props: {
  /** What it was made from. */
  draft: CheckoutDraft;
  /** Whose it is, when there are several accounts. */
  accountName?: string | null;
  url: string;
  /** Whether the link reached the clipboard. */
  copied: boolean;
  onPreview: () => void;
  onNew: () => void;
}) {
  const [copied, setCopied] = useState(props.copied);
  const [dialog, setDialog] = useState<'share' | 'qr' | null>(null);
  const letters = useLetterKeys();
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => section.current?.focus(), []);

  const shared = sharedOf(props.draft, props.url);
  const copy = async () => setCopied(await copyWhenReady(Promise.resolve(props.url)));
  const open = () => void window.open(props.url, '_blank', 'noopener,noreferrer');
  const ofLetters = { c: copy, s: () => setDialog('share'), q: () => setDialog('qr'), o: open, p: props.onPreview };
  const keys: Record<string, () => void> = { ...(letters && ofLetters), escape: props.onNew };
  const hint = (name: string) => letters && <Key name={name} />;
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    const types = target instanceof HTMLElement && target.matches('input:not([readonly]), select, textarea');
    // Hidden while the preview is open, and then its keys rest; likewise under a dialog.
    if (types || section.current?.closest('[hidden]') || document.querySelector('dialog[open]')) return;
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
    <>
      <section class="created" ref={section} tabIndex={-1} aria-labelledby="created-title">
        <div role="status">
          <h2 id="created-title">
            {copied ? 'Link copied' : `The link is ready. ${letters ? 'Press C' : 'Press “Copy”'} to copy it.`}
          </h2>
        </div>
        <p class="soft created-order">
          Order <bdi>{props.draft.clientOrderId}</bdi>
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
            Copy {hint('C')}
          </button>
          <button type="button" onClick={() => setDialog('share')}>
            Share {hint('S')}
          </button>
          <button type="button" onClick={() => setDialog('qr')}>
            QR code {hint('Q')}
          </button>
          <button type="button" onClick={open}>
            Open {hint('O')}
          </button>
          <button type="button" onClick={props.onPreview}>
            Preview {hint('P')}
          </button>
          <button type="button" class="main" onClick={props.onNew}>
            New <Key name="Esc" />
          </button>
        </div>
      </section>
      {dialog === 'share' && <ShareDialog shared={shared} onClose={() => setDialog(null)} />}
      {dialog === 'qr' && <QrDialog shared={shared} onClose={() => setDialog(null)} />}
    </>
  );
}
