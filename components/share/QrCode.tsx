import './QrCode.css';
import type { Qr } from '../../lib/share/qr';
import { QUIET_ZONE } from '../../lib/share/qr';

/** A QR code, drawn in the page. Black on white in a dark page, too: many readers know nothing else. */
export function QrCode({ qr, label }: { qr: Qr; label: string }) {
  const width = qr.size + 2 * QUIET_ZONE;
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${width} ${width}`}
      shape-rendering="crispEdges"
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={width} height={width} fill="white" />
      <path d={qr.path} fill="black" />
    </svg>
  );
}
