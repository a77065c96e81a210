import { parseChord } from '../chord.ts';

/** The code points that WebDriver gives to keys without a character (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const CODES: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

type KeyAction = { type: 'keyDown' | 'keyUp'; value: string };

export function typing(text: string): KeyAction[] {
  return [...text].flatMap((character) => stroke(character === '\n' ? codeOf('Enter') : character));
}

export function pressing(chord: string): KeyAction[] {
  const { modifiers, key } = parseChord(chord);
  const held = modifiers.map(codeOf);
  return [
    ...held.map((value): KeyAction => ({ type: 'keyDown', value })),
    ...stroke(codeOf(key)),
    ...held.reverse().map((value): KeyAction => ({ type: 'keyUp', value })),
  ];
}

function stroke(value: string): KeyAction[] {
  return [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
}

function codeOf(key: string): string {
  const code = CODES[key] ?? (/^F([1-9]|1[0-2])$/.test(key) ? String.fromCharCode(0xe030 + Number(key.slice(1))) : key);
  if ([...code].length !== 1)
    throw new Error(`Unknown key "${key}". Use one character, F1 to F12 or ${Object.keys(CODES).join(', ')}.`);
  return code;
}
