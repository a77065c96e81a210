import { useState } from 'preact/hooks';
import { saveCopy } from '../lib/saveCopy';
import { errorText } from '../lib/storageTrouble';

/** A button that saves the whole history as a file, also when the history cannot be used. */
export function SaveHistory({ accountName }: { accountName: (id: string) => string | null }) {
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | { failed: string }>('idle');
  const save = async () => {
    setState('saving');
    try {
      await saveCopy(accountName);
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
