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

const nowhere = async () => undefined;
const real = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Brings checkouts that were made elsewhere into this browser, by IDs or links that a person pastes. */
export function ImportPage(props: {
  /** The live accounts, in their order. */
  accounts: Account[];
  /** The one that is asked first where there are several, as long as none is chosen. */
  currentId: string | null;
  importOne: (accountId: string, checkoutId: string) => Promise<Replies['importCheckout']>;
  /** The account of a checkout that is here already. */
  ownerOf?: (checkoutId: string) => Promise<string | undefined>;
  hrefOf: (checkoutId: string) => string;
  grant: () => void;
  /** How to wait, in ms. */
  sleep?: (ms: number) => Promise<unknown>;
}) {
  const { accounts } = props;
  const text = useSignal('');
  /** Empty for each that may have one. */
  const [chosen, setChosen] = useState('');
  const [notRead, setNotRead] = useState<string>();
  const found = useMemo(() => checkoutIdsIn(text.value), [text.value]);
  const [importing] = useState(() =>
    createImporting({ importOne: props.importOne, ownerOf: props.ownerOf ?? nowhere, sleep: props.sleep ?? real }),
  );
  // For as long as the page is there.
  useEffect(() => importing.pause, [importing]);
  const items = importing.items.value;
  const running = importing.running.value;
  const unfinished = importing.unfinished.value;
  const waits = importing.waits.value;
  const stop = importing.stop.value;
  const one = accounts.find(({ id }) => id === chosen);
  const rank = ({ id }: Account) => (id === props.currentId ? 0 : 1);
  const asked = (one ? [one] : accounts.toSorted((a, b) => rank(a) - rank(b))).map(({ id }) => id);
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

  if (accounts.length === 0) {
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
          if (!unfinished && count > 0 && !tooMany) void importing.start(asked, found.ids);
        }}
      >
        <AccountField
          label={t`Account`}
          accounts={accounts}
          value={one?.id ?? ''}
          disabled={running}
          all
          help={!one && t`Each checkout is looked up in your accounts until one has it.`}
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
            <button type="button" onClick={running ? importing.pause : () => importing.goOn(asked)}>
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
        <ImportList
          items={items}
          running={running}
          accounts={accounts}
          inAll={asked.length > 1}
          hrefOf={props.hrefOf}
          onRetry={() => importing.retry(asked)}
        />
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
