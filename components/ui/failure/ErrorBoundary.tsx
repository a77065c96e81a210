import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lazy } from '../lazy';
import { Note } from '../Note';

type Back = { label: string; href: string } | { label: string; run: () => void };
type Props = {
  /** What it surrounds, as the heading of a notice: "This page". */
  part: string;
  /** What it shows: anything else is tried anew. */
  of?: unknown;
  back?: Back | undefined;
  /** Whether it surrounds an item of a list. */
  isItem?: boolean;
  children: ComponentChildren;
};

/**
 * Keeps an error in one part of a page from taking the rest away: says that it happened, with its details to copy, and offers to
 * try again and a way back.
 */
export function ErrorBoundary({ part, of, back, isItem = false, children }: Props) {
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useErrorBoundary((error) => setFailure({ error }));
  const last = useRef(of);
  useLayoutEffect(() => {
    if (last.current !== of) setFailure(null);
    last.current = of;
  }, [of]);
  if (failure === null) return <>{children}</>;
  const failed = <Failed part={part} error={failure.error} back={back} onRetry={() => setFailure(null)} />;
  return isItem ? <li>{failed}</li> : failed;
}

/** Not needed before there is an error. Without its script, the rest is said all the same. */
const CopyDetails = lazy<{ part: string; error: unknown }>(() =>
  import('./CopyDetails').then(
    ({ CopyDetails }) => CopyDetails,
    () => () => null,
  ),
);

function Failed({
  part,
  error,
  back,
  onRetry,
}: Pick<Props, 'part' | 'back'> & { error: unknown; onRetry: () => void }) {
  return (
    <Note>
      <p>
        <strong>{part}</strong>
      </p>
      <p>{t`This can’t be shown: something went wrong in Checkout Desk. Your data hasn’t changed, and anything you sent is in the list.`}</p>
      <div class="note-actions">
        <button type="button" onClick={onRetry}>
          {t`Try again`}
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
        <CopyDetails part={part} error={error} />
      </div>
    </Note>
  );
}
