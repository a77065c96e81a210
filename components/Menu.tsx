import './Menu.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A button that opens a small panel below it; Escape, or going elsewhere, closes it. */
export function Menu(props: {
  label: string;
  children: ComponentChildren;
  end?: boolean;
  onToggle?: (open: boolean) => void;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      const menu = details.current;
      if (menu?.open && target instanceof Node && !menu.contains(target)) menu.open = false;
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, []);
  return (
    <details
      class={`menu${props.end ? ' menu-end' : ''}`}
      ref={details}
      onToggle={({ currentTarget }) => props.onToggle?.(currentTarget.open)}
      onKeyDown={(event) => {
        const menu = details.current;
        if (event.key !== 'Escape' || !menu?.open) return;
        event.preventDefault();
        event.stopPropagation();
        menu.open = false;
        menu.querySelector('summary')?.focus();
      }}
    >
      <summary class="button">{props.label}</summary>
      <fieldset class="menu-panel" aria-label={props.label}>
        {props.children}
      </fieldset>
    </details>
  );
}
