/**
 * What keyboards type. For Linux from xkeyboard-config 2.35 (`pc105`); for macOS from the keyboards of CLDR and of Visual
 * Studio Code, both recorded from the system; for Windows from the system's layouts. `level3` is Option on a Mac and AltGr
 * elsewhere, null where AltGr is an ordinary Alt.
 * "Dead" is a dead key, "∅" types nothing, "␣" is a space.
 */
type Keyboard = { plain: string; shift: string; level3: string | null };
export type System = 'macOS' | 'Windows' | 'Linux';

const CODES = [
  ...Array.from({ length: 9 }, (_, at) => `Digit${at + 1}`),
  ...Array.from('ACJKLMOPQSX', (letter) => `Key${letter}`),
  ...['Minus', 'Comma', 'Period', 'Slash', 'Backslash'],
];

const KEYBOARDS: Record<System, Record<string, Keyboard>> = {
  macOS: {
    US: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x - , . / \\',
      shift: '! @ # $ % ^ & * ( A C J K L M O P Q S X _ < > ? |',
      level3: '¡ ™ £ ¢ ∞ § ¶ • ª å ç ∆ ˚ ¬ µ ø π œ ß ≈ – ≤ ≥ ÷ «',
    },
    UK: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x - , . / \\',
      shift: '! @ £ $ % ^ & * ( A C J K L M O P Q S X _ < > ? |',
      level3: '¡ € # ¢ ∞ § ¶ • ª å ç ∆ ˚ ¬ µ ø π œ ß ≈ – ≤ ≥ ÷ «',
    },
    German: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ß , . - #',
      shift: '! " § $ % & / ( ) A C J K L M O P Q S X ? ; : _ \'',
      level3: '¡ “ ¶ ¢ [ ] | { } å ç º ∆ @ µ ø π « ‚ ≈ ¿ ∞ … – ‘',
    },
    French: {
      plain: '& é " \' ( § è ! ç q c j k l , o p a s x ) ; : = Dead',
      shift: '1 2 3 4 5 6 7 8 9 Q C J K L ? O P A S X ° . / + £',
      level3: '\uf8ff ë “ ‘ { ¶ « ¡ Ç ‡ © Ï È ¬ ∞ œ π æ Ò ≈ } … ÷ ≠ @',
    },
    Swiss: {
      plain: "1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ' , . - $",
      shift: '+ " * ç % & / ( ) A C J K L M O P Q S X ? ; : _ £',
      level3: '± “ # Ç [ ] | { } å © º ∆ ¬ µ ø π œ ß ≈ ¿ « … – ¶',
    },
    Spanish: {
      plain: "1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ' , . - ç",
      shift: '! " · $ % & / ( ) A C J K L M O P Q S X ? ; : _ Ç',
      level3: '| @ # ¢ ∞ ¬ ÷ “ ” å © ¶ § ␣ µ ø π œ ∫ ∑ Dead „ … – }',
    },
    Ukrainian: {
      plain: '1 2 3 4 5 6 7 8 9 ф с о л д ь щ з й и ч - б ю / ґ',
      shift: '! " № % : , . ; ( Ф С О Л Д Ь Щ З Й И Ч _ Б Ю ? Ґ',
      level3: '! @ # $ % ^ & * ( ƒ ≠ ° љ ∆ ~ ў ‘ ј ы ≈ – ≤ ≥ “ ё',
    },
    Turkish: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x - , . / \\',
      shift: '! @ # $ % ^ & * ( A C J K L M O P Q S X _ < > ? |',
      level3: '¡ ™ £ ¢ ∞ § ¶ • ª å ç ∆ Dead ¬ µ ö π œ ş ≈ – ≤ ≥ ÷ «',
    },
  },
  Windows: {
    US: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x - , . / \\',
      shift: '! @ # $ % ^ & * ( A C J K L M O P Q S X _ < > ? |',
      level3: null,
    },
    UK: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x - , . / #',
      shift: '! " £ $ % ^ & * ( A C J K L M O P Q S X _ < > ? ~',
      level3: '∅ ∅ ∅ € ∅ ∅ ∅ ∅ ∅ á ∅ ∅ ∅ ∅ ∅ ó ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅',
    },
    German: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ß , . - #',
      shift: '! " § $ % & / ( ) A C J K L M O P Q S X ? ; : _ \'',
      level3: '∅ ² ³ ∅ ∅ ∅ { [ ] ∅ ∅ ∅ ∅ ∅ µ ∅ ∅ @ ∅ ∅ \\ ∅ ∅ ∅ ∅',
    },
    French: {
      plain: '& é " \' ( - è _ ç q c j k l , o p a s x ) ; : ! *',
      shift: '1 2 3 4 5 6 7 8 9 Q C J K L ? O P A S X ° . / § µ',
      level3: '∅ Dead # { [ | Dead \\ ^ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ] ∅ ∅ ∅ ∅',
    },
    Swiss: {
      plain: "1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ' , . - $",
      shift: '+ " * ç % & / ( ) A C J K L M O P Q S X ? ; : _ £',
      level3: '¦ @ # ° § ¬ | ¢ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ Dead ∅ ∅ ∅ }',
    },
    Spanish: {
      plain: "1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ' , . - ç",
      shift: '! " · $ % & / ( ) A C J K L M O P Q S X ? ; : _ Ç',
      level3: '| @ # Dead € ¬ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ }',
    },
    Ukrainian: {
      plain: '1 2 3 4 5 6 7 8 9 ф с о л д ь щ з й і ч - б ю . \\',
      shift: '! " № ; % : ? * ( Ф С О Л Д Ь Щ З Й І Ч _ Б Ю , /',
      level3: '∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅',
    },
    Turkish: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x * ö ç . ,',
      shift: "! ' ^ + % & / ( ) A C J K L M O P Q S X ? Ö Ç : ;",
      level3: '> £ # $ ½ ∅ { [ ] æ ∅ ∅ ∅ ∅ ∅ ∅ ∅ @ ß ∅ \\ ∅ ∅ ∅ Dead',
    },
  },
  Linux: {
    US: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x - , . / \\',
      shift: '! @ # $ % ^ & * ( A C J K L M O P Q S X _ < > ? |',
      level3: null,
    },
    UK: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x - , . / #',
      shift: '! " £ $ % ^ & * ( A C J K L M O P Q S X _ < > ? ~',
      level3: '¹ ² ³ € ½ ¾ { [ ] æ ¢ Dead ĸ ł µ ø þ @ ß » \\ • · Dead Dead',
    },
    German: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ß , . - #',
      shift: '! " § $ % & / ( ) A C J K L M O P Q S X ? ; : _ \'',
      level3: '¹ ² ³ ¼ ½ ¬ { [ ] æ ¢ Dead ĸ ł µ ø þ @ ſ « \\ · … – ’',
    },
    French: {
      plain: '& é " \' ( - è _ ç q c j k l , o p a s x ) ; : ! *',
      shift: '1 2 3 4 5 6 7 8 9 Q C J K L ? O P A S X ° . / § µ',
      level3: '¹ ~ # { [ | ` \\ ^ @ ¢ Dead ĸ ł Dead ø þ æ ß » ] • · Dead Dead',
    },
    Swiss: {
      plain: "1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ' , . - $",
      shift: '+ " * ç % & / ( ) A C J K L M O P Q S X ? ; : _ £',
      level3: '| @ # ¼ ½ ¬ | ¢ ] æ ¢ Dead ĸ ł µ œ þ @ ß » Dead • · Dead }',
    },
    Spanish: {
      plain: "1 2 3 4 5 6 7 8 9 a c j k l m o p q s x ' , . - ç",
      shift: '! " · $ % & / ( ) A C J K L M O P Q S X ? ; : _ Ç',
      level3: '| @ # ~ ½ ¬ { [ ] æ ¢ Dead ĸ ł µ ø þ @ ß » \\ • · Dead }',
    },
    Ukrainian: {
      plain: '1 2 3 4 5 6 7 8 9 ф с о л д ь щ з й і ч - б ю . ґ',
      shift: '! " № ; % : ? * ( Ф С О Л Д Ь Щ З Й І Ч _ Б Ю , Ґ',
      level3: '¹ ² § $ ° < > • [ ф © о љ ђ ь щ з ј ы ћ — « » / \\',
    },
    Turkish: {
      plain: '1 2 3 4 5 6 7 8 9 a c j k l m o p q s x * ö ç . ,',
      shift: "! ' ^ + % & / ( ) A C J K L M O P Q S X ? Ö Ç : ;",
      level3: '> £ # $ ½ ¾ { [ ] â ¢ Dead ∅ ∅ µ ô ∅ @ ß » \\ × · Dead `',
    },
  },
};

/** A key with its modifiers, as the system and its browsers report it. `types` is what it types in a field. */
export type Stroke = { init: KeyboardEventInit; types: string | null };

type Held = { shift?: boolean; alt?: boolean; altGr?: boolean; control?: boolean };
export type Layout = { system: System; name: string; strokes: (held: Held) => Stroke[] };

export const LAYOUTS: Layout[] = Object.entries(KEYBOARDS).flatMap(([system, layouts]) =>
  Object.entries(layouts).map(([name, keyboard]) => layout(system as System, name, keyboard)),
);

function layout(system: System, name: string, keyboard: Keyboard): Layout {
  const plain = keyboard.plain.split(' ');
  const shifted = keyboard.shift.split(' ');
  const level3 = keyboard.level3?.split(' ') ?? null;
  for (const level of [plain, shifted, level3 ?? plain]) {
    if (level.length !== CODES.length) throw new Error(`${system}, ${name}: ${level.length} keys of ${CODES.length}`);
  }
  const mac = system === 'macOS';
  return {
    system,
    name,
    strokes: ({ shift = false, alt = false, altGr = false, control = false }) =>
      CODES.flatMap((code, at) => {
        // Option with Shift types other characters, which no shortcut needs.
        const usesLevel3 = altGr || (mac && alt);
        const level = usesLevel3 ? level3 : shift ? shifted : plain;
        const text = level?.[at];
        if (text === undefined) return [];
        const key = text === '∅' ? (plain[at] ?? '') : text === '␣' ? ' ' : text;
        const init: KeyboardEventInit = {
          key,
          code,
          keyCode: keyCodeOf(code, plain[at] ?? ''),
          shiftKey: shift,
          altKey: alt,
          ctrlKey: control,
          modifierAltGraph: altGr,
        };
        const typesNothing = text === '∅' || control || (alt && !mac);
        return [{ init, types: typesNothing ? null : key }];
      }),
  };
}

/** By the layout for Latin letters, by the place of the key for those of other scripts. */
function keyCodeOf(code: string, plain: string): number {
  const letter = /^[a-z]$/.test(plain) ? plain.toUpperCase() : /^\p{sc=Cyrillic}$/u.test(plain) ? code.slice(3) : null;
  if (letter !== null && letter.length === 1) return letter.charCodeAt(0);
  return code.startsWith('Digit') ? code.slice(5).charCodeAt(0) : 190;
}
