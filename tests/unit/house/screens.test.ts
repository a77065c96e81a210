import { globSync, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { PAGE_TITLES } from '../../../lib/navigation/pageTitles';
import { routeOf } from '../../../lib/navigation/route';
import { SETTINGS_PAGES } from '../../../lib/navigation/settingsSections';
import { SETTINGS_PLACES } from '../../e2e/support/places';
import { difference, shrink } from '../../screens/compare';
import { DOCUMENT_SHOTS } from '../../screens/documents';
import { BROWSERS, LANGUAGES, planOf, REFERENCES, referenceOf, SCENES, THEMES, WIDTHS } from '../../screens/plan';

const slashes = (path: string) => path.replaceAll('\\', '/');

describe('the pictures of `npm run screens`', () => {
  it('are stored for each shot and for nothing else, and are small', () => {
    const stored = globSync(`${REFERENCES}/**/*.*`).map(slashes).toSorted();
    expect(stored).toEqual(
      BROWSERS.flatMap((browser) => planOf(browser).map((shot) => referenceOf(browser, shot))).toSorted(),
    );
    const bytes = stored.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(3_000_000);
  });

  it.each(BROWSERS)(
    'show in %s every page of the desk and of its settings, and everything in each theme, language, width and scene',
    (browser) => {
      const shots = planOf(browser);
      const pages = shots.map(({ place }) => routeOf(`#/${place === 'checkout' ? 'checkouts/CCO-1' : place}`).at);
      expect(new Set(pages)).toEqual(new Set(Object.keys(PAGE_TITLES)));
      expect(SETTINGS_PLACES).toEqual(SETTINGS_PAGES.map(({ id }) => `settings/${id}`));
      const seen = <T>(of: (shot: (typeof shots)[number]) => T) => new Set(shots.map(of));
      expect(seen(({ theme }) => theme)).toEqual(new Set(THEMES));
      expect(seen(({ language }) => language)).toEqual(new Set(LANGUAGES));
      expect(seen(({ scene }) => scene)).toEqual(new Set(SCENES));
      expect(seen(({ size }) => size.width)).toEqual(new Set([...WIDTHS, 424]));
    },
  );

  it('show each place of a desk in both themes, and in Chromium at every width in every language', () => {
    for (const browser of BROWSERS) {
      const places = new Set(planOf(browser).map(({ place }) => place));
      expect(places.size).toBeGreaterThan(25);
      for (const place of places) {
        const shots = planOf(browser).filter((shot) => shot.place === place);
        expect(new Set(shots.map(({ theme }) => theme)), `${place} in ${browser}`).toEqual(new Set(THEMES));
        if (browser === 'firefox' || place === 'sidepanel') continue;
        expect(new Set(shots.map(({ language }) => language)), place).toEqual(new Set(LANGUAGES));
        if (place !== 'popup')
          expect(
            shots.map(({ size }) => size.width),
            place,
          ).toEqual(WIDTHS);
      }
    }
  });
});

describe('the pictures of the documents', () => {
  it('are all made by that script, so that none is older than the product', () => {
    const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')].map(slashes);
    const shown = documents.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/!\[[^\]]+\]\((?!https?:)([^)]+)\)/g)].map(([, path = '']) =>
        slashes(normalize(join(document, '..', path))),
      ),
    );
    const made = DOCUMENT_SHOTS.map(({ file }) => file);
    expect(new Set(shown)).toEqual(new Set(made));
    expect(globSync('docs/**/*.{png,jpg,jpeg,gif,webp,svg}').map(slashes).toSorted()).toEqual(made.toSorted());
    const bytes = made.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(600_000);
  });
});

describe('two pictures', () => {
  /** A page with a line of text, as letters are drawn: dark where `ink` says so. */
  const page = (draw: (x: number, y: number) => number) => {
    const png = new PNG({ width: 320, height: 160 });
    for (let y = 0; y < png.height; y += 1) {
      for (let x = 0; x < png.width; x += 1) {
        png.data.fill(draw(x, y), (y * png.width + x) * 4, (y * png.width + x) * 4 + 3);
        png.data[(y * png.width + x) * 4 + 3] = 255;
      }
    }
    return shrink(PNG.sync.write(png));
  };
  const letters = (x: number, y: number, from: number, to: number) =>
    x >= from && x < to && y >= 20 && y < 32 && (x + y) % 3 === 0;
  const text = page((x, y) => (letters(x, y, 20, 120) ? 40 : 250));

  it('are the same where letters are only drawn another way', () => {
    const smooth = page((x, y) => (letters(x, y, 20, 120) ? 60 : letters(x, y + 1, 20, 120) ? 235 : 250));
    expect(difference(text, text)).toBeNull();
    expect(difference(text, smooth)).toBeNull();
  });

  it.each<[string, (x: number, y: number) => number]>([
    ['a word is gone', (x, y) => (letters(x, y, 20, 80) ? 40 : 250)],
    ['a line is lower', (x, y) => (letters(x, y - 8, 20, 120) ? 40 : 250)],
    [
      'a button is there',
      (x, y) => (letters(x, y, 20, 120) ? 40 : x > 200 && x < 240 && y > 100 && y < 128 ? 200 : 250),
    ],
    ['the ground has another colour', (x, y) => (letters(x, y, 20, 120) ? 40 : 225)],
  ])('differ where %s', (_what, draw) => {
    expect(difference(text, page(draw))).not.toBeNull();
  });

  it('differ where one is larger', () => {
    const png = new PNG({ width: 324, height: 160 });
    expect(difference(text, shrink(PNG.sync.write(png)))).not.toBeNull();
  });
});
