import { t } from '@lingui/core/macro';

/** Where there is no account yet: what the popup is for, and the way to add one. */
export function Connect({ onAdd }: { onAdd: () => void }) {
  return (
    <section class="popup-first">
      <h2>{t`Connect your Inqud account`}</h2>
      <p>{t`Add your widget ID and API token once, then create payment links in seconds.`}</p>
      <button type="button" class="main" onClick={onAdd}>
        {t`Add account`}
      </button>
    </section>
  );
}
