import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './CreatedLink.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { askedText } from '../../lib/checkouts/describe/text';
import { wrongEndText } from '../../lib/checkouts/describe/wrongEndText';
import type { CheckoutDraft } from '../../lib/inqud/models';
import { openCustomerDisplay } from '../../lib/navigation/customerDisplay';
import { letterKeysOn } from '../../lib/navigation/letterKeysOn';
import { copyWhenReady } from '../../lib/share/clipboard';
import { sharedOf } from '../../lib/share/shared';
import { momentText } from '../../lib/shared/day/dayTime';
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
  checkoutId: string;
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
  const { accountName } = props;
  const order = props.draft.clientOrderId;
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
          <h2 id="created-title">{headingText(copied, letters)}</h2>
        </div>
        <p class="created-amount private">
          <bdi>{askedText({ amount: shared.amount, type: props.draft.type })}</bdi>
        </p>
        <p class="soft created-order">
          {accountName ? (
            <Trans>
              Order <bdi class="private">{order}</bdi> for <bdi>{accountName}</bdi>
            </Trans>
          ) : (
            <Trans>
              Order <bdi class="private">{order}</bdi>
            </Trans>
          )}
          {ends !== null && <span class="created-ends">{expiresText(momentText(ends, now))}</span>}
        </p>
        {props.endsLaterBy !== undefined && (
          <Note tone="warn">
            <p>{wrongEndText(props.endsLaterBy)}</p>
          </Note>
        )}
        <input
          class="mono"
          readOnly
          aria-label={t`Payment link`}
          value={props.url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div class="created-actions">
          <button type="button" onClick={copy}>
            {t({ message: 'Copy', context: 'action' })} <LetterKey letter={SHORTCUTS.copyLink.letters} />
          </button>
          <button type="button" onClick={share}>
            {t({ message: 'Share', context: 'action' })} <LetterKey letter={SHORTCUTS.shareLink.letters} />
          </button>
          <button type="button" onClick={showQrCode}>
            {t`QR code`} <LetterKey letter={SHORTCUTS.showQrCode.letters} />
          </button>
          <button type="button" onClick={open}>
            {t({ message: 'Open', context: 'action' })} <LetterKey letter={SHORTCUTS.openLink.letters} />
          </button>
          <button type="button" onClick={props.onPreview}>
            {t({ message: 'Preview', context: 'action' })} <LetterKey letter={SHORTCUTS.previewLink.letters} />
          </button>
          <button type="button" onClick={() => void openCustomerDisplay(props.checkoutId)}>
            {t`Customer display`}
          </button>
          <button type="button" class="main" onClick={props.onNew}>
            {t({ message: 'New', context: 'action', comment: 'Starts another checkout' })} <Key name="Esc" />
          </button>
        </div>
      </section>
      {dialog !== null && (
        <ErrorBoundary part={t`The message`} of={dialog} back={{ label: t`Close`, run: () => setDialog(null) }}>
          {dialog === 'share' && <ShareDialog shared={shared} onClose={() => closed('share')} />}
          {dialog === 'qr' && <QrDialog shared={shared} onClose={() => closed('qr')} />}
        </ErrorBoundary>
      )}
    </>
  );
}

function headingText(copied: boolean, letters: boolean): string {
  if (copied) return t`Link copied`;
  const key = SHORTCUTS.copyLink.letters.toUpperCase();
  return letters ? t`Link ready. Press ${key} to copy it.` : t`Link ready. Select “Copy” to copy it.`;
}

function expiresText(time: string): string {
  return t({ message: `Expires ${time}`, comment: 'A day and time, such as “Nov 28, 7:15 AM”' });
}
