import { cutWhole } from '../shared/cutText';
import { foreignText } from '../shared/foreignText';

const LONGEST = 60;

/** "qr-10482.png": an order’s name in a file name that is valid on every system. */
export function qrFileName(name: string, ending: 'png' | 'svg'): string {
  const safe = foreignText(name, Number.POSITIVE_INFINITY)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-');
  const cut = cutWhole(safe, LONGEST).replaceAll(/^[-.]+|[-.]+$/g, '');
  return `${['qr', cut].filter(Boolean).join('-')}.${ending}`;
}
