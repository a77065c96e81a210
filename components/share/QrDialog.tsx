import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './ShareDialog.css';
import { useMemo, useState } from 'preact/hooks';
import { copyBlob } from '../../lib/share/clipboard';
import { qrFileName } from '../../lib/share/fileName';
import type { Qr } from '../../lib/share/qr';
import { qrOf, qrPng, qrSvg } from '../../lib/share/qr';
import type { Shared } from '../../lib/share/shared';
import { sharedLink, sharedName } from '../../lib/share/shared';
import { download } from '../../lib/shared/download';
import { useCopying } from '../ui/hooks/useCopy';
import { Breakable } from '../ui/links/Breakable';
import { Modal } from '../ui/Modal';
import { QrCode } from './QrCode';

/** A link as a QR code, large enough for a phone to read it from the screen. */
export function QrDialog({ shared, onClose }: { shared: Shared; onClose: () => void }) {
  const url = sharedLink(shared);
  const name = sharedName(shared);
  const qr = useMemo(() => qrOf(url), [url]);
  return (
    <Modal
      kind="share"
      title={
        <Trans>
          QR code for order <bdi class="private">{name}</bdi>
        </Trans>
      }
      onClose={onClose}
    >
      {qr ? (
        <>
          <QrCode qr={qr} label={t`QR code of the payment link`} />
          <p class="mono qr-link">
            <Breakable text={url} />
          </p>
          <QrActions qr={qr} name={name} />
        </>
      ) : (
        <p>{t`The link is too long for a QR code. Copy it instead.`}</p>
      )}
    </Modal>
  );
}

function QrActions({ qr, name }: { qr: Qr; name: string }) {
  const [copied, copy] = useCopying(() => copyBlob('image/png', qrPng(qr)));
  const [saved, setSaved] = useState<string | null>(null);

  const save = (file: Blob, ending: 'png' | 'svg') => {
    const fileName = qrFileName(name, ending);
    download(file, fileName);
    setSaved(fileName);
  };
  return (
    <>
      <div class="share-actions">
        <button
          type="button"
          class="main"
          onClick={() => {
            setSaved(null);
            void copy();
          }}
        >
          {t`Copy image`}
        </button>
        <button type="button" onClick={async () => save(await qrPng(qr), 'png')}>
          {t`Save PNG`}
        </button>
        <button type="button" onClick={() => save(qrSvg(qr), 'svg')}>
          {t`Save SVG`}
        </button>
      </div>
      <p class="share-said private" role="status">
        {copied === 'copied' && t`Image copied`}
        {copied === 'refused' && t`Couldn’t copy. Save the image instead.`}
        {copied === 'idle' && saved !== null && t`${saved} saved to Downloads`}
      </p>
    </>
  );
}
