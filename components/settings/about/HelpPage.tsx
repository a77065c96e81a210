import '../../accounts/FirstRun.css';
import './About.css';
import { msg, t } from '@lingui/core/macro';
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { statusWord } from '../../../lib/checkouts/describe/text';
import type { KnownStatus } from '../../../lib/inqud/status';
import type { Message } from '../../../lib/language/i18n';
import { i18n } from '../../../lib/language/i18n';
import { hashOf } from '../../../lib/navigation/routes';
import { SETTINGS_SECTIONS } from '../../../lib/navigation/settingsSections';
import { KeysDialog } from '../../shortcuts/KeysDialog';
import { InqudLink } from '../../ui/links/InqudLink';

/** What Inqud's statuses mean to whoever delivers (inqud-api.md, 3). */
const MEANINGS: Record<KnownStatus, Message> = {
  NEW: msg`The link is ready. The customer hasn’t started to pay.`,
  REQUEST_CREATED: msg`The customer chose a coin and was shown where to pay.`,
  PAYMENT_DETECTED: msg`A payment arrived but isn’t confirmed yet. Don’t deliver.`,
  SUCCESS: msg`Inqud confirmed the payment. You can deliver.`,
  CONFLICT: msg`Something doesn’t match, such as the amount. Open the checkout to see what to do.`,
  EXPIRED: msg`The time to pay ran out.`,
};
const PAGES = ['anywhere', 'diagnostics', 'news', 'about'] as const;

/** What a newcomer looks for: the way of a payment link, what statuses mean, and where more is told. */
export function HelpPage() {
  const [keys, setKeys] = useState(false);
  return (
    <section class="help" aria-labelledby="help-title">
      <h2 id="help-title">{t`Help`}</h2>
      <ol class="first-run-story">
        <li>
          <a href={hashOf({ at: 'new' })}>{t`Create a payment link`}</a>
        </li>
        <li>{t`Send it to your customer`}</li>
        <li>
          <a href={hashOf({ at: 'checkouts' })}>{t`Watch it turn to Paid`}</a>
        </li>
      </ol>
      <h3>{t`What each status means`}</h3>
      <dl class="help-statuses">
        {Object.entries(MEANINGS).map(([status, meaning]) => (
          <Fragment key={status}>
            <dt>{statusWord(status)}</dt>
            <dd>{i18n._(meaning)}</dd>
          </Fragment>
        ))}
      </dl>
      <h3>{t`More help`}</h3>
      <ul class="help-list">
        <li>
          <button type="button" class="plain" onClick={() => setKeys(true)}>
            {t`Show all shortcuts`}
          </button>
        </li>
        {PAGES.map((id) => (
          <li key={id}>
            <a href={hashOf({ at: 'settings', section: id })}>{nameOf(id)}</a>
          </li>
        ))}
        <li>
          <InqudLink to="checkouts">{t`Inqud’s documentation of checkouts`}</InqudLink>
        </li>
        <li>
          <InqudLink to="app">{t`Open Inqud`}</InqudLink>
        </li>
      </ul>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </section>
  );
}

function nameOf(id: (typeof PAGES)[number]): string {
  const heading = SETTINGS_SECTIONS.find((each) => each.id === id)?.heading;
  return heading === undefined ? '' : i18n._(heading);
}
