import { t } from '@lingui/core/macro';

/** In place of the form, before there is an account. */
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
