import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useLayoutEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { errorDetails } from '../../lib/shared/errorDetails';
import { useCopy } from './hooks/useCopy';
import { Note } from './ProblemNote';

type Back = { label: string; href: string } | { label: string; run: () => void };
type Props = {
  /** What it surrounds, as it begins a sentence: "This page". */
  part: string;
  /** What it shows: anything else is tried anew. */
  of?: unknown;
  back?: Back | undefined;
  children: ComponentChildren;
};

/**
 * Keeps an error in one part of a page from taking the rest away: says that it happened, with its details to copy, and offers to
 * try again and a way back.
 */
export function ErrorBoundary({ part, of, back, children }: Props) {
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useErrorBoundary((error) => setFailure({ error }));
  useLayoutEffect(() => setFailure(null), [of]);
  if (failure === null) return <>{children}</>;
  return <Failed part={part} error={failure.error} back={back} onRetry={() => setFailure(null)} />;
}

function Failed({ part, error, back, onRetry }: Omit<Props, 'children'> & { error: unknown; onRetry: () => void }) {
  const details = [
    `Checkout Desk ${browser.runtime.getManifest().version}, ${navigator.userAgent}`,
    `Could not show: ${part}`,
    errorDetails(error),
  ].join('\n');
  const [copied, copy] = useCopy(details);
  return (
    <Note>
      <p>
        {part} can’t be shown: something went wrong in Checkout Desk. Nothing that is stored has changed, and what was
        sent is in the list.
      </p>
      <div class="note-actions">
        <button type="button" onClick={onRetry}>
          Try again
        </button>
        {back && 'href' in back && (
          <a class="button" href={back.href}>
            {back.label}
          </a>
        )}
        {back && 'run' in back && (
          <button type="button" onClick={back.run}>
            {back.label}
          </button>
        )}
        <button type="button" title="For support. They hold no secret." onClick={copy}>
          {{ idle: 'Copy details', copied: 'Details copied', refused: 'Could not copy' }[copied]}
        </button>
      </div>
    </Note>
  );
}
