import './Icon.css';
import type { IconNode } from 'lucide';
import { h } from 'preact';

/**
 * An icon of 16 px beside words, or in a button that has a name: it says nothing to a screen reader. Each
 * place imports the data of its own icon from `lucide/dist/esm/icons`, so that no page loads another's.
 */
export function Icon(props: {
  of: IconNode;
  /** Whether it points somewhere, and so turns round where one reads from the right. */
  turns?: boolean;
}) {
  return (
    <svg
      class={`icon${props.turns ? ' icon-turns' : ''}`}
      viewBox="0 0 24 24"
      width="16"
      height="16"
      aria-hidden="true"
    >
      {props.of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
