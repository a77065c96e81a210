import { plural, t } from '@lingui/core/macro';
import { progressText } from '../../ui/progressText';
import '../../ui/ConfirmDialog.css';
import './ExportDialog.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { decimalMark } from '../../../lib/amounts/decimalMark';
import type { CopyChoice, CopyKind, CopyProgress } from '../../../lib/checkouts/backup/copyFile';
import { copyName } from '../../../lib/checkouts/backup/copyFile';
import { lastCopy } from '../../../lib/checkouts/backup/reminder/settings';
import { noteExport } from '../../../lib/messaging/noteExport';
import { saveSetting } from '../../../lib/messaging/saveSetting';
import { newPassphraseKey } from '../../../lib/sealing/derivedKey';
import { numberText } from '../../../lib/shared/countText';
import { download } from '../../../lib/shared/download';
import { errorText } from '../../../lib/storage/errorText';
import { useAbort } from '../../ui/hooks/useAbort';
import { Progress } from '../../ui/Progress';
import { EncryptionFields } from '../backup/EncryptionFields';
import type { Encrypting } from '../backup/useEncryption';
import { useEncryption } from '../backup/useEncryption';

export type ExportRows = 'listed' | 'selected' | 'all';
/** `asListed`: with the columns that the list shows. Otherwise with all. */
export type ExportChoice = { rows: ExportRows; asListed: boolean } & Omit<CopyChoice, 'ids' | 'columns'>;

type State =
  | { is: 'choosing'; said: string | null; failed: string | null }
  | { is: 'saving'; progress: CopyProgress; stop: AbortController };

const CHOOSING = { is: 'choosing', said: null, failed: null } as const;

/** Saves checkouts as a file: which ones and how it is written is chosen first. Closing it cancels what is being saved. */
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
  const [asListed, setAsListed] = useState(true);
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
      const isTable = kind !== 'lines';
      const choice = { rows, kind, asListed: isTable && asListed, bom: kind === 'csv' && bom, under };
      const file = await props.make(choice, { at, progress, signal: stop.signal });
      stop.signal.throwIfAborted();
      download(file, copyName(choice, at));
      if (kind === 'lines' && rows === 'all') {
        void saveSetting(lastCopy, { at: at.getTime(), checkouts: last.done }).catch(() => {});
      }
      noteExport(last.done);
      encryption.clear();
      setState({ ...CHOOSING, said: exportedText(last.done) });
    } catch (error) {
      const said = stop.signal.aborted ? t`Canceled. Nothing was saved.` : null;
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
        <h2 id={title}>{t`Export checkouts`}</h2>
        <fieldset class="export-choice" disabled={busy}>
          <legend>{t`Which checkouts`}</legend>
          {choice('listed', listedText(numberText(listed)))}
          {selected > 0 && choice('selected', selectedText(numberText(selected)))}
          {choice('all', t`All, including archived`)}
        </fieldset>
        <fieldset class="export-choice" disabled={busy}>
          <legend>{t`Format`}</legend>
          <Choice name="kind" checked={kind === 'xlsx'} onChoose={() => setKind('xlsx')}>
            {t`Excel (.xlsx). Keeps long numbers, leading zeros, and amounts as they are.`}
          </Choice>
          <Choice name="kind" checked={kind === 'csv'} onChoose={() => setKind('csv')}>
            {t`CSV. Text that looks like a formula gets a leading apostrophe.`}
          </Choice>
          <label class="export-part">
            <input
              type="checkbox"
              checked={bom}
              disabled={kind !== 'csv'}
              onChange={(event) => setBom(event.currentTarget.checked)}
            />
            {decimalMark() === ','
              ? t`With a byte order mark, semicolons, and decimal commas, as spreadsheets in your region expect`
              : t`With a byte order mark, as Excel expects`}
          </label>
          <Choice name="kind" checked={kind === 'lines'} onChoose={() => setKind('lines')}>
            {t`Complete backup (JSON Lines), with timelines. You can restore it.`}
          </Choice>
        </fieldset>
        {kind !== 'lines' && (
          <fieldset class="export-choice" disabled={busy}>
            <legend>{t`Columns`}</legend>
            <Choice name="columns" checked={asListed} onChoose={() => setAsListed(true)}>
              {t`As in the list, in its order`}
            </Choice>
            <Choice name="columns" checked={!asListed} onChoose={() => setAsListed(false)}>
              {t`All columns`}
            </Choice>
          </fieldset>
        )}
        {kind === 'lines' && <EncryptionFields {...encryption.fields} busy={busy} onEnter={submit} />}
        {busy ? (
          <Progress
            label={t`Exported`}
            {...state.progress}
            text={progressText(state.progress)}
            onCancel={() => state.stop.abort()}
          />
        ) : (
          <div class="ask-actions">
            <button type="submit" class="main" disabled={rows === 'listed' && listed === 0}>
              {t`Export file`}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {t`Close`}
            </button>
          </div>
        )}
        <p role="status">{state.is === 'choosing' && state.said}</p>
        {state.is === 'choosing' && state.failed && <p role="alert">{`${t`Nothing was saved.`} ${state.failed}`}</p>}
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

function exportedText(count: number): string {
  return plural(count, {
    one: '# checkout exported to your downloads',
    other: '# checkouts exported to your downloads',
  });
}

function listedText(count: string): string {
  return t`As listed (${count})`;
}

function selectedText(count: string): string {
  return t`Selected (${count})`;
}
