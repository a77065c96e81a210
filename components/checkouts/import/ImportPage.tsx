import { plural, t } from '@lingui/core/macro';
import './ImportPage.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { createImporting } from '../../../lib/checkouts/import/importing';
import { checkoutIdsIn } from '../../../lib/inqud/checkoutIds';
import type { Replies } from '../../../lib/messaging/commands';
import { numberText } from '../../../lib/shared/countText';
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
    if (file.size > LARGEST_FILE) return setNotRead(t`This file is too large for a list of checkouts.`);
    try {
      const read = await file.text();
      const typed = text.peek();
      change(typed.trim() === '' ? read : `${typed}\n${read}`);
    } catch {
      setNotRead(t`Couldn’t read this file. Choose it again, or paste its content.`);
    }
  };

  if (!account) {
    return (
      <section class="import-page" aria-label={t`Import`}>
        <h1>{t`Import checkouts`}</h1>
        <p>{t`Add an account in Settings first. Its token is needed to load checkouts from Inqud.`}</p>
      </section>
    );
  }
  return (
    <section class="import-page" aria-label={t`Import`}>
      <h1>{t`Import checkouts`}</h1>
      <p class="soft">
        {t`Paste checkout IDs, payment links, or a table with either. Checkout Desk loads each one from Inqud. If you close this page, the import stops, and finished ones stay.`}
      </p>
      <form
        class="import-form"
        aria-label={t`Import`}
        onSubmit={(event) => {
          event.preventDefault();
          if (!unfinished && count > 0 && !tooMany) void importing.start(account.id, found.ids);
        }}
      >
        <AccountField
          label={t`Account`}
          accounts={accounts}
          value={account.id}
          disabled={running}
          onChoose={setChosen}
        />
        <Field
          label={t`Checkout IDs or payment links`}
          mistake={tooMany ? tooManyText(count) : undefined}
          help={unfinished && !running && t`Finish or cancel this import before you paste another list.`}
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
        <Field label={t`Or choose a file`} mistake={notRead} announce>
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
            {count === 0 ? t`Import` : plural(count, { one: 'Import # checkout', other: 'Import # checkouts' })}
          </button>
          {/* One button, so that whoever presses it has it still. */}
          {(running || waits) && (
            <button type="button" onClick={running ? importing.pause : () => importing.goOn(account.id)}>
              {running ? t`Pause` : t`Resume`}
            </button>
          )}
          {waits && (
            <button type="button" onClick={importing.cancel}>
              {t`Cancel`}
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

function tooManyText(count: number): string {
  const found = numberText(count);
  return plural(MOST, {
    one: `Import at most # checkout at once. This list has ${found}.`,
    other: `Import at most # checkouts at once. This list has ${found}.`,
  });
}
