import { signal } from '@preact/signals';
import type { FilterChoices } from '../../../lib/search/client/filterChoices';
import type { SearchView } from '../../../lib/search/client/searchView';

/** A view that tells `onChange` what of it is changed. */
export function heardView<V extends { search: string }>(
  view: SearchView<V>,
  onChange: (part: Partial<V>) => void,
): SearchView<V> {
  return {
    ...view,
    change(part) {
      onChange(part);
      view.change(part);
    },
  };
}

export const noChoices = (): FilterChoices => ({ value: signal(null), isChoosing: signal(false) });
