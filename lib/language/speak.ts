import type { PagePlace } from 'virtual:catalogs/pages';
import { loadCatalog } from 'virtual:catalogs/pages';
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { browserLanguages } from './browserLanguages';
import { i18n } from './i18n';
import type { Language } from './languages';
import { directionOf, localeFor } from './languages';

const current = signal<Language | null>(null);
/** What this page speaks; null until its catalogs are here. */
export const spoken: ReadonlySignal<Language | null> = current;

/** The parts of the product that this page shows, each with a catalog. */
const places = new Set<PagePlace>();
const loads = new Map<string, Promise<void>>();
let wanted: Language | null = null;

/** Speaks this language in these places from now on, and in those that were added. A later call overtakes this one. */
export async function speak(language: Language, shown: readonly PagePlace[] = []): Promise<void> {
  wanted = language;
  for (const place of shown) places.add(place);
  await Promise.all(Array.from(places, (place) => load(language, place)));
  if (wanted !== language) return;
  i18n.activate(language, localeFor(language, browserLanguages()));
  const { documentElement: page } = document;
  page.lang = language;
  page.dir = directionOf(language);
  current.value = language;
}

/** Also speaks in this place, which is shown only now. */
export async function speakAlso(place: PagePlace): Promise<void> {
  places.add(place);
  if (wanted !== null) await load(wanted, place);
}

function load(language: Language, place: PagePlace): Promise<void> {
  const key = `${language} ${place}`;
  const known = loads.get(key);
  if (known) return known;
  const loading = loadCatalog(place, language).then((messages) => i18n.load(language, messages));
  loads.set(key, loading);
  return loading;
}
