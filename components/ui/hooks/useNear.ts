import { useState } from 'preact/hooks';

/** Whether the pointer is over an element, or the focus is in it; and what the element needs to say so. */
export function useNear() {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  return {
    near: pointed || focused,
    listeners: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocusIn: () => setFocused(true),
      // A window that is left keeps the focus in its page: it is there when one comes back.
      onFocusOut: ({ currentTarget, relatedTarget }: FocusEvent) => {
        const isIn = (element: EventTarget | null) =>
          currentTarget instanceof Element && element instanceof Node && currentTarget.contains(element);
        setFocused(isIn(relatedTarget) || isIn(document.activeElement));
      },
    },
  };
}
