import '../../ui/ConfirmDialog.css';
import './ExportDialog.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { decimalMark } from '../../../lib/amounts/decimalMark';
import type { CopyChoice, CopyKind, CopyProgress } from '../../../lib/checkouts/backup/copyFile';
import { copyName } from '../../../lib/checkouts/backup/copyFile';
import { lastCopy } from '../../../lib/checkouts/backup/reminder/settings';
import { saveSetting } from '../../../lib/messaging/saveSetting';
import { newPassphraseKey } from '../../../lib/sealing/derivedKey';
import { countText, numberText } from '../../../lib/shared/countText';
import { download } from '../../../lib/shared/download';
import { errorText } from '../../../lib/storage/trouble';
import { useAbort } from '../../ui/hooks/useAbort';
import { Progress } from '../../ui/Progress';
import { EncryptionFields } from '../backup/EncryptionFields';
import type { Encrypting } from '../backup/useEncryption';
import { useEncryption } from '../backup/useEncryption';

export type ExportRows = 'listed' | 'selected' | 'all';
export type ExportChoice = { rows: ExportRows } & Omit<CopyChoice, 'ids'>;

type State =
  | { is: 'choosing'; said: string | null; failed: string | null }
  | { is: 'saving'; progress: CopyProgress; stop: AbortController };

const CHOOSING = { is: 'choosing', said: null, failed: null } as const;

/** Saves checkouts as a file: which ones and how it is written is chosen first. Closing it calls off what is being saved. */
export function ExportDialog(props: {
  /** How many the list has, all pages of it, and how many are selected. */
  listed: number;
  selected: number;
  encrypting: Encrypting;
  /** Makes the file. Rejects when the signal is aborted. */
  make: (
    choice: ExportChoice,
    how: { at: Date; progress: (progress: CopyProgress) => void; signal: AbortSignal },
  ) => Promise<Blob>;
  onClose: () => void;
}) {
  const { listed, selected } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [rows, setRows] = useState<ExportRows>(selected > 0 ? 'selected' : 'listed');
  const [kind, setKind] = useState<CopyKind>('xlsx');
  const [bom, setBom] = useState(true);
  const [state, setState] = useState<State>(CHOOSING);
  const busy = state.is === 'saving';
  const begin = useAbort();
  const encryption = useEncryption(props.encrypting);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const save = async () => {
    const taken = kind === 'lines' ? await encryption.take() : { ok: true as const, passphrase: null };
    if (!taken.ok) return;
    const at = new Date();
    const stop = begin();
    let last: CopyProgress = { done: 0, total: 0 };
    const progress = (progress: CopyProgress) => {
      last = progress;
      setState({ is: 'saving', progress, stop });
    };
    progress(last);
    try {
      const under = taken.passphrase === null ? null : await newPassphraseKey(taken.passphrase);
      const choice = { rows, kind, bom: kind === 'csv' && bom, under };
      const file = await props.make(choice, { at, progress, signal: stop.signal });
      stop.signal.throwIfAborted();
      download(file, copyName(choice, at));
      if (kind === 'lines' && rows === 'all') {
        void saveSetting(lastCopy, { at: at.getTime(), checkouts: last.done }).catch(() => {});
      }
      encryption.clear();
      setState({ ...CHOOSING, said: `${countText(last.done, 'checkout')} saved among your downloads.` });
    } catch (error) {
      const said = stop.signal.aborted ? 'Cancelled. Nothing was saved.' : null;
      setState({ is: 'choosing', said, failed: said === null ? errorText(error) : null });
    }
  };
  const submit = () => {
    if (!busy) void save();
  };
  const choice = (of: ExportRows, text: string) => (
    <Choice name="rows" checked={rows === of} onChoose={() => setRows(of)}>
      {text}
    </Choice>
  );
  return (
    <dialog class="ask" ref={dialog} aria-labelledby={title} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 id={title}>Export checkouts</h2>
        <fieldset class="export-choice" disabled={busy}>
          <legend>Which</legend>
          {choice('listed', `As listed (${numberText(listed)})`)}
          {selected > 0 && choice('selected', `Selected (${numberText(selected)})`)}
          {choice('all', 'All, archived ones too')}
        </fieldset>
        <fieldset class="export-choice" disabled={busy}>
          <legend>As</legend>
          <Choice name="kind" checked={kind === 'xlsx'} onChoose={() => setKind('xlsx')}>
            For Excel (.xlsx). Long numbers, leading zeros, and amounts stay as they are.
          </Choice>
          <Choice name="kind" checked={kind === 'csv'} onChoose={() => setKind('csv')}>
            Table (CSV). Text that a spreadsheet would run as a formula gets an apostrophe in front.
          </Choice>
          <label class="export-part">
            <input
              type="checkbox"
              checked={bom}
              disabled={kind !== 'csv'}
              onChange={(event) => setBom(event.currentTarget.checked)}
            />
            {decimalMark() === ','
              ? 'With a byte order mark, semicolons, and commas in amounts, as spreadsheets here read it'
              : 'With a byte order mark'}
          </label>
          <Choice name="kind" checked={kind === 'lines'} onChoose={() => setKind('lines')}>
            Complete copy (JSON Lines), with timelines. It can be restored.
          </Choice>
        </fieldset>
        {kind === 'lines' && <EncryptionFields {...encryption.fields} busy={busy} onEnter={submit} />}
        {busy ? (
          <Progress
            label="Exported"
            {...state.progress}
            text={`${numberText(state.progress.done)} of ${numberText(state.progress.total)}`}
            onCancel={() => state.stop.abort()}
          />
        ) : (
          <div class="ask-actions">
            <button type="submit" class="main" disabled={rows === 'listed' && listed === 0}>
              Save file
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              Close
            </button>
          </div>
        )}
        <p role="status">{state.is === 'choosing' && state.said}</p>
        {state.is === 'choosing' && state.failed && <p role="alert">Nothing was saved. {state.failed}</p>}
      </form>
    </dialog>
  );
}

function Choice(props: { name: string; checked: boolean; onChoose: () => void; children: ComponentChildren }) {
  return (
    <label>
      <input type="radio" name={props.name} checked={props.checked} onChange={props.onChoose} />
      <span>{props.children}</span>
    </label>
  );
}
