import './Menu.css';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { typedKeys } from '../shortcuts/ime';
import { Icon } from './icon/Icon';

/** A button that opens a small panel below it; Escape, or going elsewhere, closes it. */
export function Menu(props: {
  label: string;
  /** In place of the words, which are then its name. */
  icon?: IconNode;
  children: ComponentChildren;
  end?: boolean;
  class?: string;
  onToggle?: (open: boolean) => void;
  /** What it is called among the quick actions. */
  action?: string;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const panel = useRef<HTMLFieldSetElement>(null);
  // Only while it is open: to look where it stands makes the browser lay out the whole page.
  const place = () => {
    if (details.current?.open && panel.current) keepInWindow(panel.current);
  };
  useEffect(() => {
    // Below its button's edge it may reach out of the window: it is moved back in, before it is seen.
    const observer = new ResizeObserver(place);
    for (const element of [panel.current, document.documentElement]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);
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
      class={`menu${props.end ? ' menu-end' : ''}${props.class ? ` ${props.class}` : ''}`}
      ref={details}
      onToggle={({ currentTarget }) => {
        // To Firefox, its size is the same before and after.
        place();
        props.onToggle?.(currentTarget.open);
      }}
      onKeyDown={typedKeys((event) => {
        const menu = details.current;
        if (event.key !== 'Escape' || !menu?.open) return;
        event.preventDefault();
        event.stopPropagation();
        menu.open = false;
        menu.querySelector('summary')?.focus();
      })}
    >
      {props.icon ? (
        <summary class="button icon-only" data-action={props.action} aria-label={props.label} title={props.label}>
          <Icon of={props.icon} />
        </summary>
      ) : (
        <summary class="button" data-action={props.action}>
          {props.label}
        </summary>
      )}
      {/* Takes the focus of a press on words, which else goes to what is around the menu and closes it under the click. */}
      <fieldset class="menu-panel" aria-label={props.label} tabIndex={-1} ref={panel}>
        {props.children}
      </fieldset>
    </details>
  );
}

/** Not below where a scroll bar may come, which `html` counts and `body` does not. */
function keepInWindow(panel: HTMLElement): void {
  const GAP = 8;
  panel.style.translate = 'none';
  const { left, right } = panel.getBoundingClientRect();
  const beyond = Math.max(right - document.body.clientWidth + GAP, 0);
  if (beyond > 0 || left < GAP) panel.style.translate = `${Math.max(-beyond, GAP - left)}px`;
}
