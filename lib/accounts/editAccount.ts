import type { ReadonlySignal } from '@preact/signals';
import { batch, computed, signal } from '@preact/signals';
import { messageOf } from '../shared/messageOf';
import type { Account, Colour } from './account';
import { COLOURS } from './account';
import type { AccountForm, AccountMistakes } from './form';
import { checkAccountForm, tidyAccountForm } from './form';
import type { TestResult } from './outcomes';

const EMPTY = { label: '', widgetId: '', tokenId: '', mode: 'signed', secret: '' } as const;

/** The account that is edited, null for a new one, and all that there are: no two get the same name. */
type Known = { account: Account | null; accounts: Account[] };

/** A new account that was typed in this page and not saved, without its secret: nobody finds that one in it later. */
export type LeftAccount = { typed: AccountForm | null };

/**
 * An account as it is typed, with what a test and a save said of it. `saved`: it was added just now. A new one begins with
 * what was `left` before.
 */
export function createAccountEdit({
  account,
  accounts,
  saved,
  left,
}: Known & { saved: boolean; left?: LeftAccount | undefined }) {
  const typed = signal<AccountForm>({
    ...EMPTY,
    ...(account ? withoutSecret(account) : (left?.typed ?? { colour: unusedColour(accounts) })),
  });
  const mistakes = signal<AccountMistakes>({});
  const busy = signal<'testing' | 'saving' | null>(null);
  // An outcome speaks of what was typed then, and counts no more once the form holds something else. It remembers the
  // turn, not what was typed: that holds the secret.
  const turn = signal(0);
  const tested = signal<{ in: number; result: TestResult } | null>(null);
  const savedIn = signal<number | null>(saved ? turn.peek() : null);
  let isStored = saved;
  const failed = signal<string | null>(null);
  const type = (next: AccountForm) =>
    batch(() => {
      typed.value = next;
      turn.value = turn.peek() + 1;
    });

  /** A user who comes to a locked page finds no secret in it. */
  const forgetSecret = () => type({ ...typed.peek(), secret: '' });

  /** Does the work if what was typed is right. Returns whether it was. */
  const run = async (
    kind: 'testing' | 'saving',
    known: Known,
    work: (typed: AccountForm, turn: number) => Promise<AccountMistakes>,
  ): Promise<boolean> => {
    if (busy.peek()) return true;
    const tidy = tidyAccountForm(typed.peek());
    const { label, ...rest } = checkAccountForm(tidy, known.account, known.accounts);
    const wrong = kind === 'saving' && label !== undefined ? { label, ...rest } : rest;
    type(tidy);
    mistakes.value = wrong;
    failed.value = null;
    if (Object.keys(wrong).length > 0) return false;
    busy.value = kind;
    try {
      mistakes.value = await work(tidy, turn.peek());
    } catch (error) {
      failed.value = messageOf(error);
    } finally {
      busy.value = null;
    }
    return Object.keys(mistakes.peek()).length === 0;
  };

  return {
    typed: typed as ReadonlySignal<AccountForm>,
    mistakes: mistakes as ReadonlySignal<AccountMistakes>,
    busy: busy as ReadonlySignal<'testing' | 'saving' | null>,
    failed: failed as ReadonlySignal<string | null>,
    /** What the test said of what is typed now; null when it was not tested. */
    result: computed(() => (tested.value?.in === turn.value ? tested.value.result : null)),
    /** Whether what is typed now is saved. */
    isSaved: computed(() => savedIn.value === turn.value),

    change(part: Partial<AccountForm>): void {
      type({ ...typed.peek(), ...part });
      const left = new Map(Object.entries(mistakes.peek()));
      for (const field of Object.keys(part)) left.delete(field);
      // Whether the secret is needed again depends on these two.
      if (part.mode !== undefined || part.tokenId !== undefined) left.delete('secret');
      mistakes.value = Object.fromEntries(left);
    },
    forgetSecret,
    /** Keeps what was typed for a new account, for whoever comes back to it. */
    leave(): void {
      if (!left || account) return;
      if (isStored) left.typed = null;
      else if (turn.peek() > 0) left.typed = { ...typed.peek(), secret: '' };
    },
    test: (known: Known, ask: (typed: AccountForm) => Promise<TestResult>) =>
      run('testing', known, async (tidy, turn) => {
        tested.value = { in: turn, result: await ask(tidy) };
        return {};
      }),
    /** `store` resolves with what is wrong with it by what is stored by then. */
    save: (known: Known, store: (typed: AccountForm) => Promise<AccountMistakes>) =>
      run('saving', known, async (tidy, asTyped) => {
        const wrong = await store(tidy);
        if (Object.keys(wrong).length > 0) return wrong;
        isStored = true;
        // Its page is perhaps gone by now, and has left it.
        if (left && !account) left.typed = null;
        const isUnchanged = turn.peek() === asTyped;
        // Whatever else was typed meanwhile, the secret that was saved is not needed any more.
        if (typed.peek().secret === tidy.secret) forgetSecret();
        if (isUnchanged) savedIn.value = turn.peek();
        return {};
      }),
  };
}

function withoutSecret({ label, colour, widgetId, tokenId, mode }: Account): Omit<AccountForm, 'secret'> {
  return { label, colour, widgetId, tokenId, mode };
}

/** A colour that no account has yet, as long as there is one. */
function unusedColour(accounts: Account[]): Colour {
  return COLOURS.find((colour) => accounts.every((account) => account.colour !== colour)) ?? 'grey';
}
