import './CreatedLink.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { agoText, askedText } from '../../lib/checkouts/describe/text';
import type { CheckoutDraft } from '../../lib/inqud/models';
import { letterKeysOn } from '../../lib/navigation/letterKeysOn';
import { copyWhenReady } from '../../lib/share/clipboard';
import { sharedOf } from '../../lib/share/shared';
import { momentText } from '../../lib/shared/day/dayTime';
import { MINUTE } from '../../lib/shared/time';
import { Key, LetterKey } from '../shortcuts/Key';
import { SHORTCUTS } from '../shortcuts/shortcuts';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { lazy } from '../ui/lazy';
import { Note } from '../ui/Note';

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
  /** How much later than wanted it ends, ms; negative for sooner. */
  endsLaterBy?: number;
  onPreview: () => void;
  onNew: () => void;
}) {
  const [copied, setCopied] = useState(props.copied);
  const [dialog, setDialog] = useState<'share' | 'qr' | null>(null);
  const letters = letterKeysOn.value;
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => section.current?.focus(), []);

  const [now] = useState(() => Date.now());
  const shared = sharedOf(props.draft, props.url);
  const { expiresAt: ends } = shared;
  const copy = async () => setCopied(await copyWhenReady(Promise.resolve(props.url)));
  const open = () => void window.open(props.url, '_blank', 'noopener,noreferrer');
  const share = () => setDialog('share');
  const showQrCode = () => setDialog('qr');
  // A dialog that closes says so a moment later, when the next key may have opened the other one.
  const closed = (which: typeof dialog) => setDialog((now) => (now === which ? null : now));
  // Hidden while the preview is open, and then its keys rest.
  useShortcuts(
    [
      { id: 'copyLink', run: copy },
      { id: 'shareLink', run: share },
      { id: 'showQrCode', run: showQrCode },
      { id: 'openLink', run: open },
      { id: 'previewLink', run: props.onPreview },
      { id: 'newForm', run: props.onNew },
    ],
    section,
  );

  return (
    <>
      <section class="created" ref={section} tabIndex={-1} aria-labelledby="created-title">
        <div role="status">
          <h2 id="created-title">
            {copied ? 'Link copied' : `The link is ready. ${letters ? 'Press C' : 'Press “Copy”'} to copy it.`}
          </h2>
        </div>
        <p class="created-amount">{askedText({ amount: shared.amount, type: props.draft.type })}</p>
        <p class="soft created-order">
          Order <bdi>{props.draft.clientOrderId}</bdi>
          {props.accountName && (
            <>
              {' '}
              of <bdi>{props.accountName}</bdi>
            </>
          )}
          {ends !== null && <span class="created-ends">Ends {momentText(ends, now)}</span>}
        </p>
        {props.endsLaterBy !== undefined && (
          <Note tone="warn">
            <p>{wrongEndText(props.endsLaterBy)}</p>
          </Note>
        )}
        <input
          class="mono"
          readOnly
          aria-label="Payment link"
          value={props.url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div class="created-actions">
          <button type="button" onClick={copy}>
            Copy <LetterKey letter={SHORTCUTS.copyLink.letters} />
          </button>
          <button type="button" onClick={share}>
            Share <LetterKey letter={SHORTCUTS.shareLink.letters} />
          </button>
          <button type="button" onClick={showQrCode}>
            QR code <LetterKey letter={SHORTCUTS.showQrCode.letters} />
          </button>
          <button type="button" onClick={open}>
            Open <LetterKey letter={SHORTCUTS.openLink.letters} />
          </button>
          <button type="button" onClick={props.onPreview}>
            Preview <LetterKey letter={SHORTCUTS.previewLink.letters} />
          </button>
          <button type="button" class="main" onClick={props.onNew}>
            New <Key name="Esc" />
          </button>
        </div>
      </section>
      {dialog !== null && (
        <ErrorBoundary part="The message" of={dialog} back={{ label: 'Close', run: () => setDialog(null) }}>
          {dialog === 'share' && <ShareDialog shared={shared} onClose={() => closed('share')} />}
          {dialog === 'qr' && <QrDialog shared={shared} onClose={() => closed('qr')} />}
        </ErrorBoundary>
      )}
    </>
  );
}

/** What a wrong clock did to the first link, before Inqud's answer corrected it. */
function wrongEndText(laterBy: number): string {
  const [is, ends] = laterBy > 0 ? ['ahead of', 'later'] : ['behind', 'sooner'];
  // Rounded, or two days and a request's way are 47 hours.
  const length = agoText(Math.round(Math.abs(laterBy) / MINUTE) * MINUTE);
  return `This computer’s clock is ${length} ${is} Inqud’s, so this link ends ${length} ${ends} than chosen. Further ones end as chosen.`;
}
