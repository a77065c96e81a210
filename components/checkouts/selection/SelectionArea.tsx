import { t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import type { CheckoutList } from '../../../lib/app/checkoutList';
import { numberText } from '../../../lib/shared/countText';
import { useLostFocus } from '../../ui/hooks/useLostFocus';
import { SelectionBar } from './SelectionBar';

/** What can be done with the selected rows, and what was done with them. */
export function SelectionArea(props: { list: CheckoutList; onExport: () => void; focusList: () => void }) {
  const { list, focusList } = props;
  const { selection } = list;
  const area = useRef<HTMLDivElement>(null);
  const { text, undo } = selection.done.value;
  const count = selection.selected.value.size;
  const matching = list.results.matching.value;
  const withBar = count > 0 || selection.work.value !== null;
  // Without the bar, what was done has the focus, with its Undo, or the list.
  useLostFocus(withBar, () => {
    if (withBar) return;
    if (text === '') focusList();
    else area.current?.focus({ preventScroll: true });
  });
  // The buttons go with what they were pressed for.
  const leave = (then: () => void) => () => {
    focusList();
    then();
  };
  return (
    <div class="bulk" tabIndex={-1} ref={area}>
      {withBar && (
        <SelectionBar
          selection={selection}
          matching={matching !== null && matching > count ? numberText(matching) : null}
          archived={list.archivedShown.value !== 'none'}
          onExport={props.onExport}
        />
      )}
      <p class={text === '' ? 'visually-hidden' : 'bulk-done'}>
        <span role="status">{text}</span>
        {undo && (
          <button type="button" class="plain" onClick={leave(undo)}>
            {t`Undo`}
          </button>
        )}
        {text !== '' && (
          <button type="button" class="plain" aria-label={t`Dismiss`} onClick={leave(selection.dismiss)}>
            ✕
          </button>
        )}
      </p>
    </div>
  );
}
