/** Letters of Latin, and of Cyrillic and Greek those that look the same, as capitals or as small letters (UTS #39). */
const LATIN = 'ABCEHIJKMNOPSTXYZaceijopsxyh';
const CYRILLIC = 'АВСЕНІЈКМ\u0000ОРЅТХУ\u0000асеіјорѕхуһ';
const GREEK = 'ΑΒ\u0000ΕΗΙ\u0000ΚΜΝΟΡ\u0000ΤΧΥΖα\u0000\u0000ι\u0000ορ\u0000χυ\u0000';

const OTHERS = [[...CYRILLIC], [...GREEK]];

const TO_LATIN = new Map(
  OTHERS.flatMap((letters) =>
    letters.flatMap((letter, at) => {
      const latin = LATIN.charAt(at).toLowerCase();
      return letter === '\u0000' ? [] : [[letter, latin] as const, [letter.toLowerCase(), latin] as const];
    }),
  ),
);
const NOT_LATIN = /[\p{sc=Cyrillic}\p{sc=Greek}]/gu;

/** A text in small letters with the Latin one for each letter of Cyrillic or Greek that has its shape, small or capital. */
export function latinTwins(text: string): string {
  return text.replace(NOT_LATIN, (letter) => TO_LATIN.get(letter) ?? letter);
}

/** The text in other scripts: those in which each of its letters has the same shape. */
export function otherTwins(text: string): string[] {
  const capitals = text.toUpperCase();
  const latin = capitals.replace(NOT_LATIN, (letter) => TO_LATIN.get(letter)?.toUpperCase() ?? letter);
  const spelled = OTHERS.map((letters) =>
    latin.replace(/[A-Z]/g, (letter) => letters[LATIN.indexOf(letter)] ?? '\u0000'),
  );
  return [latin, ...spelled].filter((each) => each !== capitals && !each.includes('\u0000'));
}
