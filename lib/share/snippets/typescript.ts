import { APPROVAL, HINT, LOADING, TYPES } from './parts';
import { asString } from './quoting';

/** A module for a page without a framework. */
export function typescriptSnippet(checkoutId: string): string {
  return `// Shows the widget in <div id="checkout"></div>.
// ${APPROVAL.join('\n// ')}

${TYPES}

declare global {
  interface HTMLElementTagNameMap {
    "app-widget": HTMLElement;
  }
  interface HTMLElementEventMap {
    statusChanged: StatusChanged;
  }
}

${LOADING}

export function showCheckout(checkoutId: string, place: Element) {
  const message = document.createElement("p");
  message.role = "status";

  // ${HINT.join('\n  // ')}
  const widget = document.createElement("app-widget");
  widget.id = checkoutId;
  widget.addEventListener("statusChanged", ({ detail }) => {
    switch (detail.status.toUpperCase()) {
      case "SUCCESS":
        message.textContent = "Thank you, your payment has arrived.";
        break;
      case "CONFLICT":
        message.textContent = "Your payment needs a look. The shop will contact you.";
        break;
    }
  });

  place.replaceChildren(widget, message);
  loadWidget();
}

const place = document.getElementById("checkout");
if (place) showCheckout(${asString(checkoutId)}, place);
`;
}
