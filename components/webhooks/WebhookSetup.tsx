import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import { InqudLink } from '../ui/links/InqudLink';

/** How webhooks are set up at Inqud, and what to know before one relies on them (inqud-api.md, section 5). */
export function WebhookSetup() {
  return (
    <section aria-labelledby="webhook-setup-title">
      <h2 id="webhook-setup-title">{t`Set up webhooks`}</h2>
      <ol class="webhook-steps">
        <li>
          <Trans>
            Give your server an address for Inqud to call, such as <code class="mono">https://shop.example/inqud</code>.
            There’s example code below.
          </Trans>
        </li>
        <li>{t`Make up a long random secret and give it to your server.`}</li>
        <li>
          <Trans comment="Crypto widgets, Webhooks and Add are in English at Inqud">
            At <InqudLink to="app">app.inqud.com</InqudLink>, go to Crypto widgets, your widget, Webhooks, Add. Enter
            the address and the secret. Checkouts and requests each have their own webhook.
          </Trans>
        </li>
        <li>{t`Create a checkout, pay it, and check what your server received here.`}</li>
      </ol>
      <ul class="webhook-notes">
        <li>
          <Trans>
            Inqud sends each status change as a POST from <code class="mono">3.64.51.60</code>. Without a secret it has
            no signature, and anyone could have sent it.
          </Trans>
        </li>
        <li>
          {t`Answer 200 within 10 seconds. Otherwise Inqud sends it again, up to 10 times with longer and longer pauses. After that, it’s lost.`}
        </li>
        <li>
          {t`The same webhook can arrive more than once, and an older one after a newer one. Tell them apart by ID, status, and time.`}
        </li>
        <li>
          {t`This browser can’t receive webhooks. It checks with Inqud automatically, and right away when you add a webhook to a timeline.`}
        </li>
      </ul>
      <p>
        <InqudLink to="webhooks">{t`Inqud’s documentation of webhooks`}</InqudLink>
      </p>
    </section>
  );
}
