import { plural, t } from '@lingui/core/macro';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Plural } from '#macro';
import type { Account } from '../../lib/accounts/account';
import type { Mark } from '../../lib/amounts/readings';
import type { Typed } from '../../lib/bulk-create/bulkCreation';
import type { Pasted, Shared } from '../../lib/bulk-create/pasted';
import { readPasted, sharedMistakes } from '../../lib/bulk-create/pasted';
import { pasteMistakeText } from '../../lib/bulk-create/pasteMistakeText';
import type { BulkRun } from '../../lib/bulk-create/row';
import { createTakenOrders, withTaken } from '../../lib/bulk-create/takenOrders';
import { countOf, foundText } from '../../lib/bulk-create/text';
import type { DraftMistakes } from '../../lib/checkout-form/draftMistake';
import { askedAmount, outsideQuote } from '../../lib/checkout-form/quote/asked';
import type { AccountPrices } from '../../lib/checkout-form/quote/prices';
import { outsideText } from '../../lib/checkout-form/quote/quoteText';
import type { AlikeOrder } from '../../lib/checkouts/orders';
import { clockOffset } from '../../lib/checkouts/settings';
import { andList } from '../../lib/shared/orList';
import { settingSignal } from '../../lib/storage/settingSignal';
import { AccountField } from '../accounts/AccountField';
import { usePrices } from '../checkout-form/quote/usePrices';
import { ConfirmDialog } from '../ui/ConfirmDialog';
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
  // One question for all rows.
  const known = usePrices(accountId, rows.some(isAsking) ? pasted.rows.length.toString() : null);
  const ahead = settingSignal(clockOffset).value ?? 0;
  const outside = useMemo(() => outsideTexts(rows, known, Date.now() + ahead), [rows, known, ahead]);
  const unpayable = outside.size;
  const [asking, setAsking] = useState(false);
  const blocked = ready === 0 || Object.keys(mistakes).length > 0;

  const start = () => {
    const { expiry, ownExpiry, returnUrl } = shared;
    const terms = { expiry, ownExpiry, returnUrl };
    // Each attempt has its ID from the start: however often it is sent, it is made once.
    const attempts = rows.map((row) => ({ ...row, attemptId: crypto.randomUUID() }));
    props.onStart({ accountId, header: pasted.header, terms, rows: attempts });
  };

  return (
    <>
      <form
        class="many-setup"
        aria-label={t`Bulk create`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (blocked) return;
          if (unpayable > 0) setAsking(true);
          else start();
        }}
      >
        <p class="soft">
          {t`Create one checkout per row, about one a second. You can leave this page. Closing the tab pauses it until you resume.`}
        </p>
        <BulkTerms
          shared={shared}
          mistakes={shownMistakes(mistakes, shared)}
          onChange={(next) => props.onType({ text, shared: next })}
        >
          <AccountField accounts={accounts} value={accountId} onChoose={setChosen} />
        </BulkTerms>
        <Field
          label={t`Rows from a spreadsheet or CSV`}
          help={t`Order ID, amount, currency, and name in this order, or in any order below a header row`}
          mistake={pasted.mistake ? pasteMistakeText(pasted.mistake) : undefined}
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
          {pasted.assumed && ` ${assumedText(pasted.assumed)}`}
          {pasted.ignored.length > 0 && ` ${ignoredText(andList(pasted.ignored))}`}
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
            <Plural
              value={takenCount}
              one="Create another checkout for # order that already has one"
              other="Create another checkout for # orders that already have one"
            />
          </label>
        )}
        <div class="many-actions">
          <button type="submit" class="main" disabled={blocked}>
            {ready > 0 ? (
              <Plural value={ready} one="Create # checkout" other="Create # checkouts" />
            ) : (
              t`Create checkouts`
            )}
          </button>
        </div>
        {rows.length > 0 && <BulkRows rows={rows} planned remarks={outside} hrefOf={props.hrefOf} />}
      </form>
      {asking && (
        <ConfirmDialog
          title={t`Create anyway?`}
          action={t`Create anyway`}
          onAction={async () => start()}
          onClose={() => setAsking(false)}
        >
          <p>
            <Plural
              value={unpayable}
              one="# amount is outside every coin’s limits."
              other="# amounts are outside every coin’s limits."
            />
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

type Rows = ReturnType<typeof withTaken>;

function isAsking({ type, state }: Rows[number]): boolean {
  return type === 'FIXED_PRICE' && state.is === 'waiting';
}

/** What is to be said of the rows that are to be created, and that no coin takes; by their numbers. `now` is epoch ms. */
function outsideTexts(rows: Rows, known: AccountPrices | undefined, now: number): Map<number, string> {
  const texts = new Map<number, string>();
  for (const row of rows.filter(isAsking)) {
    const asked = askedAmount(row);
    const quote = outsideQuote(known, asked, now);
    if (asked && quote) texts.set(row.number, outsideText(quote, asked.amount, asked.currency));
  }
  return texts;
}

/** An own end that was not typed yet is no mistake to shout about. */
function shownMistakes(mistakes: DraftMistakes, { expiry, ownExpiry }: Shared): DraftMistakes {
  const { ownExpiry: end, ...others } = mistakes;
  return expiry === 'own' && ownExpiry === '' ? others : { ...others, ...(end !== undefined && { ownExpiry: end }) };
}

function assumedText({ rows, currency }: NonNullable<Pasted['assumed']>): string {
  return plural(rows, {
    one: `# row has no currency, so it uses ${currency}.`,
    other: `# rows have no currency, so they use ${currency}.`,
  });
}

function ignoredText(columns: string): string {
  return t({ message: `Ignored columns: ${columns}.`, comment: 'A list of headings' });
}
