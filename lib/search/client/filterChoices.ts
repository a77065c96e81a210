import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import { stableComputed } from '../../shared/stableComputed';
import type { Choices } from '../contract';
import { answerSignal } from './answerSignal';
import type { SearchClient } from './searchClient';

/** What the filters' menus offer of what there is. */
export type OfferedChoices = Pick<Choices, 'tags' | 'coins' | 'networks'>;

/** What filters can choose from: null before it was wanted. `isChoosing` is set while a menu of them is open. */
export type FilterChoices = { value: ReadonlySignal<OfferedChoices | null>; isChoosing: Signal<boolean> };

/** They are asked for while a menu is open, or while `isWanted` elsewhere: of what is archived, or of all else. */
export function createFilterChoices(
  { worker, version, fail }: Pick<SearchClient, 'worker' | 'version' | 'fail'>,
  isArchived: () => boolean,
  isWanted: () => boolean = () => false,
): FilterChoices {
  const isChoosing = signal(false);
  const answer = answerSignal(() => {
    const archived = isArchived();
    return (isChoosing.value || isWanted()) && version.value !== null ? () => worker.choices(archived) : null;
  }, fail);
  // How many there are of each status changes with each report, and is in no menu.
  const value = stableComputed((): OfferedChoices | null => {
    if (answer.value === null) return null;
    const { tags, coins, networks } = answer.value;
    return { tags, coins, networks };
  });
  return { value, isChoosing };
}
