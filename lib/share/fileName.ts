import { cutWhole } from '../shared/cutText';

const LONGEST = 60;

/** "qr-10482.png": an order ID in a file name that is valid on every system. */
export function qrFileName(orderId: string, ending: 'png' | 'svg'): string {
  const safe = orderId
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-');
  const cut = cutWhole(safe, LONGEST).replaceAll(/^[-.]+|[-.]+$/g, '');
  return `${['qr', cut].filter(Boolean).join('-')}.${ending}`;
}
