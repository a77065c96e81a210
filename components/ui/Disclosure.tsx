import './Disclosure.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** What only some people want to see, made when it is first unfolded. */
export function Disclosure({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="disclosure" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && <div>{children}</div>}
    </details>
  );
}
