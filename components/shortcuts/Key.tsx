import './Key.css';
import { letterKeysOn } from '../../lib/navigation/letterKeysOn';

/** The key that does the same as the button it stands in; the button's name stays without it. */
export function Key({ name }: { name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  );
}

/** The same for a letter, as long as letters are keys. */
export function LetterKey({ letter }: { letter: string }) {
  return letterKeysOn.value ? <Key name={letter.toUpperCase()} /> : null;
}
