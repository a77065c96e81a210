import { browser } from 'wxt/browser';
import { errorDetails } from '../../../lib/shared/errorDetails';
import { useCopy } from '../hooks/useCopy';

/** Copies what support needs to know about an error, and nothing secret. */
export function CopyDetails({ part, error }: { part: string; error: unknown }) {
  const details = [
    `Checkout Desk ${browser.runtime.getManifest().version}, ${navigator.userAgent}`,
    `Could not show: ${part}`,
    errorDetails(error),
  ].join('\n');
  const [copied, copy] = useCopy(details);
  return (
    <button type="button" title="For support. They hold no secret." onClick={copy}>
      {{ idle: 'Copy details', copied: 'Details copied', refused: 'Could not copy' }[copied]}
    </button>
  );
}
