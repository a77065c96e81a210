import { WIDGET_SCRIPT_URL } from '../../inqud/origins';
import { APPROVAL, HINT } from './parts';
import { inAttribute } from './quoting';

/** The example page of Inqud's guide, for this checkout. */
export function htmlSnippet(checkoutId: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Checkout</title>
    <script src="${WIDGET_SCRIPT_URL}" defer></script>
  </head>
  <body>
    <!-- ${APPROVAL.join('\n         ')} -->
    <app-widget id="${inAttribute(checkoutId)}"></app-widget>
    <p id="checkout-message" role="status"></p>

    <script>
      const message = document.getElementById("checkout-message");

      // ${HINT.join('\n      // ')}
      document.querySelector("app-widget").addEventListener("statusChanged", (event) => {
        switch (event.detail.status.toUpperCase()) {
          case "SUCCESS":
            message.textContent = "Thank you, your payment has arrived.";
            break;
          case "CONFLICT":
            message.textContent = "Your payment needs a look. The shop will contact you.";
            break;
        }
      });
    </script>
  </body>
</html>
`;
}
