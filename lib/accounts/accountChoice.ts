import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { stableComputed } from '../shared/stableComputed';
import type { Live } from '../storage/liveSignal';
import { settingSignal } from '../storage/settingSignal';
import type { Account } from './account';
import { currentOf, isLive } from './lists';
import { currentAccount } from './settings';

export type AccountChoice = ReturnType<typeof createAccountChoice>;

/**
 * The accounts as a page needs them: those to choose from, the current one, and any by its ID. `store` stores which one
 * was chosen and shows it; `preloadedId` is that until the setting is read, where it is known.
 */
export function createAccountChoice(
  saved: ReadonlySignal<Live<Account[]>>,
  store: (accountId: string) => Promise<unknown>,
  preloadedId?: string | null,
) {
  const chosen = computed(() => {
    const { value } = settingSignal(currentAccount);
    return value === undefined ? preloadedId : value;
  });
  const chosenHere = signal<string | null>(null);
  /** Those that were removed, too. */
  const known = stableComputed(() => (saved.value.state === 'ready' ? saved.value.value : []));
  const accounts = computed(() => known.value.filter(isLive));
  const current = computed(() => currentOf(accounts.value, chosen.value));
  const byId = computed(() => new Map(known.value.map((account) => [account.id, account])));
  return {
    known,
    accounts,
    /** Null while there is none. */
    current,
    /** Whether it is known which one was chosen. */
    isRead: computed(() => chosen.value !== undefined && saved.value.state === 'ready'),
    /** The one after the current one, when there are several. */
    next: computed(() => {
      const all = accounts.value;
      const at = current.value ? all.indexOf(current.value) : -1;
      return all.length > 1 ? all[(at + 1) % all.length] : undefined;
    }),
    /** Whether another page has chosen the current one. */
    switchedElsewhere: computed(() => current.value !== null && chosenHere.value !== current.value.id),
    accountOf: (id: string): Account | undefined => byId.value.get(id),
    choose(id: string): void {
      chosenHere.value = id;
      // Where it is not stored, as at a desk that has just been locked, the one before is shown again.
      store(id).catch(() => {});
    },
  };
}
