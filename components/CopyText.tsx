import './CopyText.css';
import { useState } from 'preact/hooks';
import { copyWhenReady } from '../lib/share/clipboard';

/** An ID, address or hash, shortened in the middle, that is copied whole by one click. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(await copyWhenReady(Promise.resolve(text)));
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button type="button" class="copy-text plain mono" title={text} onClick={copy}>
      {shortened(text)}
      <span class="unseen">, copy {label}</span>
      <span class="copy-text-done" role="status">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  );
}

function shortened(text: string): string {
  return text.length <= 22 ? text : `${text.slice(0, 11)}…${text.slice(-8)}`;
}
