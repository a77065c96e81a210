import './RawAnswer.css';
import { useMemo, useState } from 'preact/hooks';
import { prettyJson } from '../lib/share/prettyJson';
import { useCopy } from './useCopy';

/** The whole last answer of Inqud, folded away: every digit as it came, in lines that can be read. */
export function RawAnswer({ answer }: { answer: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="raw-answer" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The last answer as Inqud gave it</summary>
      {open && <Lines answer={answer} />}
    </details>
  );
}

function Lines({ answer }: { answer: string }) {
  const [copied, copy] = useCopy(answer);
  const lines = useMemo(() => prettyJson(answer), [answer]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it */}
      <section aria-label="The last answer" tabIndex={0}>
        <pre class="mono">{lines}</pre>
      </section>
      <button type="button" onClick={copy}>
        {{ idle: 'Copy the answer', copied: 'Answer copied', refused: 'Could not copy' }[copied]}
      </button>
    </>
  );
}
