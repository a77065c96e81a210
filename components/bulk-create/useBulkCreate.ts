import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { Around } from '../../lib/bulk-create/bulkCreation';
import { createBulkCreation } from '../../lib/bulk-create/bulkCreation';
import { exclusively, isDone, untilDone } from '../../lib/bulk-create/exclusive';
import { send } from '../../lib/messaging/send';

export type BulkCreation = ReturnType<typeof useBulkCreate>;

const BROWSER: Around = { sleep: (ms) => new Promise((done) => setTimeout(done, ms)), exclusively, isDone, untilDone };

/** Creates many checkouts for as long as the desk is open, wherever it is. */
export function useBulkCreate(accounts: ReadonlySignal<Account[]>, around = BROWSER) {
  const [creation] = useState(() =>
    createBulkCreation({
      accounts,
      create: (order) => send('createCheckout', order),
      retry: (attemptId) => send('retryCreate', { attemptId, again: false }),
      around,
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
    }),
  );
  useEffect(creation.watch, [creation]);
  const isRunning = creation.isRunning.value;
  useEffect(() => {
    if (!isRunning) return;
    // The browser asks whether to leave, in its own words.
    const ask = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isRunning]);
  return {
    ...creation,
    typed: creation.typed.value,
    /** Undefined while it is not known whether there is a run. */
    progress: creation.progress.value,
    run: creation.run.value,
  };
}
