import './StatusMark.css';
import { statusWord } from '../../lib/checkouts/describe/text';
import type { KnownStatus } from '../../lib/inqud/status';
import { isKnown } from '../../lib/inqud/status';

const SHAPES: Record<KnownStatus, string> = {
  NEW: 'circle',
  REQUEST_CREATED: 'half',
  PAYMENT_DETECTED: 'dot',
  SUCCESS: 'check',
  CONFLICT: 'triangle',
  EXPIRED: 'dash',
};

/** A status as a small shape and a word; dashed when it is only reported. */
export function StatusMark(props: { status: string; reason?: string | null; reported?: boolean }) {
  const word = statusWord(props.status, props.reason);
  const shape = isKnown(props.status) ? SHAPES[props.status] : 'question';
  return (
    <span class={`status status-${shape}${props.reported ? ' status-reported' : ''}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <Shape shape={shape} />
      </svg>
      <span class="status-word" title={word}>
        {word}
      </span>
    </span>
  );
}

function Shape({ shape }: { shape: string }) {
  switch (shape) {
    case 'circle':
      return <circle cx="6" cy="6" r="4.5" class="outline" />;
    case 'half':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" class="outline" />
          <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" class="solid" />
        </>
      );
    case 'dot':
      return <circle cx="6" cy="6" r="4.5" class="solid pulse" />;
    case 'check':
      return (
        <>
          <circle cx="6" cy="6" r="5.5" class="solid" />
          <path d="m3.4 6.2 1.8 1.8 3.4-3.8" class="cut" />
        </>
      );
    case 'triangle':
      return <path d="M6 1 11.4 10.6H.6z" class="solid" />;
    case 'dash':
      return <path d="M2 6h8" class="outline" />;
    default:
      return <path d="M3.8 4.2a2.2 2.2 0 1 1 3.1 2c-.6.3-.9.7-.9 1.3m0 1.7v.9" class="outline" />;
  }
}
