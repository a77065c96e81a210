import { APPROVAL, HINT, LOADING, TYPES } from './parts';
import { inAttribute } from './quoting';

/** A component for React 18.2 or later. */
export function reactSnippet(checkoutId: string): string {
  return `import { useEffect, useRef, useState } from "react";

// ${APPROVAL.join('\n// ')}

${TYPES}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "app-widget": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}

declare global {
  interface HTMLElementEventMap {
    statusChanged: StatusChanged;
  }
}

${LOADING}

export function Checkout() {
  const widget = useRef<HTMLElement>(null);
  const [message, setMessage] = useState("");

  useEffect(() => {
    // ${HINT.join('\n    // ')}
    const onStatusChanged = ({ detail }: StatusChanged) => {
      switch (detail.status.toUpperCase()) {
        case "SUCCESS":
          setMessage("Thank you, your payment has arrived.");
          break;
        case "CONFLICT":
          setMessage("Your payment needs a look. The shop will contact you.");
          break;
      }
    };
    const element = widget.current;
    element?.addEventListener("statusChanged", onStatusChanged);
    loadWidget();
    return () => element?.removeEventListener("statusChanged", onStatusChanged);
  }, []);

  return (
    <>
      <app-widget ref={widget} id="${inAttribute(checkoutId)}" />
      <p role="status">{message}</p>
    </>
  );
}
`;
}
