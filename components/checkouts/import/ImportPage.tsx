import './ImportPage.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { createImporting } from '../../../lib/checkouts/import/importing';
import { checkoutIdsIn } from '../../../lib/inqud/checkoutIds';
import type { Replies } from '../../../lib/messaging/commands';
import { sameContent } from '../../../lib/shared/sameContent';
import { AccountField } from '../../accounts/AccountField';
import { Field } from '../../ui/Field';
import { Note } from '../../ui/Note';
import { ProblemNote } from '../../ui/ProblemNote';
import { FoundIds } from './FoundIds';
import { ImportList } from './ImportList';

/** Each is a row of the table, and a second of somebody's time. */
const MOST = 1000;
/** Bytes; a list of this size has far more than can be imported. */
const LARGEST_FILE = 5_000_000;

const real = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Brings checkouts that were made elsewhere into this browser, by IDs or links that a person pastes. */
export function ImportPage(props: {
  /** The live accounts, in their order. */
  accounts: Account[];
  /** The one that is chosen at first. */
  currentId: string | null;
  importOne: (accountId: string, checkoutId: string) => Promise<Replies['importCheckout']>;
  hrefOf: (checkoutId: string) => string;
  grant: () => void;
  /** How to wait, in ms. */
  sleep?: (ms: number) => Promise<unknown>;
}) {
  const { accounts } = props;
  const text = useSignal('');
  const [chosen, setChosen] = useState(props.currentId);
  const [notRead, setNotRead] = useState<string>();
  const found = useMemo(() => checkoutIdsIn(text.value), [text.value]);
  const [importing] = useState(() => createImporting({ importOne: props.importOne, sleep: props.sleep ?? real }));
  // For as long as the page is there.
  useEffect(() => importing.pause, [importing]);
  const items = importing.items.value;
  const running = importing.running.value;
  const unfinished = importing.unfinished.value;
  const waits = importing.waits.value;
  const stop = importing.stop.value;
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const count = found.ids.length;
  const tooMany = count > MOST;

  const change = (next: string) => {
    // What became of one list says nothing about the next. One that is paused is not lost by this: it holds the text.
    if (!sameContent(checkoutIdsIn(next).ids, found.ids)) importing.clear();
    text.value = next;
  };
  const readFile = async (file: File | undefined) => {
    setNotRead(undefined);
    if (!file) return;
    if (file.size > LARGEST_FILE) return setNotRead('This file is too large for a list of checkouts.');
    try {
      const read = await file.text();
      const typed = text.peek();
      change(typed.trim() === '' ? read : `${typed}\n${read}`);
    } catch {
      setNotRead('This file could not be read. Choose it again, or paste what is in it.');
    }
  };

  if (!account) {
    return (
      <section class="import-page" aria-label="Import">
        <h1>Import checkouts</h1>
        <p>Add an account in Settings first: Inqud is asked with its token.</p>
      </section>
    );
  }
  return (
    <section class="import-page" aria-label="Import">
      <h1>Import checkouts</h1>
      <p class="soft">
        Paste checkout IDs, links to hosted pages, or a table that has them. Each checkout is fetched from Inqud and
        joins the list. Closing this page stops the import; what was imported stays.
      </p>
      <form
        class="import-form"
        aria-label="Import"
        onSubmit={(event) => {
          event.preventDefault();
          if (!unfinished && count > 0 && !tooMany) void importing.start(account.id, found.ids);
        }}
      >
        <AccountField
          label="Account to ask with"
          accounts={accounts}
          value={account.id}
          disabled={running}
          onChoose={setChosen}
        />
        <Field
          label="Checkout IDs or links"
          mistake={tooMany ? `Import at most ${MOST} at once. There are ${count}.` : undefined}
          help={unfinished && !running && 'Continue this import or cancel it, and then paste another list.'}
        >
          <textarea
            class="mono"
            rows={8}
            spellcheck={false}
            readOnly={unfinished}
            value={text.value}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </Field>
        <Field label="Or choose a file" mistake={notRead} announce>
          <input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            disabled={unfinished}
            onChange={(event) => readFile(event.currentTarget.files?.[0])}
          />
        </Field>
        <FoundIds found={found} />
        <div class="import-actions">
          <button type="submit" class="main" disabled={count === 0 || tooMany} aria-disabled={unfinished}>
            Start
          </button>
          {/* One button, so that whoever presses it has it still. */}
          {(running || waits) && (
            <button type="button" onClick={running ? importing.pause : () => importing.goOn(account.id)}>
              {running ? 'Pause' : 'Continue'}
            </button>
          )}
          {waits && (
            <button type="button" onClick={importing.cancel}>
              Cancel
            </button>
          )}
        </div>
      </form>
      {stop && 'problem' in stop && <ProblemNote problem={stop.problem} grant={props.grant} />}
      {stop && 'error' in stop && (
        <Note>
          <p>{stop.error}</p>
        </Note>
      )}
      {items.length > 0 && (
        <ImportList items={items} running={running} hrefOf={props.hrefOf} onRetry={() => importing.retry(account.id)} />
      )}
    </section>
  );
}
