import type { PassphraseKey } from '../../sealing/derivedKey';
import { DAY } from '../../shared/time';
import type { SavedCopy } from '../../storage/outsideSettings';
import { MOST_NAMED } from '../../storage/outsideSettings';
import { copyName } from '../backup/copyFile';
import type { MakeCopy } from '../backup/saving';
import type { AutomaticCopies, Rhythm } from './settings';

const LENGTHS: Record<Rhythm, number> = { day: DAY, week: 7 * DAY, month: 30 * DAY };

/** Whether it is time for the next copy. One that is dated ahead was saved before the clock was set back. */
export function isCopyDue({ every }: Pick<AutomaticCopies, 'every'>, last: number | null, now: number): boolean {
  return last === null || now < last || now - last >= LENGTHS[every];
}

/** Makes a copy of the whole history and saves it to the downloads. Resolves once the browser has written all of it. */
export async function saveAutomaticCopy(setup: {
  /** Null: not encrypted. */
  under: PassphraseKey | null;
  make: MakeCopy;
  /** Returns the name under which it was saved. */
  save: (file: Blob, name: string) => Promise<string>;
  /** Epoch ms. */
  now: number;
  signal: AbortSignal;
}): Promise<SavedCopy> {
  const { under, make, save, now, signal } = setup;
  const at = new Date(now);
  let checkouts = 0;
  const file = await make({ under, at, progress: ({ done }) => (checkouts = done), signal });
  signal.throwIfAborted();
  const name = await save(file, copyName({ kind: 'lines', under }, at));
  return { at: now, checkouts, name };
}

/** The named copies with one more. */
export function withSavedCopy(copies: readonly SavedCopy[], copy: SavedCopy): SavedCopy[] {
  return [copy, ...copies.filter(({ name }) => name !== copy.name)].slice(0, MOST_NAMED);
}
