/** How webhooks are set up at Inqud, and what to know before one relies on them (inqud-api.md, section 5). */
export function WebhookSetup() {
  return (
    <section aria-labelledby="webhook-setup-title">
      <h2 id="webhook-setup-title">Set up webhooks</h2>
      <ol class="webhook-steps">
        <li>
          Give your server an address that answers Inqud, such as <code class="mono">https://shop.example/inqud</code>.
          An example for it is below.
        </li>
        <li>Make up a long random secret, and give it to your server.</li>
        <li>
          At app.inqud.com, open Crypto widgets, your widget, Webhooks, Add. Enter the link and the secret. Checkouts
          and requests have a webhook each.
        </li>
        <li>Create a checkout, pay it, and check here what your server received.</li>
      </ol>
      <ul class="webhook-notes">
        <li>
          Inqud sends each change of status as a POST from the address <code class="mono">3.64.51.60</code>. Without a
          secret it has no digest, and anybody could have sent it.
        </li>
        <li>
          Answer 200 within 10 seconds. Anything else is sent again, up to 10 times, each time later; after that it is
          lost.
        </li>
        <li>
          The same webhook comes more than once, and an older one after a newer one. Tell them apart by ID, status and
          time.
        </li>
        <li>
          This browser cannot receive webhooks. It asks Inqud by itself, and what you note here makes it ask at once.
        </li>
      </ul>
    </section>
  );
}
