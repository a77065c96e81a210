import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { Mark } from '../../lib/amounts/readings';
import type { Typed } from '../../lib/bulk-create/bulkCreation';
import type { Shared } from '../../lib/bulk-create/pasted';
import { readPasted, sharedMistakes } from '../../lib/bulk-create/pasted';
import type { BulkRun } from '../../lib/bulk-create/row';
import { createTakenOrders, withTaken } from '../../lib/bulk-create/takenOrders';
import { countOf, foundText } from '../../lib/bulk-create/text';
import type { DraftMistakes } from '../../lib/checkout-form/draftMistake';
import type { AlikeOrder } from '../../lib/checkouts/orders';
import { countText } from '../../lib/shared/countText';
import { AccountField } from '../accounts/AccountField';
import { Field } from '../ui/Field';
import { BulkReadings } from './BulkReadings';
import { BulkRows } from './BulkRows';
import { BulkTerms } from './BulkTerms';

/** What is pasted from a spreadsheet, what is the same for all rows, and what will become of each row. */
export function BulkSetup(props: {
  typed: Typed;
  onType: (typed: Typed) => void;
  accounts: Account[];
  currentId: string;
  takenOrders: (accountId: string, orderIds: string[]) => Promise<Map<string, string | null | AlikeOrder>>;
  hrefOf: (checkoutId: string) => string;
  onStart: (run: BulkRun) => unknown;
}) {
  const { accounts, typed } = props;
  const { text, shared } = typed;
  const [chosen, setChosen] = useState(props.currentId);
  const [again, setAgain] = useState(false);
  /** What was said of the amounts in this text. */
  const [said, setSaid] = useState<{ text: string; decimalMark: Mark } | null>(null);
  const decimalMark = said?.text === text ? said.decimalMark : null;
  const accountId = accounts.find(({ id }) => id === chosen)?.id ?? props.currentId;
  const pasted = useMemo(() => readPasted(text, shared, Date.now(), decimalMark), [text, shared, decimalMark]);
  const mistakes = sharedMistakes(shared, Date.now());
  const [lookedUp] = useState(() => createTakenOrders(props.takenOrders));
  useEffect(() => lookedUp.ask(accountId, pasted), [accountId, pasted]);
  const taken = lookedUp.taken.value;
  const rows = useMemo(() => withTaken(pasted, taken, again), [pasted, taken, again]);
  const ready = countOf(rows, 'waiting');
  const takenCount = withTaken(pasted, taken, false).filter(({ state }) => state.is === 'taken').length;
  const blocked = ready === 0 || Object.keys(mistakes).length > 0;

  const start = () => {
    const { expiry, ownExpiry, returnUrl } = shared;
    const terms = { expiry, ownExpiry, returnUrl };
    // Each attempt has its ID from the start: however often it is sent, it is made once.
    const attempts = rows.map((row) => ({ ...row, attemptId: crypto.randomUUID() }));
    props.onStart({ accountId, header: pasted.header, terms, rows: attempts });
  };

  return (
    <form
      class="many-setup"
      aria-label="Create many"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) start();
      }}
    >
      <p class="soft">
        One checkout for each row of a spreadsheet, a little more than a second apart. It goes on while this tab is
        open, also at another place of the desk; closed, it pauses until you let it go on.
      </p>
      <BulkTerms
        shared={shared}
        mistakes={shownMistakes(mistakes, shared)}
        onChange={(next) => props.onType({ text, shared: next })}
      >
        <AccountField accounts={accounts} value={accountId} onChoose={setChosen} />
      </BulkTerms>
      <Field
        label="Rows from a spreadsheet, or CSV"
        help="Order ID, amount, currency and name in this order, or in any order under a row of headings."
        mistake={pasted.mistake ?? undefined}
        announce
      >
        <textarea
          class="mono"
          rows={6}
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          value={text}
          onInput={(event) => props.onType({ shared, text: event.currentTarget.value })}
        />
      </Field>
      <p role="status">
        {rows.length > 0 && foundText(rows)}
        {pasted.assumed &&
          ` ${countText(pasted.assumed.rows, 'row without a currency is', 'rows without a currency are')} taken as ${pasted.assumed.currency}.`}
        {pasted.ignored.length > 0 && ` Not used: ${pasted.ignored.join(', ')}.`}
      </p>
      {pasted.ambiguous && (
        <BulkReadings
          ambiguous={pasted.ambiguous}
          decimalMark={decimalMark}
          onChoose={(mark) => setSaid({ text, decimalMark: mark })}
        />
      )}
      {takenCount > 0 && (
        <label class="many-again">
          <input type="checkbox" checked={again} onChange={(event) => setAgain(event.currentTarget.checked)} />
          Create another checkout for {countText(takenCount, 'order that has', 'orders that have')} one already
        </label>
      )}
      <div class="many-actions">
        <button type="submit" class="main" disabled={blocked}>
          Create {ready > 0 ? countText(ready, 'checkout') : 'checkouts'}
        </button>
      </div>
      {rows.length > 0 && <BulkRows rows={rows} planned hrefOf={props.hrefOf} />}
    </form>
  );
}

/** An own end that was not typed yet is no mistake to shout about. */
function shownMistakes(mistakes: DraftMistakes, { expiry, ownExpiry }: Shared): DraftMistakes {
  const { ownExpiry: end, ...others } = mistakes;
  return expiry === 'own' && ownExpiry === '' ? others : { ...others, ...(end !== undefined && { ownExpiry: end }) };
}
