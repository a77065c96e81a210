import './Key.css';

/** The key that does the same as the button it stands in; the button's name stays without it. */
export function Key({ name }: { name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  );
}
