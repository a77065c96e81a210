import type { BrowserName, Size } from '../e2e/driver/types.ts';
import { DESK_PLACES, SETTINGS_PLACES } from '../e2e/support/places.ts';

/**
 * What is stored: nothing at all, an account without a checkout, one with 3 of them, the 3 behind a passphrase, and 3,000.
 */
export const SCENES = ['first', 'none', 'few', 'locked', 'many'] as const;
/** For documents there is also the last one without what a desk suggests. */
export type Scene = (typeof SCENES)[number] | 'shop';

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];
export const REFERENCES = 'tests/screens/references';

export const WIDTHS = [1440, 1280, 700, 400];
export const THEMES = ['light', 'dark'] as const;
export const LANGUAGES = ['en', 'de', 'ar'] as const;

const HEIGHT = 900;
const POPUP: Size = { width: 424, height: 600 };
const SIDE_PANEL: Size = { width: 400, height: HEIGHT };

export type Shot = {
  /** A hash of the desk, or one of the other pages; `checkout` is the one that was made last. */
  place: string;
  scene: Scene;
  size: Size;
  theme: (typeof THEMES)[number];
  language: (typeof LANGUAGES)[number];
};

const ANY: readonly Scene[] = ['none', 'few', 'many'];
const FEW: readonly Scene[] = ['few'];

/** Says what CHANGELOG.md says: it looks different after each change. */
const NEWS = 'settings/news';

/** Where a desk can be, and with what stored it looks different. */
const PLACES: [place: string, scenes: readonly Scene[]][] = [
  ['welcome', ['first']],
  ...DESK_PLACES.map((place): [string, readonly Scene[]] => [place, ANY]),
  ['checkout', ['few', 'many']],
  ['palette', ['few', 'many']],
  ...SETTINGS_PLACES.filter((place) => place !== NEWS).map((place): [string, readonly Scene[]] => [place, FEW]),
  ['accounts/new', FEW],
  ['unlock', ['locked']],
];

/**
 * Every place at every width, with themes, languages and scenes in turn, so that each place is seen in each of them and
 * each pair of them somewhere: 4 pictures of a place in Chromium, of which Firefox has every second one. The popup, and
 * the side panel, which is the popup in another size, with everything that can be stored, in every language.
 */
export function planOf(browser: BrowserName): Shot[] {
  const desk = PLACES.flatMap(([place, scenes], at) =>
    WIDTHS.flatMap((width, turn): Shot[] =>
      browser === 'firefox' && (at + turn) % 2 === 1
        ? []
        : [
            {
              place,
              scene: inTurn(scenes, at + turn),
              size: { width, height: HEIGHT },
              theme: inTurn(THEMES, at + Math.floor(turn / 2)),
              language: inTurn(LANGUAGES, at + turn),
            },
          ],
    ),
  );
  const popups = SCENES.flatMap((scene, at) =>
    LANGUAGES.map(
      (language, turn): Shot => ({ place: 'popup', scene, size: POPUP, theme: inTurn(THEMES, at + turn), language }),
    ),
  );
  const panels = THEMES.map(
    (theme, at): Shot => ({
      place: 'sidepanel',
      scene: 'few',
      size: SIDE_PANEL,
      theme,
      language: inTurn(LANGUAGES, at),
    }),
  );
  return [...desk, ...popups, ...panels];
}

/** Where the reference of a shot is; its name says what it shows. */
export function referenceOf(browser: BrowserName, { place, scene, size, theme, language }: Shot): string {
  const name = `${place.replace('/', '-')}-${scene}-${size.width}-${theme}-${language}`;
  return `${REFERENCES}/${browser}/${name}.png`;
}

function inTurn<T>(list: readonly T[], turn: number): T {
  const chosen = list[turn % list.length];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}
