import { plural, t } from '@lingui/core/macro';
import { hashOf } from '../../lib/navigation/routes';
import type { Popup } from '../../lib/popup/popupState';

const ATTENTION = hashOf({ at: 'attention' });

/** Shows only the checkouts that need a person, of which there are some; and the way to what each of them needs. */
export function AttentionFilter({ popup, onOpen }: { popup: Popup; onOpen: (href: string) => void }) {
  const count = popup.needing.value;
  const isOn = popup.onlyAttention.value;
  return (
    <p class="popup-attention">
      <button type="button" aria-pressed={isOn} onClick={popup.toggleAttention}>
        {plural(count, { one: '# needs attention', other: '# need attention' })}
      </button>
      {isOn && (
        <a
          href={`/options.html${ATTENTION}`}
          onClick={(event) => {
            event.preventDefault();
            onOpen(ATTENTION);
          }}
        >
          {t`View details`}
        </a>
      )}
    </p>
  );
}
