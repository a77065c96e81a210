import { describe, expect, it } from 'vitest';
import { pressedOf } from '../../../components/shortcuts/pressed';
import type { Shortcut, ShortcutId } from '../../../components/shortcuts/shortcuts';
import { SHORTCUTS } from '../../../components/shortcuts/shortcuts';
import type { Layout, Stroke } from './keyboards';
import { LAYOUTS } from './keyboards';

const IDS = Object.keys(SHORTCUTS) as ShortcutId[];
const NAMED = LAYOUTS.map((layout) => [`${layout.name} keyboard on ${layout.system}`, layout] as const);

/** The elements in which a key is pressed, each with whether text is typed there. */
const PLACES: Record<string, { element: () => HTMLElement; typed: boolean }> = {
  'a text field': { element: () => document.createElement('input'), typed: true },
  'a text area': { element: () => document.createElement('textarea'), typed: true },
  'a button': { element: () => document.createElement('button'), typed: false },
  'a field that only shows a text': {
    element: () => Object.assign(document.createElement('input'), { readOnly: true }),
    typed: false,
  },
};

/** Which shortcuts a stroke presses, as "preset 3". */
function pressedBy({ init }: Stroke, element: HTMLElement, { system }: Layout, lettersOn = true): string[] {
  const event = new KeyboardEvent('keydown', init);
  // happy-dom knows neither of these.
  Object.defineProperties(event, {
    target: { value: element },
    keyCode: { value: init.keyCode },
    getModifierState: { value: (name: string) => name === 'AltGraph' && init.modifierAltGraph === true },
  });
  return IDS.flatMap((id) => {
    const shortcut: Shortcut = SHORTCUTS[id];
    const key = pressedOf(shortcut, event, lettersOn, system === 'macOS');
    return key === null ? [] : [`${id} ${key}`];
  });
}

const HELD = [
  {},
  { shift: true },
  { alt: true },
  { altGr: true },
  { alt: true, shift: true },
  { alt: true, control: true },
  { altGr: true, alt: true, control: true },
];

describe.each(NAMED)('on a %s', (_name, layout) => {
  const strokes = (held: (typeof HELD)[number]) => layout.strokes(held);
  const button = document.createElement('button');
  const input = document.createElement('input');

  it.each(Object.entries(PLACES).filter(([, { typed }]) => typed))(
    'every character that a key types in %s arrives there',
    (_place, { element }) => {
      const taken = HELD.flatMap(strokes)
        .filter(({ types }) => types !== null)
        .filter((stroke) => pressedBy(stroke, element(), layout).length > 0);
      expect(taken).toEqual([]);
    },
  );

  it('each letter, digit and sign of a shortcut is reached outside a field, by one key', () => {
    const reached = new Set(
      [{}, { shift: true }, { altGr: true }].flatMap(strokes).flatMap((stroke) => pressedBy(stroke, button, layout)),
    );
    for (const id of IDS) {
      const { letters = '' }: Shortcut = SHORTCUTS[id];
      for (const letter of letters) expect(reached).toContain(`${id} ${letter}`);
    }
  });

  it('each letter and digit of a shortcut with Alt is reached, in a field and outside', () => {
    // On a Mac, Option alone is for characters in a field.
    const modifiers = layout.system === 'macOS' ? { alt: true, control: true } : { alt: true };
    for (const element of [input, button]) {
      const reached = new Set(strokes(modifiers).flatMap((stroke) => pressedBy(stroke, element, layout, false)));
      for (const id of IDS) {
        const { alt = '' }: Shortcut = SHORTCUTS[id];
        for (const letter of alt) expect(reached).toContain(`${id} ${letter}`);
      }
    }
    const withOption = new Set(strokes({ alt: true }).flatMap((stroke) => pressedBy(stroke, button, layout, false)));
    expect(withOption).toContain('preset 9');
    expect(withOption).toContain('lock l');
    expect(withOption).toContain('nextAccount a');
  });

  it('no key presses two shortcuts of one place', () => {
    for (const stroke of HELD.flatMap(strokes)) {
      for (const element of [input, button]) {
        const places = pressedBy(stroke, element, layout).map((pressed) => {
          const [id] = pressed.split(' ');
          return SHORTCUTS[id as ShortcutId].where;
        });
        expect(new Set(places).size).toBe(places.length);
      }
    }
  });

  it('a letter that is another one than the shortcut’s presses nothing', () => {
    for (const stroke of strokes({})) {
      const { key = '' } = stroke.init;
      if (!/^[a-zß-ÿıöçşğü]$/.test(key)) continue;
      for (const pressed of pressedBy(stroke, button, layout)) expect(pressed).toMatch(new RegExp(`( ${key}| \\d)$`));
    }
  });
});

describe('keys that say little of themselves', () => {
  const [us] = LAYOUTS;
  if (!us) throw new Error('There is no layout.');
  const input = document.createElement('input');
  const button = document.createElement('button');

  it.each(['Dead', 'Process', 'Unidentified'])('%s is left to the field', (key) => {
    for (const alt of [false, true]) {
      for (const code of ['Digit1', 'KeyL', 'KeyJ', 'Slash', '']) {
        const init = { key, code, keyCode: key === 'Process' ? 229 : 0, altKey: alt };
        for (const system of ['macOS', 'Windows', 'Linux'] as const) {
          expect(pressedBy({ init, types: null }, input, { ...us, system })).toEqual([]);
        }
      }
    }
  });

  it('a dead key with Option is a shortcut where nothing is typed', () => {
    const init = { key: 'Dead', code: 'Digit6', keyCode: 54, altKey: true };
    expect(pressedBy({ init, types: null }, button, { ...us, system: 'macOS' })).toEqual(['preset 6']);
  });

  it.each([
    ['#', 'Digit3'],
    ['€', 'Digit2'],
    ['{', 'Digit8'],
    ['@', 'KeyL'],
    ['å', 'KeyA'],
    ['¬', 'KeyL'],
  ])('%s of a Mac’s keyboard that is used from afar is left to the field', (key, code) => {
    const init = { key, code, keyCode: 0, altKey: true };
    expect(pressedBy({ init, types: key }, input, { ...us, system: 'Linux' })).toEqual([]);
  });

  it.each([
    ['٣', 'Digit3'],
    ['३', 'Digit3'],
    ['š', 'Digit3'],
    ['č', 'Digit4'],
  ])('%s of a keyboard without Latin digits is a preset with Alt', (key, code) => {
    const init = { key, code, keyCode: 0, altKey: true };
    expect(pressedBy({ init, types: null }, input, { ...us, system: 'Windows' })).toEqual([`preset ${code.at(-1)}`]);
  });

  it('a digit of the keypad with Alt is a part of a character’s number on Windows', () => {
    const init = { key: '3', code: 'Numpad3', keyCode: 99, altKey: true };
    expect(pressedBy({ init, types: null }, input, { ...us, system: 'Windows' })).toEqual([]);
  });
});
