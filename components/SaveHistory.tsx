import { useState } from 'preact/hooks';
import { historyLines } from '../lib/history/export';
import { errorText } from '../lib/storageTrouble';

/** A button that saves the whole history as a file, also when the history cannot be used. */
export function SaveHistory({ accountName }: { accountName: (id: string) => string | null }) {
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | { failed: string }>('idle');
  const save = async () => {
    setState('saving');
    try {
      const at = new Date();
      const parts: Blob[] = [];
      for await (const lines of historyLines(at, accountName)) parts.push(new Blob([lines]));
      download(new Blob(parts, { type: 'application/jsonl' }), `checkout-desk-${at.toISOString().slice(0, 10)}.jsonl`);
      setState('saved');
    } catch (error) {
      setState({ failed: errorText(error) });
    }
  };
  return (
    <div>
      <button type="button" disabled={state === 'saving'} onClick={save}>
        {state === 'saving' ? 'Saving…' : 'Save a copy of the history'}
      </button>
      <span role="status"> {state === 'saved' && 'Saved among your downloads.'}</span>
      {typeof state === 'object' && <p role="alert">Nothing was saved. {state.failed}</p>}
    </div>
  );
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
