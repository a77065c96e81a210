const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'] as const;

export type Modifier = (typeof MODIFIERS)[number];
export type Chord = { modifiers: Modifier[]; key: string };

/** Reads `Enter`, `Shift+Tab`, `Control+A`. A letter gets the case that the keyboard would give it. */
export function parseChord(text: string): Chord {
  const parts = text === '+' ? ['+'] : text.split('+');
  const key = parts.pop() ?? '';
  const modifiers = parts.map((part) => {
    const modifier = MODIFIERS.find((known) => known === part);
    if (!modifier) throw new Error(`Unknown modifier "${part}" in "${text}". Use ${MODIFIERS.join(', ')}.`);
    return modifier;
  });
  if (key.length !== 1 || modifiers.length === 0) return { modifiers, key };
  return { modifiers, key: modifiers.includes('Shift') ? key.toUpperCase() : key.toLowerCase() };
}
